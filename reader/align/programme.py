"""The dynamic programme: a semi-Markov chain of beads over a Band, and the beads that are most probably right.

A bead is a step of the table: m zh and n en sentences. After it the chain is in one of three states (a match, a zh
sentence left out, an en sentence left out), so that opening a gap may cost more than going on with it. The posterior of a
bead is the share of all ways through the table, each weighed by its score, that hold the bead.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from reader.align.arrays import Bytes, Doubles, Floats, np
from reader.align.band import MARGIN, Band
from reader.core.spans import Run
from reader.core.task import Progress, Task

# Matches first; the two omissions stand at the end. Beyond 4-4 only one sentence against many is worth its cost.
MATCHES: Final = (*((m, n) for m in range(1, 5) for n in range(1, 5)), (1, 5), (5, 1), (1, 6), (6, 1))
STEPS: Final = (*MATCHES, (1, 0), (0, 1))
NEVER: Final = -1e30
# The state that a step leads to: 0 match, 1 zh omitted, 2 en omitted.
STATES: Final = (*(0 for _ in MATCHES), 1, 2)
# Rows swept between two yields: some milliseconds.
CHUNK: Final = 256
WORKING: Final = Progress("Comparing sentences")


@dataclass(frozen=True, slots=True)
class Scored:
    """The scores of all steps: `steps` is (rows, len(STEPS), width), by the cell where the step ends.

    `moves` is 3 x 3: the score of passing from one state (match, zh omitted, en omitted) to the next.
    """

    band: Band
    steps: Floats
    moves: Doubles


def bar(scored: Scored, locks: Iterable[tuple[int, int]]) -> None:
    """Takes away every step past one of the locks (zh, en); locks at the ends or off the band do nothing."""
    band = scored.band
    for zh, en in locks:
        row, column = zh + en, en - int(band.lows[min(max(zh + en, 0), band.rows - 1)])
        if 0 < row < band.rows - 1 and 0 <= column < band.width and 0 <= zh <= band.zh:
            scored.steps[row, :, :column] = NEVER
            scored.steps[row, :, column + 1 :] = NEVER
            for k, (m, n) in enumerate(STEPS):
                scored.steps[row + 1 : row + m + n, k] = NEVER


@dataclass(frozen=True, slots=True)
class Posterior:
    """`beads` is the probability of each step, laid out as `Scored.steps`; `moves` how often each move is expected.

    `weight` is the log of the summed weight of all ways.
    """

    beads: Floats
    moves: Doubles
    weight: float


def _log_sum(terms: Doubles) -> Doubles:
    top = terms.max(axis=0)
    return np.asarray(top + np.log(np.exp(terms - top).sum(axis=0)))


def _spread(chances: Doubles, states: Doubles) -> Doubles:
    """log(chances @ exp(states)) without overflow; states is (3, cells)."""
    top = states.max(axis=0)
    return np.asarray(top + np.log(chances @ np.exp(states - top) + 1e-300))


def _planes(band: Band) -> Doubles:
    """A table of three states, all unreachable."""
    return np.full((3, band.rows + 2 * MARGIN, band.stride), NEVER)


def _forward(scored: Scored) -> Task[tuple[Doubles, Doubles]]:
    """The log weight of all ways into each cell, by the state they are in and by the state they go to next.

    Two tables: (3, rows, width), and one with the margins of a Band's table.
    """
    band, count = scored.band, len(MATCHES)
    chances = np.exp(scored.moves.T)
    inside = np.full((3, band.rows, band.width), NEVER)
    onward = _planes(band)
    flat, size = onward.reshape(-1), onward[0].size
    back = np.stack([band.looks_back(m, n) + state * size for (m, n), state in zip(STEPS, STATES, strict=True)], axis=1)
    inside[0, 0, band.starts] = 0.0
    onward[:, MARGIN, MARGIN:-MARGIN] = _spread(chances, inside[:, 0])
    for row in range(1, band.rows):
        ways = flat[back[row]] + scored.steps[row]
        inside[0, row] = _log_sum(ways[:count])
        inside[1:, row] = ways[count:]
        onward[:, row + MARGIN, MARGIN:-MARGIN] = _spread(chances, inside[:, row])
        if row % CHUNK == 0:
            yield WORKING
    return inside, onward


def _backward(scored: Scored) -> Task[tuple[Doubles, Doubles]]:
    """The log weight of all ways from each cell to the end, by the state at the cell and by the kind of the next step."""
    band, count = scored.band, len(MATCHES)
    chances = np.exp(scored.moves)
    ends = band.ends
    # The table holds, for each cell and each step that ends there, the weight of that step and all that may follow.
    landing = np.arange(band.rows)[:, None] + np.array([m + n for m, n in STEPS]) + MARGIN
    planes = np.stack([band.looks_ahead(m, n) + k * band.stride for k, (m, n) in enumerate(STEPS)], axis=1)
    ahead = planes + (landing * (len(STEPS) - 1) * band.stride)[:, :, None]
    kinds = np.array(STATES)
    table = np.full((band.rows + 2 * MARGIN, len(STEPS), band.stride), NEVER)
    flat = table.reshape(-1)
    after = np.full((3, band.rows, band.width), NEVER)
    coming = np.full((3, band.rows, band.width), NEVER)
    for row in range(band.rows - 1, -1, -1):
        ways = flat[ahead[row]]
        coming[0, row] = _log_sum(ways[:count])
        coming[1:, row] = ways[count:]
        after[:, row] = _spread(chances, coming[:, row])
        after[:, row, ends[ends[:, 0] == row, 1]] = 0.0
        table[row + MARGIN, :, MARGIN:-MARGIN] = scored.steps[row] + after[kinds, row]
        if row % CHUNK == 0:
            yield WORKING
    return after, coming


def posterior(scored: Scored) -> Task[Posterior]:
    """The posterior of every step, by one sweep forward and one back."""
    band = scored.band
    inside, onward = yield from _forward(scored)
    after, coming = yield from _backward(scored)
    whole = _log_sum(inside[:, band.ends[:, 0], band.ends[:, 1]])
    weight = whole[band.owners]
    beads = np.empty(scored.steps.shape, dtype=np.float32)
    for k, (m, n) in enumerate(STEPS):
        state = STATES[k]
        way_in = onward[state].reshape(-1)[band.looks_back(m, n)]
        beads[:, k] = np.exp(np.minimum(way_in + scored.steps[:, k] + after[state] - weight, 0.0))
        yield WORKING
    moves = np.exp(np.minimum(inside[:, None] + scored.moves[:, :, None, None] + coming[None] - weight, 0.0))
    return Posterior(beads, moves.sum(axis=(2, 3)), float(whole.sum()))


def best_beads(band: Band, gains: Floats) -> Task[list[tuple[Run, Run]]]:
    """The way through the table with the greatest sum of `gains`, laid out as `Scored.steps`."""
    table = np.full((band.rows + 2 * MARGIN) * band.stride, NEVER)
    back = np.stack([band.looks_back(m, n) for m, n in STEPS], axis=1)
    chosen = np.zeros((band.rows, band.width), dtype=np.int8)
    columns = np.arange(band.width)
    table[MARGIN * band.stride + MARGIN + band.starts] = 0.0
    for row in range(1, band.rows):
        ways = table[back[row]] + gains[row]
        best = ways.argmax(axis=0)
        chosen[row] = best
        start = (row + MARGIN) * band.stride + MARGIN
        table[start : start + band.width] = ways[best, columns]
        if row % CHUNK == 0:
            yield WORKING
    return _traced(band, chosen)


def _traced(band: Band, chosen: Bytes) -> list[tuple[Run, Run]]:
    i, j = band.zh, band.en
    beads: list[tuple[Run, Run]] = []
    while i or j:
        m, n = STEPS[chosen[i + j, j - band.lows[i + j]]]
        beads.append((Run(i - m, i), Run(j - n, j)))
        i, j = i - m, j - n
    return beads[::-1]
