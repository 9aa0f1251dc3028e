"""Dictionary: look-ups over one or more stores. Without any store it knows nothing, and everything still works."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from reader.study.english import forms, query_words
from reader.study.entry import Entry
from reader.study.glosses import is_mere_variant
from reader.study.store import Store

_CACHED: Final = 4096


@dataclass(frozen=True, slots=True)
class Match:
    """A headword found in a text: code points [start, end) and its entries, the likeliest first."""

    start: int
    end: int
    word: str
    entries: tuple[Entry, ...]


class Dictionary:
    """`script` arguments are "Hans", "Hant" or None: entries whose form in that script is the word come first."""

    def __init__(self, stores: Sequence[Store] = ()) -> None:
        self._stores = tuple(stores)
        self.longest = max((store.longest for store in stores), default=0)
        # Reading on, a pointer looks at the same characters again and again.
        self._window = lru_cache(_CACHED)(self._find_window)
        # And the words of a text come again and again, when each is read.
        self._word = lru_cache(_CACHED)(self._find_word)

    def __bool__(self) -> bool:
        return bool(self._stores)

    @property
    def attributions(self) -> tuple[str, ...]:
        """What must be shown with the entries: name, date and licence of each dictionary."""
        return tuple(store.licence or store.name for store in self._stores)

    def entries(self, word: str, script: str | None = None) -> tuple[Entry, ...]:
        """All entries of a word, every reading; empty when it is in no dictionary."""
        return self._word(word, script)

    def matches(self, text: str, start: int, script: str | None = None) -> tuple[Match, ...]:
        """The words of the dictionaries that begin at `start`, the longest first."""
        found = self._window(text[start : start + self.longest])
        return tuple(
            Match(start, start + len(word), word, tuple(sorted(entries, key=lambda e: _likelihood(e, word, script))))
            for word, entries in found
        )

    def parts(self, text: str, script: str | None = None) -> tuple[Match, ...]:
        """The longest words of a compound that is itself unknown, from left to right; unknown characters are left out."""
        found, position = [], 0
        while position < len(text):
            here = self.matches(text, position, script)
            if here:
                found.append(here[0])
            position = here[0].end if here else position + 1
        return tuple(found)

    def english(self, query: str, limit: int = 50) -> tuple[Entry, ...]:
        """Entries that mean an English word or phrase, the closest first."""
        groups = [forms(word) for word in query_words(query)]
        found = [item for store in self._stores for item in store.find_english(groups, limit)]
        return tuple(entry for _, entry in sorted(found, key=lambda item: item[0])[:limit])

    def headwords(self) -> Iterator[list[str]]:
        """All headwords of all dictionaries in both scripts, in lists of a few thousand."""
        for store in self._stores:
            yield from store.headwords()

    def surnames(self) -> frozenset[str]:
        """Words that can be a Chinese surname."""
        return frozenset().union(*(store.surnames for store in self._stores))

    def close(self) -> None:
        """Close the files. The dictionary must not be used after it."""
        for store in self._stores:
            store.close()

    def _find_word(self, word: str, script: str | None) -> tuple[Entry, ...]:
        found = [entry for store in self._stores for _, entry in store.find([word])]
        return tuple(sorted(found, key=lambda entry: _likelihood(entry, word, script)))

    def _find_window(self, window: str) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
        words = [window[:length] for length in range(len(window), 0, -1)]
        found: dict[str, list[Entry]] = {}
        for store in self._stores:
            for word, entry in store.find(words):
                found.setdefault(word, []).append(entry)
        return tuple((word, tuple(found[word])) for word in words if word in found)


def _likelihood(entry: Entry, word: str, script: str | None) -> tuple[bool, bool, bool]:
    """A sort key: the form in the script that is read, then words before names, then meanings before mere variants."""
    other = script is not None and entry.headword(script) != word
    return other, entry.is_name, bool(entry.glosses) and all(map(is_mere_variant, entry.glosses))
