"""The only place that converts between code points (ours) and UTF-16 units (Qt's).

A character beyond the Basic Multilingual Plane is one code point and two UTF-16 units. Text goes to Qt, never back:
what comes back is positions, and every one of them passes through a Utf16Map.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final, NewType

Cp = NewType("Cp", int)
U16 = NewType("U16", int)

_ASTRAL: Final = re.compile("[\U00010000-\U0010ffff]")


class Utf16Map:
    """Positions of one text in both units. A unit inside a surrogate pair belongs to the start of its character."""

    __slots__ = ("_code_points", "_units", "length")

    def __init__(self, text: str) -> None:
        self._code_points = [match.start() for match in _ASTRAL.finditer(text)]
        self._units = [position + before for before, position in enumerate(self._code_points)]
        self.length = U16(len(text) + len(self._code_points))

    def to_u16(self, position: Cp) -> U16:
        """The UTF-16 position of a code point position."""
        if not self._code_points:
            return U16(position)
        return U16(position + bisect_left(self._code_points, position))

    def to_cp(self, position: U16) -> Cp:
        """The code point position of a UTF-16 position."""
        if not self._code_points:
            return Cp(position)
        return Cp(position - bisect_left(self._units, position))
