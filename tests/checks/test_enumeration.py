from __future__ import annotations

import pytest

from reader.checks.enumeration import ENUMERATION
from reader.checks.pair import Aids
from tests.checks.running import issues, marked
from tests.checks.small_dictionary import vocabulary


def test_a_missing_member_of_a_list_is_seen() -> None:
    (found,) = issues(ENUMERATION, ("店里卖米、面、油、盐、茶和糖。", "The shop sells rice, flour, oil, salt and tea."))
    assert found.category == "accuracy/omission"


def test_whole_lists_and_open_ones_are_silent() -> None:
    assert issues(ENUMERATION, ("店里卖米、面、油、盐和茶。", "The shop sells rice, flour, oil, salt and tea.")) == []
    assert issues(ENUMERATION, ("店里卖米、面、油、盐和茶等。", "It sells rice, flour, oil, salt, tea and more.")) == []


@pytest.mark.parametrize(
    ("zh", "en", "member"),
    [
        ("店里卖米、面和油。", "The shop sells rice and oil.", "面"),
        ("我们种了苹果、梨和桃子。", "We planted apples and pears.", "桃子"),
        ("店里有米、盐、茶和油。", "The shop has rice, salt and oil.", "茶"),
        ("店里卖米、面、油、盐、茶和咖啡。", "The shop sells rice, flour, oil, salt and coffee.", "茶"),
    ],
)
def test_the_missing_member_of_a_short_list_is_named(zh: str, en: str, member: str) -> None:
    (found,) = issues(ENUMERATION, (zh, en), aids=Aids(vocabulary=vocabulary()))
    assert marked(found, [(zh, en)])[0] == [member]


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("店里卖米、面和油。", "The shop sells rice, flour and oil."),
        ("店里卖米、面和油。", "The shop sells oil, rice and flour."),
        ("店里卖米、面和油。", "The shop sells rice, noodles and oil."),  # another word for it
        ("店里卖米、面和油。", "The shop sells rice and oil, and its own bread flour."),
        ("店里卖米、面和油。", "You can buy staples here."),
        ("二、米和面。", "2. Rice and flour."),
    ],
)
def test_short_lists_that_are_whole_or_said_otherwise_are_silent(zh: str, en: str) -> None:
    assert issues(ENUMERATION, (zh, en), aids=Aids(vocabulary=vocabulary())) == []


@pytest.mark.parametrize(
    ("zh", "en", "count"),
    [
        ("出席的有王芳、李梨和苏米。", "Present were Wang Fang, Li Li and Su Mi.", 0),
        ("出席的有王芳、李梨和苏米。", "Present were Li Li, Wang Fang and Su Mi.", 1),
        ("店里卖米、面和油。", "The shop sells oil, flour and rice.", 0),  # things, not names
    ],
)
def test_names_in_another_order_are_told(zh: str, en: str, count: int) -> None:
    found = issues(ENUMERATION, (zh, en), aids=Aids(vocabulary=vocabulary()))
    assert [issue.severity for issue in found] == ["neutral"] * count
