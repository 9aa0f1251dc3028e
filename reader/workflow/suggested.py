"""Suggested: the wordings that reviewers suggest, put into what is shown beside the words they are to replace.

Only the display has them: the document, the notes on it and what is copied keep the words of the source.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from reader.core.annotation import Annotation
from reader.core.document import Side
from reader.core.offsets import OffsetMap, Piece
from reader.core.spans import Span
from reader.core.surface import Surface
from reader.workflow.display import View

# Between the words that are struck out and those that are to stand there.
GAP: Final = "\u2009"


@dataclass(frozen=True, slots=True)
class Suggested:
    """`new` in place of a span of one document; "" where the words are to go."""

    side: Side
    span: Span
    new: str


class WithSuggestions(NamedTuple):
    """A view with the new words in it, and where in its text the old words and the new ones stand."""

    view: View
    struck: tuple[Span, ...]
    added: tuple[Span, ...]


def suggested_of(annotations: Iterable[Annotation]) -> tuple[Suggested, ...]:
    """The suggestions among annotations, in order; of two that overlap the later one."""
    found: dict[Side, list[tuple[str, Suggested]]] = {"zh": [], "en": []}
    for item in annotations:
        if item.motivation == "editing" and item.replacement is not None:
            for target in item.targets:
                if target.placed and target.selector.end > target.selector.start:
                    one = Suggested(target.side, target.selector.span, item.replacement)
                    found[target.side].append((item.modified, one))
    return tuple(one for items in found.values() for one in _apart(items))


def _apart(items: Iterable[tuple[str, Suggested]]) -> list[Suggested]:
    kept: list[Suggested] = []
    for _, one in sorted(items, key=lambda item: item[0], reverse=True):
        if not any(other.span.overlaps(one.span) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.span)


def wanted_text(shown: Surface, suggested: Iterable[Suggested]) -> str:
    """A surface with everything done that is suggested for it; `suggested` stand in order and do not overlap."""
    parts: list[str] = []
    position = 0
    for one in suggested:
        place = shown.from_document(one.span)
        if place.end > place.start >= position:
            parts += (shown.text[position : place.start], one.new)
            position = place.end
    return "".join([*parts, shown.text[position:]])


def with_suggestions(shown: View, suggested: Sequence[Suggested]) -> WithSuggestions:
    """The view with the suggestions for its span, which stand in order and do not overlap."""
    parts: list[str] = []
    pieces: list[Piece] = []
    struck: list[Span] = []
    added: list[Span] = []
    position = length = 0
    for one in suggested:
        place, stop = shown.from_document(one.span), shown.start + shown.offsets.source_length
        if place.end <= place.start or place.start < position:
            continue  # elsewhere, or in a word that the conversion holds together with the last one
        struck.append(Span(place.start + length - position, place.end + length - position))
        new = f"{GAP}{' '.join(one.new.split())}" if one.new and one.span.end <= stop else ""
        pieces.append(Piece(position, place.end, length, struck[-1].end))
        pieces.append(Piece(place.end, place.end, struck[-1].end, struck[-1].end + len(new)))
        parts += (shown.text[position : place.end], new)
        position, length = place.end, struck[-1].end + len(new)
        if new:
            added.append(Span(length - len(new) + len(GAP), length))
    if not struck:
        return WithSuggestions(shown, (), ())
    rest = len(shown.text) - position
    pieces.append(Piece(position, len(shown.text), length, length + rest))
    offsets = shown.offsets.then(OffsetMap.of(pieces))
    text = "".join([*parts, shown.text[position:]])
    return WithSuggestions(replace(shown, text=text, offsets=offsets), tuple(struck), tuple(added))
