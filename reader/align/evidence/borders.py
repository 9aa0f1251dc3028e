"""Borders: whether a bead keeps to the paragraphs, and to the neighbourhood of an interleaved file."""

from __future__ import annotations

from reader.align.arrays import Flags, Floats, np
from reader.align.band import Band
from reader.align.pair import Pair


class Borders:
    """Values are 0 everywhere when neither side has paragraphs of more than one sentence."""

    def __init__(self, pair: Pair, band: Band) -> None:
        self.band, self.pair = band, pair
        self.zh, self.en = pair.zh.opens(), pair.en.opens()
        # Where every sentence is a paragraph, or all are one, the borders say nothing.
        self.structured = all(2 < flags.sum() < len(flags) for flags in (self.zh, self.en))

    def _at(self, side: str, back: int) -> Flags:
        flags, cell = (self.zh, self.band.i) if side == "zh" else (self.en, self.band.j)
        return np.asarray(flags.take(cell - back, mode="clip"))

    def of(self, m: int, n: int) -> dict[str, Floats]:
        values = self._beside(m, n) if self.pair.beside is not None and m and n else {}
        if not self.structured:
            return values
        if not (m and n):
            # Whole paragraphs are left out more lightly than a sentence in the middle of one.
            middle = self._at("en", 0) if m else self._at("zh", 0)
            return {"border omitted inside": middle.astype(np.float32) - 1}
        starts = self._at("zh", m).astype(np.float32) - self._at("en", n)
        ends = self._at("zh", 0).astype(np.float32) - self._at("en", 0)
        inner = sum((self._at("zh", k) for k in range(1, m)), np.zeros(1)) + sum(
            (self._at("en", k) for k in range(1, n)), np.zeros(1)
        )
        both = (self._at("zh", m) & self._at("en", n)).astype(np.float32)
        return values | {
            "border missed": -(np.abs(starts) + np.abs(ends)),
            "border met": both,
            "border crossed": -np.asarray(inner, dtype=np.float32),
        }

    def _beside(self, m: int, n: int) -> dict[str, Floats]:
        assert self.pair.beside is not None
        zh = np.clip(self.band.i - 1, 0, len(self.pair.zh) - 1)
        en = np.clip(self.band.j - 1, 0, len(self.pair.en) - 1)
        near = self.pair.beside[zh] == self.pair.en.paragraphs[en]
        return {"beside": np.where(near, 1.0, -1.0).astype(np.float32)}
