"""Headings against items, run-in headings, levels: what separates them is what follows and how they are numbered."""

from __future__ import annotations

import pytest

from reader.core.document import Source, SourceText
from reader.core.task import run
from reader.text.structure import structure

BODY = "The bridge was built in 1904 and is still in use, though nobody knows by whom."
ZH = "这座桥建成于1904年，至今仍在使用，没有人知道是谁修的。"


def outline(*lines: str) -> list[tuple[int, str]]:
    """Level and text of each heading of a text with a title; a run-in heading ends in "+", bare numbering in "~"."""
    text = "\n\n".join(lines)
    found = run(structure([SourceText(text, Source("", "text", "utf-8", ""))]))
    document = found.zh if found.layout == "zh-only" else found.en
    return [
        (s.level, (s.heading.of(text) + "+" * s.run_in) if s.heading else s.label + "~")
        for s in document.sections
        if s.heading or s.label
    ]


def test_numbered_lines_above_text_are_headings_and_those_above_each_other_are_items() -> None:
    assert outline("The Bridge", "1. Its age", BODY, "2. Its makers", BODY) == [(1, "1. Its age"), (1, "2. Its makers")]
    assert outline("The Bridge", BODY, "1. Its age", "2. Its makers", "3. Its future", BODY) == []


def test_numbered_sentences_are_items() -> None:
    long = "1. The bridge, which was built in 1904 by masons from three villages, will be repaired before the winter of next year."
    assert outline("The Bridge", BODY, long, BODY, long.replace("1.", "2."), BODY) == []


def test_a_heading_may_be_a_sentence_when_its_numbering_says_so() -> None:
    assert outline("The Bridge", "I. The bridge is old.", BODY, "II. It will last.", BODY) == [
        (1, "I. The bridge is old."),
        (1, "II. It will last."),
    ]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("一、修缮老桥。" + ZH, "一、修缮老桥。+"),
        ("（一）修缮老桥。" + ZH, "（一）修缮老桥。+"),
        ("I, Repair the bridge. " + BODY, "I, Repair the bridge.+"),
    ],
)
def test_run_in_headings(line: str, heading: str) -> None:
    zh = line[0] in "一（"
    assert outline("老桥" if zh else "The Bridge", ZH if zh else BODY, line) == [(1, heading)]


def test_articles_are_sections_of_their_number_alone() -> None:
    assert outline("Rules", "Article 1 " + BODY, "Article 2 " + BODY) == [(1, "Article 1~"), (1, "Article 2~")]
    assert outline("Rules", "Article 1", BODY, "Article 2 Repairs", BODY) == [
        (1, "Article 1"),
        (1, "Article 2 Repairs"),
    ]
    assert outline("规则", "第一条 " + ZH, "第五条规定的桥梁不在此列，应当另行登记。") == [(1, "第一条~")]


def test_levels_are_counted_through_the_kinds_of_numbering_in_use() -> None:
    lines = ["规则", "第一章 总则", "第一节 目的", ZH, "第二节 范围", ZH, "第二章 修缮", ZH]
    assert [level for level, _ in outline(*lines)] == [1, 2, 2, 1]
    lines = ["The Bridge", "Preface", BODY, "1 Age", BODY, "1.1 Stones", BODY, "2 Use", BODY, "Conclusion", BODY]
    assert [level for level, _ in outline(*lines)] == [1, 1, 2, 1, 1]


def test_numbering_that_begins_again_lies_below_what_stands_above_it() -> None:
    lines = [
        "The Bridge",
        "Its past",
        "1. Wood",
        BODY,
        "2. Stone",
        BODY,
        "Its future",
        "1. Iron",
        BODY,
        "2. Concrete",
        BODY,
    ]
    assert [level for level, _ in outline(*lines)] == [1, 2, 2, 1, 2, 2]


@pytest.mark.parametrize(
    "line",
    ["Dear neighbours,", "It was late", "Ministry of Bridges:", "“Come here!”", "— Old Zhao", "Yes.", "and so on"],
)
def test_short_lines_that_are_no_headings(line: str) -> None:
    end = "He said this " + BODY[4:-1].replace(",", "") + " and then he went away again"
    body = [BODY, end if line[0].islower() or line == "It was late" else BODY]
    assert outline("The Bridge", *body, line, BODY) == []


def test_marked_headings_need_no_other_evidence() -> None:
    assert outline("# The Bridge", "## A", BODY, "### a", "Short.", "## B", BODY) == [(1, "A"), (2, "a"), (1, "B")]
