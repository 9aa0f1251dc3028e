"""How sure an alignment is: the mean score of its pairs, and how many of them are worth a look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from reader.core.bitext import Alignment
from reader.core.task import Progress, Task

# Below this an aligned pair is worth a look.
DOUBTFUL: Final = 0.5
# Texts and their translations have 0.8 and more of their sentences answered, 0.7 when many are left out. Of 96 pairs of
# strangers with 8 to 50 sentences a side two had more than 0.6, and none of 72 that the encoder looked at more than 0.4. Where
# there are fewer sentences (of both sides) it may be chance.
STRANGE: Final = 0.6
ENOUGH: Final = 14
# Pairs counted between two yields: about a millisecond.
CHUNK: Final = 5000


@dataclass(frozen=True, slots=True)
class Certainty:
    """`mean` is 0 to 1, None for a text in one language; `doubtful` counts pairs that nobody has confirmed; `answered` is
    the share of the sentences (of both sides, 0 to 1) that may be expected to stand in the right pair.
    """

    mean: float | None
    doubtful: int
    answered: float = 1.0
    sentences: int = 0

    @property
    def strangers(self) -> bool:
        """True when the two sides are hardly a text and its translation, or most of one is missing."""
        return self.mean is not None and self.sentences >= ENOUGH and self.answered < STRANGE


def certainty(alignment: Alignment) -> Task[Certainty]:
    """The certainty of the pairs that have text on both sides."""
    total, count, doubtful = 0.0, 0, 0
    answered, sentences = 0.0, 0
    beads = alignment.beads
    for start in range(0, len(beads), CHUNK):
        yield Progress("Counting the pairs", start, len(beads))
        for bead in beads[start : start + CHUNK]:
            size = len(bead.zh) + len(bead.en)
            sentences += size
            if bead.zh and bead.en:
                total += bead.score
                count += 1
                answered += size * (1.0 if bead.status == "checked" else bead.score)
                doubtful += bead.score < DOUBTFUL and bead.status == "auto"
    return Certainty(total / count if count else None, doubtful, answered / max(1, sentences), sentences)
