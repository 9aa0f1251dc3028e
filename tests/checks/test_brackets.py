from __future__ import annotations

import pytest

from reader.checks.brackets import BRACKETS
from reader.checks.pair import Pair
from tests.checks.running import issues, issues_of

GOOD = [
    ("他说：“走吧（快点）。”", "He said, “Go (quickly).”"),
    ("《红楼梦》是“名著”。", "It's a [famous] book; 1) one, b) two."),
    ("1）总则；（二）分则。", "(a) general; 2) special"),
]
BAD = [
    ("他说：“走吧。", "He said so."),
    ("他走了（昨天。", "He left."),
    ("他走了。", "He left yesterday)."),
    ("《红楼梦是名著。", "It is famous."),
]


@pytest.mark.parametrize("pair", GOOD)
def test_pairs_are_silent(pair: tuple[str, str]) -> None:
    assert issues(BRACKETS, pair) == []


@pytest.mark.parametrize("pair", BAD)
def test_a_mark_without_partner_is_seen(pair: tuple[str, str]) -> None:
    assert len(issues(BRACKETS, pair, ("下一段。", "The next."))) == 1


def test_a_quotation_may_run_over_sentences_of_a_paragraph() -> None:
    pairs = [Pair(0, "他说：“走吧。", "He said, “Go.", 1.0, 0), Pair(1, "快点。”", "Quick.”", 1.0, 0)]
    assert issues_of(BRACKETS, pairs) == []


def test_a_quotation_of_several_paragraphs_opens_anew_and_closes_once() -> None:
    pairs = [
        Pair(0, "他说。", "“The first paragraph is quoted.", 1.0, 0),
        Pair(1, "他又说。", "“The second ends it.”", 1.0, 1),
        Pair(2, "完。", "Done.", 1.0, 2),
    ]
    assert issues_of(BRACKETS, pairs) == []
