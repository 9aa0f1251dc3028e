"""Titles: which line is one, and which other lines only say it again."""

from __future__ import annotations

import pytest

from reader.core.document import Source, SourceText, line_of
from reader.core.task import run
from reader.text.structure import structure
from reader.text.titles import same_title

BODY = "The bridge was built in 1904 and is still in use, though nobody knows by whom."


def title_and_repeats(*lines: str) -> tuple[str, list[int]]:
    text = "\n\n".join(lines)
    document = run(structure([SourceText(text, Source("", "text", "utf-8", ""))])).en
    return document.title_text, [(line_of(text, h.start) + 1) // 2 for h in document.hidden if h.reason == "duplicate"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("《老桥》", "老桥"),
        ("《老桥》(中英文版)", "《老桥》"),
        ("The Old Bridge | Valley News", "The Old Bridge"),
        ("老桥_山谷新闻", "老桥"),
        ("《老桥》全文发布", "老桥"),
    ],
)
def test_one_title_in_two_forms(one: str, other: str) -> None:
    assert same_title(one, other)
    assert same_title(other, one)
    assert not same_title(one, "The New Bridge")


def test_the_title_nearest_to_the_text_is_taken() -> None:
    assert title_and_repeats("The Old Bridge | Valley News", "The Old Bridge", BODY) == ("The Old Bridge", [1])


def test_a_title_that_returns_below_the_text_is_a_repetition() -> None:
    assert title_and_repeats("Report on the Old Bridge released", BODY, "Report on the Old Bridge", BODY) == (
        "Report on the Old Bridge released",
        [3],
    )


@pytest.mark.parametrize("first", [BODY, "I. The bridge is old", "Preface", "- one"])
def test_a_text_may_have_no_title(first: str) -> None:
    assert title_and_repeats(first, BODY, BODY) == ("", [])


def test_a_title_may_be_named_by_a_key() -> None:
    assert title_and_repeats("Title: The Old Bridge", BODY)[0] == "The Old Bridge"
