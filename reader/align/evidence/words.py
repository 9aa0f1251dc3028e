"""Words: Chinese words of the dictionary against the stems of their glosses, and Chinese names in Latin letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from reader.align.lexicon import Lexicon
from reader.align.romanised import romanised
from reader.align.stems import STOP_WORDS

# Words of Chinese grammar. Their glosses hold rarer senses (的: target, 是: correct), which would only mislead.
_PARTICLES: Final = (
    "的 了 是 在 和 也 就 都 而 及 与 與 着 著 过 或 不 没 有 他 她 它 我 你 您 们 我们 他们 你们 她们 它们 这 那 这个 那个 之 以 于 为 把 被 让 "
    "对 从 到 吗 呢 吧 啊 呀 嘛 个 一 一个 很 还 又 再 才 所 其 此 将 要 会 能 可以 可 该 等 等等 并 并且 但 但是 因为 所以 如果 虽然 然而 "
    "然后 什么 怎么 地 得 由 更 最 只 便 却 则 若 且 至 即 各 每 某 这样 那样 这些 那些"
)
_GRAMMAR: Final = frozenset(_PARTICLES.split())


def segmented(text: str, lexicon: Lexicon, known: Mapping[str, object]) -> list[str]:
    """The words of a folded Chinese sentence, by forward longest match among the words for which `known` holds."""
    words: list[str] = []
    position, end = 0, len(text)
    longest = lexicon.longest
    while position < end:
        for length in range(min(longest.get(text[position], 0), end - position), 0, -1):
            word = text[position : position + length]
            if known.get(word):
                if word not in _GRAMMAR:
                    words.append(word)
                position += length
                break
        else:
            position += 1
    return words


def note_answerable(lexicon: Lexicon, text: str, stems: frozenset[str], known: dict[str, bool]) -> None:
    """Add to `known` every dictionary word that occurs anywhere in the folded `text`: is one of its stems in `stems`?"""
    lexicon.learn(text)
    index, longest = lexicon.index, lexicon.longest
    end = len(text)
    for position, character in enumerate(text):
        for length in range(1, min(longest.get(character, 0), end - position) + 1):
            word = text[position : position + length]
            if word in index and word not in known:
                known[word] = not stems.isdisjoint(lexicon.stems(word))


class Pinyin:
    """Finds runs of one to three characters whose reading is one of some names written in pinyin or Wade-Giles."""

    def __init__(self, lexicon: Lexicon, names: frozenset[str]) -> None:
        self._lexicon, self._names = lexicon, names
        self._starts = {name[:2] for name in names}
        self._readings: dict[str, tuple[str, ...]] = {}

    def names_in(self, text: str) -> dict[str, list[str]]:
        """The runs of a folded text, each with the names that it may be."""
        found: dict[str, list[str]] = {}
        if not self._names:
            return found
        spoken = [self._spoken(character) for character in text]
        for position, first in enumerate(spoken):
            heads = [reading for reading in first if reading[:2] in self._starts]
            for length in range(1, 4 if heads else 1):
                names = [reading for reading in heads if reading in self._names]
                if names:
                    found[text[position : position + length]] = names
                tail = spoken[position + length] if position + length < len(spoken) else ()
                heads = [head + reading for head in heads for reading in tail][:24]
        return found

    def _spoken(self, character: str) -> tuple[str, ...]:
        if character not in self._readings:
            spoken = self._lexicon.syllable(character)
            self._readings[character] = tuple(dict.fromkeys(form for own in spoken for form in romanised(own)))
        return self._readings[character]


def name_candidates(en: Sequence[Sequence[str]]) -> frozenset[str]:
    """Words of the tokenised English sentences that only occur with a capital and are no common word, in lower case."""
    capital: set[str] = set()
    small: set[str] = set()
    for words in en:
        for word in words:
            (small if word[:1].islower() else capital).add(word.lower())
    return frozenset(word for word in capital - small if word not in STOP_WORDS and 2 <= len(word) <= 18)
