"""Doubt: the stretches of beads that the cheap evidence did not settle and that are worth a second look with vectors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reader.core.bitext import Bead
from reader.core.spans import Run

# A bead of a smaller probability is in doubt. It is looked at with so many of its neighbours on either side: the vectors of
# what stands near by tell what is a good likeness here.
SURE: Final = 0.97
NEIGHBOURS: Final = 6
# The share of beads expected to be wrong up to which the encoder is not worth loading.
CLEAN: Final = 0.004
# Above this share of doubtful stretches the whole text is looked at again.
MOST: Final = 0.7


def doubtful(beads: Sequence[Bead]) -> list[Run]:
    """Runs of indices of `beads`, in order and apart from each other."""
    wrong = sum(1 - bead.score for bead in beads)
    if wrong <= CLEAN * len(beads):
        return []
    runs: list[Run] = []
    for index, bead in enumerate(beads):
        if bead.score < SURE:
            start, end = max(0, index - NEIGHBOURS), min(len(beads), index + NEIGHBOURS + 1)
            if runs and start <= runs[-1].end:
                runs[-1] = Run(runs[-1].start, end)
            else:
                runs.append(Run(start, end))
    return [Run(0, len(beads))] if sum(map(len, runs)) > MOST * len(beads) else runs
