"""Connectors: the beads of the visible rows as shapes between the two columns, with handles where one can drag a border."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from reader.core.document import SIDES, Side
from reader.ui.reading.box import Box
from reader.ui.reading.scroller import Seen

INSET: Final = 5.0  # of a shape from the edge of its column: the handles must not touch the text
REACH: Final = 7.0  # a handle is caught from so many pixels around it


class Handle(NamedTuple):
    """Where the border below bead number `bead` can be taken on one side, in the viewport."""

    bead: int
    side: Side
    at: QPointF


@dataclass(frozen=True, slots=True)
class Connector:
    """A bead between the columns: the heights at which its text begins and ends on either side, in the viewport.

    `left` is the edge of the Chinese column, which lies at the right of the gutter where the columns are swapped.
    """

    bead: int
    left: float
    right: float
    heights: Mapping[Side, tuple[float, float]]

    @property
    def path(self) -> QPainterPath:
        (zh_top, zh_bottom), (en_top, en_bottom) = self.heights["zh"], self.heights["en"]
        middle = (self.left + self.right) / 2
        path = QPointF(self.left, zh_top + 1)
        shape = QPainterPath(path)
        shape.cubicTo(middle, zh_top + 1, middle, en_top + 1, self.right, en_top + 1)
        shape.lineTo(self.right, max(en_top + 1, en_bottom - 1))
        shape.cubicTo(middle, en_bottom - 1, middle, zh_bottom - 1, self.left, max(zh_top + 1, zh_bottom - 1))
        shape.closeSubpath()
        return shape

    def handle(self, side: Side) -> Handle:
        """Where its lower border is taken."""
        return Handle(self.bead, side, QPointF(self.left if side == "zh" else self.right, self.heights[side][1]))


def connectors(seen: Iterable[Seen]) -> list[Connector]:
    """The shapes of all beads in the visible rows; none where the columns do not stand side by side."""
    return [found for box, y in seen if _side_by_side(box) for found in _of_box(box, y)]


def handles(shapes: Iterable[Connector]) -> Iterator[Handle]:
    """Every place where a border can be taken."""
    for shape in shapes:
        yield from (shape.handle(side) for side in SIDES)


def _side_by_side(box: Box) -> bool:
    return box.row.kind == "text" and len(box.columns.sides) == 2 and not box.columns.stacked


def _of_box(box: Box, y: float) -> Iterator[Connector]:
    columns = box.columns
    left, right = columns.gutter_x + INSET, columns.gutter_x + columns.gutter_width - INSET
    if columns.swapped:
        left, right = right, left
    reached = {side: float(y + box.space) for side in SIDES}
    for bead in box.row.beads.indices():
        heights = {side: _heights(box, side, bead, y) or (reached[side], reached[side]) for side in SIDES}
        reached = {side: max(reached[side], heights[side][1]) for side in SIDES}
        yield Connector(bead, left, right, heights)


def _heights(box: Box, side: Side, bead: int, y: float) -> tuple[float, float] | None:
    span, cell = box.bead_span(side, bead), box.cells.get(side)
    if span is None or cell is None:
        return None
    shown, top = cell.shown.from_document(span), y + box.tops[side]
    return top + cell.flow(shown.start), top + cell.flow(shown.end)
