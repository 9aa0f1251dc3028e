from __future__ import annotations

import pytest

from reader.checks.names import NAMES
from tests.checks.running import issues

GOOD = [
    ("中国于2001年加入WTO。", "China joined the World Trade Organization in 2001."),
    ("GDP增长。", "Gross domestic product grew."),
    ("他获得MBA学位。", "He took an MBA."),
    ("世界卫生组织发表声明。", "The WHO issued a statement."),
    ("第III类", "Class 3"),
]
BAD = [("他参加了APEC会议。", "He went to the meeting."), ("世界卫生组织发表声明。", "A statement was issued.")]


@pytest.mark.parametrize("pair", GOOD)
def test_names_that_both_sides_know_are_silent(pair: tuple[str, str]) -> None:
    assert issues(NAMES, pair) == []


@pytest.mark.parametrize("pair", BAD)
def test_a_name_that_is_missing_is_seen(pair: tuple[str, str]) -> None:
    assert len(issues(NAMES, pair)) == 1


@pytest.mark.parametrize(
    ("pair", "count"),
    [
        (("他在世贸组织工作。", "He works at the WTO."), 0),
        (("他在日内瓦工作。", "He works at the WTO in Geneva."), 1),
        (("他是谁？", "WHO is he?"), 0),
        (("世界衛生組織發表聲明。", "The WHO issued a statement."), 0),
        (("世界衛生組織發表聲明。", "A statement was issued."), 1),
        (("东盟领导人会晤。", "ASEAN leaders met."), 0),
    ],
)
def test_a_body_is_named_on_both_sides_in_either_script(pair: tuple[str, str], count: int) -> None:
    assert len(issues(NAMES, pair)) == count
