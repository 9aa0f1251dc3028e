"""Hover: which sentence is under the mouse, while the mouse moves and while the text moves under it; and its tip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from reader.ui.reading.gutter import describe

if TYPE_CHECKING:
    from reader.ui.reading.canvas import Canvas


class Hover:
    """Where the mouse is in the viewport of a canvas; None: elsewhere."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self.point: QPointF | None = None

    def bead(self) -> int | None:
        """The bead under the mouse: by its text, or by its bar in the gutter."""
        under = self._canvas.under(self.point) if self.point else None
        if under is None:
            return None
        if under.in_gutter:
            return next((level.bead for level in under.box.levels if level.top <= under.y < level.bottom), None)
        if under.side is None or under.offset is None or under.box.row.kind != "text":
            return None
        return self._canvas.bead_at(under.side, under.offset)

    def show_tip(self, event: QHelpEvent) -> None:
        """Say what a bar in the gutter means."""
        under, bead = self._canvas.under(QPointF(event.pos())), self.bead()
        if under and under.in_gutter and bead is not None:
            QToolTip.showText(event.globalPos(), describe(under.box.bitext.alignment.beads[bead]), self._canvas)
        else:
            QToolTip.hideText()
