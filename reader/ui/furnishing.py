"""Furnishing: what a window does not need for its first sight, made a room at a time once the text can be read.

Most of a start is the import of code and the making of panels that nobody looks at yet. A key or a click that comes
before everything is there waits until it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from reader.ui.collecting import Collecting

if TYPE_CHECKING:
    from reader.ui.window import Window

# What a person does; it may need any room.
_DEEDS: Final = frozenset(
    (
        QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.DragEnter,
        QEvent.Type.ContextMenu, QEvent.Type.InputMethod,
    )
)  # fmt: skip


class Furnishing(QObject):
    """Runs `steps`: one at each turn of the event loop after `start`, or all that are left with `finish`."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._steps: Iterator[None] | None = steps(window)
        self._collecting = Collecting(self)  # from when everything is there; main.py had the collector wait
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._step)

    def start(self) -> None:
        """Go on whenever the event loop has nothing else to do."""
        QApplication.instance().installEventFilter(self)
        self._timer.start()

    def finish(self) -> None:
        """Make everything that is not there yet."""
        while self._steps:
            self._step()

    def stop(self) -> None:
        """The window closes: what is not there is not needed any more."""
        self._rest()
        self._collecting.stop()

    def _rest(self) -> None:
        self._timer.stop()
        self._steps = None
        QApplication.instance().removeEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _DEEDS:
            self.finish()
        return False

    def _step(self) -> None:
        # A step that meets an event of its own must not be begun twice.
        running, self._steps = self._steps, None
        if running is None:
            return
        if next(running, self) is self:
            self._rest()
            self._collecting.start()
        else:
            self._steps = running


def steps(window: Window) -> Iterator[None]:
    """Each step imports and makes what belongs together, in well under the time of a stutter."""
    session, page, jobs, messages = window.session, window.page, window.jobs, window.messages
    preferences, actions = window.preferences, window.actions_

    from reader.ui.contents import Contents

    window.contents = window.admit(Contents(session, page, window.looking, window))
    yield
    yield from _notes(window)
    from reader.ui.reading_modes import ReadingModes

    window.reading_modes = window.admit(ReadingModes(session, page, window.looking, preferences, actions, jobs, window))
    from reader.ui.syncing import Syncing

    window.syncing = window.admit(Syncing(session, jobs, page, window.looking, preferences, actions, messages, window))
    from reader.ui.comparing import Comparing

    window.comparing = window.admit(Comparing(session, jobs, page, preferences, messages, window.shelf, window))
    from reader.ui.pacing import Pacing

    window.pacing = window.admit(Pacing(session, page, preferences, window.status_line, window))
    from reader.ui.finding import Finding

    window.finding = window.admit(Finding(session, jobs, window.top_bar, page, messages, window))
    yield
    from reader.ui.pointing import Pointing

    window.pointing = window.admit(Pointing(window, page.view, actions))
    from reader.ui.asking import Asking

    window.asking = window.admit(Asking(window, preferences))
    from reader.ui.exchanging import Exchanging

    window.exchanging = window.admit(Exchanging(session, jobs, messages, window.opening, window))
    window.saving.copies_found.connect(window.exchanging.offer_copies)
    from reader.ui.keeping import Keeping

    window.keeping = window.admit(Keeping(preferences, window.opening, messages, window))
    yield
    from reader.ui.printing.printing import PrintRoom

    readings = lambda: window.study.aids.shown  # noqa: E731 - study comes later
    window.printing = window.admit(
        PrintRoom(session, jobs, messages, preferences, window.looking, page, window.stack, readings, window)
    )
    yield
    yield from _modes(window)
    window.furnish_menus()


def _notes(window: Window) -> Iterator[None]:
    """What a person adds to a text, how it is listed, and how it leaves."""
    session, page, preferences = window.session, window.page, window.preferences

    import reader.ui.note_card  # noqa: F401 - a step of its own

    yield
    from reader.ui.annotating import Annotating

    window.annotating = window.admit(Annotating(session, page, preferences, window))
    yield
    from reader.ui.notes.going import Going
    from reader.ui.notes.listing import Listing

    window.listing = window.admit(
        Listing(session, page, window.looking, preferences, window.jobs, window.messages, window)
    )
    window.going = window.admit(Going(session, page, window.annotating, window.listing, window))
    yield
    from reader.ui.notes.exporting import Exporting

    window.notes_export = window.admit(Exporting(window))
    yield


def _modes(window: Window) -> Iterator[None]:
    """What takes the reading area over, or stands beside it."""
    session, page, jobs, messages = window.session, window.page, window.jobs, window.messages
    preferences, actions = window.preferences, window.actions_

    import reader.workflow.alignment_notes
    import reader.workflow.realign

    yield
    from reader.ui.aligning.mode import Aligning

    yield
    window.aligning = window.admit(
        Aligning(session, jobs, page, preferences, actions, messages, window.annotating, window)
    )
    yield
    import reader.study.words

    yield
    from reader.ui.study.rooms import StudyRooms

    yield
    window.study = StudyRooms(window)
    for room in window.study.all:
        window.admit(room)
    yield
    from reader.ui.speaking import Speaking

    window.speaking = window.admit(
        Speaking(session, page, lambda: window.looking.region, actions, preferences, messages, window)
    )
    from reader.ui.converting.auditing import Auditing

    window.auditing = window.admit(
        Auditing(session, page, window.looking, window.panels, jobs, messages, preferences, window)
    )
    yield
    import reader.ui.review.review_page
    import reader.ui.review.verdict_card  # noqa: F401

    yield
    from reader.ui.review.rooms import ReviewRooms

    yield
    window.review = ReviewRooms(window)
    for room in window.review.all:
        window.admit(room)
    yield
    from reader.ui.overview.overview import Overviewing

    window.overview = window.admit(Overviewing(window))
    from reader.ui.announcing import Announcing

    window.announcing = window.admit(Announcing(window))
    from reader.ui.glyph_watch import GlyphWatch

    window.glyph_watch = window.admit(GlyphWatch(window))
    yield
