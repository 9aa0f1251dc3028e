"""Overlay: what the alignment mode paints over the reading area. It takes no mouse events and owns no state of the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from reader.core.bitext import Bead, Bitext
from reader.core.document import Side
from reader.core.spans import Span
from reader.ui.aligning.connectors import Connector, Handle, connectors, handles
from reader.ui.reading.gutter import DOUBTFUL, POOR
from reader.ui.reading.style import translucent
from reader.ui.reading.view import ReadingView

RADIUS: Final = 3.0


@dataclass(frozen=True, slots=True)
class Preview:
    """What a drag would do: the text of `side` between the old border and the new one changes its bead."""

    side: Side
    moved: Span
    border: int  # code point of the document before which the border would be


class Overlay(QWidget):
    """Covers the viewport of a reading view; `hot` is the handle under the mouse, `preview` what a drag would do."""

    def __init__(self, view: ReadingView) -> None:
        super().__init__(view.viewport())
        self._view = view
        self.hot: Handle | None = None
        self.preview: Preview | None = None
        self.crossings: frozenset[int] = frozenset()  # beads with a sentence that answers one of another bead
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setGeometry(view.viewport().rect())
        self.hide()

    def shapes(self) -> list[Connector]:
        """The beads between the columns now."""
        return connectors(self._view.boxes())

    def paintEvent(self, _event: QPaintEvent) -> None:
        project = self._view.project
        if project is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shapes, current = self.shapes(), self._view.current_bead()
        for shape in shapes:
            self._paint_shape(painter, project.bitext, shape, shape.bead == current)
        for handle in handles(shapes):
            self._paint_handle(painter, handle)
        if self.preview:
            self._paint_preview(painter, self.preview)

    def _paint_shape(self, painter: QPainter, bitext: Bitext, shape: Connector, current: bool) -> None:
        bead = bitext.alignment.beads[shape.bead]
        color = self._color(bead)
        painter.setBrush(translucent(color, 0.38 if current else 0.16))
        pen = QPen(translucent(color, 0.95 if current else 0.5), 1.6 if current else 1.0)
        if bead.status == "auto" and bead.score < DOUBTFUL:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawPath(shape.path)
        sign = {"checked": "✓", "edited": "✎"}.get(bead.status, "")
        sign += "⤨" if shape.bead in self.crossings else ""
        if sign:
            self._paint_sign(painter, shape, sign)

    def _paint_sign(self, painter: QPainter, shape: Connector, sign: str) -> None:
        heights = [height for pair in shape.heights.values() for height in pair]
        middle = QPointF((shape.left + shape.right) / 2, sum(heights) / 4)
        font = painter.font()
        font.setPixelSize(12)
        painter.setFont(font)
        painter.setPen(QColor(self._view.style_shown.colors.ink))
        place = QRectF(middle.x() - 14, middle.y() - 9, 28, 18)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), sign)

    def _paint_handle(self, painter: QPainter, handle: Handle) -> None:
        colors = self._view.style_shown.colors
        hot = self.hot is not None and self.hot[:2] == handle[:2]
        painter.setPen(QPen(QColor(colors.accent if hot else colors.muted), 1.2))
        painter.setBrush(QColor(colors.accent if hot else colors.paper))
        radius = RADIUS + 1.5 if hot else RADIUS
        painter.drawEllipse(handle.at, radius, radius)

    def _paint_preview(self, painter: QPainter, preview: Preview) -> None:
        colors = self._view.style_shown.colors
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(translucent(colors.accent, 0.16))
        for box, y in self._view.boxes():
            for rectangle in box.rectangles(preview.side, preview.moved):
                painter.drawRect(rectangle.translated(0, y))
            cell, row = box.cells.get(preview.side), box.row.span(preview.side)
            if cell and row.start <= preview.border <= row.end:
                place = cell.caret(cell.shown.position_of(preview.border))
                place = place.translated(box.columns.x(preview.side), y + box.tops[preview.side])
                painter.fillRect(QRectF(place.left() - 1.5, place.top() + 2, 3, place.height() - 4), colors.accent)

    def _color(self, bead: Bead) -> str:
        colors = self._view.style_shown.colors
        if bead.status != "auto" or bead.score >= DOUBTFUL:
            return colors.good
        return colors.warning if bead.score >= POOR else colors.bad
