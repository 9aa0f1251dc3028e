"""Citations: the selected text, its counterpart and its source; excerpts in the characters that were asked for."""

from __future__ import annotations

from reader.core.spans import Span
from reader.core.task import run
from reader.script.convert import Override
from reader.workflow.citation import citation, excerpt
from reader.workflow.cited import cited
from tests.made_bitext import BitextBuilder, pair, town

BITEXT = (
    BitextBuilder()
    .title("湖边小镇", "A Town by the Lake")
    .heading("一、清晨", "I. Morning")
    .paragraph(pair("湖边的小镇醒来。", "The town wakes."), pair("船离岸了。", "The boat has left."))
    .paragraph(pair("没有译文。", ""))
    .build()
)


def test_a_citation_has_both_sides_and_says_where_they_stand() -> None:
    first = BITEXT.zh.segments[0].span
    assert run(citation(BITEXT, "zh", first)) == (
        "“湖边的小镇醒来。”\n“The town wakes.”\n— 《湖边小镇》 / A Town by the Lake, 一、清晨 / I. Morning, pair 1 of 3"
    )


def test_a_citation_can_be_had_as_it_is_shown_and_is_found_all_the_same() -> None:
    built = BitextBuilder().title("湖边", "By the Lake").paragraph(pair("头发很长。", "The hair is long.")).build()
    span = built.zh.segments[0].span
    shown = run(citation(built, "zh", span, "tw", (Override("發", "Hant", Span(span.start + 1, span.start + 2)),)))
    assert shown.splitlines()[:2] == ["「頭發很長。」", "“The hair is long.”"]
    assert run(citation(built, "zh", span)).startswith("“头发很长。”")
    assert run(cited(built, run(citation(built, "zh", span, "tw")))) == ("zh", span)


def test_a_part_is_cited_as_selected_with_the_whole_counterpart() -> None:
    segment = BITEXT.en.segments[1]
    said = run(citation(BITEXT, "en", Span(segment.start + 4, segment.start + 8)))
    assert said.splitlines()[:2] == ["“船离岸了。”", "“boat”"]


def test_an_omission_is_cited_alone() -> None:
    assert run(citation(BITEXT, "zh", BITEXT.zh.segments[2].span)).splitlines()[:2] == [
        "“没有译文。”",
        "— 《湖边小镇》 / A Town by the Lake, 一、清晨 / I. Morning, pair 3 of 3",
    ]


def test_an_excerpt_has_a_line_for_title_heading_and_paragraph() -> None:
    whole = Span(0, len(BITEXT.zh.text))
    assert run(excerpt(BITEXT.zh, whole)).splitlines() == [
        "湖边小镇",
        "一、清晨",
        "湖边的小镇醒来。船离岸了。",
        "没有译文。",
    ]
    assert run(excerpt(BITEXT.zh, Span(2, 9))).splitlines() == ["小镇", "一、清晨"]


def test_an_excerpt_can_be_had_in_another_script() -> None:
    span = BITEXT.zh.segments[1].span
    assert run(excerpt(BITEXT.zh, span, "hant")) == "船離岸了。"


def test_a_long_excerpt_reports_its_progress_and_can_be_stopped() -> None:
    document = town(3000).zh
    steps = list(zip(range(3), excerpt(document, Span(0, len(document.text))), strict=False))
    assert len(steps) == 3
    assert all(step.done < step.total for _, step in steps)
