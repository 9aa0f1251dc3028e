"""Companion: the other language in a pane that scrolls by itself, beside a view that shows the one.

Both panes have one caret and one selection, those of the main view, so that everybody who asks the main view knows what
is read. When `loose`, either pane follows the other to the sentence that corresponds; else each stays where it is.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QWidget

from reader.core.document import Side, other_side
from reader.core.spans import Span
from reader.ui.reading.paint import Scene
from reader.ui.reading.scroller import Position
from reader.ui.reading.view import ReadingView
from reader.workflow.rows import Rows, len_of

# Told to the main view as if it had happened there.
_FORWARDED: Final = ("hiddenLineActivated", "annotationActivated", "menuRequested", "zoomRequested")


class Companion(ReadingView):
    """Made once for a main view; `attach` makes the two one, `detach` gives the main view its freedom back."""

    def __init__(self, main: ReadingView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._main = main
        self._selecting = main._selecting
        self.loose = True
        self._following = False
        self._at: dict[ReadingView, Position | None] = {}  # where the panes stood when one was brought to the other
        main.positionChanged.connect(lambda: self._follow(main, self))
        self.positionChanged.connect(lambda: self._follow(self, main))
        for name in _FORWARDED:
            getattr(self, name).connect(getattr(main, name))
        for action in main.actions():
            self.addAction(action)

    def attach(self) -> None:
        """Show what the main view shows, and stand where it stands."""
        self._main.mirror = self
        self._following = True  # not the other way round while this pane is filled
        self.word_finder = self._main.word_finder
        self.set_readings(self._main._find_readings, self._main._fit)
        self.show_project(self._main.project)
        self._bring(self._main, self)

    def detach(self) -> None:
        self._main.mirror = None
        self.show_project(None)

    # What the panes share

    def _scene_now(self) -> Scene:
        at = self.located() if self.hasFocus() else None
        return replace(self._main._scene_now(), style=self._style, caret=at, focused=self.hasFocus())

    def _caret_moved(self, reveal: bool) -> None:
        super()._caret_moved(reveal)
        self._main.follow_caret()

    def _hover(self) -> None:
        super()._hover()
        if self._main.mirror is self and self._mouse_over.point:
            self._main._paint_with(hover_bead=self._scene.hover_bead)

    def is_covered(self, bead: int) -> bool:
        return self._main.is_covered(bead)

    def uncover(self, bead: int) -> None:
        self._main.uncover(bead)

    def _text_replaced(self) -> None:
        """The caret is the main view's to forget."""

    # Following

    def _follow(self, source: ReadingView, target: ReadingView) -> None:
        # Another size or style lays out anew and moves nothing.
        moved = source.position() != self._at.get(source)
        if self.loose and moved and self._main.mirror is self and not self._following:
            self._bring(source, target)

    def _bring(self, source: ReadingView, target: ReadingView) -> None:
        place = counterpart(source)
        if place:
            self._following = True
            target.restore(place)
        self._following = False
        self._at = {pane: pane.position() for pane in (source, target)}


def counterpart(view: ReadingView) -> Position | None:
    """The place on the other side that corresponds to the line under the eye, at the same height."""
    seen, rows = view.position(), view._rows
    if seen is None or rows is None or view.project is None:
        return None
    side, bitext = other_side(seen.side), view.project.bitext
    bead = view.bead_at(seen.side, seen.offset)
    runs = [bitext.alignment.beads[bead].run(one) for one in (seen.side, side)] if bead is not None else []
    if runs and all(runs):
        here, there = (
            Span(bitext.document(one).segments[run.start].start, bitext.document(one).segments[run.end - 1].end)
            for one, run in zip((seen.side, side), runs, strict=True)
        )
        share = (seen.offset - here.start) / max(1, len_of(here))
        return Position(side, there.start + int(share * len_of(there)), seen.delta)
    offset = _in_row(rows, seen, side)
    return None if offset is None else Position(side, offset, seen.delta)


def _in_row(rows: Rows, seen: Position, side: Side) -> int | None:
    """Where the row of a place starts on the other side, or the nearest one before that has text there."""
    place = rows.of_offset(seen.side, seen.offset)
    while place:
        span = rows.row(place).span(side)
        if len_of(span):
            return span.start
        place = rows.before(place)
    return None
