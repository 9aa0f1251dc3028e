"""Document: one witness of a work, a text with the structure that was found in it.

The text is the decoded source with line ends made `\n`, and is never rewritten. When one file holds both languages,
both Documents carry the whole text of the file (the same object) and differ in their segments.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from operator import attrgetter
from typing import Final, Literal

from reader.core.spans import Run, Span

Side = Literal["zh", "en"]
SIDES: Final[tuple[Side, Side]] = ("zh", "en")
# What segments and paragraphs are looked up by: very often, so without a call of ours for each.
_START: Final = attrgetter("start")
_SEGMENTS: Final = attrgetter("segments")


def other_side(side: Side) -> Side:
    """The side across from `side`."""
    return "en" if side == "zh" else "zh"


# Why a line is not part of the reading text. Stable: they stand in the exchange files.
HIDDEN_REASONS: Final = (
    "navigation",
    "breadcrumb",
    "language",
    "contents",
    "metadata",
    "pager",
    "share",
    "form",
    "footer",
    "running-header",
    "label",
    "duplicate",
    "user",
)

ParagraphKind = Literal["prose", "item", "quote", "line"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text came from: `path` as given ("" when pasted), format id, encoding name, sha256 of the bytes."""

    path: str
    format: str
    encoding: str
    sha256: str


@dataclass(frozen=True, slots=True)
class SourceText:
    """A decoded file before anything is known about its structure. `text` has `\n` line ends only.

    `hints` is what a format knows of a line, (1-based line number, a hidden reason or a heading level "h1" to "h6").
    """

    text: str
    source: Source
    warnings: tuple[str, ...] = ()
    hints: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Hidden:
    """A run of whole lines (or a part of one) that is page furniture, and why."""

    start: int
    end: int
    reason: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the paragraphs below it up to the next section.

    `heading` is None for text that stands before the first heading. `label` is the numbering as written ("一、", "I.", "").
    `first` is the index of the section's first paragraph in `Document.paragraphs`; sections tile the paragraphs.
    A run-in heading (one that opens its paragraph) has `run_in` True: its span is also the paragraph's first segment.
    """

    level: int
    heading: Span | None
    label: str
    first: int
    run_in: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its span, its run of segments, and the index of its section."""

    start: int
    end: int
    segments: Run
    section: int
    kind: ParagraphKind = "prose"

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence: a span of the text. It may run over a line end or a hidden line when a paragraph was broken there."""

    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Document:
    """A witness of a work. Paragraphs tile the segments, sections tile the paragraphs, all in order of position.

    `language` is a BCP 47 tag (zh-Hans, zh-Hant, zh-Hant-TW, en). `title` is None when the text has none.
    `hidden` is in order of position and without overlaps.
    """

    language: str
    text: str
    source: Source
    title: Span | None = None
    sections: tuple[Section, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    segments: tuple[Segment, ...] = ()
    hidden: tuple[Hidden, ...] = ()

    @property
    def side(self) -> Side:
        return "zh" if self.language.startswith("zh") else "en"

    @property
    def title_text(self) -> str:
        return " ".join(self.title.of(self.text).split()) if self.title else ""

    def section_paragraphs(self, section: int) -> Run:
        """The run of paragraphs that belong to section number `section`."""
        stop = self.sections[section + 1].first if section + 1 < len(self.sections) else len(self.paragraphs)
        return Run(self.sections[section].first, stop)

    def segment_at(self, offset: int) -> int:
        """Index of the segment that covers `offset`, else of the last one that starts before it (-1: none does)."""
        return bisect_right(self.segments, offset, key=_START) - 1

    def paragraph_of(self, segment: int) -> int:
        """Index of the paragraph that holds segment number `segment`."""
        return bisect_right(self.paragraphs, (segment, inf), key=_SEGMENTS) - 1


@lru_cache(maxsize=2)  # those of the text that is aligned, not of all that were closed since
def _line_starts(text: str) -> tuple[int, ...]:
    starts = [0]
    position = text.find("\n")
    while position >= 0:
        starts.append(position + 1)
        position = text.find("\n", position + 1)
    return tuple(starts)


def line_of(text: str, offset: int) -> int:
    """The 1-based number of the line of `text` in which `offset` stands."""
    return bisect_right(_line_starts(text), offset)
