"""Links: items of one side that have a counterpart on the other (equal values, the same name, a word and its gloss).

Whether an item of sentence i is answered anywhere in a run of sentences of the other side is asked for every bead of the
band. An item that meets two answers in a run must count once. So for each pair of sentences the weight is kept by how far
back the item's previous answer lies: the pairs of a run whose previous answer lies before the run add up to the union.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reader.align.arrays import Doubles, Floats, Ints, np
from reader.align.band import MARGIN, Band
from reader.align.evidence.runs import Runs
from reader.core.document import Side
from reader.core.spans import Run
from reader.core.task import Progress, Task

# The longest run of sentences in a bead.
LONGEST: Final = 6
# An item weighs log((sentences + _MORE_TEXT) / (sentences that answer it + 0.5)) - 1, from 0 to _MOST.
_MORE_TEXT: Final = 60
_MOST: Final = 4.0
_ZH: Final[Side] = "zh"
_EN: Final[Side] = "en"


@dataclass(frozen=True, slots=True)
class Items:
    """Occurrences on one side: the sentence, the number of the item's type, its weight; by ascending sentence.

    `answers` holds, sorted, type * stride + sentence for every sentence of the other side that answers the type.
    """

    sentence: Ints
    type: Ints
    weight: Doubles
    answers: Ints
    stride: int

    def part(self, near: Run, far: Run) -> Items:
        """The items of a run of this side's sentences and their answers in a run of the other's, both counted from 0."""
        first, last = np.searchsorted(self.sentence, near)
        place = self.answers % self.stride
        inside = (place >= far.start) & (place < far.end)
        kept = slice(int(first), int(last))
        return Items(
            self.sentence[kept] - near.start,
            self.type[kept],
            self.weight[kept],
            self.answers[inside] - far.start,
            self.stride,
        )


class Answered:
    """How much of the items of one side is answered by the other, for every bead of the band."""

    def __init__(self, band: Band, items: Items, side: Side) -> None:
        self.band, self.side = band, side
        near, far, weight, gap = _meetings(band, items, side)
        self._tables = [_pair_table(band, near, far, weight * (gap > back), side) for back in range(LONGEST + 1)]
        self._rows: dict[int, Floats] = {}

    def of(self, m: int, n: int) -> Floats:
        """The answered weight of this side's items in each bead of m zh and n en sentences."""
        near, far = (m, n) if self.side == "zh" else (n, m)
        total: Floats = np.zeros((self.band.rows, self.band.width), dtype=np.float32)
        for back in range(near):
            total = total + self.edge(far, back)
        return total

    def edge(self, far: int, back: int) -> Floats:
        """The same for one sentence of this side, `back` before the last, against the last `far` of the other."""
        return self._look(self._row(far), back, 0)

    def strays(self, near: int, far: int) -> Floats:
        """How much of the items of the first and of the last sentence of this side no sentence of the other side in the
        bead answers, but the one just before it, or just after it.
        """
        before = self._look(self._row(far + 1), near - 1, 0) - self._look(self._row(far), near - 1, 0)
        ahead = (0, 1) if self.side == "zh" else (1, 0)
        after = self._row(far + 1).ravel()[self.band.looks_ahead(*ahead)] - self._look(self._row(far), 0, 0)
        return np.asarray(np.maximum(before, 0) + np.maximum(after, 0), dtype=np.float32)

    def _look(self, table: Floats, near: int, far: int) -> Floats:
        return self.band.at(table, near, far) if self.side == "zh" else self.band.at(table, far, near)

    def _row(self, far: int) -> Floats:
        """A table: one near sentence against the last `far` sentences of the other side."""
        if far not in self._rows:
            total = self.band.table()
            inner = total[MARGIN:-MARGIN, MARGIN:-MARGIN]
            for d in range(far):
                inner += self._look(self._tables[d], 0, far - 1 - d)
            self._rows[far] = total
        return self._rows[far]


def _meetings(band: Band, items: Items, side: Side) -> tuple[Ints, Ints, Doubles, Ints]:
    """All (item, answering sentence) inside the band: near and far sentence, weight, distance to the answer before."""
    low, high = band.column_range(items.sentence, side)
    first = np.searchsorted(items.answers, items.type * items.stride + low, "left")
    last = np.searchsorted(items.answers, items.type * items.stride + high, "left")
    counts = np.maximum(last - first, 0)
    owner = np.repeat(np.arange(len(items.sentence)), counts)
    place = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts) + first[owner]
    gaps = np.diff(items.answers, prepend=-LONGEST - 1)
    gaps = np.where(items.answers % items.stride < gaps, LONGEST + 1, gaps)
    return items.sentence[owner], items.answers[place] % items.stride, items.weight[owner], gaps[place]


