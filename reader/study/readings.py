"""How a running text is read: a syllable for each character, chosen by the word it stands in.

A reading is a value beside the text, with the place it belongs to: it never enters the text and never moves a position.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final, NamedTuple

from reader.core.resources import resource
from reader.study.dictionary import Dictionary
from reader.study.entry import Entry
from reader.study.pinyin import syllables, tone
from reader.study.words import Word

_HAN: Final = re.compile(r"[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")

_CACHED: Final = 8192


class Syllable(NamedTuple):
    """The reading of code points [start, end), usually of one character. `pinyin` is numbered ("lian2").

    Where a word has not as many syllables as characters, one Syllable covers it, with spaces in its pinyin.
    """

    start: int
    end: int
    pinyin: str


class Readings:
    """Readings from one dictionary. `choices` are the reader's own, by word ("着" -> "zhao2"), and win over everything."""

    def __init__(self, dictionary: Dictionary, choices: Mapping[str, str] | None = None) -> None:
        self._dictionary = dictionary
        self._choices = dict(choices or {})
        # The words of a page come again on the next one.
        self._entry = lru_cache(_CACHED)(lambda word, script: _chosen(dictionary.entries(word, script)))

    def of(self, text: str, words: Iterable[Word], script: str | None = None) -> Iterator[Syllable]:
        """The syllables of a text that was cut into `words`, in order; characters without a reading are left out."""
        previous = 0
        for word in words:
            piece = text[word.start : word.end]
            if _HAN.search(piece):
                pinyin = self._choices.get(piece) or self._word(text, word, previous, script)
                yield from self._spread(text, word, pinyin, script)
            previous = word.end - word.start if word.kind != "mark" else 0

    def _word(self, text: str, word: Word, previous: int, script: str | None) -> str:
        """The reading of a whole word, "" when the dictionary has none."""
        piece = text[word.start : word.end]
        alone = self._alone(text, word.start, previous) if len(piece) == 1 else ""
        return alone or self._entry(piece, script)

    def _alone(self, text: str, position: int, previous: int) -> str:
        """The reading of a single character by what stands beside it, else its usual one; "" when no line is about it."""
        character = text[position]
        before, after = text[position - 1 : position], text[position + 1 : position + 2]
        for rule in _data()["beside"]:
            if character in rule["characters"] and (
                (before and before in rule.get("before", ""))
                or (after and after in rule.get("after", ""))
                or (rule.get("before_long_word") and previous > 1)
            ):
                return str(rule["reading"])
        return _usual().get(character, "")

    def _spread(self, text: str, word: Word, pinyin: str, script: str | None) -> Iterator[Syllable]:
        """The syllables of a word over its characters."""
        places = [i for i in range(word.start, word.end) if _HAN.match(text[i])]
        parts = _toned(pinyin)
        if len(parts) == len(places):
            yield from (Syllable(i, i + 1, part) for i, part in zip(places, parts, strict=True))
        elif parts:
            yield Syllable(word.start, word.end, pinyin)
        else:
            yield from self._characters(text, word, places, script)

    def _characters(self, text: str, word: Word, places: list[int], script: str | None) -> Iterator[Syllable]:
        """The readings of a word that no dictionary has, from its longest known parts."""
        position = word.start
        for match in self._dictionary.parts(text[word.start : word.end], script):
            start, end = word.start + match.start, word.start + match.end
            if end - start < word.end - word.start:
                yield from self._spread(
                    text, Word(start, end, "word"), self._part(text, start, match.word, script), script
                )
            position = end
        if position == word.start:
            for i in places:
                reading = self._part(text, i, text[i], script)
                if reading:
                    yield Syllable(i, i + 1, reading)

    def _part(self, text: str, start: int, piece: str, script: str | None) -> str:
        choice = self._choices.get(piece)
        usual = _usual().get(piece, "") if len(piece) == 1 else ""
        return choice or usual or self._entry(piece, script)


@lru_cache(_CACHED)
def _toned(pinyin: str) -> list[str]:
    """The syllables of a reading; marks and letters that it may hold are none."""
    return [part for part in syllables(pinyin) if tone(part)]


def _chosen(entries: tuple[Entry, ...]) -> str:
    """The reading of the entry that is met most: of words before names the one with the most meanings."""
    if not entries:
        return ""
    words = [entry for entry in entries if not entry.is_name] or list(entries)
    return max(words, key=lambda entry: len(entry.glosses)).pinyin.lower()


def usual_readings() -> tuple[tuple[str, str], ...]:
    """Characters of our own list, in both scripts, and the reading that is usual for them."""
    return tuple(("".join(key.split()), reading) for key, reading in _data()["usual"].items())


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads(resource("data", "readings.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _usual() -> dict[str, str]:
    return {character: reading for key, reading in _data()["usual"].items() for character in key.split()}
