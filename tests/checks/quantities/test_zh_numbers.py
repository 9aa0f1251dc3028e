from __future__ import annotations

import re
from decimal import Decimal

import pytest

from reader.checks.quantities.zh_numbers import NUMBER, parse_number

VALUES = {
    "三百五": "350", "一万二": "12000", "三万二": "32000", "两千零五": "2005", "三万零六十": "30060", "十": "10", "廿五": "25",
    "一亿三千万": "130000000", "三万五千亿": "3500000000000", "1亿5000万": "150000000", "2.4万": "24000", "三点五亿": "350000000",
    "零点零八": "0.08", "壹拾贰万叁仟": "123000", "贰仟零肆拾": "2040", "二〇〇九": "2009", "１２": None, "1,480": "1480", "3百万": "3000000",
}  # fmt: skip


@pytest.mark.parametrize(("text", "value"), [(text, value) for text, value in VALUES.items() if value])
def test_values(text: str, value: str) -> None:
    assert re.fullmatch(NUMBER, text)
    number = parse_number(text)
    assert number is not None
    assert (number.low, number.high) == (Decimal(value), Decimal(value))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("二三十", 20, 30), ("五六十万", 500000, 600000), ("三五百", 300, 500), ("一两百", 100, 200), ("十七八", 17, 18), ("十几", 11, 19), ("二十几", 21, 29), ("一百二三十", 120, 130)],
)  # fmt: skip
def test_figures_in_a_row_are_ranges(text: str, low: int, high: int) -> None:
    number = parse_number(text)
    assert number is not None
    assert (number.low, number.high) == (low, high)


@pytest.mark.parametrize(("text", "approx"), [("两百余", ">"), ("六百来", "~"), ("40多万", ">"), ("一千", "")])
def test_infixes_are_approximators(text: str, approx: str) -> None:
    number = parse_number(text)
    assert number is not None
    assert number.approx == approx


def test_magnitudes_and_bare_units_are_told() -> None:
    vague, bare = parse_number("数百万"), parse_number("百余")
    assert vague is not None
    assert bare is not None
    assert (vague.vague, vague.low, bare.bare, bare.low) == (True, 1000000, True, 100)
