from __future__ import annotations

import pytest

from reader.checks.negation import NEGATION
from tests.checks.running import issues

GOOD = [
    ("他不会来。", "He will not come."),
    ("禁止吸烟。", "Smoking is prohibited."),
    ("他没有钱。", "He is penniless."),
    ("这不仅是他的责任。", "It is not only his responsibility."),
    ("人数不得超过十人。", "The number is limited to ten people."),
    ("在三十日以内提出。", "File it in not more than thirty days."),
    ("他不断努力。", "He keeps working hard."),
    ("非常重要。", "It is very important."),
    ("你不去吗？", "Aren't you going?"),
    ("他要不要来？", "Will he come?"),
    ("你最好。", "There is no better than you."),
    ("不可抗力。", "Force majeure."),
]
BAD = [
    ("他不会游泳。", "He swims very well."),
    ("合同没有签字。", "The contract has been signed."),
    ("他喜欢吃鱼。", "He does not like fish."),
    ("公司将继续投资。", "The company will never invest again."),
]


@pytest.mark.parametrize("pair", GOOD)
def test_the_same_sense_is_silent(pair: tuple[str, str]) -> None:
    assert issues(NEGATION, pair) == []


@pytest.mark.parametrize("pair", BAD)
def test_a_lost_or_added_negation_is_seen(pair: tuple[str, str]) -> None:
    (found,) = issues(NEGATION, pair)
    assert found.severity == "minor"
