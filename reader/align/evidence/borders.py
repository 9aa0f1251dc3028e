"""Borders: whether a bead keeps to the paragraphs, and to the neighbourhood of an interleaved file."""

from __future__ import annotations

from typing import Final

from reader.align.arrays import Flags, Floats, Ints, np
from reader.align.band import Band
from reader.align.pair import Pair

# How often paragraphs that begin on one side begin on the other, in a text of which nothing is known yet; what one text says
# is believed by half when so many paragraphs speak.
_USUALLY_KEPT: Final = 0.6
_FEW: Final = 3.0
# So often two borders meet where the paragraphs of either side were made without a look at the other's.
_BY_CHANCE: Final = 0.1


def trust_in_borders(pair: Pair, ties: Ints) -> float:
    """What the borders of paragraphs weigh in this text, 0 to 1, by how often they meet along `ties`, pairs of sentences that
    are believed to correspond: statutes keep them, novels are often set anew.
    """
    zh, en = pair.zh.opens()[ties[:, 0]], pair.en.opens()[ties[:, 1]]
    kept = (float((zh & en).sum()) + _FEW * _USUALLY_KEPT) / (float((zh | en).sum()) + _FEW)
    return max(kept - _BY_CHANCE, 0.0)


class Borders:
    """Values are 0 everywhere when neither side has paragraphs of more than one sentence. `trust` is what
    `trust_in_borders` says of the whole text.
    """

    def __init__(self, pair: Pair, band: Band, trust: float = 1.0) -> None:
        self.band, self.pair, self.trust = band, pair, np.float32(trust)
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
            "border missed": -self.trust * (np.abs(starts) + np.abs(ends)),
            "border met": self.trust * both,
            "border crossed": -self.trust * np.asarray(inner, dtype=np.float32),
        }

    def _beside(self, m: int, n: int) -> dict[str, Floats]:
        assert self.pair.beside is not None
        zh = np.clip(self.band.i - 1, 0, len(self.pair.zh) - 1)
        en = np.clip(self.band.j - 1, 0, len(self.pair.en) - 1)
        near = self.pair.beside[zh] == self.pair.en.paragraphs[en]
        return {"beside": np.where(near, 1.0, -1.0).astype(np.float32)}
