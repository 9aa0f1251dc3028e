"""The sweeps over the table against plain recursion over all ways."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from reader.align.band import Band
from reader.align.programme import NEVER, STATES, STEPS, Scored, bar, best_beads, posterior
from reader.core.task import run

BANDS = [
    pytest.param(lambda m, n: Band.full(m, n), id="full"),
    pytest.param(lambda m, n: Band.around(m, n, [(0, 0), (m, n)], 9), id="around"),
]


def scored(band: Band, values: np.ndarray, moves: np.ndarray) -> Scored:
    """`values` by [zh, en, step] laid out for the band; impossible steps never."""
    steps = np.full((band.rows, len(STEPS), band.width), NEVER, dtype=np.float32)
    for row in range(band.rows):
        for column in range(band.width):
            i, j = band.i[row, column], band.j[row, column]
            for k, (m, n) in enumerate(STEPS):
                if band.valid[row, column] and i >= m and j >= n:
                    steps[row, k, column] = values[i, j, k]
    return Scored(band, steps, moves)


def weight_of_all_ways(zh: int, en: int, values: np.ndarray, moves: np.ndarray) -> float:
    """The same by recursion from the end."""

    @cache
    def into(i: int, j: int, state: int) -> float:
        if i == j == 0:
            return float(state == 0)
        total = 0.0
        for k, (m, n) in enumerate(STEPS):
            if STATES[k] == state and i >= m and j >= n:
                before = sum(into(i - m, j - n, old) * np.exp(moves[old, state]) for old in range(3))
                total += before * np.exp(values[i, j, k])
        return total

    return float(np.log(sum(into(zh, en, state) for state in range(3))))


@pytest.mark.parametrize("make", BANDS)
@pytest.mark.parametrize(("zh", "en"), [(3, 4), (5, 2), (0, 3), (4, 0), (6, 6)])
def test_the_posterior_weighs_all_ways(make, zh: int, en: int) -> None:
    chance = np.random.default_rng(zh * 10 + en)
    values, moves = chance.normal(size=(zh + 1, en + 1, len(STEPS))), chance.normal(size=(3, 3))
    found = run(posterior(scored(make(zh, en), values, moves)))
    assert found.weight == pytest.approx(weight_of_all_ways(zh, en, values, moves), abs=1e-4)
    covered = sum(found.beads[:, k].sum() * m for k, (m, _) in enumerate(STEPS))
    assert covered == pytest.approx(zh, abs=1e-3)  # every sentence is in exactly one bead of each way
    assert found.moves.sum() == pytest.approx(found.beads.sum(), abs=1e-3)


@pytest.mark.parametrize("make", BANDS)
def test_the_best_beads_follow_the_gains_and_tile(make) -> None:
    values = np.full((5, 6, len(STEPS)), -1.0)
    wanted = [(1, 1), (2, 1), (0, 1), (1, 2)]
    i = j = 0
    for m, n in wanted:
        i, j = i + m, j + n
        values[i, j, STEPS.index((m, n))] = 1.0
    beads = run(best_beads(band := make(4, 5), scored(band, values, np.zeros((3, 3))).steps))
    assert [(len(zh), len(en)) for zh, en in beads] == wanted
    assert beads[-1] == ((3, 4), (3, 5))


def test_a_gap_costs_more_to_open_than_to_go_on() -> None:
    band = Band.full(3, 1)
    values = np.full((4, 2, len(STEPS)), -8.0)
    for i in range(1, 4):
        values[i, :, STEPS.index((1, 0))] = 0.0
        values[i, 1, STEPS.index((1, 1))] = 0.0
    moves = np.zeros((3, 3))
    moves[0, 1] = -3.0
    found = run(posterior(scored(band, values, moves)))
    by_row = found.beads[:, STEPS.index((1, 1))].max(axis=1)  # the match of zh sentence k ends in row k + 2
    assert by_row[2] > 3 * by_row[3] < by_row[4]  # the match in the middle would open two gaps


@pytest.mark.parametrize("make", BANDS)
def test_every_way_passes_a_lock(make) -> None:
    values = np.zeros((7, 6, len(STEPS)))
    values[:, :, STEPS.index((2, 2))] = 9.0  # the lock lies in the middle of what would be best
    found = scored(make(6, 5), values, np.zeros((3, 3)))
    bar(found, [(3, 2), (0, 0), (6, 5), (60, 50)])
    chances = run(posterior(found)).beads
    beads = run(best_beads(found.band, np.where(found.steps > NEVER / 2, chances, np.float32(NEVER))))
    assert (3, 2) in {(zh.end, en.end) for zh, en in beads}
    assert float(chances[5, :, 2 - int(found.band.lows[5])].sum()) == pytest.approx(1.0, abs=1e-3)
