"""How a suggested wording looks in the text: the old words struck out, the new ones on a ground of their own, underlined."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from reader.core.document import Side
from reader.ui.reading.box import Box
from reader.ui.reading.style import ReadingColors, translucent

GROUND: Final = 0.16  # opacity of what lies under new words
MIDDLE: Final = 0.3  # of the size above the baseline: where words are struck through


def paint_new_words(painter: QPainter, box: Box, side: Side, colors: ReadingColors) -> None:
    """The ground of new words, under the text."""
    for cell, x, top in box.panes(side):
        upper, lower = cell.fonts.body
        for span in cell.shown.added:
            for place in cell.rectangles(span):
                ground = QRectF(place.left() + x, place.top() + top + upper, place.width(), lower - upper)
                painter.fillRect(ground, translucent(colors.good, GROUND))


def paint_strokes(painter: QPainter, box: Box, side: Side, colors: ReadingColors) -> None:
    """The strokes over the text: through old words, under new ones."""
    for cell, x, top in box.panes(side):
        baseline = cell.fonts.baseline
        middle = baseline - MIDDLE * cell.fonts.latin.pixelSize()
        for spans, color, height in (
            (cell.shown.struck, colors.bad, middle),
            (cell.shown.added, colors.good, baseline + 4.5),
        ):
            painter.setPen(QPen(QColor(color), 1.4))
            for span in spans:
                for place in cell.rectangles(span):
                    y = place.top() + top + height
                    painter.drawLine(QPointF(place.left() + x, y), QPointF(place.right() + x, y))
