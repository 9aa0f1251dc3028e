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
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product
from typing import Any

import numpy as np

from reader.align.aids import NO_AIDS, Aids
from reader.align.band import Band
from reader.align.encoder import load_encoder
from reader.align.evidence.lengths import en_length, zh_length
from reader.align.knowledge import read_meanings
from reader.align.locks import Lock
from reader.align.model import Model, possible
from reader.align.pair import Pair, Sentences
from reader.align.programme import MATCHES, STEPS, posterior
from reader.align.proportion import believed
from reader.align.rates import UNKNOWN, Rates
from reader.align.sentences import RADIUS, align_pair, prepare
from reader.core.bitext import Bead
from reader.core.resources import resource
from reader.core.task import run
from tests.benchmarks.alignment_lattice import MOVES, Example, Lattice
from tests.benchmarks.alignment_sets import AlignedSet, all_sets, counts, figures
from tests.benchmarks.alignment_variants import base_name, variants

PART = 160
RIDGE = 1.0
# Steps with less of a chance under the weights of the last training are left out of this one.
CHANCE = 1e-6
# Where the ridge pulls the weights of shapes to: rare ones are not free because the sets do not hold them.
# One long Chinese sentence against many English ones is common in reports, which no set holds.
PRIORS = {f"bead {m}-{n}": -(m + n - 2) * (0.5 if min(m, n) == 1 else 1.0) for m, n in MATCHES}
# Numbered lists are rare in the sets, and their numbers are the best of anchors.
PRIORS |= {"label met": 1.0, "label missed": 1.5, "label inside": 1.5, "label alone": 0.5, "headline inside": 0.5}
RATES = ("rate omitted", "rate many", "rate crossed")
# Names that no set shows (they have no paragraphs): their weights are set by hand.
BY_HAND = ("border ", "beside")


def whole_pair(data: AlignedSet) -> tuple[Pair, list[Lock]]:
    """The sentences of a set, which have no paragraphs, and the locks at both ends."""
    sides = [Sentences(texts, np.zeros(len(texts), dtype=np.int64)) for texts in (data.zh, data.en)]
    return Pair(*sides), [Lock(0, 0), Lock(len(data.zh), len(data.en))]


def measured(data: AlignedSet) -> Example:
    """The evidence of the likely steps of a set, in a band around the rough way (around the gold where that leaves it)."""
    pair, ends = whole_pair(data)
    cheap, ways, _ = run(prepare(pair, ends, NO_AIDS))
    zh, en = block = ways[0].block
    meanings = run(read_meanings(cheap, run(load_encoder()), [block]))
    knowledge = replace(cheap, ratio=true_proportion(data), meanings=meanings)
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
    whole = Example(data.name, data.kind, band, np.flatnonzero(allowed), values, names, data.gold)
    rows = likely(whole, rough_weights(names))
    return replace(whole, places=whole.places[rows], values=values[rows])


def true_proportion(data: AlignedSet) -> float:
    """The proportion of lengths (reader/align/proportion.py) of what corresponds."""
    sums, borders = np.zeros(2), np.cumsum([(0, 0), *data.gold], axis=0)
    for (m, n), (i, j) in zip(data.gold, borders[:-1], strict=True):
        if m and n:
            sums += sum(map(zh_length, data.zh[i : i + m])), sum(map(en_length, data.en[j : j + n]))
    return believed(*sums, min(len(data.zh), len(data.en)))


def likely(example: Example, weights: Any) -> Any:
    """Rows of the values whose step has a chance under rough weights, and those of the gold beads."""
    found = run(posterior(example.scored(weights)))
    chances = found.beads.reshape(-1)[example.places]
    return np.union1d(np.flatnonzero(chances > CHANCE), example.gold_rows()[0])


def rough_weights(names: Sequence[str]) -> Any:
    """The weights that are shipped now, with 0 for names that they do not know."""
    trained = json.loads(resource("data", "alignment.json").read_text(encoding="utf-8"))["trained"]
    weights = trained["keys words taught"]
    return np.array([weights.get(name, 0.0) for name in names] + [weights[f"move {a} {b}"] for a, b in MOVES])


