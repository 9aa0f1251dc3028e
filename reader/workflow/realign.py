"""Realign: the alignment as a person left it, when a text is opened again, and the aligner run round what is confirmed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reader.core.annotation import Annotation, Target
from reader.core.bitext import Alignment, Bead, Bitext
from reader.core.document import Side
from reader.core.errors import InvalidValueError
from reader.core.paragraph_ties import with_beads
from reader.core.project import Project, with_annotations, without_annotations
from reader.core.realigning import merge, unchanged
from reader.core.resegmenting import join_segments, split_segment
from reader.core.spans import Run, Span
from reader.core.task import Progress, Task
from reader.workflow.alignment_notes import fits, kept_beads, made, of_kind, recorded
from reader.workflow.annotate import Clock, delete, utc_now
from reader.workflow.kept_alignment import keep_alignment, kept_alignment


def realign(project: Project, clock: Clock = utc_now) -> Task[Project]:
    """The project aligned anew between the beads that a person confirmed or put together; those stay as they are.

    What an edit had left over is the aligner's again.
    """
    bitext = project.bitext
    if not (bitext.zh.segments and bitext.en.segments):
        return project
    anchors = [bead for bead in bitext.alignment.beads if bead.status != "auto"]
    alignment = yield from _aligned(bitext, anchors)
    realigned = replace(bitext, alignment=alignment)
    left = without_annotations(
        project, [n.id for n in of_kind(project.annotations, "bead") if n.data.get("status") == "open"]
    )
    marker = _marker(left, (yield from keep_alignment(realigned)), clock)
    return with_annotations(replace(left, bitext=realigned), (marker,))


def is_realigned(project: Project) -> bool:
    """True when the aligner's own first alignment does not count any more."""
    return any(of_kind(project.annotations, "realigned"))


def _marker(project: Project, kept: str, clock: Clock) -> Annotation:
    """The note that the aligner was run again, and where its beads are kept; there is one."""
    note = made(project.bitext, "realigned", (), clock, **({"beads": kept} if kept else {}))
    for known in of_kind(project.annotations, "realigned"):
        return replace(known, data=note.data, modified=note.modified)
    return note


def corrected(bitext: Bitext, annotations: Sequence[Annotation]) -> Task[Bitext]:
    """A bitext as the aligner gives it, with everything that the alignment notes say done to it again.

    Where the text has changed so that between two kept beads something is left over, the aligner is asked once more.
    """
    if not any(of_kind(annotations, "bead", "split", "join", "realigned")):
        return bitext
    yield Progress("Applying your corrections of the alignment")
    bitext = resegmented(bitext, annotations)
    kept = kept_beads(bitext, annotations)
    bitext, found = yield from _realigned(bitext, annotations, kept)
    if not kept and found is bitext.alignment.beads:
        return bitext
    own = {(bead.zh, bead.en): bead for bead in found}
    kept = [_with_reasons(bead, own.get((bead.zh, bead.en))) for bead in kept]
    beads = sorted(
        [*kept, *(bead for bead in own.values() if fits(bead, kept))],
        key=lambda bead: (bead.zh.start, bead.en.start),
    )
    if not _tile(bitext, beads):
        try:
            return replace(bitext, alignment=(yield from _aligned(bitext, beads)))
        except InvalidValueError:  # a text is opened as it is rather than not at all; the notes stay
            return bitext
    return with_beads(bitext, Run(0, len(bitext.alignment.beads)), beads)


def _realigned(
    bitext: Bitext, annotations: Sequence[Annotation], kept: Sequence[Bead]
) -> Task[tuple[Bitext, Sequence[Bead]]]:
    """The bitext with the aligner's beads, those of the last realign where there was one."""
    marker = next(of_kind(annotations, "realigned"), None)
    if marker is None or not (bitext.zh.segments and bitext.en.segments):
        return bitext, bitext.alignment.beads
    remembered = yield from kept_alignment(marker.data.get("beads"), bitext)
    if remembered:
        sections, beads = remembered
        return replace(bitext, alignment=replace(bitext.alignment, sections=sections)), beads
    alignment = yield from _aligned(bitext, [bead for bead in kept if bead.status != "auto"])
    return replace(bitext, alignment=alignment), alignment.beads


def resegmented(bitext: Bitext, annotations: Iterable[Annotation]) -> Bitext:
    """The sentence borders that the notes remember, made and removed."""
    for item in of_kind(annotations, "split", "join"):
        target, at = item.targets[0], item.data.get("at")
        if isinstance(at, int):
            offset = target.selector.start + at
            splits = item.data["kind"] == "split"
            bitext = split_segment(bitext, target.side, offset) if splits else joined(bitext, target.side, offset)
    return bitext


