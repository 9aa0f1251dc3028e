"""Converting: another script is shown when its tables are read; what stands under converted text; a file of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, QTimer
from PySide6.QtGui import QHelpEvent

from reader.core.errors import DuiduError
from reader.core.messages import tr
from reader.core.messages import translatable as t
from reader.core.spans import Span
from reader.ui.jobs import Jobs
from reader.ui.looking import SCRIPT_NAMES, SCRIPTS, Looking
from reader.ui.message_bar import MessageBar
from reader.ui.reading_page import ReadingPage
from reader.ui.room import Room
from reader.ui.session import Session
from reader.workflow.display import ORIGINAL, is_prepared, overrides_of, prepare

# The file's name says which script it holds.
_ENDINGS: Final = {"original": "original", "hans": "hans", "hant": "hant", "tw": "tw", "twp": "tw", "hk": "hk"}
_WITH: Final = t("With your own choices")
_WITHOUT: Final = t("As the tables say")


class Converting(Room):
    """Chooses scripts for the window; the conversion itself lies below."""

    def __init__(
        self, session: Session, page: ReadingPage, looking: Looking, jobs: Jobs, messages: MessageBar, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._page, self._looking = session, page, looking
        self._jobs, self._messages = jobs, messages
        page.view.viewport().installEventFilter(self)
        QTimer.singleShot(0, self, self._check)

    def handlers(self) -> dict[str, Callable[[], object]]:
        chosen = {f"script_{script}": partial(self.choose, script) for script in SCRIPTS}
        return {**chosen, "export_converted": self.ask_export}

    def choose(self, script: str) -> None:
        """Show the text in this script, as soon as its tables are read; an error leaves everything as it is."""
        if script == self._looking.script:
            self._looking.changed.emit()  # a check mark that was clicked away comes back
            return
        if is_prepared(script):
            self._jobs.cancel("script")
            self._looking.choose_script(script)
            return
        done = partial(self._show, script)
        self._jobs.start("script", SCRIPT_NAMES[script], prepare(script), lambda _none: done(), self._fail)

    def warm_up(self, script: str) -> None:
        """Read the tables that a text which is being opened will need; a text that was never shown names no script."""
        if script in SCRIPTS and not is_prepared(script):
            self._jobs.start("script", "", prepare(script), lambda _none: None, lambda _error: None, quiet=True)

    def ask_export(self) -> None:
        """Ask where the text goes, and whether with the reader's own choices of characters."""
        project = self._session.project
        if project is None:
            return
        source = Path(project.bitext.zh.source.path or Path.home() / "text")
        suggested = str(source.with_name(f"{source.stem}-{_ENDINGS[self._looking.script]}.txt"))
        kinds = [f"{tr(kind)} (*.txt)" for kind in (_WITH, _WITHOUT)]
        from PySide6.QtWidgets import QFileDialog

        path, chosen = QFileDialog.getSaveFileName(
            self._page, tr("Export the converted text"), suggested, ";;".join(kinds)
        )
        if path:
            self.export(path if Path(path).suffix else f"{path}.txt", own_choices=chosen != kinds[1])

    def export(self, path: str, own_choices: bool = True) -> None:
        """Write the Chinese text as it is shown."""
        project = self._session.project
        if project is None:
            return
        from reader.workflow.convert_export import write_converted

        overrides = overrides_of(project.annotations, "zh") if own_choices else ()
        told = partial(self._messages.tell, t("Written: {name}"), details={"name": Path(path).name})
        task = write_converted(project.bitext.zh, path, self._looking.script, overrides)
        self._jobs.start("export", t("Exporting"), task, lambda _none: told(), self._messages.tell_error)

    def original_at(self, point: QPointF) -> str:
        """What is written in the source under a point of the text, where something else is shown; else ""."""
        under = self._page.view.under(point)
        if self._looking.script == ORIGINAL or under is None or under.side != "zh" or under.offset is None:
            return ""
        shown = under.box.cells["zh"].shown
        place = shown.from_document(Span(under.offset, under.offset + 1))
        source = shown.to_document(place)
        original = " ".join(source.of(under.box.bitext.zh.text).split())
        return original if original and original != place.of(shown.text) else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            original = self.original_at(QPointF(event.pos()))
            if original:
                from html import escape

                from PySide6.QtWidgets import QToolTip

                # A tip that looks like HTML is drawn as such, so the text is escaped.
                tip = escape(tr("In the source: {text}", text=original))
                QToolTip.showText(event.globalPos(), f"<span>{tip}</span>", self._page.view)
                return True
        return super().eventFilter(watched, event)

    def _show(self, script: str) -> None:
        if self._session.project is not None:
            self._looking.choose_script(script)

    def _fail(self, error: BaseException) -> None:
        self._messages.tell_error(error)
        self._looking.changed.emit()  # the switch goes back to what is shown

    def _check(self) -> None:
        """Packages that take the place of the converter's are told of before anything is converted."""
        from reader.script.tables import check_packages

        try:
            check_packages()
        except DuiduError as error:
            self._messages.tell_error(error)
