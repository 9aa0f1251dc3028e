"""Lengths of sentences and the ratio of a text."""

from __future__ import annotations

import numpy as np
import pytest

from reader.align.band import Band
from reader.align.evidence.lengths import Lengths, en_length, length_ratio, zh_length
from reader.align.pair import Pair, Sentences
from tests.align.texts import EN, ZH


def pair(zh: tuple[str, ...], en: tuple[str, ...]) -> Pair:
    return Pair(*(Sentences(texts, np.zeros(len(texts), dtype=np.int64)) for texts in (zh, en)))


def test_lengths_count_letters_and_characters() -> None:
    assert en_length("A cat, 7 dogs.") == 9
    assert zh_length("一只cat。") == pytest.approx(2 * 3.3 + 3)
    assert zh_length("第二十一條") == pytest.approx(2 * 3.3 + 3)  # Article 21: the numeral becomes digits


def test_the_ratio_comes_from_sentences_that_correspond() -> None:
    ties = np.array([(k, k) for k in range(len(ZH))])
    usual = length_ratio(pair(ZH, EN), ties)
    wordy = length_ratio(pair(ZH, tuple(f"{text} {text}" for text in EN)), ties)
    assert wordy > 1.3 * usual
    assert length_ratio(pair(ZH[:3], EN), ties[:3]) == pytest.approx(1.0, abs=0.15)
    assert length_ratio(pair(ZH, EN), ties[:0]) == 1.0


def test_a_bead_of_fitting_lengths_is_worth_more() -> None:
    band = Band.full(2, 2)
    lengths = Lengths(
        pair(
            ("短。", "这一句比前面那一句要长得多，多到谁都看得出来。"),
            ("Short.", "This sentence is far longer than the other."),
        ),
        band,
    )
    values = lengths.of(1, 1)["length off"]
    fits = values[2, 1 - int(band.lows[2])]
    crossed = values[3, 2 - int(band.lows[3])]
    assert fits > crossed
