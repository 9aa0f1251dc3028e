"""Locks: places that every way through the table must pass, known before any sentence is compared."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from reader.align.sections import Mark, is_sure
from reader.core.bitext import Bead, Layout, SectionPair
from reader.core.document import Document, line_of


class Lock(NamedTuple):
    """So many zh and en sentences stand before this place."""

    zh: int
    en: int


def document_locks(
    zh: Document,
    en: Document,
    layout: Layout,
    sections: Sequence[SectionPair],
    marks: tuple[Sequence[Mark], Sequence[Mark]],
    anchors: Sequence[Bead],
) -> tuple[list[Lock], list[Lock]]:
    """The firm locks in order, from (0, 0) to the end of both texts, with what a person confirmed; and those between them
    that we believe in, by the numbers of sections.
    """
    end = Lock(len(zh.segments), len(en.segments))
    firm = [lock for bead in anchors for lock in (Lock(bead.zh.start, bead.en.start), Lock(bead.zh.end, bead.en.end))]
    locks = sorted({Lock(0, 0), *firm, end})
    rows = _row_locks(zh, en) if layout == "columns" else ()
    locks = sorted({*locks, *_fitting(rows, locks)})
    return locks, _fitting(_section_locks(zh, en, sections, marks), locks)


def _fitting(new: Iterable[Lock], locks: Sequence[Lock]) -> list[Lock]:
    """Those of the new locks, in order, that cross none of `locks` and none before them."""
    fitting: list[Lock] = []
    for lock in sorted(set(new) - set(locks)):
        place = bisect_left(locks, lock)
        before, after = locks[place - 1], locks[min(place, len(locks) - 1)]
        if before.en <= lock.en <= after.en and lock.zh <= after.zh and (not fitting or fitting[-1].en <= lock.en):
            fitting.append(lock)
    return fitting


def _section_locks(
    zh: Document, en: Document, sections: Sequence[SectionPair], marks: tuple[Sequence[Mark], Sequence[Mark]]
) -> Iterable[Lock]:
    for pair in sections:
        if pair.zh is not None and pair.en is not None and is_sure(marks[0][pair.zh], marks[1][pair.en]):
            yield Lock(section_start(zh, pair.zh), section_start(en, pair.en))


def section_start(document: Document, section: int) -> int:
    """The number of the first sentence of a section (that of the next one when it has none)."""
    first = document.sections[section].first
    return document.paragraphs[first].segments.start if first < len(document.paragraphs) else len(document.segments)


def _row_locks(zh: Document, en: Document) -> Iterable[Lock]:
    """In a table of two columns the cells of one row belong together."""
    rows = {line_of(zh.text, paragraph.start): paragraph.segments for paragraph in zh.paragraphs}
    for paragraph in en.paragraphs:
        if cell := rows.get(line_of(en.text, paragraph.start)):
            yield Lock(cell.start, paragraph.segments.start)
            yield Lock(cell.end, paragraph.segments.end)


def with_anchors(beads: Sequence[Bead], anchors: Sequence[Bead]) -> list[Bead]:
    """`beads` with each stretch that an anchor covers put back as that anchor, certain and checked."""
    if not anchors:
        return list(beads)
    kept: list[Bead] = []
    covering = {(anchor.zh.start, anchor.en.start): anchor for anchor in anchors}
    stop = (0, 0)
    for bead in beads:
        if (bead.zh.end, bead.en.end) <= stop:
            continue
        if anchor := covering.get((bead.zh.start, bead.en.start)):
            kept.append(replace(anchor, score=1.0, status="checked"))
            stop = (anchor.zh.end, anchor.en.end)
        else:
            kept.append(bead)
    return kept
