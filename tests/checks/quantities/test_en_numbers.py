from __future__ import annotations

import re
from decimal import Decimal

import pytest

from reader.checks.quantities.en_numbers import NUMBER, ORDINAL, ends, parse_number, parse_ordinal, roman

VALUES = {
    "350,000": "350000", "97.63 million": "97630000", "140b": "140000000000", "3.2m": "3200000", "80k": "80000", "11million": "11000000",
    "sixty-four": "64", "two hundred and five": "205", "seventeen hundred": "1700", "half a million": "500000", "two and a half million": "2500000",
    "one hundred and twenty-three thousand four hundred and five": "123405", "twelve dozen": "144", "half a dozen": "6", "one and a half": "1.5", "1½": "1.5",
    "two million, three hundred thousand": "2300000", "3 bn": "3000000000",
}  # fmt: skip


@pytest.mark.parametrize(("text", "value"), VALUES.items())
def test_values(text: str, value: str) -> None:
    match = re.match(NUMBER, text)
    assert match is not None
    assert (match.group(), parse_number(text)) == (text, Decimal(value))


@pytest.mark.parametrize(("text", "value"), [("twenty-first", 21), ("22nd", 22), ("one hundred and fifth", 105), ("eighth", 8), ("1,000th", 1000)])  # fmt: skip
def test_ordinals(text: str, value: int) -> None:
    match = re.match(ORDINAL, text)
    assert match is not None
    assert (match.group(), parse_ordinal(text)) == (text, value)


def test_a_range_shares_its_scale_word() -> None:
    assert ends("3", "5 million") == (3000000, 5000000)
    assert ends("300,000", "1.5 million") == (300000, 1500000)
    assert ends("5", "3") is None


@pytest.mark.parametrize(("text", "value"), [("XIV", 14), ("IX", 9), ("MCMXC", 1990), ("IIII", None), ("", None)])
def test_roman(text: str, value: int | None) -> None:
    assert roman(text) == value
