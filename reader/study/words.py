"""Word segmentation: a text cut into words, by the dictionary and a few rules, on both scripts.

The cut is the cheapest path through all dictionary words of a run of Han characters: a word costs 1, a character that often
stands alone less, any other more (resources/data/segmentation.toml). Numbers, dates and names are recognised by their form.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final, Literal, NamedTuple

from reader.core.resources import resource
from reader.core.task import Progress, Task
from reader.study.dictionary import Dictionary

WordKind = Literal["word", "number", "name", "latin", "mark"]

# A run is cut in windows, so that a text without punctuation costs no more than another.
_WINDOW: Final = 256
_OVERLAP: Final = 32
_SELDOM_ALONE: Final = 1.25
_UNKNOWN: Final = 1.6
_NUMBER: Final = 0.6
# A word that the reader added wins over any other way to cut, even through two words.
_ADDED: Final = -2.0

_HAN: Final = "\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_DIGITS: Final = "0-9\uff10-\uff19"
_HAN_DIGITS: Final = "〇零○一二三四五六七八九"
_HAN_NUMBERS: Final = _HAN_DIGITS + "十百千万萬亿億两兩廿卅"
_TOKEN: Final = re.compile(
    rf"(?P<number>[{_DIGITS}]{{4}}年|[{_DIGITS}]{{1,2}}[月日時时](?!代)"
    rf"|[{_DIGITS}][{_DIGITS},，]*(?:[.．·:：/／-][{_DIGITS}]+)*[百千万萬亿億]*[%％‰]?)"
    rf"|(?P<han>[{_HAN}]+)"
    rf"|(?P<latin>[^\W\d_{_HAN}]+(?:['’\-.][^\W_{_HAN}]+)*)"
    r"|(?P<mark>—+|…+|－+|\.{2,}|\s+|.)",
    re.DOTALL,
)
_HAN_NUMBER: Final = re.compile(
    rf"[{_HAN_DIGITS}]{{4}}年|(?:[一二三四五六七八九]|十[一二]?)月(?!亮|饼|餅|球)|第?[{_HAN_NUMBERS}]{{2,}}|第[{_HAN_NUMBERS}]"
)


class Word(NamedTuple):
    """Code points [start, end) of the text that was cut."""

    start: int
    end: int
    kind: WordKind


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of the dictionaries by their first character: one set of millions would grow in steps that are felt.

    `longest` is the length of the longest word that begins with a character.
    """

    words: Mapping[str, Set[str]] = field(default_factory=dict)
    longest: Mapping[str, int] = field(default_factory=dict)
    surnames: frozenset[str] = frozenset()

    @staticmethod
    def of(words: Iterable[str], surnames: frozenset[str] = frozenset()) -> Lexicon:
        """The lexicon of a few words."""
        by_first: dict[str, set[str]] = {}
        longest: dict[str, int] = {}
        _add(by_first, longest, words)
        return Lexicon(by_first, longest, surnames)

    def __contains__(self, word: str) -> bool:
        return word in self.words.get(word[0], ())


@dataclass(frozen=True, slots=True)
class WordChoices:
    """How the reader corrects the segmentation: words to take as one, and words to take apart."""

    added: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()


def load_lexicon(dictionary: Dictionary) -> Task[Lexicon]:
    """The words of all dictionaries and of the bundled list."""
    words: dict[str, set[str]] = {}
    longest: dict[str, int] = {}
    _add(words, longest, (word for pair in _data()["words"]["list"] for word in pair.split()))
    for batch in dictionary.headwords():
        _add(words, longest, batch)
        yield Progress("Reading the dictionary")
    return Lexicon(words, longest, dictionary.surnames())


def _add(words: dict[str, set[str]], longest: dict[str, int], more: Iterable[str]) -> None:
    for word in more:
        words.setdefault(word[0], set()).add(word)
        longest[word[0]] = max(len(word), longest.get(word[0], 0))


