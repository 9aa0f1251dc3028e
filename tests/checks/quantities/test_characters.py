from __future__ import annotations

import pytest

from reader.checks.quantities.characters import is_traditional, normal
from reader.checks.quantities.extract import quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("萬億兩個點鐘", "万亿两个点钟"),
        ("１２．５％", "12.5%"),
        ("乾隆五年", "乾隆五年"),
        ("裏面", "里面"),
        ("着急", "着急"),
    ],
)
def test_one_character_stands_for_one(text: str, expected: str) -> None:
    assert normal(text) == expected


def test_scripts_are_told_apart() -> None:
    assert is_traditional("這本書")
    assert not is_traditional("这本书，里面有干净的台面。")


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("一万二千五百亿", "一萬二千五百億"),
        ("两点三刻", "兩點三刻"),
        ("腊月二十三", "臘月二十三"),
        ("人民币叁仟元整", "人民幣叁仟元整"),
        ("拿破仑三世", "拿破崙三世"),
    ],
)
def test_both_scripts_are_read_alike(simplified: str, traditional: str) -> None:
    one, other = ([(q.start, q.end, q.value) for q in quantities(text, "zh")] for text in (simplified, traditional))
    assert one == other
    assert one
