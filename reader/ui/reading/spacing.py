"""Spacing of Chinese text, for display only: a little air between Han and Latin, and marks that meet drawn at half width.

Nothing is inserted into the text: a character is set in a font whose advance is wider or narrower, so no position moves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

Dress = Literal["han", "latin", "latin-spaced", "stop-spaced", "han-spaced", "half"]

# Between Han and a letter, a digit or what belongs to one.
_IDEOGRAPHS: Final = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD: Final = r"0-9A-Za-z%°℃\u00b5\u00c0-\u024f\u0370-\u03ff\u1e00-\u1eff"
_HAN_THEN_WORD: Final = re.compile(f"[{_IDEOGRAPHS}](?=[{_WORD}$£€(])")
_WORD_THEN_HAN: Final = re.compile(f"[{_WORD})](?=[{_IDEOGRAPHS}])")
# A Latin stop in Chinese, as many typists set it: without the space that a Latin text would give it.
_STOP_THEN_HAN: Final = re.compile(f"[,.;:!?](?=[{_IDEOGRAPHS}“‘「《])")
_STOP_THEN_WORD: Final = re.compile(f"(?<=[{_IDEOGRAPHS}）」』》])[,.;:!?](?=[{_WORD}])")
# Full-width marks with an empty half: brackets everywhere, stops where they stand in the corner and not in the middle.
_OPENING: Final = "「『（《〈【〔〖“‘"
_CLOSING: Final = "」』）》〉】〕〗”’"
_STOPS: Final = "，。、；："
_MEETING: Final = {
    corner: re.compile(f"[{closing}](?=[{_OPENING}{closing}])|(?<=[{_OPENING}])[{_OPENING}]")
    for corner, closing in ((True, _CLOSING + _STOPS), (False, _CLOSING))
}


class Dressed(NamedTuple):
    """Code points [start, end) that are not set in the plain Han font, and what they are set in."""

    start: int
    end: int
    dress: Dress


def spaced(text: str, latin: list[tuple[int, int]], corner_stops: bool) -> Iterator[Dressed]:
    """The parts of a Chinese text with a dress of their own, in order; they do not overlap.

    `latin` are the Latin runs. `corner_stops`: the font draws ，。 in the lower left corner (as in China, not in Taiwan).
    """
    han = {match.start(): "han-spaced" for match in _HAN_THEN_WORD.finditer(text)}
    half = {match.start(): "half" for match in _MEETING[corner_stops].finditer(text)}
    ends: dict[int, Dress] = {match.end(): "latin-spaced" for match in _WORD_THEN_HAN.finditer(text)}
    ends |= {match.end(): "stop-spaced" for match in _STOP_THEN_HAN.finditer(text)}
    openers = {match.start() for match in _STOP_THEN_WORD.finditer(text)}
    inside = {position for start, end in latin for position in range(start, end) if position in half}
    parts = [Dressed(p, p + 1, dress) for p, dress in (han | half).items() if p not in inside]  # type: ignore[arg-type]
    for start, end in latin:
        if start in openers:
            parts.append(Dressed(start, start + 1, "stop-spaced"))
            start += 1
        if end in ends and end > start:
            parts.append(Dressed(end - 1, end, ends[end]))
            end -= 1
        if end > start:
            parts.append(Dressed(start, end, "latin"))
    yield from sorted(parts)


def hangs_before(character: str) -> bool:
    """True for a mark whose left half is empty: at the start of a line that half stands outside the column."""
    return character in _OPENING


def hangs_after(character: str, corner_stops: bool) -> bool:
    """True for a mark whose right half is empty, or a Latin stop that got air: at a line's end that stands outside."""
    return character in _CLOSING or (corner_stops and character in _STOPS) or character in ",.;:!?"
