"""Room: what a part of the window offers to the whole. A new feature is one Room and one line in `window.py`."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from reader.ui.theme import Theme


class Room(QObject):
    """Overrides what it needs. `stirred` says that what can be done may have changed."""

    stirred = Signal()

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What its actions do, by the id of `actions.ACTIONS`."""
        return {}

    def facts(self) -> set[str]:
        """Which needs of actions it meets now."""
        return set()

    def dress(self, colors: Theme) -> None:
        """Another theme is put on."""

    def leave(self) -> None:
        """The window closes: what waits to be kept is kept now."""
