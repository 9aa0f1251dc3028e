"""Beside: the word pop-up at the word, below its sentence or above it, never over it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QObject, QRect, QRectF, QSize

from reader.core.document import Side
from reader.core.spans import Span
from reader.ui.reading.view import ReadingView
from reader.ui.study.word_popup import WordPopup

GAP: Final = 4  # between the sentence and the pop-up
MARGIN: Final = 8  # to the edges of the text
# A pop-up of less height says nothing: then the panel is the better place.
LEAST: Final = 96


def fitted(sizes: QSize, area: QSize, word: QRectF, sentences: Iterable[tuple[float, float]]) -> QRect | None:
    """Where a pop-up of these sizes stands in an area: below or above one of the `sentences` (top and bottom), of which
    the first is the best; where it fits nowhere as a whole, where there is most room. None when there is none.
    """
    ranges = list(sentences)
    for top, bottom in ranges:
        for y in (bottom + GAP, top - GAP - sizes.height()):
            if y >= MARGIN and y + sizes.height() + MARGIN <= area.height():
                return QRect(_left(sizes, area, word), round(y), sizes.width(), sizes.height())
    top, bottom = ranges[-1]
    above, below = top - GAP - MARGIN, area.height() - bottom - GAP - MARGIN
    height = int(max(above, below))
    if height < LEAST:
        return None
    y = bottom + GAP if below >= above else MARGIN
    return QRect(_left(sizes, area, word), round(y), sizes.width(), height)


def _left(sizes: QSize, area: QSize, word: QRectF) -> int:
    """Its left edge stands at the word, as far as there is room to the right."""
    return round(max(MARGIN, min(word.left() - MARGIN, area.width() - sizes.width() - MARGIN)))


class Beside(QObject):
    """Owns the pop-up of one view: it goes with the text when that scrolls."""

    def __init__(self, view: ReadingView, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._place: tuple[Side, int] | None = None
        self.popup = WordPopup(view.viewport())
        view.slips.append(self.popup)
        view.positionChanged.connect(self._stay)

    @property
    def is_shown(self) -> bool:
        return not self.popup.isHidden()

    def show_at(self, side: Side, offset: int) -> bool:
        """Stand beside the sentence at a place of the text; False when there is no room, or the place is not in sight."""
        self._place = side, offset
        word, sentences = self._rectangles(side, offset)
        place = fitted(self.popup.wanted(), self._view.viewport().size(), word, sentences) if word else None
        if place is None:
            self.popup.hide()
            return False
        self.popup.setGeometry(place)
        self.popup.show()
        self.popup.raise_()
        return True

    def hide(self) -> None:
        self.popup.hide()

    def _stay(self) -> None:
        """The text has moved."""
        if self._place and self.is_shown:
            self.show_at(*self._place)

    def _rectangles(self, side: Side, offset: int) -> tuple[QRectF | None, list[tuple[float, float]]]:
        """The word's first character, and from where to where its pair of sentences reaches, then the sentence alone."""
        view, project = self._view, self._view.project
        if project is None:
            return None, []
        document, bead = project.bitext.document(side), view.bead_at(side, offset)
        sentence = document.segments[document.segment_at(offset)].span if bead is not None else None
        word: QRectF | None = None
        pair: list[QRectF] = []
        own: list[QRectF] = []
        for box, y in view.boxes():
            here = box.row.span(side).contains(offset)
            if not here and bead not in box.row.beads.indices():
                continue
            # At the end of a paragraph no character follows.
            near = (box.rectangles(side, Span(start, start + 1)) for start in (offset, offset - 1))
            word = word or next((found[0].translated(0, y) for found in near if found), None)
            # A heading has no beads: it is taken whole, as is its counterpart.
            spans = {one: box.row.span(one) if bead is None else box.bead_span(one, bead) for one in box.cells}
            own += (place.translated(0, y) for place in box.rectangles(side, sentence or box.row.span(side)))
            pair += (
                place.translated(0, y) for one, span in spans.items() if span for place in box.rectangles(one, span)
            )
        return word, [_reach(lines) for lines in ([*pair, *own], own) if lines]


def _reach(lines: list[QRectF]) -> tuple[float, float]:
    return min(line.top() for line in lines), max(line.bottom() for line in lines)
