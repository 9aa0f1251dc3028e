"""Overviewing: keeps the strip beside the scroll bar in step with text, search, notes, review and reading."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer

from reader.core.project import Project
from reader.core.spans import Span
from reader.core.task import Task
from reader.ui import theme
from reader.ui.overview.strip import Strip
from reader.ui.room import Room
from reader.workflow import overview
from reader.workflow.overview import Lane, Mark, share_of

if TYPE_CHECKING:
    from reader.ui.window import Window

# A place counts as read when it was looked at for so long.
READ_AFTER_MS: Final = 1500
# Changes of notes come with every key that is pressed in one.
SOON_MS: Final = 150


class Overviewing(Room):
    """Each lane is counted away from the GUI thread whenever what it shows has changed."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._session, self._jobs = window, window.session, window.jobs
        self._preferences, self._view = window.preferences, window.page.view
        self.strip = Strip(self._view, window.page)
        self.strip.section_at = self._heading_at
        self.strip.chosen.connect(self._go)
        self.strip.scrolled_to.connect(self._scroll)
        window.page.add_beside(self.strip)
        self._notes_soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._notes_soon.timeout.connect(self._count_notes)
        self._rest = QTimer(self, singleShot=True, interval=READ_AFTER_MS)
        self._rest.timeout.connect(self._mark_read)
        self._view.positionChanged.connect(self._rest.start)
        window.finding.changed.connect(self._count_hits)
        window.review.reviewing.state.stood.connect(self._count_findings)
        self._preferences.changed.connect(lambda key: self._show() if key == "overview" else None)
        window.actions_["align_mode"].toggled.connect(lambda _begun: self._show())
        self._session.follow(self._follow)
        self._show()

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {"overview": lambda: self._preferences.choose("overview", not self._preferences.get("overview"))}

    def dress(self, colors: theme.Theme) -> None:
        self.strip.dress(colors)

    # Own

    def _show(self) -> None:
        """Where the alignment is weak is always shown to one who corrects it."""
        shown = bool(self._preferences.get("overview"))
        self.strip.setVisible(shown or self._window.actions_["align_mode"].isChecked())
        self._window.actions_["overview"].setChecked(shown)

    def _follow(self, old: Project | None, new: Project | None) -> None:
        if (old and old.bitext) is not (new and new.bitext):
            same_text = old and new and old.bitext.zh.source == new.bitext.zh.source
            if not same_text:
                for lane in overview.LANES:
                    self._take(lane, ())
                self.strip.show_read(self._read_before())
                self._rest.start()
            if new:
                self._count("doubt", overview.doubts(new.bitext))
        if (old and old.annotations) is not (new and new.annotations) and new:
            self._notes_soon.start()

    def _count_notes(self) -> None:
        if project := self._session.project:
            for lane, bookmarks in (("note", False), ("bookmark", True)):
                self._count(lane, overview.notes(project, bookmarks))

    def _count_hits(self) -> None:
        if project := self._session.project:
            places = ((hit.side, hit.span.start) for hit in self._window.finding.hits)
            self._count("hit", overview.hits(project.bitext, places))

    def _count_findings(self) -> None:
        standing = self._window.review.reviewing.standing
        if standing and self._session.project:
            self._count("finding", overview.findings(standing.project.bitext, standing.by_bead))

    def _count(self, lane: Lane, task: Task[tuple[Mark, ...]]) -> None:
        take = partial(self._take, lane)
        self._jobs.start(f"overview {lane}", "", task, take, self._window.messages.tell_error, quiet=True)

    def _take(self, lane: Lane, marks: tuple[Mark, ...]) -> None:
        self.strip.show_marks(lane, marks)

    def _go(self, mark: Mark) -> None:
        self._view.go_to_span(mark.spot.side, Span(mark.spot.offset, mark.spot.offset))
        self._view.setFocus()

    def _scroll(self, share: float) -> None:
        """Bring the middle of the view to a share of the text."""
        bar = self._view.verticalScrollBar()
        bar.setValue(round(share * (bar.maximum() + bar.pageStep()) - bar.pageStep() / 2))

    def _read_before(self) -> float:
        desk = self._window.opening.desk
        reading = self._window.shelf.earlier(desk) if desk else None
        return reading.progress if reading else 0.0

    def _mark_read(self) -> None:
        """The view has rested: up to its foot the text is read, if it was up to its head."""
        bar = self._view.verticalScrollBar()
        whole = max(1, bar.maximum() + bar.pageStep())
        if self._session.project and bar.value() / whole <= self.strip.read + bar.pageStep() / whole:
            self.strip.show_read(max(self.strip.read, min(1.0, (bar.value() + bar.pageStep()) / whole)))

    def _heading_at(self, share: float) -> str:
        """The heading of the section that stands at a share of the text."""
        project = self._session.project
        if project is None:
            return ""
        bitext = project.bitext
        side = "zh" if bitext.zh.segments else "en"
        document, found = bitext.document(side), ""
        for section in document.sections:
            if section.heading and share_of(bitext, side, section.heading.start) > share:
                break
            found = section.heading.of(document.text) if section.heading else found
        found = " ".join(found.split())
        return self._window.looking.shown(found) if side == "zh" else found
