"""Each class of difference, by examples."""

from __future__ import annotations

import pytest

from reader.collate.kinds import classify


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        (["of building", "ofbuilding"], ("accidental", "spacing")),
        (["●The", "The"], ("accidental", "bullet")),
        (["●", None], ("accidental", "bullet")),
        (["“open”", '"open"'], ("accidental", "quotes")),
        (["India, ,", "India,"], ("accidental", "punctuation")),
        ([",", None], ("accidental", "punctuation")),
        (["e-commerce", "ecommerce"], ("accidental", "hyphenation")),
        (["Internet", "internet"], ("accidental", "capitalisation")),
        (["government", "goverment"], ("accidental", "typo")),
        (["recieve", "receive"], ("accidental", "typo")),
        (["policy", "policies"], ("substantive", "wording")),
        (["nation", "nations"], ("substantive", "wording")),
        (["common", "shared"], ("substantive", "wording")),
        (["form", "from"], ("substantive", "wording")),
        (["网络", "网路"], ("substantive", "wording")),
        (["2.7亿", "27亿"], ("substantive", "number")),
        (["2,000", "2000"], ("accidental", "punctuation")),
        (["and peaceful", None], ("substantive", "omission")),
    ],
)
def test_the_class_of_a_difference(readings: list[str | None], expected: tuple[str, str]) -> None:
    assert classify(readings) == expected
    assert classify(readings[::-1]) == expected


def test_of_three_readings_the_gravest_difference_counts() -> None:
    assert classify(["“common” destiny", '"common" destiny', "shared future"]) == ("substantive", "wording")
