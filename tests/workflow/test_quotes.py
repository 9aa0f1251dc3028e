"""Quotation marks: one for one, so that no position moves, and no apostrophe becomes a quote."""

from __future__ import annotations

import pytest

from reader.core.document import Document, Source
from reader.core.spans import Span
from reader.core.task import run
from reader.workflow.citation import excerpt
from reader.workflow.display import other_script, view
from reader.workflow.quotes import with_quotes
from tests.made_bitext import BitextBuilder, pair

TEXT = "他说：“先看‘小镇’再说。”Don’t 是英文。"


def shown(quotes: str, script: str = "original") -> str:
    document = Document("zh-Hans", TEXT, Source("", "text", "utf-8", ""))
    return with_quotes(view(document, Span(0, len(TEXT)), script), quotes).text  # type: ignore[arg-type]


def test_marks_are_exchanged_one_for_one() -> None:
    assert shown("source") == TEXT
    assert shown("corner") == "他说：「先看『小镇』再说。」Don’t 是英文。"
    assert shown("region") == TEXT
    assert shown("region", "tw") == "他說：「先看『小鎮』再說。」Don’t 是英文。"
    assert len(shown("corner")) == len(TEXT)


def test_corner_marks_become_curly_ones() -> None:
    document = Document("zh-Hant", "他說：「『好』。」", Source("", "text", "utf-8", ""))
    made = view(document, Span(0, 9), "original")
    assert with_quotes(made, "curly").text == "他說：“‘好’。”"
    assert with_quotes(made, "region").text == made.text


def test_a_copy_has_the_marks_that_are_shown_and_the_source_its_own() -> None:
    bitext = BitextBuilder().paragraph(pair(TEXT, "x")).build()
    assert run(excerpt(bitext.zh, Span(3, 13), quotes="corner")) == "「先看『小镇』再说。"
    assert run(excerpt(bitext.zh, Span(3, 13))) == TEXT[3:13]


def test_english_keeps_its_quotes() -> None:
    document = Document("en", "“Yes,” he said.", Source("", "text", "utf-8", ""))
    assert with_quotes(view(document, Span(0, 15), "original"), "corner").text == "“Yes,” he said."


@pytest.mark.parametrize(
    ("script", "language", "other"),
    [
        ("original", "zh-Hans", "hant"),
        ("original", "zh-Hant-TW", "hans"),
        ("tw", "zh-Hans", "hans"),
        ("hans", "zh-Hant", "hant"),
    ],
)
def test_the_other_script(script: str, language: str, other: str) -> None:
    assert other_script(script, language) == other
