"""Stretches: a long block is cut where the rough way is surest, so that time and memory grow only with the length."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from reader.align.arrays import Floats, Ints, np
from reader.align.corridor import RoughWay, coarse_way, sentence_way
from reader.align.knowledge import Knowledge
from reader.align.pair import Block
from reader.core.spans import Run
from reader.core.task import Progress, Task

# Up to so many cells the whole table is looked at; above, only a corridor.
SMALL_TABLE: Final = 160_000
# Sentences of both sides in a stretch, and how far two neighbours overlap on either side of their border.
_LENGTH: Final = 3000
_OVERLAP: Final = 150
# A border is sure where the cells around it earn most: so many on either side.
_AROUND: Final = 4


def rough_ways(knowledge: Knowledge, block: Block) -> Task[list[RoughWay]]:
    """Ways through the block, one after the other; together they cover it."""
    if len(block.zh) * len(block.en) <= SMALL_TABLE:
        return [(yield from sentence_way(knowledge, block))]
    points = yield from coarse_way(knowledge, block)
    total = len(block.zh) + len(block.en)
    count = max(1, round(total / _LENGTH))
    marks = [total * k // count for k in range(count + 1)]
    ways: list[RoughWay] = []
    for number, (start, end) in enumerate(pairwise(marks)):
        yield Progress("Comparing sentences", number, count)
        first, last = max(0, start - _OVERLAP), min(total, end + _OVERLAP)
        way = yield from _part(knowledge, block, points, first, last)
        if ways:
            cut = _common(ways[-1], way, _at(points, start) + np.array([block.zh.start, block.en.start]))
            ways[-1], way = _until(ways[-1], cut), _after(way, cut)
        ways.append(way)
    return ways


def _at(points: Ints, row: int) -> Ints:
    """The cell of a way at a row (zh + en sentences)."""
    en = int(np.interp(row, points.sum(axis=1), points[:, 1]) + 0.5)
    return np.array([row - en, en])


def _part(knowledge: Knowledge, block: Block, points: Ints, first: int, last: int) -> Task[RoughWay]:
    start, end = _at(points, first), _at(points, last)
    inside = points[np.all(points > start, axis=1) & np.all(points < end, axis=1)]
    around = np.vstack([start, inside, end]) - start
    runs = [Run(int(a) + run.start, int(b) + run.start) for a, b, run in zip(start, end, block, strict=True)]
    return (yield from sentence_way(knowledge, Block(*runs), around))


def _common(left: RoughWay, right: RoughWay, otherwise: Ints) -> Ints:
    """The surest cell that both ways pass, counted in the whole texts; `otherwise` when they have none."""
    sure = _smooth(left.gains)
    places = {tuple(cell): n for n, cell in enumerate((left.cells + left.origin()).tolist())}
    shared = [places[cell] for cell in map(tuple, (right.cells + right.origin()).tolist()) if cell in places]
    # The very ends are where each way was told to begin or end: they are no evidence.
    inner = [n for n in shared if _AROUND < n < len(sure) - _AROUND]
    if not inner:
        return otherwise
    return np.asarray(left.cells[max(inner, key=lambda n: float(sure[n]))] + left.origin())


def _smooth(gains: Floats) -> Floats:
    return np.convolve(gains, np.ones(2 * _AROUND + 1, dtype=np.float32), mode="same")


def _until(way: RoughWay, cut: Ints) -> RoughWay:
    place = cut - way.origin()
    kept = np.all(way.cells < place, axis=1)
    block = Block(Run(way.block.zh.start, int(cut[0])), Run(way.block.en.start, int(cut[1])))
    return RoughWay(block, np.vstack([way.cells[kept], place]), np.append(way.gains[kept], 0.0))


def _after(way: RoughWay, cut: Ints) -> RoughWay:
    place = cut - way.origin()
    kept = np.all(way.cells > place, axis=1)
    block = Block(Run(int(cut[0]), way.block.zh.end), Run(int(cut[1]), way.block.en.end))
    cells = np.vstack([place, way.cells[kept]]) - place
    return RoughWay(block, cells, np.append(np.float32(0.0), way.gains[kept]))
