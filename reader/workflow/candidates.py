"""Candidates: what else a doubtful bead and its neighbours might be, ranked by what the aligner thinks of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reader.core import realigning
from reader.core.bitext import Bead, Bitext
from reader.core.document import SIDES, Side
from reader.core.messages import translatable as t
from reader.core.realigning import Edit
from reader.core.spans import Run
from reader.core.surface import surface_text
from reader.core.task import Progress, Task

# Beads on either side that a candidate is judged among: what it does to its neighbours counts as well.
AROUND: Final = 3
# More are no help to choose from.
MOST: Final = 5
# A bead that is right earns half a point more than one that is as likely wrong: merging everything is no way to win.
_EVEN: Final = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """What would be done (translatable English), the edit, and how well the sentences around fit after it as the aligner
    sees it: 1 when it is certain of all of them, 0 when it would rather not; to compare with others of the same place only.

    The one whose edit changes nothing is the alignment as it is.
    """

    title: str
    edit: Edit
    fit: float


def candidates(bitext: Bitext, bead: int) -> Task[tuple[Candidate, ...]]:
    """The most likely alignments around a bead, the best first. What a person confirmed is not touched by any."""
    if not (bitext.zh.segments and bitext.en.segments):
        return ()
    ideas = list(_distinct(bitext, bead))
    gains, best = [], 0.0
    for number, (_, edit) in enumerate(ideas):
        yield Progress("Weighing other alignments", number, len(ideas))
        gain, possible = yield from _judged(bitext, edit, bead)
        gains.append(gain)
        best = max(best, possible)
    ranked = sorted(zip(gains, ideas, strict=True), key=lambda item: (-item[0], item[1][1].changes))
    return tuple(Candidate(title, edit, max(0.0, gain) / (best or 1.0)) for gain, (title, edit) in ranked[:MOST])


def _distinct(bitext: Bitext, bead: int) -> Iterator[tuple[str, Edit]]:
    """The ideas that lead to different alignments and leave what is checked alone; first the alignment as it is."""
    seen = set()
    for title, edit in (("", realigning.unchanged(bitext)), *_ideas(bitext, bead)):
        touched = bitext.alignment.beads[edit.old.start : edit.old.end]
        shape = tuple((b.zh, b.en) for b in edit.bitext.alignment.beads[max(0, bead - AROUND) : bead + AROUND + 2])
        if shape in seen or any(item.status == "checked" for item in touched) or (title and not edit.changes):
            continue
        seen.add(shape)
        yield title or t("As it is now"), edit


def _ideas(bitext: Bitext, number: int) -> Iterator[tuple[str, Edit]]:
    yield t("Merge with the next pair"), realigning.merge(bitext, number, number + 1)
    yield t("Merge with the previous pair"), realigning.merge(bitext, number - 1, number)
    bead = bitext.alignment.beads[number]
    for side in SIDES:
        run = bead.run(side)
        if run:
            yield _title(side, "first up"), realigning.move(bitext, side, run.start, -1)
            yield _title(side, "last down"), realigning.move(bitext, side, run.end - 1, 1)
        segments = len(bitext.document(side).segments)
        if run.start > 0:
            yield _title(side, "take before"), realigning.move_border(bitext, number - 1, side, run.start - 1)
        if run.end < segments:
            yield _title(side, "take after"), realigning.move_border(bitext, number, side, run.end + 1)
    for zh, en in _cuts(bead):
        yield t("Split the pair"), realigning.split(bitext, number, zh, en)


def _cuts(bead: Bead) -> Iterator[tuple[int, int]]:
    """The ways to cut a bead in two, both with text on both sides where it has enough; a long one is cut in few ways."""
    for zh in range(bead.zh.start + 1, min(bead.zh.end, bead.zh.start + 5)):
        for en in range(bead.en.start + 1, min(bead.en.end, bead.en.start + 5)):
            yield zh, en
    if len(bead.zh) == 1 or len(bead.en) == 1:
        for zh in {bead.zh.start + 1, bead.zh.end - 1} if len(bead.zh) > 1 else ():
            yield from ((zh, bead.en.start), (zh, bead.en.end))
        for en in {bead.en.start + 1, bead.en.end - 1} if len(bead.en) > 1 else ():
            yield from ((bead.zh.start, en), (bead.zh.end, en))


_TITLES: Final = {
    ("zh", "first up"): t("First Chinese sentence up"),
    ("en", "first up"): t("First English sentence up"),
    ("zh", "last down"): t("Last Chinese sentence down"),
    ("en", "last down"): t("Last English sentence down"),
    ("zh", "take before"): t("Chinese sentence from above"),
    ("en", "take before"): t("English sentence from above"),
    ("zh", "take after"): t("Chinese sentence from below"),
    ("en", "take after"): t("English sentence from below"),
}


def _title(side: Side, what: str) -> str:
    return _TITLES[side, what]


def _judged(bitext: Bitext, edit: Edit, bead: int) -> Task[tuple[float, float]]:
    """How likely the beads near `bead` are after an edit, and what that would be if all were certain: each is given to
    the aligner as one line, and what it finds is compared. A bead that it would not make counts nothing.
    """
    from reader.align.engine import align_lines
    from reader.workflow.aids import reading_aids

    before = bitext.alignment.beads
    start, stop = max(0, bead - AROUND), min(len(before), bead + AROUND + 1)
    grown = len(edit.new) - len(edit.old)
    beads = edit.bitext.alignment.beads[start : stop + grown]
    lines: dict[Side, list[str]] = {
        side: [_text(bitext, side, b.run(side)) for b in beads if b.run(side)] for side in SIDES
    }
    if not lines["zh"] or not lines["en"]:
        return 0.0, 0.0
    found = yield from align_lines(lines["zh"], lines["en"], reading_aids())
    scores = {(item.zh, item.en): item.score for item in found}
    wanted = list(_as_lines(beads))
    return sum(scores.get(item, 0.0) - _EVEN for item in wanted), len(wanted) * (1 - _EVEN)


def _as_lines(beads: Sequence[Bead]) -> Iterator[tuple[Run, Run]]:
    """Each bead as it is when its text on a side is one line."""
    zh = en = 0
    for bead in beads:
        runs = Run(zh, zh + bool(bead.zh)), Run(en, en + bool(bead.en))
        yield runs
        zh, en = runs[0].end, runs[1].end


def _text(bitext: Bitext, side: Side, run: Run) -> str:
    document = bitext.document(side)
    parts = [surface_text(document, segment.span) for segment in document.segments[run.start : run.end]]
    return ("" if side == "zh" else " ").join(parts)
