"""The gutter between the panes: a bar for each bead at the height of its text, whose form tells shape and score.

Form carries everything that colour does: a doubtful bead's bar is hollow, beside a poor one stands a question mark, an
omission is a thin bar on the side that has text with a ring on the side that has none, and small ticks count the
sentences of a side that has more than one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from reader.align.wording import told
from reader.core.bitext import Bead
from reader.core.messages import tr
from reader.ui.reading.box import Box
from reader.ui.reading.style import ReadingColors

DOUBTFUL: Final = 0.75  # a score below this is shown as doubtful
POOR: Final = 0.4
WIDTH: Final = 3.0
GAP: Final = 3.0  # between the bars of two beads
SHORTEST: Final = 5.0


class Bar(NamedTuple):
    """Where a bead's bar stands in its row."""

    bead: int
    rectangle: QRectF


def bars(box: Box) -> Iterator[Bar]:
    """The bars of a row, top to bottom; none for what is only a draft of an alignment."""
    alignment = box.bitext.alignment
    x = box.columns.gutter_x + box.columns.gutter_width / 2 - WIDTH / 2
    for bead, top, bottom in box.levels:
        if alignment.provisional and not alignment.beads[bead].score:
            continue
        height = max(SHORTEST, bottom - top - GAP)
        yield Bar(bead, QRectF(x, top + GAP / 2, WIDTH, height))


def paint_bars(painter: QPainter, box: Box, y: float, colors: ReadingColors, marked: set[int]) -> None:
    """Paint the bars of a row whose top is at `y`; those of `marked` beads stand out."""
    for number, rectangle in bars(box):
        bead = box.bitext.alignment.beads[number]
        color = QColor(_color(bead, colors))
        color.setAlphaF(1.0 if number in marked else 0.62)
        _paint_bar(painter, bead, rectangle.translated(0, y), color, -1 if box.columns.swapped else 1)


def describe(bead: Bead) -> str:
    """What the gutter says about a bead when asked: its shape, its score and what speaks for it."""
    return "\n".join((said_certainty(bead), *(told(reason) for reason in bead.evidence)))


def said_certainty(bead: Bead) -> str:
    """A bead's shape and how sure it is: a person's word, or the aligner's score."""
    if bead.status == "checked":
        return tr("{shape} · confirmed", shape=bead.shape)
    if bead.status == "edited":
        return tr("{shape} · by hand", shape=bead.shape)
    return tr("{shape} · {score}% certain", shape=bead.shape, score=round(bead.score * 100))


def _color(bead: Bead, colors: ReadingColors) -> str:
    if bead.status == "checked" or bead.score >= DOUBTFUL:
        return colors.good
    return colors.warning if bead.score >= POOR else colors.bad


def _paint_bar(painter: QPainter, bead: Bead, bar: QRectF, color: QColor, right: int) -> None:
    """`right` is the direction of the English: 1, or -1 where the columns are swapped."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    if not bead.zh or not bead.en:
        _paint_omission(painter, bar, color, left=bool(bead.zh) == (right > 0))
        return
    if bead.status == "checked" or bead.score >= DOUBTFUL:
        painter.drawRoundedRect(bar, WIDTH / 2, WIDTH / 2)
    else:
        painter.setPen(QPen(color, 1.2))
        painter.setBrush(QBrush())
        painter.drawRoundedRect(bar.adjusted(-0.4, 0, 0.4, 0), 1.8, 1.8)
        if bead.score < POOR:
            painter.drawText(QPointF(bar.right() + 4, bar.center().y() + 4), "?")
    painter.setPen(QPen(color, 1.5))
    for count, side in ((len(bead.zh), -right), (len(bead.en), right)):
        for tick in range(count if count > 1 else 0):
            at = QPointF(bar.center().x() + side * (WIDTH / 2 + 1.5), bar.top() + 2 + tick * 4)
            painter.drawLine(at, at + QPointF(side * 3.5, 0))


def _paint_omission(painter: QPainter, bar: QRectF, color: QColor, left: bool) -> None:
    """A thin bar on the side that has text, a ring on the side that has none."""
    shift = -3.0 if left else 3.0
    painter.drawRoundedRect(bar.adjusted(shift + 0.5, 0, shift - 0.5, 0), 1, 1)
    painter.setPen(QPen(color, 1.3))
    painter.setBrush(QBrush())
    painter.drawEllipse(QPointF(bar.center().x() - shift, bar.center().y()), 2.6, 2.6)
