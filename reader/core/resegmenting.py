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
    document = bitext.document(side)
    by = len(new) - len(old)
    segments = (*document.segments[: old.start], *new, *document.segments[old.end :])
    paragraphs = tuple(_paragraph(item, old, by) for item in document.paragraphs)
    changed = replace(document, segments=segments, paragraphs=paragraphs)
    beads = tuple(_bead(item, side, old, by) for item in bitext.alignment.beads)
    alignment = replace(bitext.alignment, beads=beads)
    sides = {"zh": changed} if side == "zh" else {"en": changed}
    return replace(bitext, alignment=alignment, **sides)  # type: ignore[arg-type]


def _paragraph(item: Paragraph, old: Run, by: int) -> Paragraph:
    run = _shifted(item.segments, old, by)
    return item if run is item.segments else replace(item, segments=run)


def _bead(item: Bead, side: Side, old: Run, by: int) -> Bead:
    run = item.run(side)
    moved = _shifted(run, old, by)
    if moved is run:
        return item
    zh, en = (moved, item.en) if side == "zh" else (item.zh, moved)
    return Bead(zh, en, item.score, item.paragraph, item.status, item.evidence)


def _shifted(run: Run, old: Run, by: int) -> Run:
    if run.end < old.end:
        return run
    return Run(run.start + by, run.end + by) if run.start >= old.end else Run(run.start, run.end + by)
