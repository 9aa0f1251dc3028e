"""Keys: values, names and Latin words that look alike in both languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.align.arrays import Floats
from reader.align.band import Band
from reader.align.evidence.links import Answered, items_of
from reader.align.numbers import en_values, zh_values

_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[&.+-][A-Za-z0-9]+)*")
_COMMON: Final = frozenset(["a", "an", "the", "of", "in", "on", "at", "to", "by", "is", "as", "it", "i", "no"])


def zh_keys(text: str) -> dict[str, str]:
    """Key -> words, for a Chinese sentence."""
    keys = dict(zh_values(text))
    return keys | {word.lower(): word for word in _LATIN.findall(text) if word.lower() not in _COMMON}


def en_keys(text: str) -> dict[str, str]:
    """Key -> words, for an English sentence."""
    keys = {key: words.strip(" ,") for key, words in en_values(text)}
    return keys | {word.lower(): word for word in _LATIN.findall(text) if word.lower() not in _COMMON}


class Keys:
    """Keys met and missed on both sides, weighed by rarity."""

    def __init__(self, band: Band, zh: Sequence[dict[str, str]], en: Sequence[dict[str, str]]) -> None:
        self.zh = Answered(band, items_of([list(keys) for keys in zh], [list(keys) for keys in en]), "zh")
        self.en = Answered(band, items_of([list(keys) for keys in en], [list(keys) for keys in zh]), "en")

    def of(self, m: int, n: int) -> dict[str, Floats]:
        if not (m and n):
            return {}
        return {"keys met": self.zh.of(m, n) + self.en.of(m, n)}
