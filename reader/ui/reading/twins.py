"""Twins: what stands in the columns beyond the two: the Chinese in the other script, or other versions of a side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from reader.core.bitext import Bitext
from reader.core.document import Side
from reader.core.spans import Span
from reader.ui.reading.box import Box
from reader.ui.reading.cell_text import CellText, cell_text, version_text
from reader.ui.reading.header import zh_label
from reader.ui.reading.style import ReadingColors, ReadingStyle
from reader.workflow.display import other_script

if TYPE_CHECKING:
    from reader.script.convert import Override
    from reader.workflow.versions import Version


WEDGE: Final = 4.0


class TwinText(NamedTuple):
    """One further column: its side, what stands over it, and the text in place of a span of the document."""

    side: Side
    label: str
    make: Callable[[Span], CellText]


def twin_texts(
    bitext: Bitext, style: ReadingStyle, overrides: Sequence[Override], versions: Sequence[Version]
) -> tuple[TwinText, ...]:
    """The further columns of a text in a style, from left to right on each side."""
    if style.mode == "scripts":
        script = other_script(style.script, bitext.zh.language)
        return (
            TwinText(
                "zh",
                zh_label(bitext.zh, script),
                lambda span: cell_text(bitext.zh, span, script, overrides, style.quotes),
            ),
        )
    if style.mode == "versions":
        return tuple(_version(bitext, version) for version in sorted(versions, key=lambda one: one.side, reverse=True))
    return ()


def paint_gaps(painter: QPainter, box: Box, side: Side, colors: ReadingColors) -> None:
    """A wedge below the line where a version leaves something out."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colors.bad))
    for twin in box.twins:
        for position in twin.cell.shown.gaps if twin.cell.side == side else ():
            place = twin.cell.caret(position)
            point = QPointF(twin.x + place.left(), twin.top + place.top() + twin.cell.fonts.baseline + 1)
            painter.drawPolygon(
                QPolygonF([point, point + QPointF(-WEDGE, WEDGE * 1.3), point + QPointF(WEDGE, WEDGE * 1.3)])
            )


def _version(bitext: Bitext, version: Version) -> TwinText:
    document = bitext.document(version.side)
    return TwinText(version.side, version.name, lambda span: version_text(version, document, span))
