"""The lattice of the aligner's training: the likely steps of many texts as one graph, and what it expects of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from reader.align.band import Band
from reader.align.programme import NEVER, STATES, STEPS, Scored
from tests.benchmarks.alignment_sets import Shape

MOVES = [(a, b) for a in range(3) for b in (1, 2)]


@dataclass(frozen=True)
class Example:
    """The evidence of one text: `values` has a row for each likely step of the band (`places` in the flat table)."""

    name: str
    kind: str
    band: Band
    places: Any
    values: Any
    names: tuple[str, ...]
    gold: tuple[Shape, ...]

    def scored(self, weights: Any) -> Scored:
        steps = np.full(self.band.rows * len(STEPS) * self.band.width, NEVER, dtype=np.float32)
        steps[self.places] = self.values @ weights[: len(self.names)].astype(np.float32)
        moves = np.zeros((3, 3))
        for number, (a, b) in enumerate(MOVES):
            moves[a, b] = weights[len(self.names) + number]
        return Scored(self.band, steps.reshape(self.band.rows, len(STEPS), self.band.width), moves)

    def gold_rows(self) -> tuple[list[int], Any]:
        """The rows of `values` of the gold beads, and how often each move is made."""
        i = j = state = 0
        places, moves = [], np.zeros(len(MOVES))
        for m, n in self.gold:
            i, j = i + m, j + n
            step = STEPS.index((m, n))
            places.append(((i + j) * len(STEPS) + step) * self.band.width + j - int(self.band.lows[i + j]))
            if STATES[step]:
                moves[MOVES.index((state, STATES[step]))] += 1
            state = STATES[step]
        rows = np.searchsorted(self.places, places)
        assert (self.places[rows] == places).all(), self.name
        return rows.tolist(), moves

    def gold_values(self) -> Any:
        """The summed values of the gold beads and moves."""
        rows, moves = self.gold_rows()
        return np.concatenate([self.values[rows].sum(axis=0, dtype=np.float64), moves])


class Lattice:
    """The likely steps of several texts as edges of one graph that is swept row by row.

    A node is a cell of a text; an edge leads from the cell before a bead to the cell after it. What `programme.posterior`
    does for every cell of a band is done here for the edges alone, for all texts at once: training needs it many times.
    """

    def __init__(self, examples: Sequence[Example]) -> None:
        self.values = np.concatenate([example.values for example in examples])
        columns, base = [], 0
        for number, example in enumerate(examples):
            place, stride = example.places, example.band.width
            row_and_step, column = np.divmod(place, stride)
            row, step = np.divmod(row_and_step, len(STEPS))
            back = np.array(STEPS)[step]
            j = column + example.band.lows[row]
            first = row - back.sum(axis=1)
            # Nodes are numbered by (row, en sentences) in a square that every text gets for itself.
            side = example.band.en + 1
            source = base + first * side + j - back[:, 1]
            target = base + row * side + j
            columns.append((source, target, np.array(STATES)[step], first, row, np.full(len(row), number)))
            base += example.band.rows * side
        source, target, self.state, first, row, self.text = (np.concatenate(c) for c in zip(*columns, strict=True))
        nodes, packed = np.unique(np.concatenate([source, target]), return_inverse=True)
        self.source, self.target = packed[: len(source)], packed[len(source) :]
        self.count = len(nodes)
        sizes = np.cumsum([0, *(e.band.rows * (e.band.en + 1) for e in examples)])
        self.starts = np.searchsorted(nodes, sizes[:-1])
        self.ends = np.searchsorted(nodes, sizes[1:] - 1)
        self.into = _Sweep(self.target * 3 + self.state, row)
        self.out = _Sweep(self.source * 3 + self.state, -first)

    def expected(self, weights: Any, moves: Any) -> tuple[float, Any, Any]:
        """The summed log weight of all ways of all texts, and the expected values and moves."""
        scores = (self.values @ weights.astype(np.float32)).astype(np.float64)
        inside = np.full((self.count, 3), NEVER)
        onward = np.full((self.count, 3), NEVER)
        inside[self.starts, 0] = 0.0
        onward[self.starts] = moves[0]
        for edges, cuts, keys in self.into:
            ways = onward[self.source[edges], self.state[edges]] + scores[edges]
            inside.reshape(-1)[keys] = _log_sums(ways, cuts)
            nodes = np.unique(keys // 3)
            onward[nodes] = np.logaddexp.reduce(inside[nodes][:, :, None] + moves[None], axis=1)
        coming = np.full((self.count, 3), NEVER)
        after = np.full((self.count, 3), NEVER)
        after[self.ends] = 0.0
        for edges, cuts, keys in self.out:
            ways = scores[edges] + after[self.target[edges], self.state[edges]]
            coming.reshape(-1)[keys] = _log_sums(ways, cuts)
            nodes = np.unique(keys // 3)
            after[nodes] = np.logaddexp.reduce(coming[nodes][:, None, :] + moves[None], axis=2)
        whole = np.logaddexp.reduce(inside[self.ends], axis=1)
        chance = onward[self.source, self.state] + scores + after[self.target, self.state] - whole[self.text]
        owner = np.zeros(self.count, dtype=np.int64)
        owner[self.target] = self.text
        owner[self.source] = self.text
        passed = np.exp(
            np.minimum(inside[:, :, None] + moves[None] + coming[:, None, :] - whole[owner][:, None, None], 0.0)
        )
        expected = np.exp(np.minimum(chance, 0.0)).astype(np.float32) @ self.values
        return float(whole.sum()), expected, passed.sum(axis=0)


class _Sweep:
    """Edges in the order of their rows: for each row the edges, where each key's edges begin, and the keys."""

    def __init__(self, keys: Any, rows: Any) -> None:
        order = np.lexsort((keys, rows))
        keys, rows = keys[order], rows[order]
        ends = np.flatnonzero(np.diff(rows)) + 1
        self._parts = []
        for start, end in pairwise([0, *ends.tolist(), len(rows)]):
            cuts = np.flatnonzero(np.diff(keys[start:end], prepend=-1))
            self._parts.append((order[start:end], cuts, keys[start:end][cuts]))

    def __iter__(self) -> Iterator[tuple[Any, Any, Any]]:
        return iter(self._parts)


def _log_sums(terms: Any, cuts: Any) -> Any:
    top = np.maximum.reduceat(terms, cuts)
    repeats = np.diff(cuts, append=len(terms))
    return top + np.log(np.add.reduceat(np.exp(terms - np.repeat(top, repeats)), cuts))
