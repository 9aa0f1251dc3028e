"""How sure an alignment is: the mean score of its pairs, and how many of them are worth a look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from reader.core.bitext import Alignment
from reader.core.task import Progress, Task

# Below this an aligned pair is worth a look.
DOUBTFUL: Final = 0.5
# Pairs counted between two yields: about a millisecond.
CHUNK: Final = 5000


@dataclass(frozen=True, slots=True)
class Certainty:
    """`mean` is 0 to 1, None for a text in one language; `doubtful` counts pairs that nobody has confirmed."""

    mean: float | None
    doubtful: int


def certainty(alignment: Alignment) -> Task[Certainty]:
    """The certainty of the pairs that have text on both sides."""
    total, count, doubtful = 0.0, 0, 0
    beads = alignment.beads
    for start in range(0, len(beads), CHUNK):
        yield Progress("Counting the pairs", start, len(beads))
        for bead in beads[start : start + CHUNK]:
            if bead.zh and bead.en:
                total += bead.score
                count += 1
                doubtful += bead.score < DOUBTFUL and bead.status == "auto"
    return Certainty(total / count if count else None, doubtful)
