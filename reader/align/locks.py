"""Locks: places that every way through the table must pass, known before any sentence is compared."""

from __future__ import annotations

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
) -> list[Lock]:
    """The locks in order, from (0, 0) to the end of both texts. What a person confirmed outranks what we believe."""
    end = Lock(len(zh.segments), len(en.segments))
    firm = [lock for bead in anchors for lock in (Lock(bead.zh.start, bead.en.start), Lock(bead.zh.end, bead.en.end))]
    believed = list(_section_locks(zh, en, sections, marks))
    if layout == "columns":
        believed += _row_locks(zh, en)
    locks = _chain([Lock(0, 0), *firm, end])
    for lock in sorted(believed):
        locks = _chain([*locks, lock]) if _fits(locks, lock) else locks
    return locks


def _fits(locks: Sequence[Lock], lock: Lock) -> bool:
    return all((lock.zh - other.zh) * (lock.en - other.en) >= 0 for other in locks)


def _chain(locks: Iterable[Lock]) -> list[Lock]:
    return sorted(set(locks))


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
