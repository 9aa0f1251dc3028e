"""Heights: how high every row is, estimated until it was laid out, and which row stands at a height.

A text of a million beads is some thousand chunks. Each has one estimated height, replaced by the sum of its rows' heights
when somebody comes near it; so a change of width or script costs one pass over the chunks.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import Protocol

from reader.workflow.rows import Chunk, Place, Row, Rows


class Estimating(Protocol):
    """Gives the height of what was not laid out yet."""

    def row(self, row: Row) -> int: ...
    def chunk(self, chunk: Chunk) -> int: ...


class Heights:
    """Heights in whole pixels; each row and each chunk is estimated once."""

    def __init__(self, rows: Rows, estimates: Estimating) -> None:
        self._rows = rows
        self._estimates = estimates
        self._chunks = [estimates.chunk(chunk) for chunk in rows.chunks]
        self._known: dict[int, list[int]] = {}
        self._tops: list[int] | None = None

    @property
    def total(self) -> int:
        return self._chunk_tops()[-1]

    def of(self, place: Place) -> int:
        return self._rows_of(place.chunk)[place.row]

    def measure(self, place: Place, height: int) -> None:
        """This row was laid out: it is `height` high."""
        heights = self._rows_of(place.chunk)
        change = height - heights[place.row]
        if change:
            heights[place.row] = height
            self._chunks[place.chunk] += change
            self._tops = None

    def top(self, place: Place) -> int:
        """Where a row starts, counted from the top of the text."""
        before = sum(self._rows_of(place.chunk)[: place.row])
        return self._chunk_tops()[place.chunk] + before

    def at(self, y: int) -> tuple[Place, int]:
        """The row at height `y`, and how far below its top that is. Beyond the ends: the first or the last row."""
        chunk = min(max(0, bisect_right(self._chunk_tops(), max(0, y)) - 1), len(self._chunks) - 1)
        estimate, inside = self._chunks[chunk], max(0, y - self._chunk_tops()[chunk])
        heights = self._rows_of(chunk)
        if not heights:
            return self._rows.after(Place(chunk, 0)) or self._rows.last() or Place(0, 0), 0
        if self._chunks[chunk] != estimate:  # its rows were made just now: keep the share of the chunk
            inside = inside * self._chunks[chunk] // max(1, estimate)
        ends = list(accumulate(heights))
        row = min(bisect_right(ends, inside), len(heights) - 1)
        return Place(chunk, row), max(0, inside - (ends[row] - heights[row]))

    def _rows_of(self, chunk: int) -> list[int]:
        heights = self._known.get(chunk)
        if heights is None:
            heights = self._known[chunk] = [self._estimates.row(row) for row in self._rows.rows(chunk)]
            self._chunks[chunk] = sum(heights)
            self._tops = None
        return heights

    def _chunk_tops(self) -> list[int]:
        if self._tops is None:
            self._tops = [0, *accumulate(self._chunks)]
        return self._tops
