"""Realigning by hand: pure edits of a Bitext's beads. Texts and segments stay; beads tile both sides after each edit.

An edit that cannot be done (there is no next bead, a side is empty) gives an Edit that changes nothing. A bead that a
person put together is "edited", one that a person said to be right is "checked", and what an edit takes text from or
leaves over has no certainty any more: score 0, for a person or the aligner to look at again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from reader.core.bitext import Bead, BeadStatus, Bitext
from reader.core.document import Side, other_side
from reader.core.messages import translatable as t
from reader.core.paragraph_ties import with_beads
from reader.core.spans import Run

Direction = Literal[-1, 1]

BY_HAND: Final = t("put together by hand")
LEFT_OVER: Final = t("left over by a change made by hand")


@dataclass(frozen=True, slots=True)
class Edit:
    """The bitext after an edit, and which beads of the old one (`old`) became which of the new one (`new`)."""

    bitext: Bitext
    old: Run
    new: Run

    @property
    def changes(self) -> bool:
        """False when there was nothing to do."""
        return bool(self.old or self.new)


def unchanged(bitext: Bitext) -> Edit:
    """The edit that does nothing."""
    return Edit(bitext, Run(0, 0), Run(0, 0))


def merge(bitext: Bitext, first: int, last: int) -> Edit:
    """Beads number `first` to `last` (inclusive) as one."""
    beads = bitext.alignment.beads
    if not 0 <= first < last < len(beads):
        return unchanged(bitext)
    one, other = beads[first], beads[last]
    made = _by_hand(Run(one.zh.start, other.zh.end), Run(one.en.start, other.en.end))
    return replaced(bitext, Run(first, last + 1), [made])


def split(bitext: Bitext, bead: int, zh: int, en: int) -> Edit:
    """Bead number `bead` cut before zh segment `zh` and en segment `en`."""
    old = bitext.alignment.beads[bead]
    if not (old.zh.start <= zh <= old.zh.end and old.en.start <= en <= old.en.end):
        return unchanged(bitext)
    parts = [(Run(old.zh.start, zh), Run(old.en.start, en)), (Run(zh, old.zh.end), Run(en, old.en.end))]
    if not all(zh_part or en_part for zh_part, en_part in parts):
        return unchanged(bitext)
    return replaced(bitext, Run(bead, bead + 1), [_by_hand(*part) for part in parts])


def split_at(bitext: Bitext, side: Side, segment: int) -> Edit:
    """The bead of a segment cut before it (after it when it is the first); the other side is cut where it fits best."""
    number = bitext.alignment.bead_of(side, segment)
    bead = bitext.alignment.beads[number]
    run = bead.run(side)
    if len(run) < 2:
        return unchanged(bitext)
    cut = max(segment, run.start + 1)
    cuts = {side: cut, other_side(side): best_cut(bitext, bead, side, cut)}
    return split(bitext, number, cuts["zh"], cuts["en"])


def move(bitext: Bitext, side: Side, segment: int, direction: Direction) -> Edit:
    """A segment goes to the bead before or after its own, and with it those between it and that border."""
    number = bitext.alignment.bead_of(side, segment)
    if direction < 0:
        return move_border(bitext, number - 1, side, segment + 1)
    return move_border(bitext, number, side, segment)


def move_border(bitext: Bitext, bead: int, side: Side, segment: int) -> Edit:
    """The border between bead number `bead` (-1: before the first) and the next one, on one side, put before a segment.

    It may go as far as the outer borders of the two beads. A bead that is left without text is gone.
    """
    beads = bitext.alignment.beads
    before = beads[bead] if bead >= 0 else _nothing(0, 0)
    after = beads[bead + 1] if bead + 1 < len(beads) else _nothing(beads[-1].zh.end, beads[-1].en.end)
    low, border, high = before.run(side).start, before.run(side).end, after.run(side).end
    if not low <= segment <= high or segment == border:
        return unchanged(bitext)
    pair = [_with_run(before, side, Run(low, segment)), _with_run(after, side, Run(segment, high))]
    gainer = pair[0] if segment > border else pair[1]
    made = [(_by_hand if item is gainer else _left_over)(item.zh, item.en) for item in pair if item.zh or item.en]
    return _if_new(bitext, Run(max(bead, 0), min(bead + 2, len(beads))), made)


def shift(bitext: Bitext, side: Side, segment: int, direction: Direction) -> Edit:
    """All text of one side from a segment's bead on moves one bead up or down, as far as the next checked bead.

    Down: what stands from the segment on in its bead goes to the next one, and so on. Up: each bead takes what the next
    one has.
    """
    beads = bitext.alignment.beads
    first = bitext.alignment.bead_of(side, segment)
    stop = next((n for n in range(first + 1, len(beads)) if beads[n].status == "checked"), len(beads))
    runs = [bead.run(side) for bead in beads[first:stop]]
    end = runs[-1].end
    if direction > 0:
        starts = [runs[0].start, segment, *(run.start for run in runs[1:])]
    else:
        starts = [runs[0].start, *(run.start for run in runs[2:]), end]
    moved = [Run(*borders) for borders in zip(starts, [*starts[1:], end], strict=True)]
    others = [bead.run(other_side(side)) for bead in beads[first:stop]]
    others += [Run(others[-1].end, others[-1].end)] * (len(moved) - len(others))
    new = [_left_over(*_ordered(side, run, far)) for run, far in zip(moved, others, strict=True) if run or far]
    return _if_new(bitext, Run(first, stop), new)


def omit(bitext: Bitext, side: Side, segments: Run) -> Edit:
    """Segments of one bead stand alone: the other side says nothing of the kind."""
    number = bitext.alignment.bead_of(side, segments.start)
    bead = bitext.alignment.beads[number]
    run, far = bead.run(side), bead.run(other_side(side))
    if not segments or segments.end > run.end or (segments == run and not far):
        return unchanged(bitext)
    before, after = Run(run.start, segments.start), Run(segments.end, run.end)
    # What has a counterpart keeps it; between two parts that both have one, it is cut where it fits best.
    cut = far.start if not before else far.end if not after else best_cut(bitext, bead, side, segments.start)
    parts = [(before, Run(far.start, cut)), (segments, Run(cut, cut)), (after, Run(cut, far.end))]
    made = [_by_hand(*_ordered(side, near, beyond)) for near, beyond in parts if near or beyond]
    made = [item if item.run(side) else _left_over(item.zh, item.en) for item in made]
    return replaced(bitext, Run(number, number + 1), made)


def confirm(bitext: Bitext, run: Run) -> Edit:
    """A run of beads said to be right. Their scores stay: they are the aligner's."""
    # The constructor, not `replace`: this may run over all of a long text at one key press.
    made = [Bead(b.zh, b.en, b.score, b.paragraph, "checked", b.evidence) for b in _beads(bitext, run)]
    return _with_statuses(bitext, run, made)


