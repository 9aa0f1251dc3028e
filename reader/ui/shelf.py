"""Shelf: the list of texts read before, and where the present one is being left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMenu

from reader.core.messages import tr
from reader.core.project import Project
from reader.ui.looking import Looking
from reader.ui.reading.scroller import Position
from reader.ui.reading_page import ReadingPage
from reader.ui.session import Session
from reader.workflow import pasted, recent
from reader.workflow.desk import Desk
from reader.workflow.recent import Reading

# A position is worth keeping even when the machine goes down; not at every turn of the wheel.
KEEP_EVERY_MS: Final = 4000
MENU_LENGTH: Final = 12


class Shelf(QObject):
    """`changed` follows the list; `failed` a list that cannot be written. `current` is the text that is read."""

    changed = Signal()
    failed = Signal(object)
    begun = Signal()  # another text is read: `current`

    def __init__(self, session: Session, page: ReadingPage, looking: Looking, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._page, self._looking = session, page, looking
        self.readings = recent.load_recent()
        self.current: Reading | None = None
        self._timer = QTimer(self, singleShot=True, interval=KEEP_EVERY_MS)
        self._timer.timeout.connect(self.keep)
        page.view.positionChanged.connect(self._moved)
        looking.changed.connect(self._moved)

    def earlier(self, opened: Desk) -> Reading | None:
        """How this text was left last time."""
        return recent.found(self.readings, opened.paths)

    def begin(self, opened: Desk, project: Project) -> Reading:
        """The text is read now: first in the list. The earlier entry of it, or a new one."""
        reading = self.earlier(opened) or Reading(opened.paths)
        bitext = project.bitext
        self.current = recent.opened_now(
            replace(
                reading,
                paths=opened.paths,
                encoding=opened.encoding,
                zh_title=bitext.zh.title_text,
                en_title=bitext.en.title_text,
                pairs=len(bitext.alignment.beads),
                pasted=opened.paths[0].startswith(str(pasted.pasted_folder())),
            )
        )
        self.begun.emit()
        return self.current

    def restore(self, reading: Reading) -> None:
        """Bring the reader back to the line that was left."""
        if reading.offset or reading.delta:
            side = "zh" if reading.side == "zh" else "en"
            self._page.view.restore(Position(side, reading.offset, int(reading.delta)))

    def keep(self) -> None:
        """Write down where the reader is."""
        self._timer.stop()
        if self.current is None or self._session.project is None:
            return
        self.current = self._left()
        self.readings = recent.remembered(self.readings, self.current)
        self._write()

    def keep_versions(self, paths: tuple[str, ...]) -> None:
        """Write down which other versions stand beside the text."""
        if self.current and self.current.versions != paths:
            self.current = replace(self.current, versions=paths)
            self.keep()

    def end(self) -> None:
        """The text is closed."""
        self.keep()
        self.current = None

    def forget(self, reading: Reading) -> None:
        self.readings = recent.forgotten(self.readings, reading.paths)
        self._write()

    def fill_menu(self, menu: QMenu, open_reading: Callable[[Reading], object]) -> None:
        """The newest texts as actions."""
        for reading in self.readings[:MENU_LENGTH]:
            menu.addAction(reading.name.replace("&", "&&"), lambda one=reading: open_reading(one))
        if not self.readings:
            menu.addAction(tr("Nothing was opened yet")).setEnabled(False)

    def progress(self) -> float:
        """How far the text is read, 0 to 1, by the line at the foot of the window."""
        project, view = self._session.project, self._page.view
        bar, position = view.verticalScrollBar(), view.position()
        if project is None or position is None or not project.bitext.alignment.beads:
            return 0.0
        if bar.value() >= bar.maximum():
            return 1.0
        return (bead_near(project, position.side, position.offset)) / len(project.bitext.alignment.beads)

    def _left(self) -> Reading:
        position, project = self._page.view.position(), self._session.project
        notes = sum(item.is_note for item in project.annotations) if project else 0
        place = {} if position is None else {"side": position.side, "offset": position.offset, "delta": position.delta}
        return replace(
            self.current or Reading(("",)),
            progress=max(self.progress(), 1.0 if self.current and self.current.progress >= 1 else 0.0),
            notes=notes,
            script=self._looking.script,
            show_hidden=self._looking.show_hidden,
            **place,
        )

    def _moved(self) -> None:
        if self.current and not self._timer.isActive():
            self._timer.start()

    def _write(self) -> None:
        try:
            recent.save_recent(self.readings)
        except OSError as error:
            self.failed.emit(error)
        self.changed.emit()


def bead_near(project: Project, side: str, offset: int) -> int:
    """The pair at or before a place of one side; 0 before the first."""
    side = "zh" if side == "zh" else "en"
    segment = project.bitext.document(side).segment_at(offset)
    return max(0, project.bitext.alignment.bead_of(side, segment)) if segment >= 0 else 0
