"""Estimates: how high rows will be, from the amount of their text, before anything is laid out."""

from __future__ import annotations

from reader.ui.reading.columns import BETWEEN, SPACE_ABOVE, Columns
from reader.ui.reading.dress import StyleFonts, scale_of, space_above
from reader.workflow.rows import Chunk, Row, Rows, len_of


class Estimates:
    """Heights in pixels for the fonts of one style and for one width."""

    def __init__(self, rows: Rows, fonts: StyleFonts, columns: Columns) -> None:
        self._rows = rows
        self._fonts = fonts
        self._stacked = columns.stacked
        self._sides = [
            (side, columns.width(side) / fonts.advance(side), fonts.of(side).line_height) for side in columns.sides
        ]

    def row(self, row: Row) -> int:
        """The height of one row, the space above it included."""
        scale = scale_of(self._rows, row)
        heights = [
            int(-(-len_of(row.span(side)) * scale // per_line)) * self._fonts.of(side, scale).line_height
            for side, per_line, _ in self._sides
        ]
        return space_above(self._rows, row) + (sum(heights) if self._stacked else max(heights))

    def chunk(self, chunk: Chunk) -> int:
        """The height of all rows of a chunk, as if all were like the average one; the rows need not exist for it.

        This runs for every chunk at each change of width or style, so it calls nothing.
        """
        if not chunk.paragraphs:
            return 0
        rows, space = chunk.paragraphs, SPACE_ABOVE["text"]
        if self._rows.by_bead:
            rows = len(chunk.beads)
            space = BETWEEN + (SPACE_ABOVE["text"] - BETWEEN) * chunk.paragraphs // rows
        heights = [-(-chunk.length(side) // (per_line * rows)) * height for side, per_line, height in self._sides]
        return int(rows * (space + (sum(heights) if self._stacked else max(heights))))
