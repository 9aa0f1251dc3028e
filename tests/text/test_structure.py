"""The stages together: invariants of the Documents for any text, the reader's choices, two files, columns, bad input."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.document import HIDDEN_REASONS, Document, Source, SourceText, line_of
from reader.core.errors import InputError
from reader.core.task import run
from reader.text.structure import Structured, lines_document, structure


def source(text: str, form: str = "text") -> SourceText:
    return SourceText(text, Source("page.txt", form, "utf-8", ""))


def structured(text: str, **more: object) -> Structured:
    return run(structure([source(text)], **more))  # type: ignore[arg-type]


def check(document: Document) -> None:
    """Paragraphs tile the segments, sections tile the paragraphs, all in order of position."""
    segment = 0
    for index, paragraph in enumerate(document.paragraphs):
        assert paragraph.segments.start == segment
        assert paragraph.segments
        segment = paragraph.segments.end
        own = document.segments[paragraph.segments.start : paragraph.segments.end]
        assert own[0].start == paragraph.start
        assert own[-1].end == paragraph.end
        section = document.sections[paragraph.section]
        assert section.first <= index < document.section_paragraphs(paragraph.section).end
    assert segment == len(document.segments)
    for one, other in zip(document.segments, document.segments[1:], strict=False):
        assert one.start < one.end <= other.start
    for one, other in zip(document.paragraphs, document.paragraphs[1:], strict=False):
        assert one.end <= other.start
    firsts = [section.first for section in document.sections]
    assert firsts == sorted(firsts)
    assert not document.sections or firsts[0] == 0
    assert all(hidden.reason in HIDDEN_REASONS for hidden in document.hidden)
    assert all(a.end <= b.start for a, b in zip(document.hidden, document.hidden[1:], strict=False))


def lines_accounted_for(result: Structured) -> set[int]:
    lines: set[int] = set()
    for document in (result.zh, result.en):
        spans = [(h.start, h.end) for h in document.hidden] + [(s.start, s.end) for s in document.segments]
        spans += [section.heading for section in document.sections if section.heading]
        spans += [document.title] if document.title else []
        for start, end in spans:
            lines.update(range(line_of(document.text, start), line_of(document.text, end - 1) + 1))
    return lines


KINDS = st.sampled_from(
    [
        "",
        "   ",
        "首页 | 关于我们 | 联系我们 | English",
        "Home > News > Bridges",
        "一、总体情况",
        "（二）主要做法。各地要加强领导，落实责任，确保按时完成任务。",
        "I. The bridge is old.",
        "Chapter 2",
        "第一条 为了保护桥梁，制定本条例。",
        "Looking ahead",
        "展望未来",
        "桥建成于1904年，长三百二十米，至今仍在使用。“它还能用一百年。”老人说。",
        "The bridge, built in 1904, is 320 metres long and still in use. “It will last,” he said.",
        "a line that was broken in the middle of a sentence, as mail programs do it",
        "and goes on here.",
        "- 3 -",
        "3",
        "2019-03-04",
        "Copyright © 2019 Bridge Society",
        "Leave a Reply",
        "English Version",
        "目录",
        "1. First, close the gate; then wait.",
        "* 木料",
        "桥\tbridge",
        "| 桥 | bridge |",
        "***",
        "……",
        "\x0c",
        "\u2028",
        "\ufffd",
        "🌉",
        "桥 The Bridge",
        "# 标题",
        "\ufeff题",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(KINDS, max_size=40))
def test_any_mixture_of_lines_tiles_and_loses_nothing(kinds: list[str]) -> None:
    text = "\n".join(kinds)
    result = structured(text)
    check(result.zh)
    check(result.en)
    expected = {number for number, line in enumerate(text.split("\n"), start=1) if line.strip(" \t\x0c\u2028\ufeff")}
    assert expected <= lines_accounted_for(result)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="桥河。，“”（A b.1)\n\t ?!…—《》:；\u3000\u00a0", max_size=120))
def test_any_text_tiles(text: str) -> None:
    result = structured(text)
    check(result.zh)
    check(result.en)
    assert result.zh.text is result.en.text


@settings(max_examples=60, deadline=None)
@given(st.lists(KINDS, min_size=1, max_size=25), st.dictionaries(st.integers(1, 25), st.booleans(), max_size=25))
def test_choices_go_before_all_evidence(kinds: list[str], choices: dict[int, bool]) -> None:
    text = "\n".join(kinds)
    result = structured(text, choices={(0, line): shown for line, shown in choices.items()})
    hidden = {line_of(d.text, h.start): h.reason for d in (result.zh, result.en) for h in d.hidden}
    table = result.layout == "columns"
    for line, shown in choices.items():
        if line <= len(kinds) and kinds[line - 1].strip(" \x0c\u2028") and not table:
            assert (line not in hidden) if shown else hidden[line] == "user"


PAGE = "Home > Bridges\nThe Old Bridge\n\nThe bridge was built in 1904, and it is still in use today.\nLeave a Reply\n"


def test_a_hidden_line_can_be_shown_and_a_shown_line_hidden() -> None:
    assert [h.reason for h in structured(PAGE).en.hidden] == ["breadcrumb", "form"]
    result = structured(PAGE, choices={(0, 5): True, (0, 4): False})
    assert [(line_of(PAGE, h.start), h.reason) for h in result.en.hidden] == [(1, "breadcrumb"), (4, "user")]
    assert "Leave a Reply" in [segment.span.of(PAGE) for segment in result.en.segments]


ZH = "老桥\n\n桥建成于1904年，至今仍在使用。人们每天从桥上走过。\n"
EN = "The Old Bridge\n\nThe bridge was built in 1904 and is still in use. People cross it every day.\n"


@pytest.mark.parametrize("texts", [(ZH, EN), (EN, ZH)], ids=["zh first", "en first"])
def test_two_files_in_either_order(texts: tuple[str, str]) -> None:
    result = run(structure([source(text) for text in texts]))
    assert result.layout == "two-files"
    assert (result.zh.title_text, result.en.title_text) == ("老桥", "The Old Bridge")
    assert (len(result.zh.segments), len(result.en.segments)) == (2, 2)
    check(result.zh)
    check(result.en)


def test_two_files_of_one_language_are_refused() -> None:
    with pytest.raises(InputError, match="same language"):
        run(structure([source(ZH), source(ZH)]))


def test_choices_name_the_file_they_belong_to() -> None:
    result = run(structure([source(EN), source(ZH)], {(1, 3): False}))
    assert [h.reason for h in result.zh.hidden] == ["user"]
    assert not result.en.hidden


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("桥\tbridge\n河\triver\n灯\tlamp\n", "text"),
        ('zh,en\n"桥，河","bridge, river"\n灯,lamp\n船,boat\n', "csv"),
        ("| 中文 | English |\n|---|---|\n| 桥 | bridge |\n| 河 | river |\n", "markdown"),
    ],
)
def test_columns(text: str, form: str) -> None:
    result = run(structure([source(text, form)]))
    assert result.layout == "columns"
    zh, en = ([segment.span.of(text) for segment in d.segments] for d in (result.zh, result.en))
    assert len(zh) == len(en)
    assert zh[0].startswith("桥")
    assert en[0].startswith("bridge")


def test_lines_are_taken_as_they_are() -> None:
    text = "首页 > 新闻\n\n一、总则。第二句。\n  - 3 -  \n"
    document = lines_document(source(text), "zh-Hans")
    assert [segment.span.of(text) for segment in document.segments] == ["首页 > 新闻", "一、总则。第二句。", "- 3 -"]
    assert document.hidden == ()
    check(document)


def test_a_text_without_any_letters() -> None:
    for text in ("", "\n\n", "。。。", "12345", "***\n---"):
        result = structured(text)
        check(result.zh)
        check(result.en)


def test_a_megabyte_without_a_sentence_end_is_one_segment() -> None:
    text = "桥" * 1_000_000
    result = structured(text)
    assert len(result.zh.segments) == 1


def test_a_long_text_reports_its_progress() -> None:
    text = "桥建成于1904年，至今仍在使用。人们每天从桥上走过。\n\n" * 5000
    steps = sum(1 for _ in structure([source(text)]))
    assert steps > 8
