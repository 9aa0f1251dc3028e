"""Versions: other witnesses of one side of a text, each passage beside the passage that it corresponds to.

What a version reads is shown as a View of the base document: its map leads from every word there to the word here, so
that a selection, a note or the sentence under the mouse is found in all columns. What differs is one piece of the map.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath

from reader.collate.matching import changes, match_paragraphs
from reader.collate.tokens import Token, tokens
from reader.core.bitext import Bitext
from reader.core.document import Document, Side
from reader.core.errors import InputError
from reader.core.offsets import OffsetMap, Piece
from reader.core.spans import Span
from reader.core.surface import surface, surface_text
from reader.core.task import Progress, Task
from reader.formats.table import read_source
from reader.text.structure import structure
from reader.workflow.display import View
from reader.workflow.open import tagged
from reader.workflow.search_fold import folded


@dataclass(frozen=True, slots=True)
class Shown:
    """What a version reads in place of a span of the base, and what of it differs; an empty span: something is left out."""

    view: View
    differs: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """Another version of `side`. `passages` are headings and paragraphs of the base in order, `others` theirs here."""

    path: str
    side: Side
    document: Document
    passages: tuple[Span, ...]
    others: tuple[Span | None, ...]

    @property
    def name(self) -> str:
        return PurePath(self.path).name

    def shown(self, base: Document, span: Span) -> Shown | None:
        """What stands here for a span inside one passage of the base; None when there is nothing."""
        number = bisect_right(self.passages, span.start, key=lambda passage: passage.start) - 1
        other = self.others[number] if number >= 0 else None
        if other is None:
            return None
        here, text = surface(base, self.passages[number]), surface_text(self.document, other)
        offsets, differs = aligned(here.text, text)
        whole = View(text, here.start, here.offsets.then(offsets), self.document.language)
        return _cut(whole, differs, Span(span.start - here.start, span.end - here.start))


def read_versions(bitext: Bitext, paths: Sequence[str]) -> Task[tuple[Version, ...]]:
    """The versions in these files, in their order. InputError when one has nothing in common with the text."""
    found = []
    for number, path in enumerate(paths):
        yield Progress("Reading the file", number, len(paths))
        read = yield from structure([read_source(path)])
        found.append((yield from _version(bitext, path, tagged(read.zh), read.en)))
    return tuple(found)


# Whenever a row is laid out anew it is asked for again.
@lru_cache(maxsize=512)
def aligned(base: str, other: str) -> tuple[OffsetMap, tuple[Span, ...]]:
    """The map from one text to another word by word, and the spans of the other that differ. Scripts count as alike.

    An empty span is where the other leaves something out.
    """
    ours, theirs = tokens(folded(base)), tokens(folded(other))
    pieces: list[Piece] = []
    differs: list[Span] = []
    a = b = 0
    for change in changes(ours, theirs, lambda _i, _j: True):
        _put_alike(pieces, ours[a : change.start], theirs[b : change.other_start])
        here, there = _reach(ours, change.start, change.end), _reach(theirs, change.other_start, change.other_end)
        _put(pieces, here, there, True)
        differs.append(there)
        a, b = change.end, change.other_end
    _put_alike(pieces, ours[a:], theirs[b:])
    _put(pieces, Span(len(base), len(base)), Span(len(other), len(other)), False)
    return OffsetMap.of(pieces), tuple(differs)


def _version(bitext: Bitext, path: str, zh: Document, en: Document) -> Task[Version]:
    """The side of which more passages are found; a file may hold a version of both, or of a part."""
    found: list[Version] = []
    for base, document in ((bitext.zh, zh), (bitext.en, en)):
        if base.segments and document.segments:
            found.append((yield from _of_side(path, base, document)))
    best = max(found, key=_found, default=None)
    if best is None or not _found(best):
        raise InputError(
            "{name} is no version of this text.", "Choose a file that holds the same text.", name=PurePath(path).name
        )
    return best


def _found(version: Version) -> int:
    return sum(other is not None for other in version.others)


def _of_side(path: str, base: Document, document: Document) -> Task[Version]:
    ours, theirs = tuple(passages(base)), tuple(passages(document))
    words = [
        [tokens(folded(surface_text(one, span))) for span in spans] for one, spans in ((base, ours), (document, theirs))
    ]
    counterparts = yield from match_paragraphs(*words)
    return Version(path, base.side, document, ours, tuple(None if one is None else theirs[one] for one in counterparts))


def passages(document: Document) -> Iterator[Span]:
    """Title, headings and paragraphs of a document in order."""
    headings = [section.heading for section in document.sections if section.heading and not section.run_in]
    title = [document.title] if document.title else []
    yield from sorted({*title, *headings, *(paragraph.span for paragraph in document.paragraphs)})


def _put_alike(pieces: list[Piece], ours: Sequence[Token], theirs: Sequence[Token]) -> None:
    """Words that are alike, one to one."""
    for one, other in zip(ours, theirs, strict=True):
        _put(pieces, Span(one.start, one.end), Span(other.start, other.end), False)


def _reach(words: Sequence[Token], first: int, last: int) -> Span:
    """The code points of words [first, last); where there are none, the place between their neighbours."""
    if last > first:
        return Span(words[first].start, words[last - 1].end)
    place = words[first - 1].end if first else 0
    return Span(place, place)


def _put(pieces: list[Piece], ours: Span, theirs: Span, differs: bool) -> None:
    """One more piece, and before it what lies between it and the last one: white space, and marks that are no words."""
    a, b = (pieces[-1].source_end, pieces[-1].target_end) if pieces else (0, 0)
    if ours.start > a or theirs.start > b:
        pieces.append(Piece(a, ours.start, b, theirs.start))
    if ours.end > ours.start or theirs.end > theirs.start:
        pieces.append(Piece(ours.start, ours.end, theirs.start, theirs.end, differs))


def _cut(whole: View, differs: Sequence[Span], wanted: Span) -> Shown:
    """The part of a view that shows `wanted` of its source; a piece that cannot be cut belongs where it begins."""
    length = whole.offsets.source_length
    if wanted.start <= 0 and wanted.end >= length:
        return Shown(whole, tuple(differs))
    kept = []
    for piece in whole.offsets.pieces:
        if piece.whole:
            if wanted.start <= piece.source_start < wanted.end:
                kept.append(piece)
        elif piece.source_start < wanted.end and piece.source_end > wanted.start:
            left, right = max(0, wanted.start - piece.source_start), max(0, piece.source_end - wanted.end)
            kept.append(
                Piece(
                    piece.source_start + left,
                    piece.source_end - right,
                    piece.target_start + left,
                    piece.target_end - right,
                )
            )
    if not kept:
        return Shown(View("", whole.start + wanted.start, OffsetMap(()), whole.language), ())
    source, target = kept[0].source_start, kept[0].target_start
    end = kept[-1].target_end
    moved = OffsetMap.of(Piece(a - source, b - source, c - target, d - target, e) for a, b, c, d, e in kept)
    inside = tuple(Span(s - target, e - target) for s, e in differs if target <= s and e <= end)
    return Shown(View(whole.text[target:end], whole.start + source, moved, whole.language), inside)