def train(examples: Sequence[Example], start: Mapping[str, float] | None = None) -> Any:
    """Weights, values first and then moves, of maximum likelihood with a ridge; looked for from `start` on."""
    from scipy.optimize import minimize

    names = examples[0].names
    lattice = Lattice(examples)
    scale = np.concatenate([1 / (lattice.values.std(axis=0) + 0.05), np.ones(len(MOVES))])
    gold = np.sum([example.gold_values() for example in examples], axis=0)
    centre = np.array([PRIORS.get(name, 0.0) for name in names] + [0.0] * len(MOVES))
    first = centre if start is None else np.array([start.get(name, 0.0) for name in keys(names)])

    def loss(scaled: Any) -> tuple[float, Any]:
        weights = scaled * scale
        moves = np.zeros((3, 3))
        for number, (a, b) in enumerate(MOVES):
            moves[a, b] = weights[len(names) + number]
        whole, values, passed = lattice.expected(weights[: len(names)], moves)
        expected = np.concatenate([values, [passed[a, b] for a, b in MOVES]])
        off = weights - centre
        return RIDGE * float(off @ off) + whole - float(gold @ weights), (2 * RIDGE * off + expected - gold) * scale

    done = minimize(loss, first / scale, jac=True, method="L-BFGS-B", options={"maxiter": 200, "ftol": 1e-7})
    print(f"trained on {len(examples)} texts: {done.nit} steps, {done.fun:.1f}", flush=True)
    return done.x * scale


def all_parts() -> list[AlignedSet]:
    """Every set, the long ones in parts."""
    return [part for data in all_sets() for part in data.parts(PART)]


def with_variants(parts: Sequence[AlignedSet]) -> list[AlignedSet]:
    """The parts and their variants."""
    return [*parts, *(one for part in parts for one in variants(part))]


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


@dataclass(frozen=True)
class Tested:
    """A text that was aligned with weights that never saw it."""

    data: AlignedSet
    beads: tuple[Bead, ...]

    def counts(self) -> dict[str, float]:
        return counts(self.data.gold, [(len(bead.zh), len(bead.en)) for bead in self.beads])

    def scores(self) -> list[tuple[float, bool]]:
        """The probability of each bead, and whether it is right."""
        right, i, j = set(), 0, 0
        for m, n in self.data.gold:
            right.add((i, i + m, j, j + n))
            i, j = i + m, j + n
        return [(bead.score, (*bead.zh, *bead.en) in right) for bead in self.beads]


def cross_validate(examples: Sequence[Example], folds: int, left_out: str = "") -> dict[bool, list[Tested]]:
    """Each text aligned by the whole engine, without and with the encoder, with weights that were trained on the texts of
    the other folds and their variants. `left_out` is a kind of sets that is not trained on.
    """
    found: dict[bool, list[Tested]] = {False: [], True: []}
    parts = all_parts()
    for fold in range(folds):
        tested = parts[fold::folds]
        chosen = {data.name for data in tested}
        trained = [e for e in examples if base_name(e.name) not in chosen and e.kind != left_out]
        models = models_of(trained, NEEDED)
        for data, meaning in product(tested, found):
            pair, locks = whole_pair(data)
            task = align_pair(pair, locks, Aids(meaning=meaning), lambda kinds, m=models: m[" ".join(kinds)])
            found[meaning].append(Tested(data, tuple(run(task))))
    return found


def summed(parts: Iterable[dict[str, float]]) -> dict[str, float]:
    total: dict[str, float] = {}
    for part in parts:
        for name, value in part.items():
            total[name] = total.get(name, 0) + value
    return total


def report(tested: Sequence[Tested]) -> None:
    """Print F1 by set and over the stories."""
    groups: dict[str, list[Tested]] = {}
    for text in sorted(tested, key=lambda text: text.data.name):
        groups.setdefault(text.data.name.split(".")[0], []).append(text)
    groups["all literary"] = [text for text in tested if text.data.kind == "literary"]
    for name, texts in groups.items():
        result = figures(summed(text.counts() for text in texts))
        print(f"{name:16} " + "  ".join(f"{key} {value:.4f}" for key, value in result.items()))


def reliability(tested: Sequence[Tested]) -> None:
    """Print how many beads of each range of probability are right."""
    scores = sorted(pair for text in tested for pair in text.scores())
    print("probability     beads   mean  right")
    for low, high in pairwise((0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1.01)):
        inside = [(p, ok) for p, ok in scores if low <= p < high]
        if inside:
            mean, right = (sum(column) / len(inside) for column in zip(*inside, strict=True))
            print(f"{low:.2f} - {min(high, 1.0):.2f}   {len(inside):7}  {mean:.3f}  {right:.3f}")


