"""When to save and what the status bar says of it: pure policy, the timer is the window's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

# Seconds. Long enough not to save at every key, short enough that nobody waits for "Saved".
PAUSE: Final = 0.5
# However long somebody types without a pause.
AT_LATEST: Final = 5.0
# After a failure: soon at first, then patiently.
RETRIES: Final = (1.0, 2.0, 5.0, 10.0, 30.0)

SaveWord = Literal["saved", "saving", "unsaved", "failed", "read-only", "changed-on-disk"]


@dataclass(frozen=True, slots=True)
class SaveState:
    """What is known of the notes on disk. `reason` is a finished sentence for a failure; `""` otherwise."""

    word: SaveWord = "saved"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Autosave:
    """Changes that wait to be saved, in seconds of one monotonic clock; None: nothing waits."""

    first: float | None = None
    last: float | None = None
    failures: int = 0

    def changed(self, now: float) -> Autosave:
        """An edit was made."""
        return replace(self, first=now if self.first is None else self.first, last=now)

    def started(self) -> Autosave:
        """A save of all changes so far began."""
        return replace(self, first=None, last=None)

    def succeeded(self) -> Autosave:
        """The save that was started is done."""
        return replace(self, failures=0)

    def failed(self, now: float) -> Autosave:
        """The save that was started failed: its changes wait again, and longer after each failure."""
        return Autosave(now if self.first is None else self.first, now, self.failures + 1)

    def due(self) -> float | None:
        """When the next save should begin; None when nothing waits."""
        if self.first is None or self.last is None:
            return None
        if self.failures:
            return self.last + RETRIES[min(self.failures, len(RETRIES)) - 1]
        return min(self.last + PAUSE, self.first + AT_LATEST)
