"""Training of the aligner's weights, and its cross-validation. Needs scipy and the shared sets.

    python -m tests.benchmarks.alignment_training                 cross-validated figures, nothing written
    python -m tests.benchmarks.alignment_training --without literary    the same, without our own stories in training
    python -m tests.benchmarks.alignment_training --write         train on everything and write the weights

The likelihood of the gold beads under the semi-Markov chain of reader/align/programme.py is maximised with L-BFGS.
"""

from __future__ import annotations

import argparse
import datetime
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from reader.align.aids import Aids
from reader.align.band import MARGIN, Band
from reader.align.encoder import load_encoder
from reader.align.locks import Lock
from reader.align.model import possible
from reader.align.pair import Pair, Sentences
from reader.align.programme import MATCHES, NEVER, STATES, STEPS, Scored, best_beads, posterior
from reader.align.sentences import RADIUS, THRESHOLD, prepare
from reader.core.resources import resource
from reader.core.task import run
from tests.benchmarks.alignment_sets import AlignedSet, Shape, all_sets, counts, figures

PART = 160
RIDGE = 0.3
# Where the ridge pulls the weights of shapes to: rare ones are not free because the sets do not hold them.
PRIORS = {f"bead {m}-{n}": -1.0 * (m + n - 2) for m, n in MATCHES}
# Names that no set shows (they have no paragraphs): their weights are set by hand.
BY_HAND = ("border ", "beside")
MOVES = [(a, b) for a in range(3) for b in (1, 2)]


@dataclass(frozen=True)
class Example:
    """The evidence of one text: `values` has a row for each possible step of the band (`places` in the flat table)."""

    name: str
    kind: str
    band: Band
    places: Any
    values: Any
    names: tuple[str, ...]
    gold: tuple[Shape, ...]

    def scored(self, weights: Any) -> Scored:
        steps = np.full(self.band.rows * len(STEPS) * self.band.width, NEVER, dtype=np.float32)
        steps[self.places] = self.values @ weights[: len(self.names)].astype(np.float32)
        moves = np.zeros((3, 3))
        for number, (a, b) in enumerate(MOVES):
            moves[a, b] = weights[len(self.names) + number]
        return Scored(self.band, steps.reshape(self.band.rows, len(STEPS), self.band.width), moves)

    def gold_values(self) -> Any:
        """The summed values of the gold beads and moves."""
        index = {place: row for row, place in enumerate(self.places.tolist())}
        i = j = state = 0
        rows, moves = [], np.zeros(len(MOVES))
        for m, n in self.gold:
            i, j = i + m, j + n
            step = STEPS.index((m, n))
            place = ((i + j) * len(STEPS) + step) * self.band.width + j - int(self.band.lows[i + j])
            rows.append(index[place])
            if STATES[step]:
                moves[MOVES.index((state, STATES[step]))] += 1
            state = STATES[step]
        return np.concatenate([self.values[rows].sum(axis=0, dtype=np.float64), moves])


def measured(data: AlignedSet) -> Example:
    """The evidence of a set, in a band around the rough way (around the gold where that leaves it)."""
    pair = Pair(
        Sentences(data.zh, np.zeros(len(data.zh), dtype=np.int64)),
        Sentences(data.en, np.zeros(len(data.en), dtype=np.int64)),
    )
    ends = [Lock(0, 0), Lock(len(data.zh), len(data.en))]
    knowledge, ways = run(prepare(pair, ends, Aids(encoder=load_encoder())))
    zh, en = ways[0].block
    cells = np.cumsum([(0, 0), *data.gold], axis=0)
    band = Band.around(len(zh), len(en), ways[0].cells, RADIUS)
    rows = cells.sum(axis=1)
    outside = (cells[:, 1] < band.lows[rows]) | (cells[:, 1] >= band.lows[rows] + band.width)
    if outside.any():
        print(f"{data.name}: the rough way loses {outside.sum()} gold borders")
        band = Band.around(len(zh), len(en), cells, RADIUS)
    table: dict[str, dict[int, Any]] = {}
    for k, (m, n) in enumerate(STEPS):
        table.setdefault(f"bead {m}-{n}", {})[k] = np.ones((band.rows, band.width), dtype=np.float32)
        for family in knowledge.families(band, zh, en):
            for name, value in family.of(m, n).items():
                assert not name.startswith(BY_HAND), name
                table.setdefault(name, {})[k] = np.broadcast_to(value, (band.rows, band.width))
    names = tuple(sorted(table))
    allowed = np.stack([possible(band, m, n) for m, n in STEPS], axis=1)
    values = np.zeros((int(allowed.sum()), len(names)), dtype=np.float32)
    for number, name in enumerate(names):
        whole = np.zeros(allowed.shape, dtype=np.float32)
        for k, value in table[name].items():
            whole[:, k] = value
        values[:, number] = whole[allowed]
    return Example(data.name, data.kind, band, np.flatnonzero(allowed), values, names, data.gold)


