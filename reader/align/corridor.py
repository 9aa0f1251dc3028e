"""The corridor: a rough way through the whole table, found coarse to fine, around which the fine programme looks.

Blocks of sentences are compared first by the rare items they share; each level halves the blocks twice and looks only
near the way found above. At the last level single sentences are compared by all their items and their lengths.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from reader.align.arrays import Doubles, Flags, Floats, Ints, np
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
# An item joins the comparison of blocks when its occurrences times their answers are at most this many.
_RARE: Final = 60
# Others join until there are so many meetings a sentence.
_ENOUGH: Final = 12
# What a visit to a cell costs: so much that two parts which do not correspond lose by going side by side.
_BLOCK_COST: Final = 0.03
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
    near, far, votes = _rare_meetings(knowledge, block)
    way: Ints = np.array([(0, 0), sizes])
    size = max(2, max(sizes) // _BLOCKS)
    first = True
    while size > 1:
        counts = (-(-sizes[0] // size), -(-sizes[1] // size))
        grid = Band.full(*counts) if first else Band.around(*counts, _finer(way, counts), _BLOCK_RADIUS)
        gains = _block_gains(grid, near // size, far // size, votes)
        way = np.minimum((yield from best_way(grid, gains)) * size, sizes)
        size, first = size // _FINER, False
    return way


def sentence_way(knowledge: Knowledge, block: Block, around: Ints | None = None) -> Task[RoughWay]:
    """A way in single sentences, near the way `around` (counted in the block) or anywhere in it."""
    sizes = (len(block.zh), len(block.en))
    if not all(sizes):
        return RoughWay(block, np.array([(0, 0), sizes]), np.zeros(2, dtype=np.float32))
    band = Band.full(*sizes) if around is None else Band.around(*sizes, around, _SENTENCE_RADIUS)
    gains = _sentence_gains(band, knowledge, block)
    yield WORKING
    cells = yield from best_way(band, gains)
    row = cells.sum(axis=1)
    earned = gains[row, np.clip(cells[:, 1] - band.lows[row], 0, band.width - 1)]
    return RoughWay(block, cells, earned)


def _finer(way: Ints, counts: tuple[int, int]) -> Ints:
    """A way in sentences, as a way through the blocks of the next level."""
    top = np.maximum(way[-1], 1)
    return np.asarray(np.minimum(np.rint(way * (np.array(counts) / top)).astype(np.int64), counts))


def _rare_meetings(knowledge: Knowledge, block: Block) -> tuple[Ints, Ints, Doubles]:
    """All pairs of sentences that share a rare item, and how much each pair says: a common item shares out one vote."""
    parts = []
    for links in knowledge.links:
        items: Items = links.zh.part(block.zh, block.en)
        counts = np.bincount(items.type, minlength=1)
        answers = np.bincount(items.answers // items.stride, minlength=len(counts))[: len(counts)]
        rare = _rarest(counts * answers, _ENOUGH * len(block.zh))[items.type]
        near, types, weight = items.sentence[rare], items.type[rare], items.weight[rare]
        first = np.searchsorted(items.answers, types * items.stride)
        repeats = answers[types]
        owner = np.repeat(np.arange(len(types)), repeats)
        place = np.arange(len(owner)) - np.repeat(np.cumsum(repeats) - repeats, repeats) + first[owner]
        vote = weight[owner] / np.sqrt(np.maximum((counts * answers)[types[owner]], 1))
        parts.append((near[owner], items.answers[place] % items.stride, vote))
    near, far, votes = (np.concatenate(column) for column in zip(*parts, strict=True))
    return near, far, votes


def _rarest(meetings: Ints, enough: int) -> Flags:
    """Which types to look at: those that meet seldom, or the rarest of a text that repeats itself until they are enough."""
    order = np.argsort(meetings, kind="stable")
    needed = np.empty(len(meetings), dtype=bool)
    needed[order] = np.cumsum(meetings[order]) <= enough
    return np.asarray((meetings <= _RARE) | needed)


def _block_gains(grid: Band, near: Ints, far: Ints, votes: Doubles) -> Floats:
    row = near + far + 2
    column = far + 1 - grid.lows[row]
    inside = (column >= 0) & (column < grid.width)
    place = row[inside] * grid.width + column[inside]
    shared = np.bincount(place, votes[inside], grid.rows * grid.width).reshape(grid.rows, grid.width)
    by_zh = np.bincount(near, votes, grid.zh)
    by_en = np.bincount(far, votes, grid.en)
    usual = np.sqrt(
        by_zh[np.clip(grid.i - 1, 0, grid.zh - 1)] * by_en[np.clip(grid.j - 1, 0, grid.en - 1)]
    ) + votes.sum() / max(grid.zh, grid.en)
    return np.asarray(shared / np.maximum(usual, 1e-9) - _BLOCK_COST + _evenness(grid), dtype=np.float32)


def _evenness(band: Band) -> Doubles:
    off = band.i / band.zh - band.j / band.en
    return np.asarray(_EVEN * np.exp(-((off / 0.05) ** 2)))


def _sentence_gains(band: Band, knowledge: Knowledge, block: Block) -> Floats:
    zh, en = block
    lengths = Lengths(knowledge.pair.part(zh, en), band, knowledge.ratio)
    off = lengths.of(1, 1)["length ratio"]
    cost = _SENTENCE_COST if "words" in knowledge.kinds else _COST_WITHOUT_WORDS
    gains = _LENGTH * np.exp(-off * off * 2) - cost + _evenness(band)
    for links in knowledge.links:
        gains = gains + _met_share(band, links.zh.part(zh, en), "zh") + _met_share(band, links.en.part(en, zh), "en")
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
        if row % 512 == 0:
            yield WORKING
    i, j = band.zh, band.en
    cells = [(i, j)]
    while i or j:
        m, n = moves[chosen[i + j, j - band.lows[i + j]]]
        i, j = i - m, j - n
        cells.append((i, j))
    return np.array(cells[::-1])
