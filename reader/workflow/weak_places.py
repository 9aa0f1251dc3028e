"""Weak places: which beads are worth a person's look, and where in the text they lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from reader.core.annotation import Annotation
from reader.core.bitext import Alignment, Bead, Bitext
from reader.core.project import Project
from reader.core.task import Progress, Task
from reader.workflow.alignment_notes import of_kind

# A bead is worth a look from this need on: an omission always, a 1-2 that is less than 94 percent certain, a 1-1 that is
# less than 65 percent certain, and at the edge of a section, where a drift begins, 80.
WORTH: Final = 0.35
_NOT_ONE_TO_ONE: Final = 0.29
_OMISSION: Final = 0.35
_EDGE: Final = 0.15
# Beads between two yields: some milliseconds.
CHUNK: Final = 4000
LOOKING: Final = Progress("Looking for weak places")


class Stretch(NamedTuple):
    """The worst need of a stretch of the text (0 to 1.5), its bead, and whether all its beads are confirmed."""

    need: float
    bead: int
    checked: bool


def need(alignment: Alignment, number: int) -> float:
    """How much a bead wants to be looked at: 0 when a person has confirmed it."""
    bead = alignment.beads[number]
    if bead.status == "checked":
        return 0.0
    return 1 - bead.score + _by_shape(bead) + (_EDGE if bead.status == "auto" and _at_edge(alignment, number) else 0.0)


def next_weak(bitext: Bitext, number: int, direction: int) -> int | None:
    """The next bead after (direction 1) or before (-1) `number` that is worth a look, round the end; None: there is none."""
    count = len(bitext.alignment.beads)
    for step in range(1, count + 1):
        place = (number + direction * step) % count
        if need(bitext.alignment, place) >= WORTH:
            return place
    return None


class Standing(NamedTuple):
    """How many of the beads are confirmed, and the notes of crossings."""

    checked: int
    crossings: Sequence[Annotation]


def standing(project: Project) -> Task[Standing]:
    """How far the work is."""
    crossings: list[Annotation] = []
    for start in range(0, len(project.annotations), CHUNK):
        crossings += of_kind(project.annotations[start : start + CHUNK], "crossing")
        yield LOOKING
    checked, beads = 0, project.bitext.alignment.beads
    for start in range(0, len(beads), CHUNK):
        checked += sum(bead.status == "checked" for bead in beads[start : start + CHUNK])
        yield LOOKING
    return Standing(checked, crossings)


def stretches(bitext: Bitext, count: int) -> Task[tuple[Stretch, ...]]:
    """The text in `count` equal stretches (fewer in a short text)."""
    alignment = bitext.alignment
    total = len(alignment.beads)
    count = min(count, total)
    found = []
    done = 0
    for number in range(count):
        start, stop = total * number // count, total * (number + 1) // count
        found.append(_stretch(alignment, range(start, stop)))
        if stop - done > CHUNK:
            done = stop
            yield Progress(LOOKING.message, stop, total)
    return tuple(found)


def _stretch(alignment: Alignment, numbers: range) -> Stretch:
    worst, bead, checked = -1.0, numbers.start, True
    for number in numbers:
        wanted = need(alignment, number)
        if wanted > worst:
            worst, bead = wanted, number
        checked = checked and alignment.beads[number].status == "checked"
    return Stretch(worst, bead, checked)


def _by_shape(bead: Bead) -> float:
    if bead.status != "auto" or (len(bead.zh) == len(bead.en) == 1):
        return 0.0
    return _NOT_ONE_TO_ONE if bead.zh and bead.en else _OMISSION


def _at_edge(alignment: Alignment, number: int) -> bool:
    """True for the first and last bead of a section."""
    section = _section(alignment, number)
    return any(_section(alignment, other) != section for other in _beside(alignment, number))


def _beside(alignment: Alignment, number: int) -> Iterator[int]:
    if number > 0:
        yield number - 1
    if number + 1 < len(alignment.beads):
        yield number + 1


def _section(alignment: Alignment, number: int) -> int:
    return alignment.paragraphs[alignment.beads[number].paragraph].section
