"""A Document from the lines of one language: headings to sections, lines to paragraphs, paragraphs to sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from reader.core.document import Document, Hidden, Paragraph, Section, Segment, SourceText
from reader.core.spans import Run, Span
from reader.core.task import Progress, Task
from reader.text.headings import Heading, headings_of
from reader.text.language import Language
from reader.text.levels import levels_of
from reader.text.lines import Line
from reader.text.paragraphs import Block, blocks_of
from reader.text.sentences import sentence_spans

STEP: Final = 500  # sentences between two reports of progress


def document_of(
    frame: Document, lines: Sequence[Line], touching: Sequence[bool], levels: Mapping[int, int]
) -> Task[Document]:
    """`frame` (text, source, title, hidden lines) with the sections, paragraphs and segments of `lines`.

    `touching[i]` says that only hidden lines lie between line i and the one before it; `levels` holds the heading
    levels by line number that the format knows.
    """
    found = yield from headings_of(lines, levels)
    whole = frozenset(index for index, heading in found.items() if not (heading.run_in or heading.bare))
    blocks = {block.first: block for block in (yield from blocks_of(lines, whole, touching))}
    build = _Build(frame, levels_of(found))
    for index in range(len(lines)):
        if index in found and (index in whole or index in blocks):
            build.open_section(found[index])
        if index in blocks:
            yield from build.add_paragraph(lines, blocks[index])
    return build.document()


def document_of_rows(
    source: SourceText, language: str, spans: Sequence[tuple[int, int]], hidden: Sequence[Hidden]
) -> Task[Document]:
    """A Document with one paragraph for each span, in one section."""
    segments: list[Segment] = []
    paragraphs: list[Paragraph] = []
    side: Language = "zh" if language.startswith("zh") else "en"
    for start, end in spans:
        first = len(segments)
        segments += [Segment(start + a, start + b) for a, b in sentence_spans(source.text[start:end], side)]
        paragraphs.append(Paragraph(start, end, Run(first, len(segments)), 0, "line"))
        if len(paragraphs) % STEP == 0:
            yield Progress("Finding headings and sentences", len(paragraphs), len(spans))
    sections = (Section(1, None, "", 0),) if paragraphs else ()
    return Document(
        language, source.text, source.source, None, sections, tuple(paragraphs), tuple(segments), tuple(hidden)
    )


class _Build:
    """The growing parts of one Document."""

    def __init__(self, frame: Document, levels: Mapping[int, int]) -> None:
        self.frame = frame
        self.levels = levels
        self.sections: list[Section] = []
        self.paragraphs: list[Paragraph] = []
        self.segments: list[Segment] = []

    def open_section(self, heading: Heading) -> None:
        span = None if heading.bare else Span(heading.start, heading.end)
        self.sections.append(
            Section(self.levels[heading.index], span, heading.label, len(self.paragraphs), heading.run_in)
        )

    def add_paragraph(self, lines: Sequence[Line], block: Block) -> Task[None]:
        if not self.sections:
            self.sections.append(Section(1, None, "", 0))
        start, end = lines[block.first].start, lines[block.last].end
        first = len(self.segments)
        text = _readable(self.frame, start, end)
        for a, b in sentence_spans(text, lines[block.first].language):
            self.segments.append(Segment(start + a, start + b))
            if len(self.segments) % STEP == 0:
                yield Progress("Finding headings and sentences", start + b, len(self.frame.text))
        self.paragraphs.append(
            Paragraph(start, end, Run(first, len(self.segments)), len(self.sections) - 1, block.kind)
        )
        section = self.sections[-1]
        if section.run_in and section.first == len(self.paragraphs) - 1:
            opening = self.segments[first]
            self.sections[-1] = replace(section, heading=Span(opening.start, opening.end))

    def document(self) -> Document:
        return replace(
            self.frame, sections=tuple(self.sections), paragraphs=tuple(self.paragraphs), segments=tuple(self.segments)
        )


def _readable(document: Document, start: int, end: int) -> str:
    """The text of a paragraph with blanks, one for one, where it holds hidden lines and line ends."""
    text = document.text[start:end].replace("\n", " ")
    first = bisect_right(document.hidden, start, key=lambda hidden: hidden.end)
    for hidden in document.hidden[first:]:
        if hidden.start >= end:
            break
        a, b = max(hidden.start, start) - start, min(hidden.end, end) - start
        text = text[:a] + " " * (b - a) + text[b:]
    return text
