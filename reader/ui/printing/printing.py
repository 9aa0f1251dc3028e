"""Printing: the preview of the text on paper, and what is made of it. The work is done in the background."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from reader.core.document import Side
from reader.core.messages import tr
from reader.core.messages import translatable as t
from reader.core.project import Project
from reader.core.task import Task
from reader.ui import theme
from reader.ui.jobs import Jobs
from reader.ui.looking import Looking
from reader.ui.message_bar import MessageBar
from reader.ui.preferences import Preferences
from reader.ui.printing.output import LaidOut, lay_out, picture, print_out, write_pdf
from reader.ui.printing.paper import Choices, Paper, inches, page_layout
from reader.ui.printing.preview import Preview
from reader.ui.printing.setter import Printing
from reader.ui.reading.ruby import FindReadings
from reader.ui.reading_page import ReadingPage
from reader.ui.room import Room
from reader.ui.session import Session
from reader.ui.shelf import bead_near
from reader.workflow.print_pages import sheet_of

# Several choices in quick succession are laid out once.
SOON_MS: Final = 60
KEYS: Final = tuple(f"print_{name}" for name in ("arrangement", "paper", "direction", "notes", "highlights", "size"))


class PrintRoom(Room):
    """Shows the preview in the window's stack of pages; `laid` is what it shows, None while that is made."""

    def __init__(
        self, session: Session, jobs: Jobs, messages: MessageBar, preferences: Preferences, looking: Looking,
        page: ReadingPage, stack: QStackedWidget, readings: Callable[[], FindReadings | None], window: QWidget,
    ) -> None:  # fmt: skip
        """`readings` gives what finds the readings that are shown now."""
        super().__init__(window)
        self._session, self._jobs, self._messages, self._preferences = session, jobs, messages, preferences
        self._looking, self._page, self._stack, self._window = looking, page, stack, window
        self._readings = readings
        self.laid: LaidOut | None = None
        self._bead: int | None = None  # what is seen in the preview
        self._colors: theme.Theme | None = None
        self._preview: Preview | None = None
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._lay_out)
        session.changed.connect(self._follow)
        preferences.changed.connect(lambda key: self._again() if key in KEYS else None)
        looking.changed.connect(self._again)
        stack.currentChanged.connect(lambda _place: self._end() if not self.shown else None)

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {"print": self.print_or_show, "export_pdf": self.ask_pdf}

    def dress(self, colors: theme.Theme) -> None:
        self._colors = colors
        if self._preview:
            self._preview.dress(colors)

    @property
    def preview(self) -> Preview:
        """Made when it is first wanted."""
        if self._preview is None:
            self._preview = Preview(self._preferences, self._window)
            self._preview.left.connect(self.leave)
            self._preview.print_wanted.connect(self.print_or_show)
            self._preview.pdf_wanted.connect(self.ask_pdf)
            self._preview.view.wanted.connect(self._make_picture)
            self._preview.view.page_changed.connect(self._follow_page)
            self._stack.addWidget(self._preview)
            if self._colors:
                self._preview.dress(self._colors)
        return self._preview

    @property
    def shown(self) -> bool:
        return self._preview is not None and self._stack.currentWidget() is self._preview

    def print_or_show(self) -> None:
        """Show the preview; from there, print."""
        if not self.shown:
            self.show()
        elif self.laid:
            self._ask_printer(self.laid)

    def show(self) -> None:
        if self._session.project:
            self._bead = self._page.view.current_bead()
            if self._bead is None and (position := self._page.view.position()):
                self._bead = bead_near(self._session.project, position.side, position.offset)
            self._stack.setCurrentWidget(self.preview)
            self.preview.setFocus()
            self._lay_out()

    def leave(self) -> None:
        """Back to the text."""
        if self.shown:
            self._stack.setCurrentWidget(self._page)
            self._page.view.setFocus()

    def choices(self) -> Choices:
        """What is chosen now; a text in one language has one column."""
        get = self._preferences.get
        return Choices(
            get("print_paper"), get("print_direction") == "landscape", self._single() or get("print_arrangement"),
            get("print_notes"), get("print_highlights"), get("print_size"),
        )  # fmt: skip

    def ask_pdf(self) -> None:
        """Ask where the PDF goes."""
        if project := self._session.project:
            source = Path(project.bitext.zh.source.path or project.bitext.en.source.path or Path.home() / "text")
            suggested = str(source.with_suffix(".pdf"))
            path, _ = QFileDialog.getSaveFileName(self._window, tr("Export as PDF"), suggested, "PDF (*.pdf)")
            if path:
                self.write(path if Path(path).suffix else f"{path}.pdf")

    def write(self, path: str) -> None:
        """Write the PDF as it is chosen now."""
        if printing := self._printing():
            self._start(
                "export", t("Writing the PDF"), _written(self.laid, printing, path), partial(self._written, path)
            )

    # Own

    def _printing(self) -> Printing | None:
        project = self._session.project
        return Printing(project, self.choices(), self._looking.style(), self._readings()) if project else None

    def _single(self) -> Side | None:
        """The side of a text in one language."""
        project = self._session.project
        sides: dict[str, Side] = {"zh-only": "zh", "en-only": "en"}
        return sides.get(project.bitext.layout) if project else None

    def _again(self) -> None:
        self.laid = None
        if self.shown:
            self._soon.start()

    def _lay_out(self) -> None:
        if printing := self._printing():
            self.laid = None
            self.preview.show_count(0)
            self.preview.show_languages(1 if self._single() else 2)
            self._start("print", t("Laying out the pages"), lay_out(printing), self._show)

    def _show(self, laid: LaidOut) -> None:
        if self.shown:
            bead = self._bead or 0
            self.preview.view.show_sheets(inches(Paper.of(laid.printing.choices)), len(laid.sheets))
            self.preview.show_count(len(laid.sheets))
            self.preview.view.go_to(sheet_of(laid.sheets, bead))
            self.laid = laid

    def _follow_page(self, number: int) -> None:
        """The place that stays in view when other pages are made of the text."""
        if self.laid and number < len(self.laid.sheets):
            self._bead = max(0, self.laid.sheets[number].bead)

    def _make_picture(self, number: int, scale: float) -> None:
        if self.laid:
            take = partial(self.preview.view.take, number, scale)
            self._start("print picture", "", picture(self.laid, number, scale), take, quiet=True)

    def _ask_printer(self, laid: LaidOut) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        if not QPrinterInfo.availablePrinterNames():
            self._messages.tell(
                t("No printer was found."), t("A PDF can be printed elsewhere."), (t("Export as PDF…"), self.ask_pdf)
            )
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setFullPage(True)
        printer.setPageLayout(page_layout(laid.printing.choices))
        printer.setDocName(self._window.windowTitle())
        dialog = QPrintDialog(printer, self._window)
        dialog.setMinMax(1, len(laid.sheets))
        dialog.accepted.connect(partial(self._print, laid, printer))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _print(self, laid: LaidOut, printer: Any) -> None:
        told = partial(self._messages.tell, t("Sent to the printer. Pages: {count}."))
        self._start("export", t("Printing"), print_out(laid, printer), lambda count: told(details={"count": count}))

    def _written(self, path: str, count: int) -> None:
        details = {"name": Path(path).name, "count": count}
        self._messages.tell(t("Written: {name}. Pages: {count}."), details=details)

    def _start(
        self, group: str, title: str, task: Task[Any], done: Callable[[Any], object], quiet: bool = False
    ) -> None:
        self._jobs.start(group, title, task, done, self._messages.tell_error, quiet=quiet)

    def _follow(self, old: Project | None, new: Project | None) -> None:
        if new is None or (old and old.bitext.zh.source != new.bitext.zh.source):
            self.leave()
        self._again()

    def _end(self) -> None:
        """The preview is left: nothing is kept of it."""
        self.laid = None
        self._soon.stop()
        for group in ("print", "print picture"):
            self._jobs.cancel(group)


def _written(laid: LaidOut | None, printing: Printing, path: str) -> Task[int]:
    if laid is None:
        laid = yield from lay_out(printing)
    return (yield from write_pdf(laid, path))
