"""The surface of a span: its text as it is read, with hidden lines and line breaks taken out, and the map back.

Documents are never rewritten, so a sentence that was broken over two lines still holds the break. Everything that
shows, aligns, checks or exports a sentence asks here for its surface.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from reader.core.document import Document
from reader.core.offsets import OffsetMap, Piece
from reader.core.spans import Span

# A line break or a tab and the white space after it; that before it goes too. A no-break space or an ideographic space
# inside a line is part of the text and stays.
_BREAK = re.compile(r"[\t\n\u2028\u2029\x0b\x0c\x85]\s*")
_WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\U00020000-\U0003ffff]")
_SHARED = frozenset("“”‘’…—·")


@dataclass(frozen=True, slots=True)
class Surface:
    """Text as read, and the map from the document's span (its start is source position 0) to that text."""

    text: str
    start: int
    offsets: OffsetMap

    def to_document(self, span: Span) -> Span:
        """The span of the document that a span of the surface came from."""
        inner = self.offsets.to_source(span)
        return Span(inner.start + self.start, inner.end + self.start)

    def from_document(self, span: Span) -> Span:
        """The span of the surface for a span of the document; what lies outside is cut off."""
        length = self.offsets.source_length
        start, end = (min(max(position - self.start, 0), length) for position in span)
        return self.offsets.to_target(Span(start, end))


def surface(document: Document, span: Span) -> Surface:
    """The surface of `span` of the document: hidden parts dropped, line breaks made one space, or none between Han."""
    source = document.text
    start, end = span
    parts: list[str] = []
    pieces: list[Piece] = []
    position = target = 0
    for cut_start, cut_end, filler in _cuts(document, start, end):
        kept = source[start + position : cut_start]
        parts.append(kept)
        pieces.append(Piece(position, position + len(kept), target, target + len(kept)))
        position, target = cut_start - start, target + len(kept)
        parts.append(filler)
        pieces.append(Piece(position, cut_end - start, target, target + len(filler), True))
        position, target = cut_end - start, target + len(filler)
    rest = source[start + position : end]
    parts.append(rest)
    pieces.append(Piece(position, end - start, target, target + len(rest)))
    return Surface("".join(parts), start, OffsetMap.of(pieces))


def surface_text(document: Document, span: Span) -> str:
    """The text of `surface(document, span)`, for callers that need no map."""
    parts: list[str] = []
    position = span.start
    for cut_start, cut_end, filler in _cuts(document, *span):
        parts += (document.text[position:cut_start], filler)
        position = cut_end
    return "".join((*parts, document.text[position : span.end]))


def _cuts(document: Document, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """What is taken out of the span, and what stands there instead, in order and without overlaps."""
    text = document.text
    breaks = (match.span() for match in _BREAK.finditer(text, start, end))
    last = start
    for cut_start, cut_end in _merged(sorted([*_hidden_in(document, start, end), *breaks]), text):
        # The white space around a cut goes with it: one space at most may stand for all of it.
        while cut_start > last and text[cut_start - 1].isspace():
            cut_start -= 1
        while cut_end < end and text[cut_end].isspace():
            cut_end += 1
        last = cut_end
        outer = cut_start <= start or cut_end >= end
        yield cut_start, cut_end, "" if outer or _tight(text, cut_start, cut_end) else " "


def _tight(text: str, before: int, after: int) -> bool:
    """True when no space belongs between the text before one position and after the other: Chinese puts none there."""
    # Quotation marks, dots and dashes of both languages are the same characters, so what stands beyond them decides.
    while before > 0 and text[before - 1] in _SHARED:
        before -= 1
    while after < len(text) and text[after] in _SHARED:
        after += 1
    return bool(_WIDE.match(text[before - 1 : before]) or _WIDE.match(text, after))


def _hidden_in(document: Document, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The hidden spans that reach into [start, end), cut to it; `Document.hidden` is in order without overlaps."""
    hidden = document.hidden
    for index in range(bisect_right(hidden, start, key=lambda item: item.end), len(hidden)):
        if hidden[index].start >= end:
            return
        yield max(hidden[index].start, start), min(hidden[index].end, end)


def _merged(cuts: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Cuts in order, joined where only white space lies between them."""
    merged: list[tuple[int, int]] = []
    for cut_start, cut_end in cuts:
        between = text[merged[-1][1] : cut_start] if merged else ""
        if merged and (not between or between.isspace()):
            merged[-1] = (merged[-1][0], max(cut_end, merged[-1][1]))
        else:
            merged.append((cut_start, cut_end))
    return merged
