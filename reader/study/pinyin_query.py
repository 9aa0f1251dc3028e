"""Pinyin as a way to search: letters that are typed, with tones or without, as a pattern of the characters read so."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from reader.study.cedict import read_characters
from reader.study.pinyin import bare, tone
from reader.study.readings import usual_readings
from reader.study.sources import installed_source

# A syllable's letters and tone (0: any), such as ("lv", 4).
Syllable = tuple[str, int]
# Bare letters -> tone -> the characters that can be read so.
Sounds = Mapping[str, Mapping[int, str]]

_TONE_MARKS: Final = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
_LONGEST_SYLLABLE: Final = 6
_MOST_WAYS: Final = 16


@lru_cache(maxsize=1)
def sounds() -> Sounds:
    """How characters are read: by the installed dictionary and our own list, which stands alone where there is none."""
    found: dict[str, dict[int, str]] = {}
    for characters, pinyin in _readings():
        letters, number = bare(pinyin), tone(pinyin)
        if letters:
            tones = found.setdefault(letters, {})
            tones[number] = tones.get(number, "") + characters
    return found


def _readings() -> Iterator[tuple[str, str]]:
    yield from usual_readings()
    source = installed_source()
    for entry in read_characters(source.path) if source else ():
        yield entry.traditional + entry.simplified, entry.pinyin.lower()


def pattern(query: str, known: Sounds, fold: Callable[[str], str]) -> str:
    """A regular expression for the characters that `query` may spell, "" when it is no pinyin.

    `fold` makes the characters those of the text that is searched.
    """
    ways = [_classes(way, known, fold) for way in _ways(_parts(query), known)]
    return "|".join(dict.fromkeys(way for way in ways if way))


def is_surely_pinyin(query: str, known: Sounds) -> bool:
    """True for letters that are several syllables, or one with a tone: what else could be an English word is not meant."""
    parts = _parts(query)
    ways = _ways(parts, known)
    return any(len(way) > 1 or way[0][1] for way in ways)


def _parts(query: str) -> list[Syllable]:
    """What spaces, apostrophes and tone numbers part: letters and their tone; empty when anything else is there."""
    text = unicodedata.normalize("NFD", query.strip().lower()).replace("u\u0308", "v").replace("u:", "v")
    parts: list[Syllable] = []
    for match in re.finditer(r"([a-z\u0300-\u030c]+)([1-5]?)|[\s'’]+|(.)", text):
        if match[3]:
            return []
        if match[1]:
            parts += _marked_parts(match[1], int(match[2] or 0))
    return parts


def _marked_parts(letters: str, number: int) -> Iterator[Syllable]:
    """One part: its letters with every tone mark kept in place as a digit behind its vowel."""
    marked = "".join(str(_TONE_MARKS[one]) if one in _TONE_MARKS else one for one in letters)
    yield marked, number


def _ways(parts: list[Syllable], known: Sounds) -> list[list[Syllable]]:
    """The ways to cut the parts into syllables."""
    ways: list[list[Syllable]] = [[]] if parts else []
    for letters, number in parts:
        ways = [way + cut for way in ways for cut in _cuts(letters, number, known)][:_MOST_WAYS]
    return ways


def _cuts(letters: str, number: int, known: Sounds) -> Iterator[list[Syllable]]:
    """The ways to cut letters without a space into syllables; the number behind them is that of the last one."""
    if not letters:
        yield []
        return
    for length in range(min(len(letters), _LONGEST_SYLLABLE + 1), 0, -1):
        digits = re.sub(r"\D", "", letters[:length])
        syllable = re.sub(r"\d", "", letters[:length])
        if syllable in known and len(digits) < 2 and not letters[length : length + 1].isdigit():
            last = length == len(letters)
            own = int(digits) if digits else (number if last else 0)
            yield from ([(syllable, own), *rest] for rest in _cuts(letters[length:], number, known))


def _classes(way: list[Syllable], known: Sounds, fold: Callable[[str], str]) -> str:
    parts = []
    for letters, number in way:
        tones = known[letters]
        characters = tones.get(number, "") if number else "".join(tones.values())
        if not characters:
            return ""
        parts.append("[" + re.escape("".join(sorted(set(fold(characters))))) + "]")
    return "".join(parts)
