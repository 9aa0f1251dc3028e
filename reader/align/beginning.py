"""Beginning: the first pages of a long text aligned before the rest, by the same aligner, while a draft stands for what follows.

The first screen comes first, then ten times as much, and so on: each costs a tenth of the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from reader.align.aids import Aids
from reader.align.draft import after
from reader.align.engine import align
from reader.core.bitext import Alignment, Bead, Layout
from reader.core.document import Document
from reader.core.task import Progress, Task

# Sentences of both sides: those of a first screen and some more; a text that is not much longer is aligned as one.
FIRST: Final = 240
GROWTH: Final = 10
# Where a part ends is a guess: only its first three quarters count, up to a place where some beads in a row are certain.
FIRM_SHARE: Final = 0.75
FIRM: Final = 0.8
FIRM_BEADS: Final = 3


def beginnings(
    zh: Document, en: Document, layout: Layout, aids: Aids, guess: Alignment, told: Callable[[Alignment], Progress]
) -> Task[None]:
    """Ever larger beginnings, each told as an alignment of the whole text that goes on with `guess`, its draft."""
    for zh_part, en_part in _parts(zh, en, guess):
        found = yield from align(zh_part, en_part, layout, replace(aids, meaning=False))
        if firm := firm_beads(found.beads):
            yield told(after(zh, en, firm, guess))


def firm_beads(beads: Sequence[Bead]) -> Sequence[Bead]:
    """The beads of a part up to where they can be relied on, though the part may end in the wrong place."""
    for stop in range(int(len(beads) * FIRM_SHARE), FIRM_BEADS - 1, -1):
        if all(bead.zh and bead.en and bead.score >= FIRM for bead in beads[stop - FIRM_BEADS : stop]):
            return beads[:stop]
    return ()


def _parts(zh: Document, en: Document, guess: Alignment) -> Iterator[tuple[Document, Document]]:
    """Whole paragraphs from the start, as far as the draft says that they belong together."""
    total, size = len(zh.segments) + len(en.segments), FIRST
    while size * GROWTH <= total:
        for pair in guess.paragraphs:
            ends = (
                zh.paragraphs[pair.zh.end - 1] if pair.zh.end else None,
                en.paragraphs[pair.en.end - 1] if pair.en.end else None,
            )
            counts = [end.segments.end if end else 0 for end in ends]
            if sum(counts) >= size:
                if sum(counts) * 2 <= total and all(counts):
                    yield _cut(zh, pair.zh.end), _cut(en, pair.en.end)
                break
        size *= GROWTH


def _cut(document: Document, paragraphs: int) -> Document:
    """The document up to a paragraph."""
    last = document.paragraphs[paragraphs - 1]
    return replace(
        document,
        sections=tuple(section for section in document.sections if section.first < paragraphs),
        paragraphs=document.paragraphs[:paragraphs],
        segments=document.segments[: last.segments.end],
    )
