"""Lengths: how far the two sides of a bead are from the ratio of this text's languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.align.arrays import Doubles, Floats, np
from reader.align.band import Band
from reader.align.pair import Pair

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LETTER = re.compile(r"[^\W_]")
# English letters that a Chinese character becomes, over many genres; the text's own ratio corrects it.
USUAL_RATIO: Final = 3.3
# A Latin letter or digit inside Chinese text counts as one letter.
_PRIOR_CHARACTERS: Final = 400.0
_MOST_OFF: Final = 1.4
# The relative spread of a length after translation: sd of (en - ratio * zh) is _SPREAD * sqrt of the length.
_SPREAD: Final = 2.4


def zh_length(text: str) -> float:
    """The length of a Chinese sentence in usual English letters."""
    han = len(_HAN.findall(text))
    return USUAL_RATIO * han + (len(_LETTER.findall(text)) - han)


def en_length(text: str) -> float:
    """The letters and digits of an English sentence."""
    return float(len(_LETTER.findall(text)))


def sums(values: Sequence[float]) -> Doubles:
    """Running totals: the sum of values[a:b] is sums[b] - sums[a]."""
    return np.concatenate([[0.0], np.cumsum(values)]) if len(values) else np.zeros(1)


def length_ratio(pair: Pair) -> float:
    """By how much this text's English is longer than usual for its Chinese, kept near 1 when there is little of it or when
    the sides differ so much that something must be missing.
    """
    zh = sum(zh_length(text) for text in pair.zh.texts) + _PRIOR_CHARACTERS * USUAL_RATIO
    en = sum(en_length(text) for text in pair.en.texts) + _PRIOR_CHARACTERS * USUAL_RATIO
    return min(max(en / zh, 1 / _MOST_OFF), _MOST_OFF)


class Lengths:
    """`ratio` is what `length_ratio` says of the whole text."""

    def __init__(self, pair: Pair, band: Band, ratio: float | None = None) -> None:
        self.band = band
        self.zh = sums([zh_length(text) for text in pair.zh.texts])
        self.en = sums([en_length(text) for text in pair.en.texts])
        self.zh *= length_ratio(pair) if ratio is None else ratio

    def run(self, side: str, count: int) -> Floats:
        """The length of the last `count` sentences before each cell."""
        total, cell = (self.zh, self.band.i) if side == "zh" else (self.en, self.band.j)
        top = len(total) - 1
        return np.asarray(total[np.clip(cell, 0, top)] - total[np.clip(cell - count, 0, top)], dtype=np.float32)

    def of(self, m: int, n: int) -> dict[str, Floats]:
        if not n:
            return {"omitted zh length": np.log1p(self.run("zh", m) / 30)}
        if not m:
            return {"omitted en length": np.log1p(self.run("en", n) / 30)}
        zh, en = self.run("zh", m), self.run("en", n)
        off = (en - zh) / (_SPREAD * np.sqrt((en + zh) / 2 + 8))
        ratio = np.abs(np.log((en + 4) / (zh + 4)))
        return {
            "length off": -np.minimum(np.abs(off), 6),
            "length off squared": -np.minimum(off * off, 36) / 6,
            "length ratio": -ratio,
        }
