"""Rates: how freely a text is translated, told by a first look at all of it, so that the second may expect the same."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from reader.align.arrays import Doubles
from reader.align.programme import STEPS

# The usual shares: of sentences left alone among all beads; of beads that are not one to one among the matches; of those
# with several sentences on both sides. What one text says is believed by half when it has so many beads.
_USUAL: Final = (0.04, 0.2, 0.03)
_FEW: Final = 20.0


@dataclass(frozen=True, slots=True)
class Rates:
    """The logs of how much more often than usual sentences are left alone (`omitted`), are matched otherwise than one to
    one (`many`) and several to several (`crossed`). 0 where nothing is known.
    """

    omitted: float = 0.0
    many: float = 0.0
    crossed: float = 0.0

    @staticmethod
    def of(counts: Doubles) -> Rates:
        """From the expected number of beads of each step."""
        omitted = sum(count for (m, n), count in zip(STEPS, counts, strict=True) if not (m and n))
        many = sum(count for (m, n), count in zip(STEPS, counts, strict=True) if m and n and m + n > 2)
        crossed = sum(count for (m, n), count in zip(STEPS, counts, strict=True) if min(m, n) > 1)
        whole = float(counts.sum())
        found = ((omitted, whole), (many, whole - omitted), (crossed, whole - omitted))
        return Rates(*(_than_usual(*share, usual) for share, usual in zip(found, _USUAL, strict=True)))

    def values(self, m: int, n: int) -> dict[str, float]:
        """The evidence for a bead of m zh and n en sentences, by name."""
        if not (m and n):
            return {"rate omitted": self.omitted}
        values = {"rate many": self.many} if m + n > 2 else {}
        return values | {"rate crossed": self.crossed} if min(m, n) > 1 else values


UNKNOWN: Final = Rates()


def _than_usual(count: float, of: float, usual: float) -> float:
    return math.log((count + _FEW * usual) / ((of + _FEW) * usual))
