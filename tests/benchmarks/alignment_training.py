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
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np

from reader.align.aids import NO_AIDS, Aids
from reader.align.band import Band
from reader.align.encoder import load_encoder
from reader.align.knowledge import read_meanings
from reader.align.locks import Lock
from reader.align.model import Model, possible
from reader.align.pair import Pair, Sentences
from reader.align.programme import MATCHES, NEVER, STATES, STEPS, Scored, posterior
from reader.align.sentences import RADIUS, align_pair, prepare
from reader.core.bitext import Bead
from reader.core.resources import resource
from reader.core.task import run
from tests.benchmarks.alignment_sets import AlignedSet, Shape, all_sets, counts, figures

PART = 160
RIDGE = 1.0
# Steps with less of a chance under the weights of the last training are left out of this one.
CHANCE = 1e-7
# Where the ridge pulls the weights of shapes to: rare ones are not free because the sets do not hold them.
# One long Chinese sentence against many English ones is common in reports, which no set holds.
PRIORS = {f"bead {m}-{n}": -(m + n - 2) * (0.5 if min(m, n) == 1 else 1.0) for m, n in MATCHES}
# Numbered lists are rare in the sets, and their numbers are the best of anchors.
PRIORS |= {"label met": 1.0, "label missed": 1.5, "label inside": 1.5, "label alone": 0.5, "headline inside": 0.5}
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

    def gold_rows(self) -> tuple[list[int], Any]:
        """The rows of `values` of the gold beads, and how often each move is made."""
        i = j = state = 0
        places, moves = [], np.zeros(len(MOVES))
        for m, n in self.gold:
            i, j = i + m, j + n
            step = STEPS.index((m, n))
            places.append(((i + j) * len(STEPS) + step) * self.band.width + j - int(self.band.lows[i + j]))
            if STATES[step]:
                moves[MOVES.index((state, STATES[step]))] += 1
            state = STATES[step]
        rows = np.searchsorted(self.places, places)
        assert (self.places[rows] == places).all(), self.name
        return rows.tolist(), moves

    def gold_values(self) -> Any:
        """The summed values of the gold beads and moves."""
        rows, moves = self.gold_rows()
        return np.concatenate([self.values[rows].sum(axis=0, dtype=np.float64), moves])


def whole_pair(data: AlignedSet) -> tuple[Pair, list[Lock]]:
    """The sentences of a set, which have no paragraphs, and the locks at both ends."""
    sides = [Sentences(texts, np.zeros(len(texts), dtype=np.int64)) for texts in (data.zh, data.en)]
    return Pair(*sides), [Lock(0, 0), Lock(len(data.zh), len(data.en))]


def measured(data: AlignedSet) -> Example:
    """The evidence of a set, in a band around the rough way (around the gold where that leaves it)."""
    pair, ends = whole_pair(data)
    cheap, ways, _ = run(prepare(pair, ends, NO_AIDS))
    zh, en = block = ways[0].block
    knowledge = replace(cheap, meanings=run(read_meanings(cheap, run(load_encoder()), [block])))
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