def _pair_table(band: Band, near: Ints, far: Ints, weight: Doubles, side: Side) -> Floats:
    i, j = (near, far) if side == "zh" else (far, near)
    row = i + j + 2
    column = j + 1 - band.lows[row]
    inside = (column >= 0) & (column < band.width)
    place = (row + MARGIN) * band.stride + column + MARGIN
    table = np.bincount(place[inside], weights=weight[inside], minlength=(band.rows + 2 * MARGIN) * band.stride)
    return np.asarray(table.reshape(-1, band.stride), dtype=np.float32)


def met_in_pairs(band: Band, items: Items, side: Side) -> Floats:
    """The answered weight of each single sentence of `side` against each single one of the other, by cell."""
    near, far, weight, _ = _meetings(band, items, side)
    return _pair_table(band, near, far, weight, side)[MARGIN:-MARGIN, MARGIN:-MARGIN]


def items_of(
    near: Sequence[Iterable[str]], far: Sequence[Iterable[str]], relation: Mapping[str, Sequence[str]] | None = None
) -> Task[Items]:
    """Items from the keys of each sentence of both sides. `relation` names the far keys that answer a near key (None: the
    same key). Items that nothing answers anywhere are left out: they say nothing.
    """
    places: dict[str, list[int]] = {}
    for number, keys in enumerate(far):
        for key in keys:
            places.setdefault(key, []).append(number)
    types: dict[str, int] = {}
    weights, answers = array("d"), array("q")
    sentences, numbers = array("q"), array("q")
    stride = len(far) + 1
    for number, keys in enumerate(near):
        for key in keys:
            if key not in types:
                found = {
                    p for k in (relation.get(key, ()) if relation is not None else (key,)) for p in places.get(k, ())
                }
                types[key] = len(weights) if found else -1
                if found:
                    answers.extend([len(weights) * stride + p for p in sorted(found)])
                    weights.append(_rarity(len(found), len(far)))
            if types[key] >= 0:
                sentences.append(number)
                numbers.append(types[key])
        if number % 500 == 0:
            yield Progress("Comparing words", number, len(near))
    types_met = np.array(numbers, dtype=np.int64)
    weight = np.array(weights)[types_met] if numbers else np.zeros(0)
    return Items(np.array(sentences, dtype=np.int64), types_met, weight, np.array(answers, dtype=np.int64), stride)


def _rarity(found: int, of: int) -> float:
    """What an answer tells when `found` of `of` sentences hold one. In a short text one hit in ten is no proof of rarity."""
    return min(_MOST, max(0.0, math.log((of + _MORE_TEXT) / (found + 0.5)) - 1.0))


class Linked:
    """The evidence of one kind of links, both ways: what is met, what is missed, and how well the edges are tied."""

    def __init__(self, name: str, band: Band, zh: Items, en: Items, sizes: tuple[int, int]) -> None:
        self.name, self.band = name, band
        self.sides = tuple(
            (Answered(band, items, side), Runs(band, side, np.bincount(items.sentence, items.weight, size)))
            for items, side, size in ((zh, _ZH, sizes[0]), (en, _EN, sizes[1]))
        )

    def of(self, m: int, n: int) -> dict[str, Floats]:
        if not (m and n):
            return self._omitted(m)
        values: dict[str, Floats] = {}
        shares = []
        for (answered, runs), side, count in zip(self.sides, (_ZH, _EN), (m, n), strict=True):
            met, total = answered.of(m, n), runs.total(count)
            # A list of fifty articles is no fifty times better proof than one of them.
            values[f"{self.name} met {side}"] = np.sqrt(met)
            values[f"{self.name} missed {side}"] = -np.sqrt(np.maximum(total - met, 0))
            shares.append(met / (total + 2))
            far = n if side == "zh" else m
            if self.name == "words":  # of the others it was worth nothing
                values["words strays"] = values.get("words strays", 0) - np.sqrt(answered.strays(count, far))
            if count > 1:
                for back in (1, count):
                    tie = (answered.edge(far, back - 1) + 0.3) / (runs.edge(back) + 1)
                    values[f"{self.name} edge"] = np.minimum(values.get(f"{self.name} edge", np.float32(9)), tie)
        values[f"{self.name} share"] = share = np.sqrt(np.maximum(shares[0] * shares[1], 0))
        values[f"{self.name} share sized"] = share * np.float32((m + n) / 2)
        return values

    def _omitted(self, m: int) -> dict[str, Floats]:
        """An omitted sentence whose items are all answered somewhere near is the less likely to be one."""
        _, runs = self.sides[0 if m else 1]
        return {f"{self.name} omitted": -np.sqrt(runs.edge(1))}
