"""One step of a conversion: from left to right, at each position the longest entry of the first table that has one.

Characters are replaced in one go; only entries that are longer than a character, or change the length, are searched.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from operator import add, ne
from typing import Final

# Longest key, shortest key, entries: the form in which the engine keeps a table.
EngineTable = tuple[int, int, dict[str, str]]

# A longer block would keep the interpreter in one call while the window waits for it.
_BLOCK: Final = 16_384


# Code points [start, end) of the text, what they become, and whether that changes the word rather than its characters.
# A plain tuple: a million of them are made for a book.
Match = tuple[int, int, str, bool]

# What may begin at a position: the length of a key, the entries it may stand in, whether these are vocabulary.
_Trial = tuple[int, dict[str, str], bool]


class Step:
    """Tables in the order they are asked, made ready for matching. Read-only once made, so threads may share it."""

    __slots__ = ("_characters", "_few", "_likely", "_prefixes", "_singles")

    def __init__(self, tables: Sequence[EngineTable]) -> None:
        phrases = list(tables)
        layers = []
        # Only the last tables may be applied as plain characters: a phrase table has the first word over those after it.
        while phrases and is_characters(phrases[-1]):
            layers.append(phrases.pop()[2])
        characters = {key: value for entries in layers for key, value in entries.items()}
        self._characters = str.maketrans(characters)
        self._few = _one_of(characters)
        self._prefixes = _prefixes(phrases)
        singles = [head for head in self._prefixes if len(head) == 1]
        self._singles = re.compile(f"[{''.join(map(re.escape, singles))}]") if singles else None
        self._likely = _likely([head for head in self._prefixes if len(head) == 2])

    def matches(self, text: str, ends: Sequence[int] | None = None) -> list[Match]:
        """The phrases of `text` from left to right. With `ends` (sorted, the last is the text's) none crosses an end."""
        found: list[Match] = []
        prefixes, limit, free = self._prefixes, len(text), 0
        for start in self._candidates(text):
            if start < free:
                continue
            if ends is not None:
                limit = ends[bisect_right(ends, start)]
            for size, entries, word in prefixes.get(text[start : start + 2]) or prefixes.get(text[start], ()):
                end = start + size
                if end <= limit and (value := entries.get(text[start:end])) is not None:
                    found.append((start, end, value, word))
                    free = end
                    break
        return found

    def _candidates(self, text: str) -> Iterator[int]:
        """The positions at which a key may begin, in order."""
        if not self._prefixes:
            return
        for start in range(0, len(text), _BLOCK):
            hits = self._heads(text, start)
            if self._singles:
                singles = (match.start() for match in self._singles.finditer(text, start, start + _BLOCK))
                hits = iter(sorted({*hits, *singles}))
            yield from hits

    def _heads(self, text: str, start: int) -> Iterator[int]:
        """The positions of one block at which the first two characters of a key stand, and perhaps others."""
        if self._likely:
            return (match.start() for match in self._likely.finditer(text, start, start + _BLOCK + 1))
        pairs = map(add, text[start : start + _BLOCK], text[start + 1 : start + _BLOCK + 1])
        return compress(range(start, len(text)), map(self._prefixes.__contains__, pairs))

    def replaced(self, text: str, matches: Sequence[Match]) -> str:
        """`text` with `matches` replaced, and each other character as the tables of characters say."""
        blocks = (text[start : start + _BLOCK] for start in range(0, len(text), _BLOCK))
        plain = "".join([self._plainly(block) for block in blocks])
        parts: list[str] = []
        last = 0
        for start, end, value, _ in matches:
            parts.append(plain[last:start])
            parts.append(value)
            last = end
        parts.append(plain[last:])
        return "".join(parts)

    def _plainly(self, block: str) -> str:
        if self._few:
            return self._few.sub(lambda match: self._characters[ord(match[0])], block)
        return block.translate(self._characters)


# A set of characters is searched seven times faster than a text is translated, as long as it is small and lies in
# plane 0; beyond that the search falls behind.
_FEW: Final = 600


def _one_of(characters: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern for these characters, or None where it would be slow."""
    distinct = sorted(set(characters))
    if not distinct or len(distinct) > _FEW or distinct[-1] > "\uffff":
        return None
    return re.compile(f"[{''.join(map(re.escape, distinct))}]")


def _likely(heads: Sequence[str]) -> re.Pattern[str] | None:
    """A pattern for places where one of these pairs may stand, or None where it would be slow."""
    first = _one_of(head[0] for head in heads)
    second = _one_of(head[1] for head in heads) if first else None
    return re.compile(f"{first.pattern}(?={second.pattern})") if first and second else None


def is_characters(table: EngineTable) -> bool:
    return table[0] == 1 and all(len(value) == 1 for value in table[2].values())


def _is_vocabulary(entries: dict[str, str]) -> bool:
    """True when the entries change words rather than characters, which shows in values of another length."""
    return any(map(ne, map(len, entries), map(len, entries.values())))


def _prefixes(tables: Sequence[EngineTable]) -> dict[str, tuple[_Trial, ...]]:
    """By the first two characters of a key (or its only one): the trials to make there, in order."""
    # The lengths of the keys as bits of one number: 64 bits a table, the first table lowest.
    lengths: dict[str, int] = {}
    for number, (_, _, entries) in enumerate(tables):
        for key in entries:
            head = key[:2]
            lengths[head] = lengths.get(head, 0) | 1 << 64 * number + len(key)
    singles = {head: mask for head, mask in lengths.items() if len(head) == 1}
    for head in lengths if singles else ():
        lengths[head] |= singles.get(head[0], 0)
    words = [_is_vocabulary(entries) for _, _, entries in tables]
    trials = {
        mask: tuple(
            (size, entries, words[number])
            for number, (longest, _, entries) in enumerate(tables)
            for size in range(longest, 0, -1)
            if mask >> 64 * number + size & 1
        )
        for mask in set(lengths.values())
    }
    return {head: trials[mask] for head, mask in lengths.items()}
