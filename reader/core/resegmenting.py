"""Resegmenting: a sentence cut in two, or two made one, as data beside the unchanged text. Beads keep their text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from reader.core.bitext import Bead, Bitext
from reader.core.document import Document, Paragraph, Segment, Side
from reader.core.spans import Run
from reader.core.surface import surface_text


def split_segment(bitext: Bitext, side: Side, offset: int) -> Bitext:
    """The segment around `offset` cut there; its two parts stay in one bead. Unchanged when one part would say nothing.

    White space and what is hidden at the cut belongs to neither part.
    """
    document = bitext.document(side)
    number = document.segment_at(offset)
    if number < 0 or not document.segments[number].span.contains(offset):
        return bitext
    parts = _parts(document, document.segments[number], offset)
    if not all(surface_text(document, part.span).strip() for part in parts):
        return bitext
    return _with_segments(bitext, side, Run(number, number + 1), parts)


def join_segments(bitext: Bitext, side: Side, number: int) -> Bitext:
    """Segment `number` and the next one as one. Unchanged unless both are of one paragraph and one bead."""
    document, alignment = bitext.document(side), bitext.alignment
    if not 0 <= number < len(document.segments) - 1:
        return bitext
    if any(at(number) != at(number + 1) for at in (document.paragraph_of, partial(alignment.bead_of, side))):
        return bitext
    one, other = document.segments[number], document.segments[number + 1]
    return _with_segments(bitext, side, Run(number, number + 2), [Segment(one.start, other.end)])


def _parts(document: Document, segment: Segment, offset: int) -> list[Segment]:
    text, before, after = document.text, offset, offset
    for hidden in document.hidden:
        if hidden.span.contains(offset):
            before, after = hidden.start, hidden.end
    while before > segment.start and text[before - 1].isspace():
        before -= 1
    while after < segment.end and text[after].isspace():
        after += 1
    return [Segment(segment.start, max(before, segment.start)), Segment(min(after, segment.end), segment.end)]


def _with_segments(bitext: Bitext, side: Side, old: Run, new: Sequence[Segment]) -> Bitext:
    """Other segments in place of a run of one paragraph and one bead; what counts segments follows."""
    document, by = bitext.document(side), len(new) - len(old)
    segments = (*document.segments[: old.start], *new, *document.segments[old.end :])
    paragraphs = _with_longer_paragraph(document.paragraphs, document.paragraph_of(old.start), by)
    changed = replace(document, segments=segments, paragraphs=paragraphs)
    beads = _with_longer_bead(bitext.alignment.beads, bitext.alignment.bead_of(side, old.start), side, by)
    alignment = replace(bitext.alignment, beads=beads)
    if side == "zh":
        return replace(bitext, zh=changed, alignment=alignment)
    return replace(bitext, en=changed, alignment=alignment)


def _with_longer_paragraph(items: Sequence[Paragraph], number: int, by: int) -> tuple[Paragraph, ...]:
    """Paragraph `number` has `by` segments more (fewer when negative); those after it count from there."""
    item = items[number]
    grown = replace(item, segments=Run(item.segments.start, item.segments.end + by))
    # The constructor, not `replace`: this may run over all of a long text at one key press.
    rest = [
        Paragraph(p.start, p.end, Run(p.segments.start + by, p.segments.end + by), p.section, p.kind)
        for p in items[number + 1 :]
    ]
    return (*items[:number], grown, *rest)


def _with_longer_bead(items: Sequence[Bead], number: int, side: Side, by: int) -> tuple[Bead, ...]:
    grown = _with_run(items[number], side, Run(items[number].run(side).start, items[number].run(side).end + by))
    rest = [_with_run(b, side, Run(b.run(side).start + by, b.run(side).end + by)) for b in items[number + 1 :]]
    return (*items[:number], grown, *rest)


def _with_run(bead: Bead, side: Side, run: Run) -> Bead:
    zh, en = (run, bead.en) if side == "zh" else (bead.zh, run)
    return Bead(zh, en, bead.score, bead.paragraph, bead.status, bead.evidence)
