"""The corridor: a rough way through the whole table, found coarse to fine, around which the fine programme looks.

Blocks of sentences are compared first by the rare items they share; each level halves the blocks twice and looks only
near the way found above. At the last level single sentences are compared by all their items and their lengths.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from reader.align.arrays import Doubles, Floats, Ints, np
from reader.align.band import MARGIN, Band
from reader.align.evidence.lengths import Lengths
from reader.align.evidence.links import Items, met_in_pairs
from reader.align.evidence.runs import Runs
from reader.align.knowledge import Knowledge
from reader.align.pair import Block
from reader.align.programme import NEVER, WORKING
from reader.core.document import Side
from reader.core.task import Task

_BLOCKS: Final = 300
_FINER: Final = 4
# Cells looked at on either side of the way: of blocks, and of sentences at the last level.
_BLOCK_RADIUS: Final = 9
_SENTENCE_RADIUS: Final = 40
# Types of items compared in one product of matrices.
_TYPES_AT_ONCE: Final = 2048
# A pair of blocks stands out fully when it lies so many standard deviations (times the root of their number) off.
_OUTSTANDING: Final = 0.6
# What a visit to a cell costs: so much that two parts which do not correspond lose by going side by side.
_BLOCK_COST: Final = 0.3
_SENTENCE_COST: Final = 0.32
# Without a dictionary little but the lengths can earn.
_COST_WITHOUT_WORDS: Final = 0.16
# What fitting lengths earn at most, and nearness to the even diagonal, which decides where nothing else does.
_LENGTH: Final = 0.25
_EVEN: Final = 0.02
# A step on one side alone earns this share of its cell and loses nothing: it passes over what fits nothing.
_ALONE: Final = 0.4


@dataclass(frozen=True, slots=True)
class RoughWay:
    """A way through a block: `cells` (zh, en) from (0, 0) to its end, an array of two columns counted in the block, and what
    each cell earns.
    """

    block: Block
    cells: Ints
    gains: Floats

    def ties(self) -> Ints:
        """The pairs of sentences on the way that fit, counted in the whole texts."""
        fits = np.all(self.cells > 0, axis=1) & (self.gains > 0)
        return np.asarray(self.cells[fits] - 1 + self.origin())

    def origin(self) -> Ints:
        """Where the block begins in the whole texts."""
        return np.array([self.block.zh.start, self.block.en.start])


def coarse_way(knowledge: Knowledge, block: Block) -> Task[Ints]:
    """A way through a large block in steps of some sentences."""
    sizes = (len(block.zh), len(block.en))
    kinds = [links.zh.part(block.zh, block.en) for links in knowledge.links]
    way: Ints = np.array([(0, 0), sizes])
    size = max(2, max(sizes) // _BLOCKS)
    first = True
    while size > 1:
        counts = (-(-sizes[0] // size), -(-sizes[1] // size))
        grid = Band.full(*counts) if first else Band.around(*counts, _finer(way, counts), _BLOCK_RADIUS)
        shared = np.zeros((grid.rows, grid.width), dtype=np.float32)
        for items in kinds:
            blocks = _by_blocks(items, size, counts)
            shared += _shared_everywhere(grid, blocks) if first else met_in_pairs(grid, blocks, "zh")
            yield WORKING
        gains = _contrast(grid, shared) - _BLOCK_COST + _evenness(grid)
        way = np.minimum((yield from best_way(grid, gains.astype(np.float32))) * size, sizes)
        size, first = size // _FINER, False
    return way


def sentence_way(knowledge: Knowledge, block: Block, around: Ints | None = None) -> Task[RoughWay]:
    """A way in single sentences, near the way `around` (counted in the block) or anywhere in it."""
    sizes = (len(block.zh), len(block.en))
    if not all(sizes):
        return RoughWay(block, np.array([(0, 0), sizes]), np.zeros(2, dtype=np.float32))
    band = Band.full(*sizes) if around is None else Band.around(*sizes, around, _SENTENCE_RADIUS)
    gains = yield from _sentence_gains(band, knowledge, block)
    cells = yield from best_way(band, gains)
    row = cells.sum(axis=1)
    earned = gains[row, np.clip(cells[:, 1] - band.lows[row], 0, band.width - 1)]
    return RoughWay(block, cells, earned)


def _finer(way: Ints, counts: tuple[int, int]) -> Ints:
    """A way in sentences, as a way through the blocks of the next level."""
    top = np.maximum(way[-1], 1)
    return np.asarray(np.minimum(np.rint(way * (np.array(counts) / top)).astype(np.int64), counts))


def _by_blocks(items: Items, size: int, counts: tuple[int, int]) -> Items:
    """The same items with blocks of `size` sentences in the place of sentences, each type once a block."""
    types = int(items.type.max()) + 1 if len(items.type) else 1
    near = np.unique(items.type + types * (items.sentence // size))
    stride = counts[1] + 1
    answers = np.unique(items.answers // items.stride * stride + items.answers % items.stride // size)
    spread = np.bincount(answers // stride, minlength=types)[:types]
    # A type that most blocks answer tells nothing.
    weight = np.log((counts[1] + 1) / np.clip(spread, 1, None)).clip(0, None)
    return Items(near // types, near % types, weight[near % types], answers, stride)


def _shared_everywhere(grid: Band, items: Items) -> Floats:
    """The weight of the types that each zh block shares with each en block: one product of matrices, some types at a time."""
    shared = np.zeros((grid.zh, grid.en), dtype=np.float32)
    order = np.argsort(items.type, kind="stable")
    kinds, places, weights = items.type[order], items.sentence[order], items.weight[order]
    top = int(kinds[-1]) + 1 if len(kinds) else 0
    for first in range(0, top, _TYPES_AT_ONCE):
        last = first + _TYPES_AT_ONCE
        near = slice(*np.searchsorted(kinds, (first, last)))
        far = items.answers[slice(*np.searchsorted(items.answers, (first * items.stride, last * items.stride)))]
        left = np.zeros((_TYPES_AT_ONCE, grid.zh), dtype=np.float32)
        left[kinds[near] - first, places[near]] = weights[near]
        right = np.zeros((_TYPES_AT_ONCE, grid.en), dtype=np.float32)
        right[far // items.stride - first, far % items.stride] = 1.0
        shared += left.T @ right
    i, j = np.clip(grid.i - 1, 0, grid.zh - 1), np.clip(grid.j - 1, 0, grid.en - 1)
    return np.asarray(shared[i, j])


def _contrast(grid: Band, shared: Floats) -> Floats:
    """How much each pair of blocks stands out among the others of either block, 1 at most. What is merely common to the
    whole text, or comes back in many places, does not stand out.
    """
    inside = grid.valid & (grid.i > 0) & (grid.j > 0)
    least = np.full(shared.shape, np.inf)
    for index, size in ((grid.i, grid.zh + 1), (grid.j, grid.en + 1)):
        own = index[inside]
        count = np.maximum(np.bincount(own, minlength=size), 1)
        mean = np.bincount(own, shared[inside], size) / count
        square = np.bincount(own, shared[inside] ** 2, size) / count
        spread = np.sqrt(np.maximum(square - mean * mean, 0)) + 1e-6
        at = np.clip(index, 0, size - 1)
        least = np.minimum(least, (shared - mean[at]) / spread[at] / (_OUTSTANDING * np.sqrt(count[at])))
    return np.asarray(np.clip(least, -1, 1), dtype=np.float32)


def _evenness(band: Band) -> Doubles:
    off = band.i / band.zh - band.j / band.en
    return np.asarray(_EVEN * np.exp(-((off / 0.05) ** 2)))


def _sentence_gains(band: Band, knowledge: Knowledge, block: Block) -> Task[Floats]:
    zh, en = block
    lengths = Lengths(knowledge.pair.part(zh, en), band, knowledge.ratio)
    off = lengths.of(1, 1)["length ratio"]
    cost = _SENTENCE_COST if "words" in knowledge.kinds else _COST_WITHOUT_WORDS
    gains = _LENGTH * np.exp(-off * off * 2) - cost + _evenness(band)
    for links in knowledge.links:
        yield WORKING
        gains = gains + _met_share(band, links.zh.part(zh, en), "zh")
        yield WORKING
        gains = gains + _met_share(band, links.en.part(en, zh), "en")
    return np.asarray(gains, dtype=np.float32)


def _met_share(band: Band, items: Items, side: Side) -> Floats:
    total = Runs(band, side, np.bincount(items.sentence, items.weight, band.zh if side == "zh" else band.en)).edge(1)
    return np.asarray(0.5 * met_in_pairs(band, items, side) / (total + 3))


def best_way(band: Band, gains: Floats) -> Task[Ints]:
    """The way of single steps (one zh, one en, or both at once) that earns most of the cells it visits. Steps on one side
    take several sentences that fit one, and pass over what fits nothing.
    """
    table = np.full((band.rows + MARGIN) * band.stride, NEVER)
    moves = ((1, 1), (1, 0), (0, 1))
    back = np.stack([band.looks_back(*move) for move in moves], axis=1)
    gains = np.where(band.valid, gains, np.float32(NEVER))
    alone = np.where(band.valid, _ALONE * np.maximum(gains, 0), np.float32(NEVER))
    chosen = np.zeros((band.rows, band.width), dtype=np.int8)
    columns = np.arange(band.width)
    table[MARGIN * band.stride + MARGIN + band.starts] = 0.0
    for row in range(1, band.rows):
        ways = table[back[row]] + np.stack([gains[row], alone[row], alone[row]])
        best = ways.argmax(axis=0)
        chosen[row] = best
        start = (row + MARGIN) * band.stride + MARGIN
        table[start : start + band.width] = ways[best, columns]
        if row % 256 == 0:
            yield WORKING
    i, j = band.zh, band.en
    cells = [(i, j)]
    while i or j:
        m, n = moves[chosen[i + j, j - band.lows[i + j]]]
        i, j = i - m, j - n
        cells.append((i, j))
    return np.array(cells[::-1])
