"""The decisions of a conversion: what stood there, what was shown, what else the tables offer, and why."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.spans import Span
from reader.script.audit import decisions
from reader.script.convert import Override, convert


def told(text: str, target: str, source: str) -> list[tuple[str, str, tuple[str, ...], str, str]]:
    return [(d.source, d.shown, d.choices, d.reason, d.phrase) for d in decisions(text, target, source)]


@pytest.mark.parametrize(
    ("text", "target", "source", "wanted"),
    [
        ("后", "tw", "hans", [("后", "後", ("後", "后"), "first", "")]),
        ("皇后", "tw", "hans", [("后", "后", ("後", "后"), "phrase", "皇后")]),
        ("头发", "hant", "hans", [("发", "髮", ("發", "髮"), "phrase", "头发")]),
        ("里", "hant", "hans", [("里", "裏", ("裏", "里", "哩"), "first", "")]),
        ("里", "tw", "hans", [("里", "裡", ("裡", "里", "哩"), "first", "")]),
        ("汉语", "tw", "hans", []),
        ("打开", "twp", "hans", [("打开", "開啟", ("開啟", "打開"), "first", "")]),
        ("乾隆", "hans", "tw", [("乾", "乾", ("干", "乾"), "phrase", "乾隆")]),
        ("計程車", "hansp", "tw", [("計程車", "出租车", ("出租车", "的士"), "first", "")]),
        ("余", "tw", "tw", []),
        ("", "tw", "hans", []),
    ],
)
def test_a_decision_says_what_else_there_was(
    text: str, target: str, source: str, wanted: list[tuple[str, str, tuple[str, ...], str, str]]
) -> None:
    assert told(text, target, source) == wanted


def test_doubt_is_how_often_the_tables_write_it_otherwise() -> None:
    doubts = {text: decisions(text, "tw", "hans")[0].doubt for text in ("干", "面", "了", "皇后", "后")}
    assert doubts["干"] > 0.5 > doubts["面"] > 0.1 > doubts["了"] > 0
    assert doubts["后"] > doubts["皇后"]


def test_an_override_is_a_decision_with_the_choices_that_the_tables_had() -> None:
    first, second = decisions("余后", "tw", "hans", (Override("余", "Hant", Span(0, 1)),))
    assert (first.shown, first.choices, first.reason) == ("余", ("餘", "余"), "override")
    assert (second.span, second.shown) == (Span(1, 2), "後")


@settings(max_examples=200, deadline=None)
@given(
    st.text("皇后里面头发余干打开内存，the ", max_size=16),
    st.sampled_from(["hant", "tw", "twp", "hk"]),
    st.sampled_from([(), (Override("面", "Hant", word="面"),), (Override("后", "Hant", Span(1, 2)),)]),
)
def test_decisions_stand_in_order_at_their_characters(text: str, target: str, overrides: tuple[Override, ...]) -> None:
    converted = convert(text, target, "hans", overrides)
    last = 0
    for decision in decisions(text, target, "hans", overrides):
        assert decision.span.start >= last
        last = decision.span.end
        assert decision.source == decision.span.of(text)
        assert decision.shown == converted.offsets.to_target(decision.span).of(converted.text)
        if decision.reason == "first":
            assert decision.choices[0] == decision.shown