class Joined:
    """The bands of several texts side by side, as one band of the programme: one sweep serves them all."""

    def __init__(self, bands: Sequence[Band]) -> None:
        self.bands = bands
        self.rows = max(band.rows for band in bands)
        self.offsets = np.cumsum([0, *(band.width + 2 * MARGIN for band in bands)])[:-1]
        self.width = int(self.offsets[-1]) + bands[-1].width
        self.stride = self.width + 2 * MARGIN
        self.starts = np.array([offset - int(band.lows[0]) for offset, band in zip(self.offsets, bands, strict=True)])
        self.ends = np.array([
            (band.rows - 1, offset + band.en - int(band.lows[-1])) for offset, band in zip(self.offsets, bands, strict=True)
        ])  # fmt: skip
        self.owners = np.searchsorted(self.offsets, np.arange(self.width), "right") - 1

    def _looks(self, sign: int, m: int, n: int) -> Any:
        index = np.zeros((self.rows, self.width), dtype=np.int64) + np.arange(self.width)
        for offset, band in zip(self.offsets, self.bands, strict=True):
            shift = band.shift_back(m, n) if sign < 0 else band.shift_ahead(m, n)
            index[: band.rows, offset : offset + band.width] += shift[:, None]
        return index + MARGIN + (np.arange(self.rows) + sign * (m + n) + MARGIN)[:, None] * self.stride

    def looks_back(self, m: int, n: int) -> Any:
        return self._looks(-1, m, n)

    def looks_ahead(self, m: int, n: int) -> Any:
        return self._looks(1, m, n)


def train(examples: Sequence[Example], ridge: float = RIDGE, steps: int = 90) -> Any:
    """Weights, values first and then moves, of maximum likelihood with a ridge."""
    from scipy.optimize import minimize

    names = examples[0].names
    joined = Joined([example.band for example in examples])
    places = []
    for example, offset in zip(examples, joined.offsets, strict=True):
        row_and_step, column = np.divmod(example.places, example.band.width)
        places.append(row_and_step * joined.width + column + offset)
    place = np.concatenate(places)
    values = np.concatenate([example.values for example in examples])
    scale = np.concatenate([1 / (values.std(axis=0) + 0.05), np.ones(len(MOVES))])
    gold = np.sum([example.gold_values() for example in examples], axis=0)
    centre = np.array([PRIORS.get(name, 0.0) for name in names] + [0.0] * len(MOVES))

    def loss(scaled: Any) -> tuple[float, Any]:
        weights = scaled * scale
        steps = np.full(joined.rows * len(STEPS) * joined.width, NEVER, dtype=np.float32)
        steps[place] = values @ weights[: len(names)].astype(np.float32)
        moves = np.zeros((3, 3))
        for number, (a, b) in enumerate(MOVES):
            moves[a, b] = weights[len(names) + number]
        found = run(posterior(Scored(joined, steps.reshape(joined.rows, len(STEPS), joined.width), moves)))
        expected = np.concatenate([found.beads.reshape(-1)[place] @ values, [found.moves[a, b] for a, b in MOVES]])
        value = ridge * float((weights - centre) @ (weights - centre)) + found.weight - float(gold @ weights)
        return value, (2 * ridge * (weights - centre) + expected - gold) * scale

    done = minimize(loss, centre / scale, jac=True, method="L-BFGS-B", options={"maxiter": steps, "ftol": 1e-7})
    print(f"trained on {len(examples)} texts: {done.nit} steps, {done.fun:.1f}")
    return done.x * scale


