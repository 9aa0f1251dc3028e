"""Words: Chinese words of the dictionary against the stems of their glosses, and Chinese names in pinyin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader.align.lexicon import Lexicon
from reader.align.stems import STOP_WORDS


def segmented(text: str, lexicon: Lexicon, known: dict[str, bool]) -> list[str]:
    """The words of a folded Chinese sentence, by forward longest match among the words for which `known` holds."""
    words: list[str] = []
    position, end = 0, len(text)
    longest = lexicon.longest
    while position < end:
        for length in range(min(longest.get(text[position], 0), end - position), 0, -1):
            word = text[position : position + length]
            if known.get(word):
                words.append(word)
                position += length
                break
        else:
            position += 1
    return words


def answerable(lexicon: Lexicon, texts: Iterable[str], stems: frozenset[str]) -> dict[str, bool]:
    """All dictionary words that occur anywhere in the folded `texts`, and whether one of their stems is among `stems`."""
    known: dict[str, bool] = {}
    index, longest = lexicon.index, lexicon.longest
    for text in texts:
        end = len(text)
        for position, character in enumerate(text):
            for length in range(1, min(longest.get(character, 0), end - position) + 1):
                word = text[position : position + length]
                if word in index and word not in known:
                    known[word] = not stems.isdisjoint(lexicon.stems(word))
    return known


def names_in_pinyin(lexicon: Lexicon, zh: Sequence[str], candidates: frozenset[str]) -> dict[str, list[str]]:
    """Runs of one to three characters of the folded texts whose reading is one of the `candidates` -> these."""
    found: dict[str, list[str]] = {}
    starts = {name[:2] for name in candidates}
    readings: dict[str, tuple[str, ...]] = {}
    for text in zh if candidates else ():
        for character in text:
            if character not in readings:
                readings[character] = lexicon.syllable(character)
        for position in range(len(text)):
            spoken = [""]
            for length in range(1, min(3, len(text) - position) + 1):
                spoken = [head + tail for head in spoken for tail in readings[text[position + length - 1]]][:8]
                if length == 1 and not any(s[:2] in starts for s in spoken):
                    break
                for reading in spoken:
                    if reading in candidates:
                        found.setdefault(text[position : position + length], []).append(reading)
    return {run: sorted(set(names)) for run, names in found.items()}


def name_candidates(en: Sequence[Sequence[str]]) -> frozenset[str]:
    """Words of the tokenised English sentences that only occur with a capital and are no common word, in lower case."""
    capital: set[str] = set()
    small: set[str] = set()
    for words in en:
        for word in words:
            (small if word[:1].islower() else capital).add(word.lower())
    return frozenset(word for word in capital - small if word not in STOP_WORDS and 2 <= len(word) <= 18)
