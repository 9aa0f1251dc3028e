"""Paragraph ties: which paragraphs belong together because a bead ties them, told anew where beads have changed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final, NamedTuple

from reader.core.bitext import Alignment, Bead, Bitext, ParagraphPair, SectionPair
from reader.core.document import SIDES, Document, Side
from reader.core.spans import Run

Ties = tuple[Run, Run, int]  # paragraphs of zh and en, and how many beads tie them


class Outer(NamedTuple):
    """The paragraph pairs before and after those that are told anew."""

    before: Sequence[ParagraphPair]
    after: Sequence[ParagraphPair]


ALL: Final = Outer((), ())


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
    ties = tied(bitext.zh, bitext.en, changed, edge.zh.start, edge.en.start)
    outer = Outer(before.paragraphs[:first], before.paragraphs[last + 1 :])
    pairs = with_sections(bitext.zh, bitext.en, before.sections, ties, outer)
    numbered = with_pairs(changed, ties, first)
    rest = _moved(before.beads[stop:], len(ties) - (last + 1 - first))
    alignment = Alignment(
        before.sections,
        (*before.paragraphs[:first], *pairs, *before.paragraphs[last + 1 :]),
        (*before.beads[:start], *numbered, *rest),
    )
    return replace(bitext, alignment=alignment)


def tied(zh: Document, en: Document, beads: Iterable[Bead], zh_start: int = 0, en_start: int = 0) -> list[Ties]:
    """The smallest groups of paragraphs, in order, such that no bead reaches out of its group."""
    ties: list[Ties] = []
    for bead in beads:
        done = (ties[-1][0].end, ties[-1][1].end) if ties else (zh_start, en_start)
        left, right = _touched(zh, bead.zh, done[0]), _touched(en, bead.en, done[1])
        count = 1
        while ties and (left.start < ties[-1][0].end or right.start < ties[-1][1].end):
            left_before, right_before, beads_before = ties.pop()
            left = Run(min(left.start, left_before.start), max(left.end, left_before.end))
            right = Run(min(right.start, right_before.start), max(right.end, right_before.end))
            count += beads_before
        ties.append((left, right, count))
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


def with_sections(
    zh: Document, en: Document, sections: Sequence[SectionPair], ties: Sequence[Ties], outer: Outer = ALL
) -> list[ParagraphPair]:
    """The pairs with their sections: that of the Chinese; English alone keeps its own between those of its neighbours,
    for headings are read in one order.
    """
    by_zh, by_en = (_pairs_by_section(sections, side) for side in SIDES)
    least = outer.before[-1].section if outer.before else 0
    most = outer.after[0].section if outer.after else max(0, len(sections) - 1)
    own = [by_zh.get(zh.paragraphs[left.start].section, least) if left else None for left, _, _ in ties]
    above = accumulate(own, lambda known, section: known if section is None else section, initial=least)
    below = accumulate(reversed(own), lambda known, section: known if section is None else section, initial=most)
    pairs = []
    for (left, right, _), section, low, high in zip(ties, own, list(above)[:-1], [*below][-2::-1], strict=True):
        if section is None:
            section = max(low, min(high, by_en.get(en.paragraphs[right.start].section, low)))
        pairs.append(ParagraphPair(left, right, section))
    return pairs


def _pairs_by_section(sections: Sequence[SectionPair], side: Side) -> dict[int, int]:
    found: dict[int, int] = {}
    for number, pair in enumerate(sections):
        index = pair.zh if side == "zh" else pair.en
        if index is not None:
            found[index] = number
    return found


def with_pairs(beads: Sequence[Bead], ties: Sequence[Ties], first: int = 0) -> list[Bead]:
    """The beads with the number of their pair, of which the first one is `first`."""
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
