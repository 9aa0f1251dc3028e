"""Paragraph ties: which paragraphs belong together because a bead ties them, told anew where beads have changed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

from reader.core.bitext import Alignment, Bead, Bitext, ParagraphPair, SectionPair
from reader.core.document import SIDES, Document, Side
from reader.core.spans import Run

Ties = tuple[Run, Run, int]  # paragraphs of zh and en, and how many beads tie them


def with_beads(bitext: Bitext, old: Run, beads: Sequence[Bead]) -> Bitext:
    """`beads` in place of those of `old`, which cover the same segments; the paragraph pairs follow. Only the pairs
    that `old` touches are looked at.

    `paragraph` of the given beads does not matter.
    """
    before = bitext.alignment
    if not before.beads:
        return bitext
    first, last = _around(before, before.beads[old.start].paragraph, before.beads[old.end - 1].paragraph)
    start = bisect_left(before.beads, first, key=lambda bead: bead.paragraph)
    stop = bisect_right(before.beads, last, key=lambda bead: bead.paragraph)
    changed = [*before.beads[start : old.start], *beads, *before.beads[old.end : stop]]
    edge = before.paragraphs[first]
    ties = tied(bitext, changed, edge.zh.start, edge.en.start)
    pairs = _with_sections(bitext, ties, before.paragraphs[:first], before.paragraphs[last + 1 :])
    numbered = _numbered(changed, ties, first)
    rest = _moved(before.beads[stop:], len(ties) - (last + 1 - first))
    alignment = Alignment(
        before.sections,
        (*before.paragraphs[:first], *pairs, *before.paragraphs[last + 1 :]),
        (*before.beads[:start], *numbered, *rest),
    )
    return replace(bitext, alignment=alignment)


def tied(bitext: Bitext, beads: Iterable[Bead], zh_start: int, en_start: int) -> list[Ties]:
    """The smallest groups of paragraphs, in order, such that no bead reaches out of its group."""
    ties: list[Ties] = []
    for bead in beads:
        done = (ties[-1][0].end, ties[-1][1].end) if ties else (zh_start, en_start)
        zh, en = _touched(bitext.zh, bead.zh, done[0]), _touched(bitext.en, bead.en, done[1])
        count = 1
        while ties and (zh.start < ties[-1][0].end or en.start < ties[-1][1].end):
            zh_before, en_before, beads_before = ties.pop()
            zh = Run(min(zh.start, zh_before.start), max(zh.end, zh_before.end))
            en = Run(min(en.start, en_before.start), max(en.end, en_before.end))
            count += beads_before
        ties.append((zh, en, count))
    return ties


def _touched(document: Document, run: Run, done: int) -> Run:
    if not run:
        return Run(done, done)
    return Run(document.paragraph_of(run.start), document.paragraph_of(run.end - 1) + 1)


def _around(alignment: Alignment, first: int, last: int) -> tuple[int, int]:
    """The pairs from `first` to `last` with those of English alone beside them, whose sections depend on these."""
    pairs = alignment.paragraphs
    while first > 0 and not pairs[first - 1].zh:
        first -= 1
    while last + 1 < len(pairs) and not pairs[last + 1].zh:
        last += 1
    return first, last


def _with_sections(
    bitext: Bitext, ties: Sequence[Ties], before: Sequence[ParagraphPair], after: Sequence[ParagraphPair]
) -> list[ParagraphPair]:
    """The pairs with their sections: that of the Chinese; English alone keeps its own between those of its neighbours,
    for headings are read in one order.
    """
    by_zh, by_en = (_pairs_by_section(bitext.alignment.sections, side) for side in SIDES)
    least = before[-1].section if before else 0
    most = after[0].section if after else max(0, len(bitext.alignment.sections) - 1)
    own = [by_zh.get(bitext.zh.paragraphs[zh.start].section, least) if zh else None for zh, _, _ in ties]
    above = accumulate(own, lambda known, section: known if section is None else section, initial=least)
    below = accumulate(reversed(own), lambda known, section: known if section is None else section, initial=most)
    pairs = []
    for (zh, en, _), section, low, high in zip(ties, own, list(above)[:-1], [*below][-2::-1], strict=True):
        if section is None:
            section = max(low, min(high, by_en.get(bitext.en.paragraphs[en.start].section, low)))
        pairs.append(ParagraphPair(zh, en, section))
    return pairs


def _pairs_by_section(sections: Sequence[SectionPair], side: Side) -> dict[int, int]:
    found: dict[int, int] = {}
    for number, pair in enumerate(sections):
        index = pair.zh if side == "zh" else pair.en
        if index is not None:
            found[index] = number
    return found


def _numbered(beads: Sequence[Bead], ties: Sequence[Ties], first: int) -> list[Bead]:
    numbered: list[Bead] = []
    for number, (_, _, count) in enumerate(ties, first):
        group = beads[len(numbered) : len(numbered) + count]
        numbered += (bead if bead.paragraph == number else replace(bead, paragraph=number) for bead in group)
    return numbered


def _moved(beads: Sequence[Bead], by: int) -> Sequence[Bead]:
    if not by:
        return beads
    # The constructor, not `replace`: this may run over all beads of a long text at one key press.
    return [Bead(b.zh, b.en, b.score, b.paragraph + by, b.status, b.evidence) for b in beads]
