"""The reading text of a document, in order and nothing twice."""

from __future__ import annotations

from reader.core.document import Document, Paragraph, Section, Source
from reader.core.spans import Run, Span
from reader.workflow.reading_text import reading_spans

TEXT = "桥\n一、水\n水很清。\n二、山 山很高。\n"
NO_SEGMENTS = Run(0, 0)


def test_title_headings_and_paragraphs_stand_in_order() -> None:
    paragraphs = (Paragraph(6, 10, NO_SEGMENTS, 0), Paragraph(11, 19, NO_SEGMENTS, 1))
    sections = (Section(1, Span(2, 5), "一、", 0), Section(1, Span(11, 14), "二、", 1, run_in=True))
    source = Source("", "text", "utf-8", "")
    document = Document("zh-Hans", TEXT, source, Span(0, 1), sections, paragraphs)
    assert [span.of(TEXT) for span in reading_spans(document)] == ["桥", "一、水", "水很清。", "二、山 山很高。"]


def test_a_title_that_is_a_heading_too_stands_once() -> None:
    document = Document("zh-Hans", TEXT, Source("", "", "", ""), Span(0, 1), (Section(1, Span(0, 1), "", 0),))
    assert reading_spans(document) == (Span(0, 1),)


def test_an_empty_document_has_none() -> None:
    assert reading_spans(Document("zh-Hans", "", Source("", "", "", ""))) == ()
