"""Splitting: the gutter dragged to another share of the columns; a double click makes them alike again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.ui.reading.box import Under
from reader.ui.reading.columns import split_at

if TYPE_CHECKING:
    from reader.ui.reading.caret_canvas import CaretCanvas

START: Final = 4.0  # pixels that the mouse moves before it is a drag
EVEN: Final = 0.5
SNAP: Final = 0.012  # so near to even is even


class Splitting:
    """`active` while the gutter is held and was moved."""

    def __init__(self, view: CaretCanvas) -> None:
        self._view = view
        self._from: float | None = None
        self.active = False

    def can_take(self, under: Under | None) -> bool:
        """True over a gutter between two columns that show its bars; the alignment mode has other uses for it."""
        return under is not None and under.in_gutter and under.box.columns.beside and self._view.bars_shown

    def press(self, under: Under | None) -> bool:
        """Take hold; False when there is no gutter here."""
        self._from = under.x if under and self.can_take(under) else None
        return self._from is not None

    def move(self, x: float) -> bool:
        """Follow the mouse; False when nothing is held."""
        columns = self._view.columns
        if self._from is None or columns is None:
            return False
        self.active = self.active or abs(x - self._from) >= START
        if self.active:
            share = split_at(columns, x)
            self._view.show_split(EVEN if abs(share - EVEN) < SNAP else share)
        return True

    def release(self) -> bool:
        """Let go; True when the columns were moved."""
        moved, self.active, self._from = self.active, False, None
        if moved:
            self._view.splitChosen.emit(self._view.style_shown.split)
        return moved

    def even(self) -> None:
        """Both columns alike."""
        self._from = None
        self._view.show_split(EVEN)
        self._view.splitChosen.emit(EVEN)
