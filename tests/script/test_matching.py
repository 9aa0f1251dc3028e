"""One step of a conversion: which entry wins where, and that the way of searching changes nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.script import matching
from reader.script.matching import EngineTable, Step


def table(**entries: str) -> EngineTable:
    return max(map(len, entries)), min(map(len, entries)), entries


def converted(step: Step, text: str, ends: list[int] | None = None) -> str:
    return step.replaced(text, step.matches(text, ends))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("abc", "ABC"),
        ("abcd", "1D"),
        ("xabcdx", "x1Dx"),
        ("ababcd", "AB1D"),
        ("cde", "2"),
        ("abcde", "1DE"),
        ("cd", "CD"),
        ("ddd", "DDD"),
    ],
)
def test_the_first_place_from_the_left_gets_its_longest_entry(text: str, shown: str) -> None:
    # abcd: "abc" is taken at the left although "cde" is no shorter
    step = Step([table(ab="AB", abc="1", cde="2"), table(a="A", b="B", c="C", d="D", e="E")])
    assert converted(step, text) == (shown if text != "abc" else "1")


def test_an_earlier_table_goes_before_a_longer_entry_of_a_later_one() -> None:
    step = Step([table(ab="1"), table(abc="2"), table(c="C")])
    assert converted(step, "abc") == "1C"
    assert converted(step, "xabc") == "x1C"


def test_a_single_character_in_an_early_table_goes_before_phrases_of_a_later_one() -> None:
    step = Step([table(a="1", bb="2"), table(ab="3"), table(b="B")])
    assert converted(step, "abbb") == "12B"
    assert converted(step, "ba") == "B1"


def test_a_character_that_becomes_a_word_is_matched_at_the_end_too() -> None:
    step = Step([table(p="port", pp="ports")])
    assert converted(step, "p") == "port"
    assert converted(step, "xpp p") == "xports port"
    assert [match[:3] for match in step.matches("xp")] == [(1, 2, "port")]


def test_no_match_crosses_the_end_of_a_word() -> None:
    step = Step([table(ab="1", bc="2")])
    assert converted(step, "abc", [1, 3]) == "a2"
    assert converted(step, "abc", [3]) == "1c"
    assert converted(step, "abc", [1, 2, 3]) == "abc"


def test_vocabulary_is_told_by_values_of_another_length() -> None:
    step = Step([table(ab="12", cd="345"), table(ef="67")])
    assert [match[3] for match in step.matches("abcdef")] == [True, True, False]


ENTRIES = st.dictionaries(st.text("abc", min_size=1, max_size=4), st.text("xyz", min_size=1, max_size=3), min_size=1)


@given(st.lists(ENTRIES, min_size=1, max_size=3), st.text("abcd", max_size=30), st.integers(1, 5), st.booleans())
def test_how_a_text_is_searched_changes_nothing(
    tables: list[dict[str, str]], text: str, size: int, patterns: bool
) -> None:
    made = [table(**entries) for entries in tables]
    wanted = converted(Step(made), text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matching, "_BLOCK", size)
        patch.setattr(matching, "_FEW", 600 if patterns else 0)
        assert converted(Step(made), text) == wanted


@given(st.lists(ENTRIES, min_size=1, max_size=3), st.text("abcd", max_size=30))
def test_any_tables_match_as_the_rule_says(tables: list[dict[str, str]], text: str) -> None:
    parts, start = [], 0
    while start < len(text):
        keys = [
            key for entries in tables for key in sorted(entries, key=len, reverse=True) if text.startswith(key, start)
        ]
        value = next((e[keys[0]] for e in tables if keys and keys[0] in e), text[start])
        parts.append(value)
        start += len(keys[0]) if keys else 1
    assert converted(Step([table(**entries) for entries in tables]), text) == "".join(parts)
