from __future__ import annotations

import pytest

from reader.checks.score import Error, by_section, kappa, measured_length, scorecard
from reader.core.errors import InvalidValueError

ERRORS = [
    Error("accuracy/omission", "major"),
    Error("accuracy/addition", "minor", 1),
    Error("style/awkward", "neutral", 1),
]


def test_penalty_is_weighted_and_normed() -> None:
    card = scorecard(ERRORS, 400, "words")
    assert (card.penalty, card.per_thousand, card.overall) == (6.0, 15.0, 98.5)
    assert card.by_dimension == {"accuracy": 6, "style": 0}
    assert card.by_severity == {"neutral": 1, "minor": 1, "major": 1, "critical": 0}


@pytest.mark.parametrize(("threshold", "passed"), [(98.5, True), (98.6, False)])
def test_the_threshold_decides(threshold: float, passed: bool) -> None:
    assert scorecard(ERRORS, 400, "words", threshold=threshold).passed is passed


def test_weights_can_be_changed_and_the_score_does_not_fall_below_zero() -> None:
    heavy = {"neutral": 0, "minor": 2, "major": 500, "critical": 900}
    assert scorecard(ERRORS, 400, "words", heavy).overall == 0.0


def test_an_empty_text_has_no_faults_and_a_negative_length_is_no_text() -> None:
    assert scorecard([], 0, "characters").overall == 100.0
    with pytest.raises(InvalidValueError):
        scorecard([], -1, "words")


def test_scores_of_sections() -> None:
    cards = by_section(ERRORS, {0: 100, 1: 50, 2: 10}, "words")
    assert [cards[section].penalty for section in (0, 1, 2)] == [5.0, 1.0, 0.0]


def test_length_counts_characters_or_words() -> None:
    assert measured_length("他有3本书，ok？", "zh") == (4, "characters")
    assert measured_length("It's a state-of-the-art 3.5 mm jack.", "en") == (6, "words")


def test_kappa_of_full_chance_and_partial_agreement() -> None:
    assert kappa(["fine", "fix"], ["fine", "fix"]) == 1.0
    assert kappa(["fine", "fine"], ["fine", "fine"]) == 1.0
    assert kappa(["fine", "fix", "fine", "fix"], ["fine", "fine", "fix", "fix"]) == 0.0
    assert kappa(["fine", "fix", "fine", "fix"], ["fine", "fix", "fine", "fine"]) == pytest.approx(0.5)


@pytest.mark.parametrize(("first", "second"), [([], []), (["fine"], [])])
def test_kappa_needs_the_same_passages(first: list[str], second: list[str]) -> None:
    with pytest.raises(InvalidValueError):
        kappa(first, second)
