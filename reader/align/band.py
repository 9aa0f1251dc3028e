"""Band: the cells of the alignment table that are looked at, laid out by anti-diagonals so that numpy can sweep them.

A cell (i, j) means: i zh and j en sentences are behind us. Cell (i, j) stands in row i + j at column j - lows[i + j]. All
cells of a row depend on earlier rows only, which is what makes the dynamic programme a sweep of whole rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.align.arrays import Flags, Floats, Ints, np

# Room for the longest step (6 sentences) at either edge of a row, so that a look back never leaves the table.
MARGIN = 8
# Cells of a band that is small enough to remember where it looks.
REMEMBERED = 100_000


@dataclass(frozen=True, slots=True)
class Band:
    """`width` cells of each of the zh + en + 1 rows, from column `lows[row]` on; lows rise by 0 or 1 from row to row."""

    zh: int
    en: int
    lows: Ints
    width: int
    i: Ints = field(init=False, repr=False)
    j: Ints = field(init=False, repr=False)
    valid: Flags = field(init=False, repr=False)
    _looks: dict[tuple[int, int], Ints] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        rows = np.arange(self.zh + self.en + 1)
        j = self.lows[:, None] + np.arange(self.width)
        i = rows[:, None] - j
        object.__setattr__(self, "j", j)
        object.__setattr__(self, "i", i)
        object.__setattr__(self, "valid", (i >= 0) & (i <= self.zh) & (j >= 0) & (j <= self.en))

    @property
    def rows(self) -> int:
        return self.zh + self.en + 1

    @staticmethod
    def full(zh: int, en: int) -> Band:
        """Every cell: for texts small enough. The lows follow the table's edge."""
        rows = np.arange(zh + en + 1)
        return Band(zh, en, np.maximum(rows - zh, 0), min(zh, en) + 1)

    @staticmethod
    def around(zh: int, en: int, path: Sequence[tuple[int, int]] | Ints, radius: int) -> Band:
        """The cells within `radius` of a path of cells that goes from (0, 0) to (zh, en) without going back."""
        points = np.asarray(path, dtype=np.int64).reshape(-1, 2)
        rows = np.arange(zh + en + 1)
        middle = np.floor(np.interp(rows, points[:, 0] + points[:, 1], points[:, 1]) + 0.5).astype(np.int64)
        lows = middle - radius
        steps = np.clip(np.diff(lows, prepend=lows[:1]), 0, 1)
        lows = lows[0] + np.cumsum(steps)
        return Band(zh, en, lows, 2 * radius + 1)

    def column_range(self, near: Ints, side: str) -> tuple[Ints, Ints]:
        """For sentences `near` of one side, the first and last+1 sentence of the other side that the band pairs it with.

        The pair of sentences (i, j) stands for the cell (i + 1, j + 1), the end of the bead that holds just them.
        """
        rows = np.arange(self.rows)
        highs = self.lows + self.width - 1
        if side == "zh":
            near_max, near_min = rows - self.lows, rows - highs
            first = np.searchsorted(near_max, near + 1, "left")
            last = np.searchsorted(near_min, near + 1, "right") - 1
            return np.clip(first - near - 2, 0, self.en), np.clip(last - near - 1, 0, self.en)
        first = np.searchsorted(highs, near + 1, "left")
        last = np.searchsorted(self.lows, near + 1, "right") - 1
        return np.clip(first - near - 2, 0, self.zh), np.clip(last - near - 1, 0, self.zh)

    def shift_back(self, back_zh: int, back_en: int) -> Ints:
        """For each row, by how many columns cell (i - back_zh, j - back_en) stands to the right in its own row."""
        rows = np.arange(self.rows)
        return np.asarray(self.lows - self.lows[np.maximum(rows - back_zh - back_en, 0)] - back_en)

    def shift_ahead(self, on_zh: int, on_en: int) -> Ints:
        """The same for cell (i + on_zh, j + on_en)."""
        rows = np.arange(self.rows)
        return np.asarray(self.lows - self.lows[np.minimum(rows + on_zh + on_en, self.rows - 1)] + on_en)

    def looks_back(self, back_zh: int, back_en: int) -> Ints:
        """Where cell (i - back_zh, j - back_en) of each cell stands in a flat `table`. Small bands remember it: they are
        asked hundreds of times.
        """
        if (known := self._looks.get((back_zh, back_en))) is not None:
            return known
        rows = np.arange(self.rows) - back_zh - back_en + MARGIN
        first = rows * self.stride + MARGIN + self.shift_back(back_zh, back_en)
        places = np.asarray(first[:, None] + np.arange(self.width))
        if places.size <= REMEMBERED:
            self._looks[back_zh, back_en] = places
        return places

    def looks_ahead(self, on_zh: int, on_en: int) -> Ints:
        """The same for cell (i + on_zh, j + on_en)."""
        rows = np.arange(self.rows) + on_zh + on_en + MARGIN
        first = rows * self.stride + MARGIN + self.shift_ahead(on_zh, on_en)
        return np.asarray(first[:, None] + np.arange(self.width))

    @property
    def starts(self) -> Ints:
        """The columns of row 0 in which a way may start. (A band that joins several texts has several.)"""
        return np.array([-int(self.lows[0])])

    @property
    def ends(self) -> Ints:
        """The (row, column) in which a way must end, one for each start."""
        return np.array([(self.rows - 1, self.en - int(self.lows[-1]))])

    @property
    def owners(self) -> Ints:
        """For each column the number of the start whose ways pass it."""
        return np.zeros(self.width, dtype=np.int64)

    @property
    def stride(self) -> int:
        """The length of a row of a table with its margins."""
        return self.width + 2 * MARGIN

    def table(self, cells: Floats | None = None, outside: float = 0.0) -> Floats:
        """A table of one value a cell, `outside` in the margins, where looks back and ahead may land."""
        table = np.full((self.rows + 2 * MARGIN, self.stride), outside, dtype=np.float32)
        if cells is not None:
            table[MARGIN:-MARGIN, MARGIN:-MARGIN] = cells
        return table

    def at(self, table: Floats, back_zh: int, back_en: int) -> Floats:
        """The value of `table` (with margins) at (i - back_zh, j - back_en), for each cell."""
        return np.asarray(table.ravel()[self.looks_back(back_zh, back_en)])
