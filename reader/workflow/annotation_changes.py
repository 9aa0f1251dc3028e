"""AnnotationChanges: which annotations came and which went between two values of a project, without looking at the others."""

from __future__ import annotations

from typing import Final, NamedTuple

from reader.core.annotation import Annotation

Annotations = tuple[Annotation, ...]
_BLOCK: Final = 1024


class AnnotationChanges(NamedTuple):
    """An annotation that was edited is among both."""

    gone: list[Annotation]
    new: list[Annotation]


def annotation_changes(before: Annotations, after: Annotations) -> AnnotationChanges:
    """The difference of two tuples that are sorted by id and share most of their objects."""
    if not _last or _last[0][0] is not before or _last[0][1] is not after:
        _last[:] = [(before, after, _changes(before, after))]
    return _last[0][2]


_last: list[tuple[Annotations, Annotations, AnnotationChanges]] = []  # several ask about one edit


def _changes(before: Annotations, after: Annotations) -> AnnotationChanges:
    shorter = min(len(before), len(after))
    start = _alike(before, after, shorter)
    end = _alike(before[::-1], after[::-1], shorter - start)
    old, now = before[start : len(before) - end], after[start : len(after) - end]
    known, kept = set(map(id, old)), set(map(id, now))
    return AnnotationChanges(
        [item for item in old if id(item) not in kept], [item for item in now if id(item) not in known]
    )


def _alike(one: Annotations, other: Annotations, most: int) -> int:
    """How many items are the same at the beginning, `most` at most. Whole blocks are compared by the interpreter itself,
    which sees at once that two items are one object: a hundred thousand of them take a millisecond.
    """
    place = 0
    while place + _BLOCK <= most and one[place : place + _BLOCK] == other[place : place + _BLOCK]:
        place += _BLOCK
    while place < most and one[place] is other[place]:
        place += 1
    return place