def decoded(example: Example, weights: Any, threshold: float = THRESHOLD) -> tuple[list[Shape], list[float]]:
    """The beads found with `weights`, and their probabilities."""
    scored = example.scored(weights)
    found = run(posterior(scored))
    gains = np.where(scored.steps > NEVER / 2, found.beads - np.float32(threshold), np.float32(NEVER))
    shapes, chances = [], []
    for zh, en in run(best_beads(example.band, gains)):
        shapes.append((len(zh), len(en)))
        row = zh.end + en.end
        chances.append(float(found.beads[row, STEPS.index(shapes[-1]), en.end - example.band.lows[row]]))
    return shapes, chances


def aligned_names(examples: Sequence[Example]) -> list[Example]:
    """The same examples with one list of names."""
    names = tuple(sorted({name for example in examples for name in example.names}))
    widened = []
    for example in examples:
        values = np.zeros((len(example.values), len(names)), dtype=np.float32)
        for number, name in enumerate(example.names):
            values[:, names.index(name)] = example.values[:, number]
        widened.append(Example(example.name, example.kind, example.band, example.places, values, names, example.gold))
    return widened


def cross_validate(
    examples: Sequence[Example], folds: int, without: str
) -> dict[str, list[tuple[Example, list[Shape], list[float]]]]:
    """Each example decoded with weights that were trained on the examples of the other folds."""
    by_set: dict[str, list[tuple[Example, list[Shape], list[float]]]] = {}
    for fold in range(folds):
        tested = [e for number, e in enumerate(examples) if number % folds == fold]
        trained = [e for number, e in enumerate(examples) if number % folds != fold and e.kind != without]
        weights = train(trained)
        for example in tested:
            by_set.setdefault(example.name.split(".")[0], []).append((example, *decoded(example, weights)))
    return by_set


def summed(parts: Iterable[dict[str, float]]) -> dict[str, float]:
    total: dict[str, float] = {}
    for part in parts:
        for name, value in part.items():
            total[name] = total.get(name, 0) + value
    return total


def report(by_set: dict[str, list[tuple[Example, list[Shape], list[float]]]]) -> None:
    """Print F1 by set and over the stories."""
    groups = dict(sorted(by_set.items()))
    groups["all literary"] = [part for parts in by_set.values() for part in parts if part[0].kind == "literary"]
    for name, parts in groups.items():
        result = figures(summed(counts(example.gold, shapes) for example, shapes, _ in parts))
        print(f"{name:16} " + "  ".join(f"{key} {value:.4f}" for key, value in result.items()))


# The kinds of evidence that a text may offer, and the names that are missing without them.
VARIANTS = {
    "keys taught": ("words ", "vectors "),
    "keys words taught": ("vectors ",),
    "keys taught vectors": ("words ",),
    "keys words taught vectors": (),
}


def without(examples: Sequence[Example], prefixes: tuple[str, ...]) -> list[Example]:
    """The examples without the values whose names begin with one of the prefixes."""
    kept = [n for n, name in enumerate(examples[0].names) if not name.startswith(prefixes or "\n")]
    names = tuple(examples[0].names[n] for n in kept)
    return [
        Example(e.name, e.kind, e.band, e.places, np.ascontiguousarray(e.values[:, kept]), names, e.gold)
        for e in examples
    ]


def named(weights: Any, names: Sequence[str]) -> dict[str, float]:
    """Weights by name, as the weights file holds them."""
    keys = [*names, *(f"move {a} {b}" for a, b in MOVES)]
    return {key: round(float(weight), 4) for key, weight in zip(keys, weights, strict=True)}


def write(examples: Sequence[Example]) -> None:
    """Train every variant on all examples and write the weights, with what they were trained on."""
    path = resource("data", "alignment.json")
    data = json.loads(path.read_text(encoding="utf-8"))
    sizes = {example.name: len(example.gold) for example in examples}
    data["training"] = {
        "script": "python -m tests.benchmarks.alignment_training --write",
        "date": datetime.date.today().isoformat(),
        "ridge": RIDGE,
        "beads": sizes,
    }
    for variant, prefixes in VARIANTS.items():
        part = without(examples, prefixes)
        data["trained"][variant] = named(train(part), part[0].names)
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--without", default="")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    examples = aligned_names([measured(part) for data in all_sets() for part in data.parts(PART)])
    if args.write:
        write(examples)
        return
    for variant, prefixes in VARIANTS.items():
        print(variant)
        report(cross_validate(without(examples, prefixes), args.folds, args.without))


if __name__ == "__main__":
    main()
