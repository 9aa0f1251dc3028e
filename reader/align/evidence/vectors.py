"""Vectors: how near the meaning of the two runs of a bead is, against that of other runs near by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reader.align.arrays import Floats, Ints, np
from reader.align.band import Band
from reader.align.encoder import Encoder, Sums
from reader.align.programme import MATCHES
from reader.core.spans import Run

# Share of a language's mean vector that is taken out in a long text; a short one has no reliable mean.
_MEAN: Final = 0.9
_FEW: Final = 12.0
_SAMPLE: Final = 2000
# Sharpness of the soft maximum over the neighbourhood.
_SHARP: Final = 12.0
_ROWS_AT_ONCE: Final = 96
LONGEST: Final = 6


@dataclass(frozen=True, slots=True)
class OneSide:
    """The sums of some sentences of one language (`numbers`, ascending), and what their vectors have in common."""

    numbers: Ints
    sums: Sums
    common: Floats

    @staticmethod
    def of(encoder: Encoder, numbers: Sequence[int], sums: Sums) -> OneSide:
        """The mean is taken over at most _SAMPLE sentences, spread over the text."""
        few = slice(None, None, len(numbers) // _SAMPLE + 1)
        sample = encoder.vectors(sums.features[few], sums.tokens[few])
        share = _MEAN * len(sample) / (len(sample) + _FEW)
        return OneSide(
            np.array(numbers, dtype=np.int64), sums, np.asarray(sample.sum(axis=0) / max(len(sample), 1) * share)
        )

    def groups(self, encoder: Encoder, run: Run) -> list[Floats]:
        """For each length from 1: unit vectors of the sentences that end before each border of `run` (zeros where too
        few stand before it). Raises ValueError when the sums of a sentence are not here.
        """
        first = int(np.searchsorted(self.numbers, run.start))
        rows = slice(first, first + len(run))
        if self.numbers[rows].tolist() != list(run.indices()):
            raise ValueError(f"no sums for all of {run}")
        features = np.zeros((len(run) + 1, self.sums.features.shape[1]))
        np.cumsum(self.sums.features[rows], axis=0, out=features[1:])
        tokens = np.concatenate([[0.0], np.cumsum(self.sums.tokens[rows], dtype=np.float64)])
        groups = []
        for length in range(1, LONGEST + 1):
            vectors = np.zeros(features.shape, dtype=np.float32)
            if length <= len(run):
                sums, count = features[length:] - features[:-length], tokens[length:] - tokens[:-length]
                centred = encoder.vectors(sums.astype(np.float32), count.astype(np.float32)) - self.common
                vectors[length:] = centred / np.sqrt((centred * centred).sum(axis=1) + 1e-9)[:, None]
            groups.append(vectors)
        return groups


@dataclass(frozen=True, slots=True)
class Meanings:
    """The sums of sentences of both sides, and the encoder that makes vectors of runs of them."""

    encoder: Encoder
    zh: OneSide
    en: OneSide

    @staticmethod
    def of(encoder: Encoder, numbers: tuple[Sequence[int], Sequence[int]], sums: tuple[Sums, Sums]) -> Meanings:
        """From the sums of the sentences with these numbers, zh and en."""
        return Meanings(encoder, OneSide.of(encoder, numbers[0], sums[0]), OneSide.of(encoder, numbers[1], sums[1]))

    def family(self, band: Band, zh: Run, en: Run) -> Vectors:
        """The evidence for the block that the runs cut out."""
        return Vectors(band, self.zh.groups(self.encoder, zh), self.en.groups(self.encoder, en))


class Vectors:
    def __init__(self, band: Band, zh: list[Floats], en: list[Floats]) -> None:
        self.band = band
        self.tables = {(m, n): band.table(_cosines(band, zh[m - 1], en[n - 1])) for m, n in MATCHES}
        inner = {shape: band.at(table, 0, 0) for shape, table in self.tables.items()}
        self.near_zh = {m: _soft_best(band.i, inner[m, 1], band.zh + 1, band) for m in range(1, LONGEST + 1)}
        self.near_en = {n: _soft_best(band.j, inner[1, n], band.en + 1, band) for n in range(1, LONGEST + 1)}

    def of(self, m: int, n: int) -> dict[str, Floats]:
        if not n:
            return {"vectors omitted zh": -self._best("zh", 1)}
        if not m:
            return {"vectors omitted en": -self._best("en", 1)}
        cosine = self.band.at(self.tables[m, n], 0, 0)
        margin = np.asarray(cosine - (self._best("zh", m) + self._best("en", n)) / 2, dtype=np.float32)
        values: dict[str, Floats] = {
            "vectors cosine": cosine,
            "vectors margin": margin,
            "vectors cosine sized": cosine * np.float32((m + n) / 2),
            "vectors margin sized": margin * np.float32((m + n) / 2),
        }
        parts = [self._look(m - 1, n, back, 0) for back in (0, 1) if (m - 1, n) in self.tables]
        parts += [self._look(m, n - 1, 0, back) for back in (0, 1) if (m, n - 1) in self.tables]
        if parts:
            values["vectors gain"] = cosine - np.asarray(np.maximum.reduce(parts))
        return values

    def _best(self, side: str, count: int) -> Floats:
        table, cell = (self.near_zh[count], self.band.i) if side == "zh" else (self.near_en[count], self.band.j)
        return np.asarray(table[np.clip(cell, 0, len(table) - 1)])

    def _look(self, m: int, n: int, back_zh: int, back_en: int) -> Floats:
        return self.band.at(self.tables[m, n], back_zh, back_en)


def _cosines(band: Band, zh: Floats, en: Floats) -> Floats:
    """Products of the vectors that end at each cell: small blocks of rows, each one product of matrices."""
    found = np.zeros((band.rows, band.width), dtype=np.float32)
    i, j = np.clip(band.i, 0, band.zh), np.clip(band.j, 0, band.en)
    for start in range(0, band.rows, _ROWS_AT_ONCE):
        part = slice(start, start + _ROWS_AT_ONCE)
        low_i, low_j = i[part].min(), j[part].min()
        block = zh[low_i : i[part].max() + 1] @ en[low_j : j[part].max() + 1].T
        found[part] = block[i[part] - low_i, j[part] - low_j]
    return np.where(band.valid, found, np.float32(0.0))


def _soft_best(index: Ints, cosines: Floats, size: int, band: Band) -> Floats:
    """For each border of one side, a soft maximum of the cosines of the runs that end there."""
    inside = band.valid
    weights = np.exp(_SHARP * cosines[inside])
    total = np.bincount(index[inside], weights, size)
    count = np.maximum(np.bincount(index[inside], minlength=size), 1)
    return np.asarray(np.log(np.maximum(total / count, 1e-6)) / _SHARP, dtype=np.float32)
