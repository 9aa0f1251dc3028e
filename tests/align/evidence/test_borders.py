"""Borders of paragraphs weigh what they are worth in a text."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from reader.align.band import Band
from reader.align.evidence.borders import Borders, trust_in_borders
from reader.align.pair import Pair, Sentences


def pair(zh: Sequence[int], en: Sequence[int]) -> Pair:
    """Sentences that stand in the paragraphs of these numbers."""
    return Pair(*(Sentences(["…"] * len(numbers), np.array(numbers, dtype=np.int64)) for numbers in (zh, en)))


def ties(count: int) -> np.ndarray:
    return np.array([(number, number) for number in range(count)], dtype=np.int64).reshape(-1, 2)


def test_paragraphs_that_were_set_anew_are_trusted_less() -> None:
    thirds, fourths = [k // 3 for k in range(60)], [k // 4 for k in range(60)]
    kept, anew = (trust_in_borders(pair(thirds, en), ties(60)) for en in (thirds, fourths))
    assert kept > 0.8 > 0.4 > anew > 0.0


def test_a_text_without_ties_is_trusted_as_usual() -> None:
    assert trust_in_borders(pair([0, 0], [0, 0]), ties(0)) == pytest.approx(0.5)


def test_borders_weigh_what_is_trusted() -> None:
    two, band = pair([0, 0, 1, 1], [0, 0, 0, 1]), Band.full(4, 4)
    full, half = (Borders(two, band, trust).of(1, 1)["border missed"] for trust in (1.0, 0.5))
    assert full.min() < 0
    assert half.tolist() == (full / 2).tolist()
