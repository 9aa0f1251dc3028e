"""The signs of notes: bubbles and ribbons in the margin, and the ghost that a note on one side has on the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from reader.core.document import Side, other_side
from reader.core.spans import Span
from reader.ui.reading.box import Box
from reader.ui.reading.marks import Mark, MarkIndex
from reader.ui.reading.style import ReadingColors, translucent

SIZE: Final = QRectF(0, 0, 9, 8)
GHOST_DASHES: Final = [0.1, 2.6]  # dots, with round ends


class Sign(NamedTuple):
    """A sign in the margin, in the coordinates of its row."""

    place: QRectF
    mark: Mark


def note_signs(box: Box, marks: MarkIndex) -> list[Sign]:
    """Where the signs of a row's notes and bookmarks stand in the margin."""
    found: list[Sign] = []
    for side, cell in box.cells.items():
        outer = side == box.columns.sides[0] or box.columns.stacked
        left = box.columns.x(side) - 15 if outer else box.columns.right + 6
        for mark in marks.within(side, box.row.span(side)):
            signed = mark.kind in ("note", "bookmark") and mark.span.start >= box.row.span(side).start
            rectangles = box.rectangles(side, mark.span) if signed else []
            if rectangles:
                place = SIZE.translated(left, rectangles[0].top() + cell.fonts.baseline - SIZE.height())
                while any(place.intersects(other.place) for other in found):
                    place.translate(0, SIZE.height() + 3)
                if place.bottom() > box.height:
                    break  # a margin is no place for more; the list has them all
                found.append(Sign(place, mark))
    return found


def ghosts(box: Box, side: Side, marks: MarkIndex) -> Iterator[tuple[Mark, Span]]:
    """The sentences of `side` in this row that answer to marks on the other side only, each once, with the first mark."""
    other = other_side(side)
    seen: set[int] = set()
    for mark in marks.within(other, box.row.span(other)):
        for bead in _beads(box, mark) if mark.lone else ():
            if bead not in seen:
                seen.add(bead)
                if span := box.bead_span(side, bead):
                    yield mark, span


def paint_ghosts(painter: QPainter, box: Box, side: Side, marks: MarkIndex, colors: ReadingColors) -> None:
    """A dotted line in the colour of the note, below where its own line would be."""
    below = box.cells[side].fonts.baseline + 6.5
    for mark, span in ghosts(box, side, marks):
        pen = QPen(_line_color(mark, colors), 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern(GHOST_DASHES)
        painter.setPen(pen)
        for line in box.rectangles(side, span):
            y = line.top() + below
            painter.drawLine(QPointF(line.left() + 1, y), QPointF(line.right() - 1, y))


def paint_sign(painter: QPainter, sign: Sign, colors: ReadingColors) -> None:
    """A small speech bubble for a note, a ribbon for a bookmark."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colors.accent))
    if sign.mark.kind == "bookmark":
        painter.drawPolygon(_ribbon(sign.place))
        return
    painter.drawRoundedRect(sign.place.adjusted(0, 0, 0, -2), 2, 2)
    foot = sign.place.bottomLeft() + QPointF(2, 0)
    painter.drawPolygon(QPolygonF([foot, foot + QPointF(0, -3), foot + QPointF(3, -3)]))


def _ribbon(place: QRectF) -> QPolygonF:
    left, right, notch = place.left() + 1, place.left() + 7, QPointF(place.left() + 4, place.bottom() - 2)
    top, bottom = place.top() - 2, place.bottom() + 1
    return QPolygonF([QPointF(left, top), QPointF(right, top), QPointF(right, bottom), notch, QPointF(left, bottom)])


def _beads(box: Box, mark: Mark) -> Iterator[int]:
    """The beads of the row that a mark of its text touches."""
    document, row = box.bitext.document(mark.side), box.row.span(mark.side)
    first = document.segment_at(max(mark.span.start, row.start))
    last = document.segment_at(min(mark.span.end, row.end) - 1)
    for segment in range(max(0, first), last + 1):
        bead = box.bitext.alignment.bead_of(mark.side, segment)
        if bead in box.row.beads.indices():
            yield bead


def _line_color(mark: Mark, colors: ReadingColors) -> QColor:
    """The colour of a highlight, strong enough for a thin line on this paper."""
    if mark.color not in colors.highlights:
        return translucent(colors.muted, 0.6)
    shade = QColor(colors.highlights[mark.color])
    return shade.darker(140) if QColor(colors.paper).lightness() > 128 else shade.lighter(180)
