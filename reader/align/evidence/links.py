"""Links: items of one side that have a counterpart on the other (equal values, the same name, a word and its gloss).

Whether an item of sentence i is answered anywhere in a run of sentences of the other side is asked for every bead of the
band. An item that meets two answers in a run must count once. So for each pair of sentences the weight is kept by how far
back the item's previous answer lies: the pairs of a run whose previous answer lies before the run add up to the union.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.align.arrays import Doubles, Floats, Ints, np
from reader.align.band import MARGIN, Band

# The longest run of sentences in a bead.
LONGEST = 6


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


class Answered:
    """How much of the items of one side is answered by the other, for every bead of the band."""

    def __init__(self, band: Band, items: Items, side: str) -> None:
        self.band, self.side = band, side
        near, far, weight, gap = _meetings(band, items, side)
        self._tables = [_pair_table(band, near, far, weight * (gap > back), side) for back in range(LONGEST)]
        self._runs: dict[tuple[int, int], Floats] = {}

    def of(self, m: int, n: int) -> Floats:
        """The answered weight of this side's items in each bead of m zh and n en sentences."""
        near, far = (m, n) if self.side == "zh" else (n, m)
        total: Floats = np.zeros((self.band.rows, self.band.width), dtype=np.float32)
        for back in range(near):
            total = total + self._look(self._row(far), back, 0)
        return total

    def _look(self, table: Floats, near: int, far: int) -> Floats:
        return self.band.at(table, near, far) if self.side == "zh" else self.band.at(table, far, near)

    def _row(self, far: int) -> Floats:
        """A table: one near sentence against the last `far` sentences of the other side."""
        if (far, 0) not in self._runs:
            total = self.band.table()
            inner = total[MARGIN:-MARGIN, MARGIN:-MARGIN]
            for d in range(far):
                inner += self._look(self._tables[d], 0, far - 1 - d)
            self._runs[far, 0] = total
        return self._runs[far, 0]


def _meetings(band: Band, items: Items, side: str) -> tuple[Ints, Ints, Doubles, Ints]:
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


def _pair_table(band: Band, near: Ints, far: Ints, weight: Doubles, side: str) -> Floats:
    i, j = (near, far) if side == "zh" else (far, near)
    row = i + j + 2
    column = j + 1 - band.lows[row]
    inside = (column >= 0) & (column < band.width)
    place = (row + MARGIN) * band.stride + column + MARGIN
    table = np.bincount(place[inside], weights=weight[inside], minlength=(band.rows + 2 * MARGIN) * band.stride)
    return np.asarray(table.reshape(-1, band.stride), dtype=np.float32)


def items_of(
    near: Sequence[Sequence[str]], far: Sequence[Sequence[str]], relation: dict[str, Sequence[str]] | None = None
) -> Items:
    """Items from the keys of each sentence of both sides. `relation` names the far keys that answer a near key (None: the
    same key). An item weighs more the rarer its answers are; one that could be answered nowhere weighs nothing.
    """
    places: dict[str, list[int]] = {}
    for number, keys in enumerate(far):
        for key in keys:
            places.setdefault(key, []).append(number)
    types: dict[str, int] = {}
    rarity: list[float] = []
    answers: list[int] = []
    stride = len(far) + 1
    sentences, numbers = [], []
    for number, keys in enumerate(near):
        for key in keys:
            if key not in types:
                found = {
                    p for k in (relation.get(key, ()) if relation is not None else (key,)) for p in places.get(k, ())
                }
                types[key] = len(types)
                answers += [types[key] * stride + p for p in sorted(found)]
                rarity.append(max(0.0, float(np.log((len(far) + 1) / (len(found) + 1)))) if found else 0.0)
            sentences.append(number)
            numbers.append(types[key])
    type_array = np.array(numbers, dtype=np.int64)
    weights = np.array(rarity)[type_array] if numbers else np.zeros(0)
    return Items(np.array(sentences, dtype=np.int64), type_array, weights, np.array(answers, dtype=np.int64), stride)
