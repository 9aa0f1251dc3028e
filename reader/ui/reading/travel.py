"""Travel: the places that jumps left, to go back to and forward again, as in a browser."""

from __future__ import annotations

from typing import Final

from reader.ui.reading.scroller import Position

LIMIT: Final = 100


class Travel:
    """Positions behind and ahead of where the reader is."""

    def __init__(self) -> None:
        self._behind: list[Position] = []
        self._ahead: list[Position] = []

    def leave(self, position: Position | None) -> None:
        """A jump leaves `position`; what was ahead is forgotten."""
        if position and (not self._behind or self._behind[-1] != position):
            self._behind = [*self._behind, position][-LIMIT:]
        self._ahead = []

    def back(self, here: Position | None) -> Position | None:
        """The place that the last jump left; None when there is none. `here` becomes what lies ahead."""
        return _turn(self._behind, self._ahead, here)

    def forward(self, here: Position | None) -> Position | None:
        """The place that the last `back` left."""
        return _turn(self._ahead, self._behind, here)

    def forget(self) -> None:
        """Another text is shown."""
        self._behind, self._ahead = [], []


def _turn(source: list[Position], other: list[Position], here: Position | None) -> Position | None:
    if not source:
        return None
    if here:
        other.append(here)
    return source.pop()
