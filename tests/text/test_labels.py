"""Numbering: its style and value, and what only looks like numbering."""

from __future__ import annotations

import pytest

from reader.text.labels import bullet_length, label_of, markdown_level, roman_number, value_of, zh_number

LABELS = [
    ("第一章 总则", "chapter", 1, "第一章"),
    ("第十二节　附则", "section", 12, "第十二节"),
    ("第一百零三条 本法自公布之日起施行。", "article", 103, "第一百零三条"),
    ("第 3 條", "article", 3, "第 3 條"),
    ("第二編　海", "volume", 2, "第二編"),
    ("第七回　贪渡船", "chapter", 7, "第七回"),
    ("Chapter 4 The Well", "chapter", 4, "Chapter 4"),
    ("CHAPTER VII.", "chapter", 7, "CHAPTER VII."),
    ("Chapter Three: The Crossing", "chapter", 3, "Chapter Three:"),
    ("Part One: The Sea", "volume", 1, "Part One:"),
    ("Article 12 The State", "article", 12, "Article 12"),
    ("Section 2. Means", "section", 2, "Section 2."),
    ("一、加快普及", "zh-ordinal", 1, "一、"),
    ("（二）优化流程", "zh-bracket", 2, "（二）"),
    ("IV. Cybersecurity", "roman", 4, "IV."),
    ("I, Reading is a right.", "roman", 1, "I,"),
    ("3、多边参与", "arabic", 3, "3、"),
    ("10. The tenth", "arabic", 10, "10."),
    ("2.1 The northern town", "decimal", 1, "2.1"),
    ("(3) fishing", "arabic-bracket", 3, "(3)"),
    ("② 装上三通接头。", "arabic-bracket", 2, "②"),
    ("(b) the second", "letter", 2, "(b)"),
]


@pytest.mark.parametrize(("text", "style", "value", "written"), LABELS)
def test_labels(text: str, style: str, value: int, written: str) -> None:
    label = label_of(text)
    assert label is not None
    assert (label.style, label.value, label.text) == (style, value, written)
    assert text[label.length :] == text[len(written) :].lstrip()


@pytest.mark.parametrize(
    "text",
    [
        "3.6亿人",
        "2016. 年",
        "2.44b users",
        "Part of the problem",
        "Book a table",
        "Article by article",
        "I am here",
        "一个人",
        "第一次",
        "3 May 2018",
        "",
    ],
)
def test_what_is_no_numbering(text: str) -> None:
    assert label_of(text) is None


def test_numbers_of_all_kinds() -> None:
    assert [zh_number(n) for n in ("一", "十", "十二", "二十", "一百零三", "二〇", "两百")] == [
        1,
        10,
        12,
        20,
        103,
        20,
        200,
    ]
    assert [roman_number(n) for n in ("I", "IV", "IX", "XIV", "XL")] == [1, 4, 9, 14, 40]
    assert [value_of(n) for n in ("Ⅳ", "⑫", "twelfth", "B.", "no number at all")] == [4, 12, 0, 2, 0]


def test_bullets_and_marks() -> None:
    assert [bullet_length(t) for t in ("●互联网", "● The", "- item", "-item", "—", "text")] == [1, 2, 2, 0, 0, 0]
    assert markdown_level("## A day") == (2, 3)
    assert markdown_level("#no") == (0, 0)
