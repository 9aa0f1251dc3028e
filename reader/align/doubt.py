"""Doubt: the stretches of beads that the cheap evidence did not settle and that are worth a second look with vectors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from reader.core.bitext import Bead
from reader.core.spans import Run

# A bead of a smaller probability is in doubt. It is looked at with so many of its neighbours on either side: the vectors of
# what stands near by tell what is a good likeness here. The first pair of both that is affordable counts.
LEVELS: Final = ((0.97, 6), (0.9, 5), (0.85, 4), (0.8, 3), (0.7, 3), (0.6, 2), (0.5, 2))
# The encoder is not worth loading up to this share of beads expected to be wrong; nor, in a text that is not very short,
# up to so many of them. (In thirteen texts of 1,176 beads below these bounds it mended one bead and broke two; in nine
# with a share of 0.03 to 0.05 it mended eight of 650.)
CLEAN: Final = 0.004
NEARLY_CLEAN: Final = 0.03
FEW_WRONG: Final = 3.0
# Encoding costs some milliseconds a sentence: all of a short text, a share of a long one.
AFFORDABLE: Final = 4000
AFFORDABLE_SHARE: Final = 0.2
# Longer runs are cut at their surest bead; two runs may touch.
LONGEST: Final = 900


def doubtful(beads: Sequence[Bead]) -> list[Run]:
    """Runs of indices of `beads`, in order and without overlap; none when the text is clean."""
    if _clean(beads):
        return []
    sizes = [len(bead.zh) + len(bead.en) for bead in beads]
    budget = max(AFFORDABLE, AFFORDABLE_SHARE * sum(sizes))
    for sure, neighbours in LEVELS:
        runs = _around(beads, sure, neighbours)
        if sum(sum(sizes[run.start : run.end]) for run in runs) <= budget:
            return [part for run in runs for part in _cut(beads, run)]
    return []


def _clean(beads: Sequence[Bead]) -> bool:
    wrong = sum(1 - bead.score for bead in beads)
    return wrong <= CLEAN * len(beads) or wrong <= min(FEW_WRONG, NEARLY_CLEAN * len(beads))


def _around(beads: Sequence[Bead], sure: float, neighbours: int) -> list[Run]:
    runs: list[Run] = []
    for index, bead in enumerate(beads):
        if bead.score < sure:
            start, end = max(0, index - neighbours), min(len(beads), index + neighbours + 1)
            if runs and start <= runs[-1].end:
                start = runs.pop().start
            runs.append(Run(start, end))
    return runs


def _cut(beads: Sequence[Bead], run: Run) -> Iterator[Run]:
    start = run.start
    while run.end - start > LONGEST:
        window = range(start + LONGEST // 2, start + LONGEST)
        cut = max(window, key=lambda index: beads[index].score)
        yield Run(start, cut)
        start = cut
    yield Run(start, run.end)
