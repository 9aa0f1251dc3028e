"""What a difference between readings is: an accidental (spelling, punctuation) or a substantive one (wording), and its class."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations
from typing import Final, Literal

from reader.collate.tokens import plain

Kind = Literal["accidental", "substantive"]

BULLETS: Final = "●•▪■◆○·∙‣*-–—"
_SPACE: Final = re.compile(r"\s+")
_MARKS: Final = re.compile(r"[^\w\s]|_")
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
# A slip of the pen keeps a word of this length recognisable; below it another word is as likely (in, on).
_SHORTEST_TYPO: Final = 5


def classify(readings: Sequence[str | None]) -> tuple[Kind, str]:
    """Kind and class of a variant with these readings: the gravest that any two of them differ by."""
    found = {_pair(one, other) for one, other in combinations(dict.fromkeys(readings), 2)}
    return max(found, key=lambda item: ORDER.index(item))


ORDER: Final[tuple[tuple[Kind, str], ...]] = (
    ("accidental", "same"),
    ("accidental", "spacing"),
    ("accidental", "bullet"),
    ("accidental", "quotes"),
    ("accidental", "punctuation"),
    ("accidental", "hyphenation"),
    ("accidental", "capitalisation"),
    ("accidental", "typo"),
    ("substantive", "wording"),
    ("substantive", "number"),
    ("substantive", "omission"),
)


def _pair(one: str | None, other: str | None) -> tuple[Kind, str]:
    if one is None or other is None:
        text = (one or other or "").strip()
        if text and all(character in BULLETS for character in text):
            return "accidental", "bullet"
        return ("substantive", "omission") if re.search(r"\w", text) else ("accidental", "punctuation")
    for name, fold in (
        ("same", str),
        ("spacing", _unspaced),
        ("bullet", lambda text: _unspaced(text).lstrip(BULLETS)),
        ("capitalisation", lambda text: _unspaced(text).casefold()),
        ("quotes", lambda text: plain(_unspaced(text))),
    ):
        if fold(one) == fold(other):
            return "accidental", name
    if _numbers(one) != _numbers(other):
        return "substantive", "number"
    if re.sub("[-‐‑–]", "", _unspaced(one)).casefold() == re.sub("[-‐‑–]", "", _unspaced(other)).casefold():
        return "accidental", "hyphenation"
    if _letters(one) == _letters(other):
        return "accidental", "punctuation"
    return ("accidental", "typo") if _slip(_letters(one), _letters(other)) else ("substantive", "wording")


def _unspaced(text: str) -> str:
    return _SPACE.sub("", text)


def _numbers(text: str) -> list[str]:
    return [number.replace(",", "") for number in _NUMBER.findall(text)]


def _letters(text: str) -> str:
    return _MARKS.sub("", _unspaced(text)).casefold()


def _slip(one: str, other: str) -> bool:
    """True for two long words that differ by one letter added, dropped, changed, or by two that changed places."""
    if min(len(one), len(other)) < _SHORTEST_TYPO or abs(len(one) - len(other)) > 1 or not (one + other).isascii():
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    # The plural or the past is another word, not a slip.
    if start == min(len(one), len(other)):
        return one[start:] + other[start:] not in ("s", "d", "r")
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
