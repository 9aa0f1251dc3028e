"""How freely a text is translated."""

from __future__ import annotations

import numpy as np
import pytest

from reader.align.band import Band
from reader.align.model import Model
from reader.align.programme import NEVER, STEPS, Posterior, Scored
from reader.align.rates import UNKNOWN, Rates


def look(left_out: float = 0.0, **beads: float) -> Posterior:
    """`left_out` is how often a run of omissions begins."""
    found = np.zeros((1, len(STEPS), 1), dtype=np.float32)
    for shape, count in beads.items():
        m, n = shape[1:].split("_")
        found[0, STEPS.index((int(m), int(n))), 0] = count
    moves = np.zeros((3, 3))
    moves[0, 1] = moves[0, 2] = left_out / 2
    return Posterior(found, moves, 0.0)


def test_a_free_text_and_a_close_one_lie_on_either_side_of_the_usual() -> None:
    close, free = Rates.of([look(b1_1=200)]), Rates.of([look(b1_1=80, b1_2=60), look(30, b2_2=20, b1_0=40)])
    assert close.omitted < 0 < free.omitted
    assert close.many < 0 < free.many
    assert close.crossed < 0 < free.crossed


def test_a_short_text_is_believed_less_than_a_long_one() -> None:
    assert abs(Rates.of([look(b1_1=5)]).many) < abs(Rates.of([look(b1_1=500)]).many)
    assert Rates.of([]) == UNKNOWN
    assert Rates.of([look(b1_1=100_000)]) == Rates.of([look(b1_1=10_000)])  # but there is an end to it


def test_a_whole_part_that_is_missing_is_one_omission() -> None:
    assert Rates.of([look(1, b1_1=100, b0_1=80)]) == Rates.of([look(1, b1_1=100, b0_1=1)])


def test_each_shape_has_its_rates() -> None:
    rates = Rates(1.0, 2.0, 3.0)
    assert [rates.values(*shape) for shape in ((1, 1), (0, 1), (1, 3), (2, 2))] == [
        {},
        {"rate omitted": 1.0},
        {"rate many": 2.0},
        {"rate many": 2.0, "rate crossed": 3.0},
    ]


def test_the_model_leans_to_the_rates_and_the_impossible_stays_so() -> None:
    steps = np.zeros((5, len(STEPS), 3), dtype=np.float32)
    steps[0] = NEVER
    scored = Scored(Band.full(2, 2), steps, np.zeros((3, 3)))
    Model({"rate many": 0.5}).lean(scored, Rates(many=2.0))
    assert steps[1, STEPS.index((1, 2)), 0] == pytest.approx(1.0)
    assert steps[1, STEPS.index((1, 1)), 0] == 0
    assert steps[0].max() < NEVER / 2
