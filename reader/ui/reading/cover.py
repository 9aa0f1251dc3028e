"""Cover: the sentences of one side as calm blocks until they are revealed, for guessing what stands there."""

from __future__ import annotations

from collections.abc import Set
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QRegion

from reader.core.bitext import Bitext
from reader.core.document import Side
from reader.ui.reading.box import Box
from reader.ui.reading.style import ReadingColors, translucent

RADIUS: Final = 4.0
GAP: Final = 1.5  # of a block from its neighbours
HANG: Final = 10  # what may stand outside of the column at either edge of a line


class Cover:
    """Which beads are covered: all on `side` but the revealed ones; nothing when `side` is None."""

    def __init__(self, side: Side | None = None, revealed: Set[int] = frozenset()) -> None:
        self.side = side
        self.revealed = frozenset(revealed)

    def hides(self, side: Side, bead: int) -> bool:
        return side == self.side and bead not in self.revealed

    def without(self, bead: int) -> Cover:
        """The cover with one more bead revealed."""
        return Cover(self.side, self.revealed | {bead})

    def with_(self, bead: int) -> Cover:
        """The cover with one bead covered again."""
        return Cover(self.side, self.revealed - {bead})

    def carried(self, before: Bitext, after: Bitext) -> Cover:
        """The cover over another alignment of the same text: what was revealed stays so."""
        side = self.side
        if side is None:
            return self
        runs = (before.alignment.beads[bead].run(side) for bead in self.revealed)
        starts = [before.document(side).segments[run.start].start for run in runs if run]
        segments = [after.document(side).segment_at(start) for start in starts]
        return Cover(side, frozenset(after.alignment.bead_of(side, segment) for segment in segments if segment >= 0))

    def beads(self, box: Box, side: Side) -> list[int]:
        """The covered beads of a row."""
        shown = side == self.side and side in box.cells and box.row.kind == "text"
        return [bead for bead in box.row.beads.indices() if self.hides(side, bead)] if shown else []


def clear_region(box: Box, side: Side, covered: Set[int]) -> QRegion:
    """Where the sentences that are not covered stand, so that nothing of the others is drawn."""
    region = QRegion()
    for bead in box.row.beads.indices():
        if bead not in covered and (span := box.bead_span(side, bead)):
            for place in box.rectangles(side, span):
                region += place.adjusted(*_hanging(box, side, place)).toAlignedRect()
    return region


def paint_blocks(
    painter: QPainter, box: Box, side: Side, covered: list[int], colors: ReadingColors, current: int | None, hover: int | None
) -> None:  # fmt: skip
    """A block for each line of each covered sentence; that of the cursor has an edge, that under the mouse another ground."""
    top, bottom = box.cells[side].fonts.body
    calm = translucent(colors.muted, 0.17)
    for bead in covered:
        span = box.bead_span(side, bead)
        painter.setBrush(QColor(colors.hover) if bead == hover else QColor(colors.current) if bead == current else calm)
        painter.setPen(QPen(QColor(colors.accent), 1) if bead == current else Qt.PenStyle.NoPen)
        for place in box.rectangles(side, span) if span else ():
            shape = QRectF(place.left(), place.top() + top, place.width(), bottom - top).adjusted(GAP, GAP, -GAP, -GAP)
            painter.drawRoundedRect(shape, RADIUS, RADIUS)


def _hanging(box: Box, side: Side, place: QRectF) -> tuple[int, int, int, int]:
    """How much further a revealed place reaches at the edges of its column."""
    for cell, x, _ in box.panes(side):
        if x - 1 <= place.left() <= x + cell.width:
            return (-HANG if place.left() < x + 2 else 0, 0, HANG if place.right() > x + cell.width - 2 else 0, 0)
    return 0, 0, 0, 0