# The kinds of evidence that a text may offer, and the names that are missing without them.
VARIANTS = {
    "keys taught": ("words ", "vectors "),
    "keys taught vectors": ("words ",),
    "keys words taught": ("vectors ",),
    "keys words taught vectors": (),
}
# Those that a text is aligned with where the dictionary is installed.
NEEDED = ("keys words taught", "keys words taught vectors")


def models_of(examples: Sequence[Example], names: Iterable[str]) -> dict[str, Model]:
    """For each of these variants a model trained on the examples, with the weights that are set by hand. A variant with
    vectors follows the one without, whose model tells it the rates of each text.
    """
    by_hand = json.loads(resource("data", "alignment.json").read_text(encoding="utf-8"))["by hand"]
    models, rates, found = {}, [UNKNOWN] * len(examples), {}
    for variant in names:
        part = without(examples, VARIANTS[variant])
        every = (*part[0].names, *RATES)
        if not variant.endswith("vectors"):
            first = train([leaning(e, UNKNOWN) for e in part])
            rates, found = [rates_of(e, first) for e in part], named(first, every)
        weights = train([leaning(e, own) for e, own in zip(part, rates, strict=True)], found)
        found = named(weights, every)
        models[variant] = Model(by_hand | found)
        if not variant.endswith("vectors"):
            rates = [rates_of(e, weights) for e in part]
    return models


def leaning(example: Example, rates: Rates) -> Example:
    """The example with the values of these rates."""
    shapes = example.values[:, [example.names.index(f"bead {m}-{n}") for m, n in STEPS]]
    each = [[rates.values(m, n).get(name, 0.0) for name in RATES] for m, n in STEPS]
    values = np.hstack([example.values, shapes @ np.array(each, dtype=np.float32)])
    return replace(example, values=values, names=(*example.names, *RATES))


def rates_of(example: Example, weights: Any) -> Rates:
    """The rates of a text, as a first look with these weights (which know of rates) tells them."""
    return Rates.of([run(posterior(leaning(example, UNKNOWN).scored(weights)))])


def without(examples: Sequence[Example], prefixes: tuple[str, ...]) -> list[Example]:
    """The examples without the values whose names begin with one of the prefixes."""
    kept = [n for n, name in enumerate(examples[0].names) if not name.startswith(prefixes or "\n")]
    names = tuple(examples[0].names[n] for n in kept)
    return [replace(e, values=np.ascontiguousarray(e.values[:, kept]), names=names) for e in examples]


def named(weights: Any, names: Sequence[str]) -> dict[str, float]:
    """Weights by name, as the weights file holds them."""
    return {key: round(float(weight), 4) for key, weight in zip(keys(names), weights, strict=True)}


def keys(names: Sequence[str]) -> list[str]:
    """The names of all weights: of the values, then of the moves."""
    return [*names, *(f"move {a} {b}" for a, b in MOVES)]


def write(examples: Sequence[Example]) -> None:
    """Train every variant on all examples and write the weights, with what they were trained on."""
    path = resource("data", "alignment.json")
    data = json.loads(path.read_text(encoding="utf-8"))
    data["training"] = {
        "script": "python -m tests.benchmarks.alignment_training --write",
        "date": datetime.date.today().isoformat(),
        "ridge": RIDGE,
        "beads": {example.name: len(example.gold) for example in examples if example.name == base_name(example.name)},
        "variants": "of each: gaps, joined (tests/benchmarks/alignment_variants.py)",
    }
    by_hand = data["by hand"]
    for variant, model in models_of(examples, VARIANTS).items():
        data["trained"][variant] = {name: value for name, value in model.weights.items() if name not in by_hand}
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def all_examples() -> list[Example]:
    """The evidence of all parts and variants. Takes some minutes."""
    return aligned_names([measured(part) for part in with_variants(all_parts())])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument("--without", default="", help="a kind of sets that is not trained on: literary or shared")
    parser.add_argument("--write", action="store_true", help="train on everything and write the weights")
    args = parser.parse_args()
    examples = all_examples()
    if args.write:
        write(examples)
        return
    for meaning, tested in cross_validate(examples, args.folds, args.without).items():
        print("with vectors" if meaning else "without vectors")
        report(tested)
        reliability(tested)


if __name__ == "__main__":
    main()