class Segmenter:
    """Cuts texts with one lexicon and one reader's choices."""

    def __init__(self, lexicon: Lexicon, choices: WordChoices | None = None) -> None:
        self._lexicon = lexicon
        self._choices = choices or WordChoices()
        self._alone = {c: tier["cost"] for tier in _data()["alone"] for c in tier["characters"]}
        self._foreign = frozenset(_data()["names"]["foreign"])
        self._longest = dict(lexicon.longest)
        for word in self._choices.added:
            self._longest[word[0]] = max(len(word), self._longest.get(word[0], 0))

    def words(self, text: str) -> Iterator[Word]:
        """Words that tile the text, marks and spaces included. They come as they are found: a long text need not wait."""
        for match in _TOKEN.finditer(text):
            kind: Any = match.lastgroup
            if kind == "han":
                yield from self._han(text, *match.span())
            else:
                yield Word(match.start(), match.end(), kind)

    def with_choices(self, choices: WordChoices) -> Segmenter:
        """One that cuts with the same lexicon and other choices."""
        return Segmenter(self._lexicon, choices)

    def cut(self, text: str) -> list[str]:
        """The words of `words` as strings."""
        return [text[word.start : word.end] for word in self.words(text)]

    def _han(self, text: str, start: int, end: int) -> Iterator[Word]:
        while start < end:
            run = text[start : min(end, start + _WINDOW)]
            more = start + len(run) < end
            ends = self._cheapest(run)
            if more:
                # The last words of a window may be cut by its edge: they are done again with what follows.
                ends = [stop for stop in ends if stop <= _WINDOW - _OVERLAP] or ends[:1]
            yield from self._named(run, start, ends)
            start += ends[-1]

    def _cheapest(self, run: str) -> list[int]:
        """The ends of the words of the cheapest cut of a run of Han characters."""
        size = len(run)
        best = [0.0] + [float("inf")] * size
        back = [0] * (size + 1)
        for i in range(size):
            for end, cost in self._edges(run, i):
                # Of equals the first stands: it ends in the longer word, which is right more often.
                if best[i] + cost < best[end] - 1e-9:
                    best[end], back[end] = best[i] + cost, i
        ends = [size]
        while back[ends[-1]]:
            ends.append(back[ends[-1]])
        return ends[::-1]

    def _edges(self, run: str, i: int) -> Iterator[tuple[int, float]]:
        """The words that may begin at `i`: where they end and what they cost."""
        words, choices = self._lexicon.words.get(run[i], frozenset()), self._choices
        known = run[i] in words
        yield i + 1, self._alone.get(run[i], _SELDOM_ALONE if known else _UNKNOWN)
        for end in range(i + 2, min(i + self._longest.get(run[i], 1), len(run)) + 1):
            word = run[i:end]
            if word in choices.added:
                yield end, _ADDED
            elif word in words and word not in choices.removed:
                yield end, 1.0
        number = _HAN_NUMBER.match(run, i)
        if number and number.end() > i + 1:
            yield number.end(), _NUMBER

    def _named(self, run: str, offset: int, ends: list[int]) -> Iterator[Word]:
        """The words of a cut, with characters that were left over joined to names."""
        starts = [0, *ends[:-1]]
        index = 0
        while index < len(ends):
            joined = self._foreign_name(run, starts, ends, index) or self._given_name(run, starts, ends, index)
            last = joined or index
            text = run[starts[index] : ends[last]]
            kind: WordKind = "name" if joined else "number" if _is_number(text, self._lexicon) else "word"
            yield Word(offset + starts[index], offset + ends[last], kind)
            index = last + 1

    def _foreign_name(self, run: str, starts: list[int], ends: list[int], index: int) -> int:
        """The index of the last piece of a foreign name that begins at piece `index`; 0 when none does."""
        last = index
        while last < len(ends) and self._may_be_foreign(run[starts[last] : ends[last]]):
            last += 1
        length = ends[last - 1] - starts[index] if last > index else 0
        return last - 1 if last - index > 1 and length >= 3 else 0

    def _may_be_foreign(self, piece: str) -> bool:
        return len(piece) <= 2 and self._foreign.issuperset(piece) and piece not in self._choices.added

    def _given_name(self, run: str, starts: list[int], ends: list[int], index: int) -> int:
        """The index of the second of two single characters after a surname, which are a given name; 0 when they are not."""
        if (
            index == 0
            or index + 1 >= len(ends)
            or run[starts[index - 1] : ends[index - 1]] not in self._lexicon.surnames
        ):
            return 0
        pair = run[starts[index] : ends[index + 1]]
        return index + 1 if len(pair) == 2 and not any(character in self._alone for character in pair) else 0


def _is_number(text: str, words: Lexicon) -> bool:
    match = _HAN_NUMBER.match(text)
    return bool(match) and match is not None and match.end() == len(text) and text not in words


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads(resource("data", "segmentation.toml").read_text(encoding="utf-8"))
