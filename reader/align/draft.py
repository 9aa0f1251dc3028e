"""Draft: a first guess of the alignment from places and lengths alone, at once, to read by until the aligner is done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from reader.align.paragraphs import paragraph_pairs
from reader.align.sections import pair_sections, section_marks
from reader.core.bitext import Alignment, Bead, SectionPair
from reader.core.document import Document, Segment
from reader.core.spans import Run


def draft(zh: Document, en: Document) -> Alignment:
    """A provisional alignment that tiles both documents: sections as they are headed, in them paragraphs by number when
    there are as many, sentences by their place.
    """
    sections = pair_sections(section_marks(zh), section_marks(en))
    own = _section_runs(zh), _section_runs(en)
    beads: list[Bead] = []
    zh_done = en_done = Run(0, 0)
    for pair in sections:
        zh_done = _section_of(own[0], pair.zh, zh_done)
        en_done = _section_of(own[1], pair.en, en_done)
        beads += _section(zh, en, zh_done, en_done)
    return provisional(zh, en, beads, sections)


def after(zh: Document, en: Document, beads: Sequence[Bead], guess: Alignment) -> Alignment:
    """A draft that begins with beads of the aligner and goes on as `guess` does."""
    done = Run(beads[-1].zh.end, beads[-1].en.end)
    rest = next(
        (n for n, bead in enumerate(guess.beads) if bead.zh.start >= done[0] and bead.en.start >= done[1]), None
    )
    later = guess.beads[rest:] if rest is not None else ()
    ends = (later[0].zh.start, later[0].en.start) if later else (len(zh.segments), len(en.segments))
    between = _by_place(zh, en, Run(done[0], ends[0]), Run(done[1], ends[1]))
    return provisional(zh, en, [*beads, *between, *later], guess.sections)


def provisional(zh: Document, en: Document, beads: Sequence[Bead], sections: Sequence[SectionPair]) -> Alignment:
    """Beads that tile both documents as an alignment that is not done."""
    pairs, numbered = paragraph_pairs(zh, en, beads, sections)
    alignment = Alignment(tuple(sections), pairs, numbered, provisional=True)
    alignment.verify(len(zh.segments), len(en.segments))
    return alignment


def _section_runs(document: Document) -> list[Run]:
    """The paragraphs of each section."""
    runs = [Run(0, 0)] * len(document.sections)
    start = 0
    for number in range(len(document.sections)):
        end = start
        while end < len(document.paragraphs) and document.paragraphs[end].section <= number:
            end += 1
        runs[number] = Run(start, end)
        start = end
    return runs


def _section_of(runs: Sequence[Run], number: int | None, before: Run) -> Run:
    return Run(before.end, before.end) if number is None else runs[number]


def _section(zh: Document, en: Document, zh_paragraphs: Run, en_paragraphs: Run) -> Iterator[Bead]:
    if len(zh_paragraphs) == len(en_paragraphs):
        for left, right in zip(zh_paragraphs.indices(), en_paragraphs.indices(), strict=True):
            yield from _by_place(zh, en, zh.paragraphs[left].segments, en.paragraphs[right].segments)
    else:
        yield from _by_place(zh, en, _segments(zh, zh_paragraphs), _segments(en, en_paragraphs))


def _segments(document: Document, paragraphs: Run) -> Run:
    if not paragraphs:
        before = document.paragraphs[paragraphs.start - 1].segments.end if paragraphs.start else 0
        return Run(before, before)
    return Run(
        document.paragraphs[paragraphs.start].segments.start, document.paragraphs[paragraphs.end - 1].segments.end
    )


def _by_place(zh: Document, en: Document, left: Run, right: Run) -> Iterator[Bead]:
    """Each sentence of the side that has fewer with those of the other that stand as far down."""
    if not left or not right:
        for number in left.indices():
            yield Bead(Run(number, number + 1), Run(right.start, right.start), 0.0, 0)
        for number in right.indices():
            yield Bead(Run(left.end, left.end), Run(number, number + 1), 0.0, 0)
        return
    turned = len(left) > len(right)
    few, many = (right, left) if turned else (left, right)
    fewer, more = (en, zh) if turned else (zh, en)
    ends = _cuts(_shares(fewer.segments[few.start : few.end]), _shares(more.segments[many.start : many.end]))
    starts = [0, *ends[:-1]]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        one, other = Run(few.start + number, few.start + number + 1), Run(many.start + start, many.start + end)
        yield Bead(other, one, 0.0, 0) if turned else Bead(one, other, 0.0, 0)


def _shares(segments: Sequence[Segment]) -> list[float]:
    """How far down each sentence ends: 1.0 is the end of the last."""
    ends = list(accumulate(segment.end - segment.start + 1 for segment in segments))
    return [end / ends[-1] for end in ends]


def _cuts(few: Sequence[float], many: Sequence[float]) -> list[int]:
    """Where the sentences that belong to each of `few` end among `many`: as near as may be, at least one for each."""
    cuts: list[int] = []
    for number, share in enumerate(few):
        at = cuts[-1] + 1 if cuts else 1
        last = len(many) - (len(few) - number - 1)
        while at < last and abs(many[at] - share) <= abs(many[at - 1] - share):
            at += 1
        cuts.append(at)
    cuts[-1] = len(many)
    return cuts
