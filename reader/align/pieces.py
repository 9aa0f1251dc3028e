"""Pieces: text cut into the pieces of a unigram model, whose file (sentencepiece's) is read in a twentieth of a second.

The package that brings the model has a tokenizer of its own, the same up to rare control characters; it builds a table of all
beginnings of its 128,000 pieces first, which takes longer than all else that a page needs.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from reader.align.arrays import np

UNKNOWN: Final = 0
BEGIN: Final = 1
END: Final = 2
_SPACE: Final = "\u2581"
# How much less likely an unknown character is than the rarest piece (sentencepiece's own figure).
_UNKNOWN_COST: Final = 10.0
# A record of the file: its tag, its length, then the tag of the piece, the length of the piece, the piece, the tag of the score.
_RECORD_TAG: Final = 0x0A
_PIECE_AT: Final = 4
_BEGINNING: Final = 3
# Longer words (Chinese has no spaces) seldom come back.
_LONGEST_WORD: Final = 20
# Invisible characters are nothing to the model; other separators are spaces.
_CLEANING: Final = {
    **dict.fromkeys([*range(1, 9), 0x0B, *range(0x0E, 0x20), 0x7F, 0x8F, 0x9F]),
    **dict.fromkeys([*range(0x200B, 0x2010), 0x2028, 0x2029, 0x2581, 0xFEFF, 0xFFFD], " "),
}


@dataclass(frozen=True, slots=True)
class Pieces:
    """The number of each piece, the score (log probability) of each number, and how pieces of three and more characters
    begin. No piece goes beyond the end of a word, so words are cut apart from each other, and remembered.
    """

    numbers: dict[str, int]
    scores: Sequence[float]
    beginnings: frozenset[str]
    longest: int
    unknown_score: float
    _words: dict[str, list[int]] = field(default_factory=dict)

    def encode(self, text: str) -> list[int]:
        """The numbers of the likeliest pieces of `text`, between the marks of its beginning and its end."""
        found = [number for word in words_of(text) for number in self._remembered(word)]
        return [BEGIN, *(found or [UNKNOWN]), END]

    def _remembered(self, word: str) -> list[int]:
        if len(word) > _LONGEST_WORD:
            return self._likeliest(word)
        if (known := self._words.get(word)) is None:
            known = self._words[word] = self._likeliest(word)
        return known

    def _likeliest(self, text: str) -> list[int]:
        """Viterbi: the best way to each place, from the piece that ends there."""
        size = len(text)
        best = [0.0] + [float("-inf")] * size
        start_of = [0] * (size + 1)
        number_of = [UNKNOWN] * (size + 1)
        get, scores = self.numbers.get, self.scores
        for start in range(size):
            base = best[start]
            furthest = self.longest if text[start : start + _BEGINNING] in self.beginnings else _BEGINNING - 1
            for end in range(start + 1, min(start + furthest, size) + 1):
                number = get(text[start:end])
                if number is not None:
                    score = base + scores[number]
                elif end == start + 1:
                    number, score = UNKNOWN, base + self.unknown_score
                else:
                    continue
                if score > best[end]:
                    best[end], start_of[end], number_of[end] = score, start, number
        found: list[int] = []
        while size:
            found.append(number_of[size])
            size = start_of[size]
        return found[::-1]


def words_of(text: str) -> list[str]:
    """The words in the form in which the model knows them: compatibility forms folded, each after the mark of a space."""
    return [_SPACE + word for word in unicodedata.normalize("NFKC", text.translate(_CLEANING)).split()]


def read_pieces(data: bytes) -> Pieces:
    """The pieces of a sentencepiece model file. Raises ValueError when `data` does not begin with records of pieces."""
    starts: list[int] = []
    position = 0
    while position < len(data) and data[position] == _RECORD_TAG and data[position + 1] < 0x80:
        starts.append(position + _PIECE_AT)
        position += 2 + data[position + 1]
    pieces = [data[start : start + data[start - 1]] for start in starts]
    # At once rather than one by one: no piece holds a line end, the model reads it as a space.
    names = b"\n".join(pieces).decode("utf-8").split("\n")
    if not names or len(names) != len(starts):
        raise ValueError("not a model of pieces")
    scores_at = np.array(starts) + np.array(list(map(len, pieces))) + 1
    scores = np.frombuffer(data, dtype=np.uint8)[scores_at[:, None] + np.arange(4)].view("<f4").ravel().tolist()
    beginnings = frozenset([name[:_BEGINNING] for name in names])
    numbers = dict(zip(names, range(len(names)), strict=True))
    return Pieces(numbers, scores, beginnings, max(map(len, names)), min(scores) - _UNKNOWN_COST)
