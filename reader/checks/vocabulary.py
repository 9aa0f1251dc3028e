"""Vocabulary: what a check may ask of a dictionary, which another room lends to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol


class Vocabulary(Protocol):
    """Chinese words, and whether an English text says them. Both scripts are read alike."""

    def words(self, zh: str) -> Sequence[str]:
        """The words of a Chinese text that the dictionary has, in order, without those of grammar."""
        ...

    def read(self, en: str) -> Any:
        """An English text made ready to be asked by `says`."""
        ...

    def says(self, english: Any, word: str) -> bool:
        """True when the English, as `read` gave it, has a word for one of `words`, or for a part of it, or its pinyin."""
        ...
