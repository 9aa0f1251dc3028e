"""Lines, segments and paragraphs are found by position."""

from __future__ import annotations

from reader.core.document import Document, Paragraph, Section, Segment, Source, line_of
from reader.core.spans import Run, Span

TEXT = "One. Two.\n\nThree."
DOCUMENT = Document(
    "en",
    TEXT,
    Source("", "text", "utf-8", ""),
    title=Span(0, 4),
    sections=(Section(1, None, "", 0), Section(1, Span(0, 3), "", 1)),
    paragraphs=(Paragraph(0, 9, Run(0, 2), 0), Paragraph(11, 17, Run(2, 3), 1)),
    segments=(Segment(0, 4), Segment(5, 9), Segment(11, 17)),
)


def test_lines_are_counted_from_one() -> None:
    assert [line_of(TEXT, offset) for offset in (0, 9, 10, 11, 17)] == [1, 1, 2, 3, 3]


def test_a_position_finds_its_segment() -> None:
    assert [DOCUMENT.segment_at(offset) for offset in (0, 4, 5, 10, 11)] == [0, 0, 1, 1, 2]


def test_before_the_first_segment_there_is_none() -> None:
    assert Document("en", "  x", DOCUMENT.source, segments=(Segment(2, 3),)).segment_at(0) == -1


def test_a_segment_finds_its_paragraph() -> None:
    assert [DOCUMENT.paragraph_of(index) for index in range(3)] == [0, 0, 1]


def test_sections_tile_the_paragraphs() -> None:
    assert [DOCUMENT.section_paragraphs(index) for index in range(2)] == [Run(0, 1), Run(1, 2)]


def test_the_side_follows_the_language() -> None:
    assert DOCUMENT.side == "en"
    assert Document("zh-Hant-TW", "", DOCUMENT.source).side == "zh"
    assert DOCUMENT.title_text == "One."
