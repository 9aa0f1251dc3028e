"""Half-open spans and runs, the two ways this program points at things.

A Span points at code points of a text, a Run at items of a tuple. Both are `start <= end`.
"""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Code points `start` (inclusive) to `end` (exclusive) of a document's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """True when both share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, offset: int) -> bool:
        """True when `offset` is the position of a code point inside the span."""
        return self.start <= offset < self.end


class Run(NamedTuple):
    """Items `start` (inclusive) to `end` (exclusive) of a tuple; empty when both are equal."""

    start: int
    end: int

    def __len__(self) -> int:  # the number of items, not of the two fields
        return self.end - self.start

    def __bool__(self) -> bool:
        return self.end > self.start

    def indices(self) -> range:
        """The indices of the items."""
        return range(self.start, self.end)
