"""Answered items of beads against counting by hand."""

from __future__ import annotations

import random

import numpy as np
import pytest

from reader.align.band import Band
from reader.align.evidence.links import Answered, Linked, items_of
from reader.align.programme import MATCHES
from reader.core.document import Side
from reader.core.spans import Run
from reader.core.task import run

RELATION = {"a": ("A",), "b": ("B", "C"), "c": ("C",), "d": ()}


def texts(seed: int) -> tuple[list[list[str]], list[list[str]]]:
    chance = random.Random(seed)
    zh = [sorted(chance.sample("abcd", chance.randint(0, 4))) for _ in range(9)]
    en = [sorted(chance.sample("ABC", chance.randint(0, 3))) for _ in range(8)]
    return zh, en


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("side", ["zh", "en"])
def test_an_item_with_two_answers_in_a_run_counts_once(seed: int, side: Side) -> None:
    zh, en = texts(seed)
    turned = {"A": ["a"], "B": ["b"], "C": ["b", "c"]}
    items = run(items_of(zh, en, RELATION) if side == "zh" else items_of(en, zh, turned))
    band = Band.around(len(zh), len(en), [(0, 0), (len(zh), len(en))], 7)
    answered = Answered(band, items, side)
    near, far, relation = (zh, en, RELATION) if side == "zh" else (en, zh, turned)
    weights: dict[tuple[int, str], float] = {}
    order = iter(items.weight)
    for number, keys in enumerate(near):
        for key in keys:
            if any(other in keys_far for other in relation[key] for keys_far in far):
                weights[number, key] = float(next(order))
    for m, n in MATCHES:
        found = answered.of(m, n)
        for row, column in zip(*np.nonzero(band.valid & (band.i >= m) & (band.j >= n)), strict=True):
            i, j = int(band.i[row, column]), int(band.j[row, column])
            rows = {"zh": range(i - m, i), "en": range(j - n, j)}
            others = {key for k in rows["en" if side == "zh" else "zh"] for key in far[k]}
            wanted = sum(
                weights[k, key]
                for k in rows[side]
                for key in near[k]
                if (k, key) in weights and others & set(relation[key])
            )
            # Pairs of sentences outside the band are not looked at; inside it the count is exact.
            assert found[row, column] <= wanted + 1e-4
            inside = all(0 <= b + 1 - band.lows[a + b + 2] < band.width for a in rows["zh"] for b in rows["en"])
            if inside:
                assert found[row, column] == pytest.approx(wanted, abs=1e-4)


def test_rare_items_weigh_more() -> None:
    zh = [["common", "rare"], ["common"], ["common"], ["common"]]
    items = run(items_of(zh, zh))
    assert items.weight[1] > items.weight[0]
    assert len(items.sentence) == 5


def test_items_that_nothing_answers_are_left_out() -> None:
    items = run(items_of([["x"], ["y"]], [["y"], []]))
    assert items.sentence.tolist() == [1]


def test_a_part_of_the_texts() -> None:
    zh = [["a"], ["b"], ["a"], ["c"]]
    part = run(items_of(zh, zh)).part(Run(1, 4), Run(2, 4))
    assert part.sentence.tolist() == [0, 1, 2]
    assert (part.answers % part.stride).tolist() == [0, 1]  # a in sentence 2, c in sentence 3; b is outside


def test_what_is_met_speaks_for_a_bead_and_what_is_missed_against_it() -> None:
    zh, en = [["a"], ["b"]], [["a"], ["b"]]
    items = run(items_of(zh, en))
    band = Band.full(2, 2)
    values = Linked("keys", band, items, run(items_of(en, zh)), (2, 2)).of(1, 1)
    right, wrong = (2, 1 - int(band.lows[2])), (3, 2 - int(band.lows[3]))  # cells (1, 1) and (1, 2)
    assert values["keys met zh"][right] > 0 == values["keys missed zh"][right]
    assert values["keys met zh"][wrong] == 0 > values["keys missed zh"][wrong]
    assert values["keys share"][right] > values["keys share"][wrong]


def test_a_word_that_only_the_neighbour_answers_strays() -> None:
    zh, en = [["a"], ["c"]], [["A", "C"], []]
    band = Band.full(2, 2)
    strays = {
        side: Answered(band, run(items_of(*keys)), side)  # type: ignore[arg-type]
        for side, keys in (("zh", (zh, en, RELATION)), ("en", (en, zh, {"A": ["a"], "C": ["c"]})))
    }
    first = (2, 1 - int(band.lows[2]))  # the bead of the first sentence of each side
    assert strays["en"].strays(1, 1)[first] > 0  # C is answered by the next zh sentence
    assert strays["zh"].strays(1, 1)[first] == 0
    both = (3, 1 - int(band.lows[3]))  # both zh sentences with the first en one
    assert strays["en"].strays(1, 2)[both] == 0
