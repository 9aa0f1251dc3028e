"""Watchdog: how long the thread of the window was at work between two turns of its event loop, in its own time.

The time of the processor counts, not that of the wall: what else the machine does is no stall of ours.
"""

from __future__ import annotations

import time
from types import TracebackType
from typing import Final

from PySide6.QtCore import QTimer

# A person notices more.
MOST_MS: Final = 50


class Watchdog:
    """`with Watchdog() as dog: ...` and then `dog.longest`, in milliseconds. The events in between must be processed."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = 0.0
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._turn)

    def __enter__(self) -> Watchdog:
        self._last = time.thread_time()
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._turn()
        self._timer.stop()

    def _turn(self) -> None:
        now = time.thread_time()
        self.longest, self._last = max(self.longest, (now - self._last) * 1000), now
