"""Runs: totals of sentence values over the sentences of each bead, and values of the sentences at its edges."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reader.align.arrays import Floats, np
from reader.align.band import Band
from reader.core.document import Side


class Runs:
    """Values of the sentences of one side, asked for per bead of the band."""

    def __init__(self, band: Band, side: Side, values: Any) -> None:
        self.cell = band.i if side == "zh" else band.j
        self.values = np.concatenate([np.asarray(values, dtype=np.float32), np.zeros(1, dtype=np.float32)])
        self.totals = np.concatenate([[0.0], np.cumsum(self.values[:-1], dtype=np.float64)])

    def total(self, count: int) -> Floats:
        """The sum over the last `count` sentences before each cell."""
        upper = self.totals.take(self.cell, mode="clip")
        return np.asarray(upper - self.totals.take(self.cell - count, mode="clip"), dtype=np.float32)

    def edge(self, back: int) -> Floats:
        """The value of the sentence that stands `back` before each cell: 1 is the last one behind it, 0 the next."""
        return np.asarray(self.values.take(self.cell - back, mode="clip"))


def runs_of(band: Band, side: Side, rows: Sequence[Sequence[float]]) -> list[Runs]:
    """One Runs for each column of a table that has a row a sentence."""
    table: Any = np.asarray(rows, dtype=np.float32)
    return [Runs(band, side, table[:, k]) for k in range(table.shape[1])]
