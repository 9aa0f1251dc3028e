"""Agreement: whether the content agrees with the numbers of sections, and which sections the content ties."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reader.align.arrays import Ints, np
from reader.align.locks import Lock
from reader.align.sections import Shared
from reader.core.bitext import Bead
from reader.core.document import Document

# How many sentences a lock may lie off the rough way that knows no locks. Without a dictionary the way itself is rough.
_OFF: Final = 1.5
_OFF_WITHOUT_WORDS: Final = 10.0


def confirmed(believed: Sequence[Lock], cells: Ints, words: bool) -> list[Lock]:
    """The locks that a way found by content alone passes near. One side may have been numbered anew: where the content
    speaks against the numbers, the numbers do not count.
    """
    rows, most = cells.sum(axis=1), _OFF if words else _OFF_WITHOUT_WORDS
    return [lock for lock in believed if abs(float(np.interp(sum(lock), rows, cells[:, 1])) - lock.en) <= most]


def shared_content(zh: Document, en: Document, beads: Sequence[Bead]) -> Shared:
    """What part of a zh and an en section corresponds, by the beads: matched sentences as a share of the smaller one."""
    ties: dict[tuple[int, int], float] = {}
    sizes = [[1e-9] * len(document.sections) for document in (zh, en)]
    for document, counts in zip((zh, en), sizes, strict=True):
        for paragraph in document.paragraphs:
            counts[paragraph.section] += len(paragraph.segments)
    for bead in beads:
        if bead.zh and bead.en:
            left = zh.paragraphs[zh.paragraph_of(bead.zh.start)].section
            right = en.paragraphs[en.paragraph_of(bead.en.start)].section
            ties[left, right] = ties.get((left, right), 0.0) + bead.score * min(len(bead.zh), len(bead.en))

    def shared(i: int, j: int) -> float:
        return min(1.0, ties.get((i, j), 0.0) / min(sizes[0][i], sizes[1][j]))

    return shared
