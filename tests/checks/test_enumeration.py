from __future__ import annotations

from reader.checks.enumeration import ENUMERATION
from tests.checks.running import issues


def test_a_missing_member_of_a_list_is_seen() -> None:
    (found,) = issues(ENUMERATION, ("店里卖米、面、油、盐、茶和糖。", "The shop sells rice, flour, oil, salt and tea."))
    assert found.category == "accuracy/omission"


def test_whole_lists_and_open_ones_are_silent() -> None:
    assert issues(ENUMERATION, ("店里卖米、面、油、盐和茶。", "The shop sells rice, flour, oil, salt and tea.")) == []
    assert issues(ENUMERATION, ("店里卖米、面、油、盐和茶等。", "It sells rice, flour, oil, salt, tea and more.")) == []
