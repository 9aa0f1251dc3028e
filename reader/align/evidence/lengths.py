"""Lengths: how far the two sides of a bead are from the ratio of this text's languages."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Final

from reader.align.arrays import Doubles, Floats, Ints, np
from reader.align.band import Band
from reader.align.pair import Pair

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
# Chinese numerals of two characters and more, or after 第: English mostly writes them in digits (第二十一條: Article 21).
_NUMERAL = re.compile(r"(?<=第)[〇零一二三四五六七八九十百千]+|[〇零一二三四五六七八九十百千萬万]{2,}")
_LETTER = re.compile(r"[^\W_]")
# English letters that a Chinese character becomes, over many genres; the text's own ratio corrects it.
USUAL_RATIO: Final = 3.3
# The ratio of a text is believed by half when so many pairs of sentences speak for it.
_FEW_TIES: Final = 15.0
# The relative spread of a length after translation: sd of (en - ratio * zh) is _SPREAD * sqrt of the length.
_SPREAD: Final = 2.4


def zh_length(text: str) -> float:
    """The length of a Chinese sentence in usual English letters; a Latin letter, digit or numeral in it counts as one."""
    han = len(_HAN.findall(text)) - sum(map(len, _NUMERAL.findall(text)))
    return USUAL_RATIO * han + (len(_LETTER.findall(text)) - han)


def en_length(text: str) -> float:
    """The letters and digits of an English sentence."""
    return float(len(_LETTER.findall(text)))


def sums(values: Sequence[float]) -> Doubles:
    """Running totals: the sum of values[a:b] is sums[b] - sums[a]."""
    return np.concatenate([[0.0], np.cumsum(values)]) if len(values) else np.zeros(1)


def length_ratio(pair: Pair, ties: Ints) -> float:
    """By how much this text's English is longer than usual for its Chinese, from the middle of the pairs of sentences
    `ties` that are believed to correspond; kept near 1 when there are few. What one side leaves out does not count.
    """
    if not len(ties):
        return 1.0
    zh = np.array([zh_length(pair.zh.texts[number]) for number in ties[:, 0]])
    en = np.array([en_length(pair.en.texts[number]) for number in ties[:, 1]])
    ordered = np.sort(np.log((en + 4) / (zh + 4)))
    # numpy's own median imports masked arrays first: a thirtieth of a second.
    off = float(ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
    return math.exp(off * len(ties) / (len(ties) + _FEW_TIES))


class Lengths:
    """`ratio` is what `length_ratio` says of the whole text."""

    def __init__(self, pair: Pair, band: Band, ratio: float = 1.0) -> None:
        self.band = band
        self.zh = sums([zh_length(text) for text in pair.zh.texts])
        self.en = sums([en_length(text) for text in pair.en.texts])
        self.zh *= ratio

    def run(self, side: str, count: int) -> Floats:
        """The length of the last `count` sentences before each cell."""
        total, cell = (self.zh, self.band.i) if side == "zh" else (self.en, self.band.j)
        return np.asarray(total.take(cell, mode="clip") - total.take(cell - count, mode="clip"), dtype=np.float32)

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
