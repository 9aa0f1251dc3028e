"""The model: the weights of the evidence, and the score that they give to every step of a band."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

from reader.align.arrays import Doubles, Floats, np
from reader.align.band import Band
from reader.align.programme import NEVER, STEPS, WORKING, Scored
from reader.align.rates import Rates
from reader.core.resources import resource
from reader.core.task import Task


class Family(Protocol):
    """See evidence/__init__.py."""

    def of(self, m: int, n: int) -> dict[str, Floats]: ...


@dataclass(frozen=True, slots=True)
class Model:
    """`weights` by name of the evidence; "bead 2-1" is the weight of a shape, "move 1 2" that of a change of state."""

    weights: Mapping[str, float]

    def moves(self) -> Doubles:
        """The 3 x 3 scores of the moves between states."""
        return np.array([[self.weights.get(f"move {a} {b}", 0.0) for b in range(3)] for a in range(3)])

    def scored(self, band: Band, families: Sequence[Family]) -> Task[Scored]:
        """Score every step of the band."""
        steps = np.full((band.rows, len(STEPS), band.width), NEVER, dtype=np.float32)
        for k, (m, n) in enumerate(STEPS):
            total: Floats = np.full((band.rows, band.width), self.weights.get(f"bead {m}-{n}", 0.0), dtype=np.float32)
            for family in families:
                for name, value in family.of(m, n).items():
                    weight = self.weights.get(name, 0.0)
                    if weight:
                        total = total + np.float32(weight) * value
            steps[:, k] = np.where(possible(band, m, n), total, NEVER)
            yield WORKING
        return Scored(band, steps, self.moves())

    def exchanged(self, scored: Scored, before: Family, after: Family) -> Task[Scored]:
        """The same with the values of the family `after` in the place of those of `before`."""
        steps = scored.steps.copy()
        for k, (m, n) in enumerate(STEPS):
            old, new = before.of(m, n), after.of(m, n)
            for name in old:
                steps[:, k] += np.float32(self.weights.get(name, 0.0)) * (new[name] - old[name])
            yield WORKING
        return replace(scored, steps=steps)

    def lean(self, scored: Scored, rates: Rates) -> None:
        """Adds to the scores what the rates of the whole text say of each shape."""
        for k, (m, n) in enumerate(STEPS):
            extra = sum(self.weights.get(name, 0.0) * value for name, value in rates.values(m, n).items())
            scored.steps[:, k] += np.float32(extra)


def possible(band: Band, m: int, n: int) -> Floats:
    """True where a bead of m zh and n en sentences can end."""
    return np.asarray(band.valid & (band.i >= m) & (band.j >= n))


@lru_cache(maxsize=8)
def load_model(links: tuple[str, ...]) -> Model:
    """The weights for a text of which these kinds of evidence are known, from `resources/data/alignment.json`."""
    data = json.loads(resource("data", "alignment.json").read_text(encoding="utf-8"))
    return Model(data["by hand"] | data["trained"][" ".join(links)])
