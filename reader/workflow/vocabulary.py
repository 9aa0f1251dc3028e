"""Vocabulary: the dictionary of the aligner, lent to the checks; None where no dictionary is installed."""

from __future__ import annotations

from typing import NamedTuple

from reader.align.evidence.words import segmented
from reader.align.lexicon import Lexicon, load_lexicon
from reader.align.stems import stems_of
from reader.checks.vocabulary import Vocabulary
from reader.core.task import Task

_LONGEST_PART = 3  # characters of the parts of a word that are looked up as well
_SHORTEST_SOUND = 4  # letters of a reading that are told from any word


class _English(NamedTuple):
    stems: frozenset[str]
    letters: str


class DictionaryVocabulary:
    """Words of CC-CEDICT, and whether an English text has a word of their glosses."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._stems: dict[str, frozenset[str]] = {}
        self._sounds: dict[str, tuple[str, ...]] = {}

    def words(self, zh: str) -> list[str]:
        """The words of a text, by longest match."""
        folded = self._lexicon.fold(zh)
        self._lexicon.learn(folded)
        return segmented(folded, self._lexicon, self._lexicon.index)

    def read(self, en: str) -> _English:
        return _English(frozenset(stems_of(en)), "".join(filter(str.isalpha, en.lower())))

    def says(self, english: _English, word: str) -> bool:
        if word not in self._stems:
            folded = self._lexicon.fold(word)
            self._lexicon.learn(folded)
            self._stems[word] = self._answers(folded)
            self._sounds[word] = self._readings(folded)
        return not self._stems[word].isdisjoint(english.stems) or any(s in english.letters for s in self._sounds[word])

    def _answers(self, word: str) -> frozenset[str]:
        """The stems of a word and of the words in it."""
        parts = {word[i : i + n] for n in range(1, _LONGEST_PART + 1) for i in range(len(word) - n + 1)}
        inner = [one for part in parts for one in segmented(part, self._lexicon, self._lexicon.index) if one == part]
        return frozenset(stem for part in (word, *inner) for stem in self._lexicon.stems(part))

    def _readings(self, word: str) -> tuple[str, ...]:
        found = [""]
        for character in word:
            found = [head + tail for head in found for tail in self._lexicon.syllable(character) or ("",)][:8]
        return tuple(one for one in found if len(one) >= _SHORTEST_SOUND)


def installed_vocabulary() -> Task[Vocabulary | None]:
    """That of the installed dictionary, which is read once."""
    lexicon = yield from load_lexicon()
    return DictionaryVocabulary(lexicon) if lexicon else None
