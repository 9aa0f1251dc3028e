"""Rates: how freely a text is translated, told by a first look at all of it, so that the second may expect the same."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from reader.align.arrays import np
from reader.align.programme import MATCHES, STEPS, Posterior

# The usual shares: of places where something is left out among all beads; of beads that are not one to one among the matches;
# of those with several sentences on both sides. What one text says is believed by half when it has so many beads.
_USUAL: Final = (0.04, 0.2, 0.03)
_FEW: Final = 20.0
# No text that was trained on went further; a long one with not a single omission would.
_MOST: Final = 2.0


@dataclass(frozen=True, slots=True)
class Rates:
    """The logs of how much more often than usual sentences are left out (`omitted`; a run of them counts once), are matched
    otherwise than one to one (`many`) and several to several (`crossed`). 0 where nothing is known.
    """

    omitted: float = 0.0
    many: float = 0.0
    crossed: float = 0.0

    @staticmethod
    def of(looks: Iterable[Posterior]) -> Rates:
        """From what is expected of the parts of a text."""
        counts, left_out = np.zeros(len(STEPS)), 0.0
        for look in looks:
            counts += look.beads.sum(axis=(0, 2))
            left_out += float(look.moves[0, 1:].sum())
        many = sum(count for (m, n), count in zip(STEPS, counts, strict=True) if m and n and m + n > 2)
        crossed = sum(count for (m, n), count in zip(STEPS, counts, strict=True) if min(m, n) > 1)
        matches = float(counts[: len(MATCHES)].sum())
        shares = ((left_out, matches + left_out), (many, matches), (crossed, matches))
        return Rates(*(_than_usual(*share, usual) for share, usual in zip(shares, _USUAL, strict=True)))

    def values(self, m: int, n: int) -> dict[str, float]:
        """The evidence for a bead of m zh and n en sentences, by name."""
        if not (m and n):
            return {"rate omitted": self.omitted}
        values = {"rate many": self.many} if m + n > 2 else {}
        return values | {"rate crossed": self.crossed} if min(m, n) > 1 else values


UNKNOWN: Final = Rates()


def _than_usual(count: float, of: float, usual: float) -> float:
    return max(-_MOST, min(_MOST, math.log((count + _FEW * usual) / ((of + _FEW) * usual))))
