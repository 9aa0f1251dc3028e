"""Variants of a text that are trained on beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.alignment_sets import AlignedSet, read_set
from tests.benchmarks.alignment_variants import base_name, variants


@pytest.fixture(scope="module")
def village() -> AlignedSet:
    return read_set(Path(__file__).parent / "village", "literary")


def omissions(data: AlignedSet) -> int:
    return sum(not (m and n) for m, n in data.gold)


def share_of_many(data: AlignedSet) -> float:
    return sum(m + n > 2 for m, n in data.gold) / len(data.gold)


def test_variants_tile_both_sides_and_are_the_same_each_time(village: AlignedSet) -> None:
    found = list(variants(village))
    assert found == list(variants(village))
    for data in found:
        assert (sum(m for m, _ in data.gold), sum(n for _, n in data.gold)) == (len(data.zh), len(data.en))
        assert base_name(data.name) == village.name


def test_one_variant_has_more_gaps_the_other_longer_sentences_and_none(village: AlignedSet) -> None:
    gaps, joined = variants(village)
    assert omissions(gaps) > omissions(village) > omissions(joined) == 0
    assert share_of_many(joined) > share_of_many(village)
