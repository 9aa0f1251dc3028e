"""Project: a bitext with everything a person added to it, and pure edits, each of which gives a new Project."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import compress, count, islice
from operator import attrgetter, is_not, not_
from typing import Final

from reader.core.annotation import Annotation
from reader.core.bitext import Alignment, Bitext
from reader.core.errors import InvalidValueError

_ID: Final = attrgetter("id")
# One in so many may change for putting each into its place to be quicker than sorting all.
FEW: Final = 64


@dataclass(frozen=True, slots=True)
class Project:
    """The current value of the window. `annotations` are sorted by id; ids are unique."""

    bitext: Bitext
    annotations: tuple[Annotation, ...] = ()

    def annotation(self, ident: str) -> Annotation | None:
        """The annotation with this id, or None when it was deleted."""
        place = bisect_left(self.annotations, ident, key=_ID)
        found = self.annotations[place] if place < len(self.annotations) else None
        return found if found is not None and found.id == ident else None


def with_annotations(project: Project, items: Iterable[Annotation]) -> Project:
    """`items` added, each taking the place of the one with its id."""
    changed = {item.id: item for item in items}
    if len(changed) > len(project.annotations) // FEW:
        every = {item.id: item for item in project.annotations} | changed
        return replace(project, annotations=tuple(sorted(every.values(), key=_ID)))
    result = list(project.annotations)
    for item in changed.values():
        place = bisect_left(result, item.id, key=_ID)
        known = place < len(result) and result[place].id == item.id
        result[place : place + known] = [item]
    return replace(project, annotations=tuple(result))


def without_annotations(project: Project, idents: Iterable[str]) -> Project:
    """The annotations with these ids removed; ids that are not there are ignored."""
    gone = set(idents)
    if len(gone) > len(project.annotations) // FEW:
        return replace(project, annotations=tuple(item for item in project.annotations if item.id not in gone))
    result = list(project.annotations)
    for ident in gone:
        place = bisect_left(result, ident, key=_ID)
        if place < len(result) and result[place].id == ident:
            del result[place]
    return replace(project, annotations=tuple(result))


@dataclass(frozen=True, slots=True)
class Difference:
    """What one state of the annotations has that the other has not; an item that was edited stands in both."""

    gone: tuple[Annotation, ...]
    new: tuple[Annotation, ...]

    def __len__(self) -> int:
        return len(self.gone) + len(self.new)


_NONE: Final = Difference((), ())
# The states that were compared last, and the answer. Only a small one is kept, so that a text that was put away is not.
_latest: tuple[tuple[Annotation, ...], tuple[Annotation, ...], Difference] = ((), (), _NONE)


def difference(old: tuple[Annotation, ...], new: tuple[Annotation, ...]) -> Difference:
    """What changed between two states, told by identity; after one edit among 50,000 notes it takes some milliseconds.

    A dozen views ask for the same after each edit: all but the first are answered at once.
    """
    global _latest
    if old is new:
        return _NONE
    was, now, found = _latest
    if was is not old or now is not new:
        found = _compared(old, new) if old and new else Difference(old, new)
        _latest = (old, new, found) if len(found) <= FEW else ((), (), _NONE)
    return found


def _compared(old: tuple[Annotation, ...], new: tuple[Annotation, ...]) -> Difference:
    first = _common(old, new)
    same_end = _common(old[::-1], new[::-1], min(len(old), len(new)) - first)
    before, after = old[first : len(old) - same_end], new[first : len(new) - same_end]
    return Difference(_only_in(before, after), _only_in(after, before))


def _only_in(one: tuple[Annotation, ...], other: tuple[Annotation, ...]) -> tuple[Annotation, ...]:
    """The objects of `one` that `other` has not."""
    known = set(map(id, other))
    return tuple(compress(one, map(not_, map(known.__contains__, map(id, one)))))


def _common(one: tuple[Annotation, ...], other: tuple[Annotation, ...], most: int = 1 << 60) -> int:
    """How many of the first items are the same objects."""
    most = min(len(one), len(other), most)
    return next(compress(count(), map(is_not, islice(one, most), other)), most)


def with_alignment(project: Project, alignment: Alignment) -> Project:
    """Another alignment of the same texts. Raises InvalidValueError when it does not tile them."""
    bitext = project.bitext
    alignment.verify(len(bitext.zh.segments), len(bitext.en.segments))
    return replace(project, bitext=replace(bitext, alignment=alignment))


def with_bitext(project: Project, bitext: Bitext) -> Project:
    """The same source texts structured anew (a hidden line was restored, say)."""
    for side in ("zh", "en"):
        if bitext.document(side).text != project.bitext.document(side).text:
            raise InvalidValueError("another text needs its notes anchored anew, not with_bitext")
    return replace(project, bitext=bitext)
