"""AnnotationChanges: which annotations came and which went between two values of a project, without looking at the others."""

from __future__ import annotations

from itertools import compress, count
from operator import is_not
from typing import NamedTuple

from reader.core.annotation import Annotation

Annotations = tuple[Annotation, ...]


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
    # Both ends are compared by the interpreter itself: ten thousand annotations take less than a millisecond.
    start = next(compress(count(), map(is_not, before, after)), shorter)
    end = next(compress(count(), map(is_not, reversed(before), reversed(after))), shorter)
    end = min(end, shorter - start)
    old, now = before[start : len(before) - end], after[start : len(after) - end]
    known, kept = set(map(id, old)), set(map(id, now))
    return AnnotationChanges(
        [item for item in old if id(item) not in kept], [item for item in now if id(item) not in known]
    )
