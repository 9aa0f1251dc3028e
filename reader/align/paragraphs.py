"""Paragraph pairs: the paragraphs that the beads tie together, in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

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
    by_zh = {pair.zh: k for k, pair in enumerate(sections) if pair.zh is not None}
    by_en = {pair.en: k for k, pair in enumerate(sections) if pair.en is not None}
    pairs = []
    for group in groups:
        section = (
            by_zh.get(zh.paragraphs[group.zh_start].section, 0)
            if group.zh_end > group.zh_start
            else by_en.get(en.paragraphs[group.en_start].section, 0)
        )
        pairs.append(ParagraphPair(Run(group.zh_start, group.zh_end), Run(group.en_start, group.en_end), section))
    return tuple(pairs), _numbered(beads, groups)


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