def unconfirm(bitext: Bitext, run: Run) -> Edit:
    """The same taken back: a bead is then what it was before, the aligner's or put together by hand."""
    return _with_statuses(bitext, run, [_taken_back(bead) for bead in _beads(bitext, run)])


def pin(bitext: Bitext, zh: int, en: int) -> Edit:
    """Two segments as a confirmed bead of their own; what stood with them or between them is left over on either hand."""
    beads = bitext.alignment.beads
    first, last = sorted((bitext.alignment.bead_of("zh", zh), bitext.alignment.bead_of("en", en)))
    before = _left_over(Run(beads[first].zh.start, zh), Run(beads[first].en.start, en))
    after = _left_over(Run(zh + 1, beads[last].zh.end), Run(en + 1, beads[last].en.end))
    pinned = replace(_by_hand(Run(zh, zh + 1), Run(en, en + 1)), status="checked")
    made = [bead for bead in (before, pinned, after) if bead.zh or bead.en]
    return replaced(bitext, Run(first, last + 1), made)


def replaced(bitext: Bitext, old: Run, beads: Sequence[Bead]) -> Edit:
    """Other beads in place of some, over the same segments."""
    return Edit(with_beads(bitext, old, beads), old, Run(old.start, old.start + len(beads)))


def best_cut(bitext: Bitext, bead: Bead, side: Side, cut: int) -> int:
    """Where the other side of a bead is cut when `side` is cut before a segment: at the nearest share of its length."""
    share = _share(bitext, side, bead.run(side), cut)
    far = bead.run(other_side(side))
    return min(
        range(far.start, far.end + 1), key=lambda place: abs(_share(bitext, other_side(side), far, place) - share)
    )


def _share(bitext: Bitext, side: Side, run: Run, cut: int) -> float:
    segments = bitext.document(side).segments
    lengths = [segments[number].end - segments[number].start for number in run.indices()]
    return sum(lengths[: cut - run.start]) / max(1, sum(lengths))


def _beads(bitext: Bitext, run: Run) -> Sequence[Bead]:
    return bitext.alignment.beads[run.start : run.end]


def _if_new(bitext: Bitext, old: Run, made: Sequence[Bead]) -> Edit:
    """The edit, unless it gives the beads that are there."""
    if [(bead.zh, bead.en) for bead in made] == [(bead.zh, bead.en) for bead in _beads(bitext, old)]:
        return unchanged(bitext)
    return replaced(bitext, old, made)


def _with_statuses(bitext: Bitext, run: Run, made: Sequence[Bead]) -> Edit:
    before = bitext.alignment
    if list(made) == list(_beads(bitext, run)):
        return unchanged(bitext)
    beads = (*before.beads[: run.start], *made, *before.beads[run.end :])
    return Edit(replace(bitext, alignment=replace(before, beads=beads)), run, run)


def _taken_back(bead: Bead) -> Bead:
    before: BeadStatus = "edited" if BY_HAND in bead.evidence else "auto"
    return replace(bead, status=before) if bead.status == "checked" else bead


def _by_hand(zh: Run, en: Run) -> Bead:
    return Bead(zh, en, 1.0, 0, "edited", (BY_HAND,))


def _left_over(zh: Run, en: Run) -> Bead:
    return Bead(zh, en, 0.0, 0, "auto", (LEFT_OVER,))


def _nothing(zh: int, en: int) -> Bead:
    return Bead(Run(zh, zh), Run(en, en), 0.0, 0)


def _with_run(bead: Bead, side: Side, run: Run) -> Bead:
    return replace(bead, zh=run) if side == "zh" else replace(bead, en=run)


def _ordered(side: Side, near: Run, far: Run) -> tuple[Run, Run]:
    return (near, far) if side == "zh" else (far, near)
