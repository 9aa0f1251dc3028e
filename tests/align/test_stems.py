"""Related English forms share a stem, unrelated ones do not."""

from __future__ import annotations

import pytest

from reader.align.stems import STOP_WORDS, stem, stems_of, words_with_case


@pytest.mark.parametrize(
    "forms",
    ["go goes going went gone", "city cities", "stop stopped stopping", "child children", "nation nations", "write wrote written writing",
     "quick quickly", "careful carefully", "box boxes", "try tries tried", "use used using", "hope hoped hoping", "hop hopped hopping"],
)  # fmt: skip
def test_forms_of_one_word(forms: str) -> None:
    assert len({stem(word) for word in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("sing", "sin"), ("bus", "but"), ("red", "read"), ("caring", "car"), ("hoping", "hop"), ("ship", "sheep")],
)
def test_other_words(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_words_of_a_sentence() -> None:
    assert stems_of("The captain’s boats were waiting.") == [stem("captain"), stem("boat"), stem("wait")]
    assert words_with_case("Mr. Lin’s Egret") == ["Mr", "Lin", "Egret"]
    assert "the" in STOP_WORDS