def split_sentence(project: Project, side: Side, offset: int, clock: Clock = utc_now) -> Project:
    """The sentence around `offset` cut there. The same project when that leaves a part without text."""
    document = project.bitext.document(side)
    changed = split_segment(project.bitext, side, offset)
    if changed is project.bitext:
        return project
    if (undone := _opposite(project, "join", side, offset)) is not None:
        return replace(delete(project, undone.id), bitext=changed)
    span = document.segments[document.segment_at(offset)].span
    note = made(project.bitext, "split", [(side, span)], clock, at=offset - span.start)
    return with_annotations(replace(project, bitext=changed), (note,))


def join_sentences(project: Project, side: Side, segment: int, clock: Clock = utc_now) -> Project:
    """A sentence and the next one made one, and their beads with them. The same project across paragraphs."""
    document = project.bitext.document(side)
    if segment + 1 >= len(document.segments) or document.paragraph_of(segment) != document.paragraph_of(segment + 1):
        return project
    one, other = document.segments[segment], document.segments[segment + 1]
    merged = _merged_around(project, side, segment, clock)
    changed = join_segments(merged.bitext, side, segment)
    if (undone := _opposite(project, "split", side, other.start)) is not None:
        return replace(delete(merged, undone.id), bitext=changed)
    note = made(project.bitext, "join", [(side, Span(one.start, other.end))], clock, at=other.start - one.start)
    return with_annotations(replace(merged, bitext=changed), (note,))


def mark_crossing(project: Project, zh: Span, en: Span, clock: Clock = utc_now) -> Project:
    """Two sentences noted as answering each other although their beads do not; noted already, the note goes."""
    places = (("zh", zh), ("en", en))
    for item in of_kind(project.annotations, "crossing"):
        if tuple((target.side, target.selector.span) for target in item.targets) == places:
            return delete(project, item.id)
    return with_annotations(project, (made(project.bitext, "crossing", [("zh", zh), ("en", en)], clock),))


def joined(bitext: Bitext, side: Side, offset: int) -> Bitext:
    """The sentence that starts at `offset` made one with the one before it; unchanged when none starts there."""
    document = bitext.document(side)
    number = document.segment_at(offset)
    if number < 1 or document.segments[number].start != offset:
        return bitext
    if document.paragraph_of(number - 1) != document.paragraph_of(number):
        return bitext
    first, last = (bitext.alignment.bead_of(side, item) for item in (number - 1, number))
    return join_segments(merge(bitext, first, last).bitext, side, number - 1)


def _merged_around(project: Project, side: Side, segment: int, clock: Clock) -> Project:
    alignment = project.bitext.alignment
    first, last = alignment.bead_of(side, segment), alignment.bead_of(side, segment + 1)
    edit = merge(project.bitext, first, last) if first < last else unchanged(project.bitext)
    return recorded(project, edit, clock)


def _opposite(project: Project, kind: str, side: Side, offset: int) -> Annotation | None:
    """The note of the opposite edit at the same border: the two cancel each other."""
    for item in of_kind(project.annotations, "split", "join"):
        target: Target = item.targets[0]
        at = item.data.get("at")
        if item.data["kind"] == kind and target.side == side and isinstance(at, int):
            border = target.selector.start + at
            text = project.bitext.document(side).text
            if not text[min(border, offset) : max(border, offset)].strip():
                return item
    return None


def _aligned(bitext: Bitext, anchors: Sequence[Bead]) -> Task[Alignment]:
    """The aligner's beads round the anchors, which keep what they are."""
    from reader.align.engine import align
    from reader.workflow.aids import reading_aids

    own = {(bead.zh, bead.en): bead for bead in anchors}
    found = yield from align(bitext.zh, bitext.en, bitext.layout, reading_aids(), anchors)
    beads = tuple(_as_it_was(bead, own.get((bead.zh, bead.en))) for bead in found.beads)
    return replace(found, beads=beads)


def _as_it_was(bead: Bead, anchor: Bead | None) -> Bead:
    return bead if anchor is None else replace(anchor, paragraph=bead.paragraph)


def _with_reasons(kept: Bead, own: Bead | None) -> Bead:
    """A confirmed bead that the aligner makes as well has the score and the evidence that the aligner gives."""
    if own is None or kept.status != "checked":
        return kept
    return replace(own, status="checked", evidence=tuple(dict.fromkeys((*own.evidence, *kept.evidence))))


def _tile(bitext: Bitext, beads: Sequence[Bead]) -> bool:
    zh = en = 0
    for bead in beads:
        if (bead.zh.start, bead.en.start) != (zh, en):
            return False
        zh, en = bead.zh.end, bead.en.end
    return (zh, en) == (len(bitext.zh.segments), len(bitext.en.segments))
