"""Paragraph pairs: the paragraphs that the beads tie together, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from reader.core.bitext import Bead, ParagraphPair, SectionPair
from reader.core.document import Document
from reader.core.spans import Run


@dataclass(slots=True)
class _Group:
    zh_start: int
    zh_end: int
    en_start: int
    en_end: int
    first_bead: int


def paragraph_pairs(
    zh: Document, en: Document, beads: Sequence[Bead], sections: Sequence[SectionPair]
) -> tuple[tuple[ParagraphPair, ...], tuple[Bead, ...]]:
    """The pairs, and the beads with their pair's index filled in. Paragraphs that share a bead share a pair."""
    if not beads:
        return (), ()
    groups: list[_Group] = []
    zh_done = en_done = 0
    for number, bead in enumerate(beads):
        zs, ze = _touched(zh, bead.zh, zh_done)
        es, ee = _touched(en, bead.en, en_done)
        group = _Group(zs, ze, es, ee, number)
        while groups and (group.zh_start < groups[-1].zh_end or group.en_start < groups[-1].en_end):
            last = groups.pop()
            group = _Group(
                min(last.zh_start, group.zh_start),
                max(last.zh_end, group.zh_end),
                min(last.en_start, group.en_start),
                max(last.en_end, group.en_end),
                last.first_bead,
            )
        groups.append(group)
        zh_done, en_done = group.zh_end, group.en_end
    pairs = [
        ParagraphPair(Run(group.zh_start, group.zh_end), Run(group.en_start, group.en_end), section)
        for group, section in zip(groups, _sections(zh, en, groups, sections), strict=True)
    ]
    return tuple(pairs), _numbered(beads, groups)


def _sections(zh: Document, en: Document, groups: Sequence[_Group], sections: Sequence[SectionPair]) -> Iterator[int]:
    """The section of each group: that of its Chinese; English alone keeps its own between those of its neighbours, since
    headings are read in one order.
    """
    by_zh = {pair.zh: k for k, pair in enumerate(sections) if pair.zh is not None}
    by_en = {pair.en: k for k, pair in enumerate(sections) if pair.en is not None}
    own = [by_zh.get(zh.paragraphs[g.zh_start].section, 0) if g.zh_end > g.zh_start else None for g in groups]
    ahead = [*accumulate(reversed(own), lambda known, new: known if new is None else new, initial=len(sections))][
        -2::-1
    ]
    low = 0
    for group, section, high in zip(groups, own, ahead, strict=True):
        if section is None:
            section = max(low, min(high, by_en.get(en.paragraphs[group.en_start].section, low)))
        low = section
        yield section


def _numbered(beads: Sequence[Bead], groups: Sequence[_Group]) -> tuple[Bead, ...]:
    numbered: list[Bead] = []
    ends = [group.first_bead for group in groups[1:]] + [len(beads)]
    for index, (group, end) in enumerate(zip(groups, ends, strict=True)):
        numbered += (replace(bead, paragraph=index) for bead in beads[group.first_bead : end])
    return tuple(numbered)


def _touched(document: Document, run: Run, done: int) -> tuple[int, int]:
    if not run:
        return done, done
    return document.paragraph_of(run.start), document.paragraph_of(run.end - 1) + 1
