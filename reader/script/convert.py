"""Conversion between the scripts: which directions lead from one to another, and a person's corrections of them.

A text is never converted towards the script that it already has, unless its script is given and says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from reader.core.errors import InvalidValueError
from reader.core.offsets import OffsetMap
from reader.core.spans import Span
from reader.script.detect import variety_of
from reader.script.engine import DIRECTIONS, direction

# The scripts by the name that the command line uses: OpenCC's code of the place, and whether the vocabulary of the
# place is converted too, not only its characters. "hant" is OpenCC's own standard (爲 裏), which no place prints.
_PLACES: Final = {
    "hans": ("s", False),
    "hant": ("t", False),
    "tw": ("tw", False),
    "hk": ("hk", False),
    "jp": ("jp", False),
    "hansp": ("s", True),
    "twp": ("tw", True),
    "hkp": ("hk", True),
}
SCRIPTS: Final = tuple(_PLACES)


@dataclass(frozen=True, slots=True)
class Converted:
    """A converted text and where each code point of the original went."""

    text: str
    offsets: OffsetMap


@dataclass(frozen=True, slots=True)
class Override:
    """What a person wants to see in place of what the tables say.

    It holds for `span` of the text, or where that is None for each `word`, whenever the text is shown in `script`
    ("Hans" or "Hant", whichever region); the conversion of everything else goes on around it.
    """

    replacement: str
    script: str
    span: Span | None = None
    word: str = ""


def family(script: str) -> str:
    """ "Hans", "Hant" or "Jpan": the script, whichever region, that one of SCRIPTS belongs to."""
    if script not in _PLACES:
        raise InvalidValueError(f"no script {script}")
    return {"s": "Hans", "jp": "Jpan"}.get(_PLACES[script][0], "Hant")


def convert(text: str, target: str, source: str | None = None, overrides: Sequence[Override] = ()) -> Converted:
    """`text` in the script `target`, one of SCRIPTS.

    `source` is the script that the text has, one of SCRIPTS. None finds it out: a text that shows no script is taken
    for one in the other, a Japanese one is left alone. Raises InvalidValueError for a script that is not in SCRIPTS.
    """
    names = route(source or found_source(text, target), target)
    parts: list[Converted] = []
    last = 0
    for span, replacement in places(text, family(target), overrides):
        parts.append(_along(names, text[last : span.start]))
        parts.append(Converted(replacement, OffsetMap.replacement(len(span.of(text)), len(replacement))))
        last = span.end
    parts.append(_along(names, text[last:]))
    if len(parts) == 1:
        return parts[0]
    return Converted("".join(part.text for part in parts), OffsetMap.joined(part.offsets for part in parts))


@lru_cache(maxsize=128)
def route(source: str, target: str) -> tuple[str, ...]:
    """The directions to take from one of SCRIPTS to another, in order; none when the text has that script already."""
    if source not in _PLACES or target not in _PLACES:
        raise InvalidValueError(f"no conversion from {source} to {target}")
    (start, _), (goal, vocabulary) = _PLACES[source], _PLACES[target]
    if start == goal:
        return ()
    for name in (f"{start}2{goal}p",) * vocabulary + (f"{start}2{goal}",):
        if name in DIRECTIONS:
            return (name,)
    # Vocabulary is converted from and to Simplified only: a Traditional text may have the words of the place already.
    return (f"{start}2t", f"t2{goal}")


def found_source(text: str, target: str) -> str:
    """The script to convert `text` from when nobody says: its own, or `target` itself for what is to be left alone."""
    found = variety_of(text) or ("hant" if family(target) == "Hans" else "hans")
    return target if found == "jp" else found


def _along(names: Sequence[str], text: str) -> Converted:
    offsets = OffsetMap.identity(len(text))
    for name in names if not text.isascii() else ():  # no table has an entry for ASCII alone
        text, moved = direction(name).convert(text)
        offsets = offsets.then(moved)
    return Converted(text, offsets)


def places(text: str, script: str, overrides: Sequence[Override]) -> Iterator[tuple[Span, str]]:
    """The spans that a person decided on, in order and without overlaps; a span goes before a word."""
    if not overrides:
        return
    held = [override for override in overrides if override.script == script]
    length = len(text)
    spans = sorted((item.span, item.replacement) for item in held if item.span and 0 <= item.span.start < length)
    words = {item.word: item.replacement for item in held if item.span is None and item.word}
    last = 0
    for span, replacement in spans:
        end = min(span.end, length)
        if last <= span.start < end:
            yield from _words(text, last, span.start, words)
            yield Span(span.start, end), replacement
            last = end
    yield from _words(text, last, length, words)


def _words(text: str, start: int, end: int, words: dict[str, str]) -> Iterator[tuple[Span, str]]:
    if words:
        for match in _word_pattern(tuple(words)).finditer(text, start, end):
            yield Span(*match.span()), words[match.group()]


@lru_cache(maxsize=64)
def _word_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Finds the longest of `words` at each place."""
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
