"""Which beads get a second look."""

from __future__ import annotations

import random

from reader.align.doubt import LEVELS, LONGEST, doubtful
from reader.core.bitext import Bead
from reader.core.spans import Run


def beads(scores: list[float]) -> list[Bead]:
    return [Bead(Run(k, k + 1), Run(k, k + 1), score, 0) for k, score in enumerate(scores)]


def test_a_clean_text_is_not_looked_at_again() -> None:
    assert doubtful(beads([0.999] * 300)) == []
    assert doubtful([]) == []


def test_doubt_takes_its_neighbours_along() -> None:
    scores = [0.99] * 50
    scores[25] = 0.4
    scores[29] = 0.3
    assert doubtful(beads(scores)) == [(19, 36)]


def test_little_doubt_is_not_worth_the_encoder_but_in_a_short_text() -> None:
    assert doubtful(beads([0.99] * 100 + [0.4])) == []
    assert doubtful(beads([0.99] * 20 + [0.4])) != []


def test_long_runs_are_cut_at_a_sure_bead() -> None:
    chance = random.Random(5)
    scores = [round(chance.uniform(0.3, 0.9), 3) for _ in range(2000)]
    scores[700] = 1.0
    runs = doubtful(beads(scores))
    assert [run.start for run in runs[1:]] == [run.end for run in runs[:-1]]
    assert (runs[0].start, runs[-1].end) == (0, 2000)
    assert runs[0].end == 700
    assert max(map(len, runs)) <= LONGEST


def test_a_long_doubtful_text_only_where_doubt_is_greatest() -> None:
    scores = [0.85 if k % 10 else 0.95 for k in range(40_000)]
    scores[20_000] = 0.1
    runs = doubtful(beads(scores))
    assert len(runs) == 1
    assert 20_000 in runs[0].indices()
    assert len(runs[0]) <= 2 * LEVELS[0][1] + 1
