"""The reading text of a document: its title, headings and paragraphs in the order in which they stand."""

from __future__ import annotations

from reader.core.document import Document
from reader.core.spans import Span


def reading_spans(document: Document) -> tuple[Span, ...]:
    """The spans of the title, the headings and the paragraphs, in order; one inside another is left out."""
    spans = [paragraph.span for paragraph in document.paragraphs]
    spans += [section.heading for section in document.sections if section.heading]
    spans += [document.title] if document.title else []
    kept: list[Span] = []
    # Of two that start together the longer comes first: a run-in heading is a part of its paragraph.
    for span in sorted(set(spans), key=lambda span: (span.start, -span.end)):
        if not kept or span.end > kept[-1].end:
            kept.append(span)
    return tuple(kept)
