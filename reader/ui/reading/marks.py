"""Marks: what is painted over the text of one side, kept so that those of a row are found without looking at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, Protocol

from reader.core.annotation import Annotation
from reader.core.document import Side
from reader.core.spans import Span

MarkKind = Literal["tint", "highlight", "note", "bookmark", "finding", "hit", "flash"]
# Marks of a later kind are painted over those of an earlier one.
ORDER: Final[tuple[MarkKind, ...]] = ("tint", "highlight", "note", "bookmark", "finding", "hit", "flash")
# Code points that marks are kept together for: about a paragraph.
BLOCK: Final = 512

Block = tuple[Side, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the document of `side` and what it is; `ident` is that of its annotation or finding.

    `lone`: what it stands for is on this side only, so that its counterpart shows a ghost of it.
    """

    side: Side
    span: Span
    kind: MarkKind
    color: str = ""
    ident: str = ""
    lone: bool = False


class FindMarks(Protocol):
    """Something that finds the marks of a row when it is painted."""

    def within(self, side: Side, span: Span) -> list[Mark]:
        """The marks that share a code point with `span`."""
        ...


class MarkIndex:
    """Marks of both sides, found by overlap. A value: `changed` gives another one, which shares what is the same."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self._blocks: dict[Block, list[Mark]] = {}
        self.gather(marks)

    def gather(self, marks: Iterable[Mark]) -> None:
        """More marks, while it is being made: an index that is shown is not gathered into."""
        for mark in marks:
            for block in _blocks(mark.side, mark.span):
                self._blocks.setdefault(block, []).append(mark)

    def changed(self, gone: Iterable[Mark], new: Iterable[Mark]) -> MarkIndex:
        """The index without the marks of `gone` and with those of `new`."""
        result = MarkIndex()
        result._blocks = dict(self._blocks)
        for mark in gone:
            for block in _blocks(mark.side, mark.span):
                result._blocks[block] = [one for one in result._blocks.get(block, ()) if one != mark]
        for mark in new:
            for block in _blocks(mark.side, mark.span):
                result._blocks[block] = [*result._blocks.get(block, ()), mark]
        return result

    def within(self, side: Side, span: Span) -> list[Mark]:
        """The marks that share a code point with `span`, those of later kinds last."""
        found = [
            mark
            for block in _blocks(side, span)
            for mark in self._blocks.get(block, ())
            # A mark that stands in several blocks counts in the first of them that was asked for.
            if mark.span.overlaps(span) and max(mark.span.start, span.start) // BLOCK == block[1]
        ]
        return sorted(found, key=lambda mark: (ORDER.index(mark.kind), mark.span, mark.ident))

    def at(self, side: Side, offset: int) -> list[Mark]:
        """The marks that cover the code point at `offset`, the shortest last."""
        return sorted(self.within(side, Span(offset, offset + 1)), key=lambda mark: mark.span.start - mark.span.end)


def annotation_marks(annotations: Iterable[Annotation]) -> Iterator[Mark]:
    """What of the annotations is painted: highlights in their colour, a line under what has a note, and bookmarks."""
    for item in annotations:
        if not item.is_note:
            continue
        placed = [target for target in item.targets if target.placed and target.selector.end > target.selector.start]
        lone = len({target.side for target in placed}) == 1 and item.motivation != "bookmarking"
        for target in placed:
            for kind in _kinds(item):
                yield Mark(target.side, target.selector.span, kind, item.color or "", item.id, lone)


def _kinds(item: Annotation) -> Iterator[MarkKind]:
    if item.color:
        yield "highlight"
    if item.motivation == "bookmarking":
        yield "bookmark"
    elif item.body or not item.color:
        yield "note"


def _blocks(side: Side, span: Span) -> Iterator[Block]:
    for number in range(span.start // BLOCK, max(span.start, span.end - 1) // BLOCK + 1):
        yield side, number
