"""Marks: what is painted over the text of one side, kept so that those of a row are found without looking at all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, Literal

from reader.core.annotation import Annotation
from reader.core.document import SIDES, Side
from reader.core.spans import Span

MarkKind = Literal["tint", "highlight", "note", "finding", "hit", "flash"]
# Marks of a later kind are painted over those of an earlier one.
ORDER: Final[tuple[MarkKind, ...]] = ("tint", "highlight", "note", "finding", "hit", "flash")


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the document of `side` and what it is; `ident` is that of its annotation or finding."""

    side: Side
    span: Span
    kind: MarkKind
    color: str = ""
    ident: str = ""


class MarkIndex:
    """Marks of both sides, found by overlap."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        ordered = sorted(marks, key=lambda mark: (mark.span, ORDER.index(mark.kind), mark.ident))
        self._marks = {side: [mark for mark in ordered if mark.side == side] for side in SIDES}
        self._starts = {side: [mark.span.start for mark in marks] for side, marks in self._marks.items()}
        # The furthest end so far: where it is not beyond a place, no earlier mark reaches it.
        self._reach = {side: list(accumulate((m.span.end for m in marks), max)) for side, marks in self._marks.items()}

    def within(self, side: Side, span: Span) -> list[Mark]:
        """The marks that share a code point with `span`, those of later kinds last."""
        first = bisect_right(self._reach[side], span.start)
        last = bisect_left(self._starts[side], span.end)
        found = [mark for mark in self._marks[side][first:last] if mark.span.overlaps(span)]
        return sorted(found, key=lambda mark: ORDER.index(mark.kind))

    def at(self, side: Side, offset: int) -> list[Mark]:
        """The marks that cover the code point at `offset`, the shortest last."""
        return sorted(self.within(side, Span(offset, offset + 1)), key=lambda mark: mark.span.start - mark.span.end)


def annotation_marks(annotations: Iterable[Annotation]) -> list[Mark]:
    """What of the annotations is painted: highlights in their colour, and a line under what has a note."""
    found = []
    for item in annotations:
        for target in item.targets if item.is_note else ():
            if target.placed and target.selector.end > target.selector.start:
                if item.color:
                    found.append(Mark(target.side, target.selector.span, "highlight", item.color, item.id))
                if item.body or not item.color:
                    found.append(Mark(target.side, target.selector.span, "note", item.color or "", item.id))
    return found
