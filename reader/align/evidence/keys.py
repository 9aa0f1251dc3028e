"""Keys: values, names and Latin words that look alike in both languages."""

from __future__ import annotations

import re
from typing import Final

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
