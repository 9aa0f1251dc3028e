"""Veil: the sentences that somebody is not busy with, paler than the rest."""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from reader.core.document import Side
from reader.ui.reading.box import Box
from reader.ui.reading.style import ReadingColors, translucent

DEPTH: Final = 0.58
HANG: Final = 10.0  # what may stand outside of the column at either edge of a line


def paint_veil(painter: QPainter, box: Box, side: Side, lit: Container[int], colors: ReadingColors) -> None:
    """Lay the paper over the sentences of a row whose beads are not among `lit`."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(translucent(colors.paper, DEPTH))
    for bead in box.row.beads.indices():
        span = box.bead_span(side, bead) if bead not in lit else None
        for place in box.rectangles(side, span) if span else ():
            painter.drawRect(place)
