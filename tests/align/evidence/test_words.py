"""Cutting Chinese into dictionary words, and names in pinyin."""

from __future__ import annotations

import pytest

from reader.align.evidence.words import Pinyin, name_candidates, note_answerable, segmented
from reader.align.lexicon import read_lexicon
from reader.align.stems import stem, words_with_case
from reader.core.task import run
from tests.align.test_lexicon import ENTRIES


@pytest.fixture(scope="module")
def lexicon():
    return run(read_lexicon(ENTRIES))


def test_the_longest_word_that_can_be_answered(lexicon) -> None:
    known: dict[str, bool] = {}
    note_answerable(lexicon, "运河船长", frozenset([stem("canal"), stem("boat")]), known)
    assert segmented("运河船长", lexicon, known) == ["运河", "船"]  # no captain in the English text, but a boat
    assert known["船长"] is False


def test_names_in_pinyin(lexicon) -> None:
    names = name_candidates([["We", "reached", "Suzhou"], ["We", "left"]])
    assert "suzhou" in names
    assert Pinyin(lexicon, frozenset(["lu", "yunhe"])).names_in("白鹭在运河") == {"鹭": ["lu"], "运河": ["yunhe"]}
    assert Pinyin(lexicon, frozenset()).names_in("运河") == {}


def test_a_word_that_also_stands_without_a_capital_is_no_name() -> None:
    assert name_candidates([["Long", "Road"], ["a", "long", "walk"]]) == {"road"}


def test_names_in_wade_giles(lexicon) -> None:
    assert "tsao" in name_candidates([words_with_case("Ts'ao was the captain's name.")])
    assert Pinyin(lexicon, frozenset(["hochang"])).names_in("河长") == {"河长": ["hochang"]}
