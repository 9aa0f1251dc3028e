"""The colours of highlights as buttons show them: a round of the colour, and its name."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QToolButton

from reader.core.messages import tr
from reader.ui import theme


def color_names() -> dict[str, str]:
    """What the colours are called in the interface language."""
    return {"yellow": tr("Yellow"), "green": tr("Green"), "blue": tr("Blue"), "pink": tr("Pink")}


def swatch_icon(colors: theme.Theme, color: str) -> QIcon:
    """A round of a highlight's colour."""
    pixmap = QPixmap(32, 32)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(colors.color(f"highlight_{color}"))
    painter.setPen(colors.color("quiet"))
    painter.drawEllipse(3, 3, 26, 26)
    painter.end()
    return QIcon(pixmap)


def dress_swatches(swatches: Mapping[str, QToolButton], colors: theme.Theme) -> None:
    """Buttons by colour in the colours of a theme."""
    for color, swatch in swatches.items():
        swatch.setIcon(swatch_icon(colors, color))


def name_swatches(swatches: Mapping[str, QToolButton]) -> None:
    """What they are called, and the digit that does the same."""
    names = color_names()
    for number, (color, swatch) in enumerate(swatches.items(), 1):
        swatch.setToolTip(f"{names[color]} ({number})")
        swatch.setAccessibleName(names[color])
