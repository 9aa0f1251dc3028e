"""Focus: the sentence that is read stays clear, or the line (a reading ruler), and the rest is dimmed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath

from reader.core.document import SIDES
from reader.ui.reading.caret import Located
from reader.ui.reading.scroller import Seen
from reader.ui.reading.style import Focus, ReadingColors, translucent

DIM: Final = 0.74
ROUND: Final = 4.0


def clear_places(seen: Iterable[Seen], at: Located, focus: Focus, bead: int | None, width: float) -> list[QRectF]:
    """What stays clear, in the viewport: the line of `at` over both columns, or the sentence and its counterpart.

    Without a bead (in a heading) the whole row stays clear.
    """
    for box, y in seen:
        if focus == "line" and box is at.box:
            caret = at.box.cells[at.side].caret(at.position).translated(0, y + box.tops[at.side])
            return [QRectF(0, caret.top(), width, caret.height())]
    if bead is None:
        return [QRectF(0, y, width, box.height) for box, y in seen if box is at.box]
    return [
        place.translated(0, y).adjusted(-3, 1, 3, -1)
        for box, y in seen
        if box.row.beads.start <= bead < box.row.beads.end
        for side in SIDES
        for place in _of_bead(box, side, bead)
    ]


def paint_dim(painter: QPainter, width: int, height: int, clear: Iterable[QRectF], colors: ReadingColors) -> None:
    """Lay the paper thinly over everything but the clear places."""
    dimmed, left = QPainterPath(), QPainterPath()
    dimmed.addRect(QRectF(0, 0, width, height))
    for place in clear:
        one = QPainterPath()
        one.addRoundedRect(place, ROUND, ROUND)
        left = left.united(one)
    painter.fillPath(dimmed.subtracted(left), translucent(colors.paper, DIM))


def _of_bead(box, side, bead):
    span = box.bead_span(side, bead) if side in box.cells else None
    return box.rectangles(side, span) if span else []
