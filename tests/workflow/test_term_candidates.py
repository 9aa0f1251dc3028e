"""Candidates for the term base: words that recur together, whole ones, each English one once."""

from __future__ import annotations

import pytest

from reader.core.bitext import Bitext
from reader.core.task import run
from reader.workflow.term_candidates import english_for, term_candidates
from tests.made_bitext import BitextBuilder

PAIRS = [
    ("旧灯塔已经没有人看守。", "Nobody keeps the old lighthouse any more."),
    ("灯塔的看守人住在山脚。", "The lighthouse keeper lives below the hill."),
    ("我们去看了灯塔。", "We went to see the lighthouse."),
    ("潮汐表挂在墙上。", "A tide table hangs on the wall."),
    ("他每天抄写潮汐表。", "He copies the tide table every day."),
    ("没有潮汐表，船不敢出海。", "Without a tide table no boat dares to put to sea."),
    ("天气很好。", "The weather is fine."),
]


@pytest.fixture(scope="module")
def bitext() -> Bitext:
    return BitextBuilder().paragraph(*[([zh], [en]) for zh, en in PAIRS]).build()


def test_whole_words_that_recur_together_are_proposed(bitext: Bitext) -> None:
    found = {one.zh: (one.en, one.pairs) for one in run(term_candidates(bitext))}
    assert found == {"灯塔": ("lighthouse", 3), "潮汐表": ("tide table", 3)}


def test_what_is_known_is_left_out(bitext: Bitext) -> None:
    assert [one.zh for one in run(term_candidates(bitext, {"灯塔"}))] == ["潮汐表"]


def test_the_english_of_a_selected_word(bitext: Bitext) -> None:
    assert english_for(bitext, "潮汐表") == "tide table"
    assert english_for(bitext, "天气") == ""


def test_a_text_in_one_language_has_none() -> None:
    assert run(term_candidates(BitextBuilder().paragraph((["独自一人。"], [])).build())) == ()
