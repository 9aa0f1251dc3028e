from __future__ import annotations

import pytest

from reader.checks.question import QUESTION
from tests.checks.running import issues

GOOD = [
    ("你去哪儿？", "Where are you going?"),
    ("他问你去不去？", "He asked whether you would go."),
    ("你是否同意。", "Do you agree?"),
    ("他走了。", "He left."),
]
BAD = [("你喜欢这本书？", "You like this book."), ("他喜欢这本书。", "Does he like this book?")]


@pytest.mark.parametrize("pair", GOOD)
def test_questions_on_both_sides_are_silent(pair: tuple[str, str]) -> None:
    assert issues(QUESTION, pair) == []


@pytest.mark.parametrize("pair", BAD)
def test_a_question_that_became_a_statement_is_seen(pair: tuple[str, str]) -> None:
    assert len(issues(QUESTION, pair)) == 1