class Lattice:
    """The steps of several texts that have a chance at all, as edges of one graph that is swept row by row.

    A node is a cell of a text; an edge leads from the cell before a bead to the cell after it. What `programme.posterior`
    does for every cell of a band is done here for the edges alone, for all texts at once: training needs it many times.
    """

    def __init__(self, examples: Sequence[Example], weights: Any) -> None:
        kept = [likely(example, weights) for example in examples]
        self.values = np.concatenate([e.values[k] for e, k in zip(examples, kept, strict=True)])
        columns, base = [], 0
        for number, (example, rows) in enumerate(zip(examples, kept, strict=True)):
            place, stride = example.places[rows], example.band.width
            row_and_step, column = np.divmod(place, stride)
            row, step = np.divmod(row_and_step, len(STEPS))
            back = np.array(STEPS)[step]
            j = column + example.band.lows[row]
            first = row - back.sum(axis=1)
            # Nodes are numbered by (row, en sentences) in a square that every text gets for itself.
            side = example.band.en + 1
            source = base + first * side + j - back[:, 1]
            target = base + row * side + j
            columns.append((source, target, np.array(STATES)[step], first, row, np.full(len(row), number)))
            base += example.band.rows * side
        source, target, self.state, first, row, self.text = (np.concatenate(c) for c in zip(*columns, strict=True))
        nodes, packed = np.unique(np.concatenate([source, target]), return_inverse=True)
        self.source, self.target = packed[: len(source)], packed[len(source) :]
        self.count = len(nodes)
        sizes = np.cumsum([0, *(e.band.rows * (e.band.en + 1) for e in examples)])
        self.starts = np.searchsorted(nodes, sizes[:-1])
        self.ends = np.searchsorted(nodes, sizes[1:] - 1)
        self.into = _Sweep(self.target * 3 + self.state, row)
        self.out = _Sweep(self.source * 3 + self.state, -first)

    def expected(self, weights: Any, moves: Any) -> tuple[float, Any, Any]:
        """The summed log weight of all ways of all texts, and the expected values and moves."""
        scores = (self.values @ weights.astype(np.float32)).astype(np.float64)
        inside = np.full((self.count, 3), NEVER)
        onward = np.full((self.count, 3), NEVER)
        inside[self.starts, 0] = 0.0
        onward[self.starts] = moves[0]
        for edges, cuts, keys in self.into:
            ways = onward[self.source[edges], self.state[edges]] + scores[edges]
            inside.reshape(-1)[keys] = _log_sums(ways, cuts)
            nodes = np.unique(keys // 3)
            onward[nodes] = np.logaddexp.reduce(inside[nodes][:, :, None] + moves[None], axis=1)
        coming = np.full((self.count, 3), NEVER)
        after = np.full((self.count, 3), NEVER)
        after[self.ends] = 0.0
        for edges, cuts, keys in self.out:
            ways = scores[edges] + after[self.target[edges], self.state[edges]]
            coming.reshape(-1)[keys] = _log_sums(ways, cuts)
            nodes = np.unique(keys // 3)
            after[nodes] = np.logaddexp.reduce(coming[nodes][:, None, :] + moves[None], axis=2)
        whole = np.logaddexp.reduce(inside[self.ends], axis=1)
        chance = onward[self.source, self.state] + scores + after[self.target, self.state] - whole[self.text]
        owner = np.zeros(self.count, dtype=np.int64)
        owner[self.target] = self.text
        owner[self.source] = self.text
        passed = np.exp(
            np.minimum(inside[:, :, None] + moves[None] + coming[:, None, :] - whole[owner][:, None, None], 0.0)
        )
        expected = np.exp(np.minimum(chance, 0.0)).astype(np.float32) @ self.values
        return float(whole.sum()), expected, passed.sum(axis=0)


class _Sweep:
    """Edges in the order of their rows: for each row the edges, where each key's edges begin, and the keys."""

    def __init__(self, keys: Any, rows: Any) -> None:
        order = np.lexsort((keys, rows))
        keys, rows = keys[order], rows[order]
        ends = np.flatnonzero(np.diff(rows)) + 1
        self._parts = []
        for start, end in pairwise([0, *ends.tolist(), len(rows)]):
            cuts = np.flatnonzero(np.diff(keys[start:end], prepend=-1))
            self._parts.append((order[start:end], cuts, keys[start:end][cuts]))

    def __iter__(self) -> Iterator[tuple[Any, Any, Any]]:
        return iter(self._parts)


def _log_sums(terms: Any, cuts: Any) -> Any:
    top = np.maximum.reduceat(terms, cuts)
    repeats = np.diff(cuts, append=len(terms))
    return top + np.log(np.add.reduceat(np.exp(terms - np.repeat(top, repeats)), cuts))


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


def train(examples: Sequence[Example], ridge: float = RIDGE, steps: int = 200) -> Any:
    """Weights, values first and then moves, of maximum likelihood with a ridge."""
    from scipy.optimize import minimize

    names = examples[0].names
    lattice = Lattice(examples, rough_weights(names))
    scale = np.concatenate([1 / (lattice.values.std(axis=0) + 0.05), np.ones(len(MOVES))])
    gold = np.sum([example.gold_values() for example in examples], axis=0)
    centre = np.array([PRIORS.get(name, 0.0) for name in names] + [0.0] * len(MOVES))

    def loss(scaled: Any) -> tuple[float, Any]:
        weights = scaled * scale
        moves = np.zeros((3, 3))
        for number, (a, b) in enumerate(MOVES):
            moves[a, b] = weights[len(names) + number]
        whole, values, passed = lattice.expected(weights[: len(names)], moves)
        expected = np.concatenate([values, [passed[a, b] for a, b in MOVES]])
        off = weights - centre
        return ridge * float(off @ off) + whole - float(gold @ weights), (2 * ridge * off + expected - gold) * scale

    done = minimize(loss, centre / scale, jac=True, method="L-BFGS-B", options={"maxiter": steps, "ftol": 1e-8})
    print(f"trained on {len(examples)} texts: {done.nit} steps, {done.fun:.1f}", flush=True)
    return done.x * scale


def all_parts() -> list[AlignedSet]:
    """Every set, the long ones in parts."""
    return [part for data in all_sets() for part in data.parts(PART)]


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


def cross_validate(examples: Sequence[Example], folds: int, left_out: str, meaning: bool) -> list[Tested]:
    """Each text aligned by the whole engine with weights that were trained on the texts of the other folds.

    `left_out` is a kind of sets that is not trained on; `meaning` lets the engine use the encoder.
    """
    found = []
    parts = {part.name: part for part in all_parts()}
    for fold in range(folds):
        tested = examples[fold::folds]
        chosen = {example.name for example in tested}
        trained = [e for e in examples if e.name not in chosen and e.kind != left_out]
        models = {variant: model_of(trained, VARIANTS[variant]) for variant in NEEDED[meaning]}
        for example in tested:
            data = parts[example.name]
            pair, locks = whole_pair(data)
            task = align_pair(pair, locks, Aids(meaning=meaning), lambda kinds, m=models: m[" ".join(kinds)])
            found.append(Tested(data, tuple(run(task))))
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
    "keys words taught": ("vectors ",),
    "keys taught vectors": ("words ",),
    "keys words taught vectors": (),
}
NEEDED = {False: ["keys words taught"], True: ["keys words taught", "keys words taught vectors"]}


def model_of(examples: Sequence[Example], prefixes: tuple[str, ...]) -> Model:
    """A model trained on the examples, with the weights that are set by hand."""
    part = without(examples, prefixes)
    by_hand = json.loads(resource("data", "alignment.json").read_text(encoding="utf-8"))["by hand"]
    return Model(by_hand | named(train(part), part[0].names))


def without(examples: Sequence[Example], prefixes: tuple[str, ...]) -> list[Example]:
    """The examples without the values whose names begin with one of the prefixes."""
    kept = [n for n, name in enumerate(examples[0].names) if not name.startswith(prefixes or "\n")]
    names = tuple(examples[0].names[n] for n in kept)
    return [replace(e, values=np.ascontiguousarray(e.values[:, kept]), names=names) for e in examples]


def named(weights: Any, names: Sequence[str]) -> dict[str, float]:
    """Weights by name, as the weights file holds them."""
    keys = [*names, *(f"move {a} {b}" for a, b in MOVES)]
    return {key: round(float(weight), 4) for key, weight in zip(keys, weights, strict=True)}


def write(examples: Sequence[Example]) -> None:
    """Train every variant on all examples and write the weights, with what they were trained on."""
    path = resource("data", "alignment.json")
    data = json.loads(path.read_text(encoding="utf-8"))
    data["training"] = {
        "script": "python -m tests.benchmarks.alignment_training --write",
        "date": datetime.date.today().isoformat(),
        "ridge": RIDGE,
        "beads": {example.name: len(example.gold) for example in examples},
    }
    for variant, prefixes in VARIANTS.items():
        part = without(examples, prefixes)
        data["trained"][variant] = named(train(part), part[0].names)
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def all_examples() -> list[Example]:
    """The evidence of all parts. Takes a minute or two."""
    return aligned_names([measured(part) for part in all_parts()])


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
    for meaning in (False, True):
        print("with vectors" if meaning else "without vectors")
        tested = cross_validate(examples, args.folds, args.without, meaning)
        report(tested)
        reliability(tested)


if __name__ == "__main__":
    main()
