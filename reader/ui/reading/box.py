"""Box: a row laid out, two level cells and what is said where one is missing. y = 0 is the top of the row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import NamedTuple

from PySide6.QtCore import QRectF

from reader.core.bitext import Bitext
from reader.core.document import Side
from reader.core.spans import Span
from reader.ui.reading.cell import Cell
from reader.ui.reading.columns import Columns
from reader.workflow.rows import Place, Row


class Twin(NamedTuple):
    """A side of a row once more, in another script or version: read and clicked there, it is the same text."""

    cell: Cell
    x: float
    top: int


class Level(NamedTuple):
    """A bead and the heights between which its text stands: the mean of both sides, so that levels follow each other."""

    bead: int
    top: float
    bottom: float


class Under(NamedTuple):
    """What lies under a point; `side` is the pane, `offset` the code point of the document there (None beside the text)."""

    box: Box
    side: Side | None
    x: float
    y: float  # below the top of the box
    offset: int | None

    @property
    def in_gutter(self) -> bool:
        columns = self.box.columns
        return columns.gutter_x <= self.x < columns.gutter_x + columns.gutter_width


@dataclass(frozen=True)  # no slots: the levels are kept once they are known
class Box:
    """`tops` says how far below the top of the row each cell starts; a side without a cell has nothing here."""

    bitext: Bitext
    place: Place
    row: Row
    cells: Mapping[Side, Cell]
    tops: Mapping[Side, int]
    columns: Columns
    height: int
    space: int
    twins: tuple[Twin, ...] = ()

    def side_at(self, x: float, y: float) -> Side | None:
        """The side whose column lies under a point, or nearest to it; None in a row without text."""
        if self.columns.stacked:
            below = [side for side in self.cells if y >= self.tops[side]]
            return below[-1] if below else next(iter(self.cells), None)
        if len(self.columns.sides) == 1:
            return self.columns.sides[0]
        middle = self.columns.gutter_x + self.columns.gutter_width / 2
        return self.columns.sides[x >= middle]

    def under(self, x: float, y: float) -> Under:
        """What lies under a point of the row."""
        side = self.side_at(x, y)
        position = self.character_at(side, x, y) if side else None
        if side is None or position is None:
            return Under(self, side, x, y, None)
        return Under(self, side, x, y, self.cells[side].shown.to_document(Span(position, position + 1)).start)

    def position_at(self, side: Side, x: float, y: float, line_end: bool = False) -> int:
        """The position in the cell's text nearest to a point, as `Cell.position_at`."""
        cell, left, top = self._pane(side, x)
        return self._in_main(side, cell, cell.position_at(x - left, y - top, line_end))

    def character_at(self, side: Side, x: float, y: float) -> int | None:
        """The position of the character under a point; None beside the text."""
        if side not in self.cells or not self.cells[side].shown.text:
            return None
        cell, left, top = self._pane(side, x)
        inner_x, inner_y = x - left, y - top
        if not (-2 <= inner_x <= cell.width + 2 and 0 <= inner_y < cell.height):
            return None
        position = cell.character_at(inner_x, inner_y)
        line = cell.rectangles(cell.line_span(cell.line_of(position)))
        return self._in_main(side, cell, position) if line and inner_x <= line[0].right() + 2 else None

    def rectangles(self, side: Side, span: Span) -> list[QRectF]:
        """What a span of the document covers in this row, one rectangle a line, each a full line high; those of twins last."""
        return [
            rectangle.translated(x, y)
            for cell, x, y in self.panes(side)
            for rectangle in cell.rectangles(cell.shown.from_document(span))
        ]

    def panes(self, side: Side) -> Iterator[tuple[Cell, float, int]]:
        """The cells that show the text of a side, each with its left edge and its top."""
        if side in self.cells:
            yield self.cells[side], self.columns.x(side), self.tops[side]
            yield from (twin for twin in self.twins if twin.cell.side == side)

    def line_top(self, side: Side, offset: int) -> int:
        """Where the line starts that shows the code point at `offset` of the document."""
        cell = self.cells.get(side)
        if cell is None:
            return self.space
        line = cell.line_of(cell.shown.position_of(offset))
        return self.tops[side] + line * cell.fonts.line_height

    @cached_property
    def levels(self) -> tuple[Level, ...]:
        """The level of each bead of the row, top to bottom; where one side stands under the other, one for each."""
        found: list[Level] = []
        position = float(self.space)
        groups = (
            [(side,) for side in self.cells]
            if self.columns.stacked and len(self.row.beads) > 1
            else [tuple(self.cells)]
        )
        for sides, bead in product(groups, self.row.beads.indices()):
            ranges = [item for side in sides if (item := self._flow(side, bead))]
            if ranges:
                whole = self.columns.stacked and len(ranges) > 1
                top = max(position, ranges[0][0] if whole else sum(item[0] for item in ranges) / len(ranges))
                position = max(top, ranges[-1][1] if whole else sum(item[1] for item in ranges) / len(ranges))
                found.append(Level(bead, top, position))
        return tuple(found)

    def bead_span(self, side: Side, bead: int) -> Span | None:
        """The span of a bead on one side, as far as it is in this row; None when nothing of it is."""
        run = self.bitext.alignment.beads[bead].run(side)
        if not run:
            return None
        segments, row = self.bitext.document(side).segments, self.row.span(side)
        span = Span(max(row.start, segments[run.start].start), min(row.end, segments[run.end - 1].end))
        return span if span.end > span.start else None

    def _pane(self, side: Side, x: float) -> tuple[Cell, float, int]:
        """The cell of a side that stands at `x`."""
        panes = list(self.panes(side))
        return next((pane for pane in reversed(panes) if x >= pane[1] - self.columns.gutter_width / 2), panes[0])

    def _in_main(self, side: Side, cell: Cell, position: int) -> int:
        """A position of the twin's text in that of the cell that it repeats."""
        main = self.cells[side]
        return (
            position if cell is main else main.shown.position_of(cell.shown.to_document(Span(position, position)).start)
        )

    def _flow(self, side: Side, bead: int) -> tuple[float, float] | None:
        span, cell = self.bead_span(side, bead), self.cells[side]
        if span is None:
            return None
        shown = cell.shown.from_document(span)
        return self.tops[side] + cell.flow(shown.start), self.tops[side] + cell.flow(shown.end)
