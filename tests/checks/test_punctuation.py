from __future__ import annotations

import pytest

from reader.checks.punctuation import PUNCTUATION
from tests.checks.running import issues

GOOD = [
    ("他停了一下……“真的？！”", "He paused... “Really?!”"),
    ("见http://example.org/a::b。", "See http://example.org/a::b."),
    ("甲公司、乙公司等。", "A Co., Ltd., B Inc., and others, etc., agreed."),
    ("第一，第二。", "First, second; third: done."),
]
BAD = [
    ("他来了，，走了。", "He came and left."),
    ("他来了。。", "He came."),
    ("他来了，。", "He came."),
    ("他来了。", "He came,, and left."),
    ("他来了。", "He came. . and left,."),
    ("他来了。", "He came， and left."),
]


@pytest.mark.parametrize("pair", GOOD)
def test_right_punctuation_is_silent(pair: tuple[str, str]) -> None:
    assert issues(PUNCTUATION, pair) == []


@pytest.mark.parametrize("pair", BAD)
def test_doubled_or_wide_punctuation_is_seen(pair: tuple[str, str]) -> None:
    assert len(issues(PUNCTUATION, pair)) == 1
