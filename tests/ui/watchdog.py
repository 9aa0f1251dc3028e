"""Watchdog: how long the thread of the window was at work between two turns of its event loop, in its own time.

The time of the processor counts, not that of the wall: what else the machine does is no stall of ours. Machines differ
all the same: the tests only refuse what is ten times over the budget, a whole text gone through in one step;
`python -m tests.benchmarks stalls` runs the same tests and prints what each of them measured beside the budget.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QTimer

# A person notices more.
BUDGET_MS: Final = 50
# What no machine needs, unless the work was not cut into steps.
LIMIT_MS: Final = 10 * BUDGET_MS
# The file that the benchmark reads the figures from.
RECORD: Final = "DUIDU_STALLS"


class Watchdog:
    """`with Watchdog() as dog: ...`, then `assert dog.longest <= LIMIT_MS`; milliseconds. The events in between must be
    processed.
    """

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
        if RECORD in os.environ:
            test = os.environ.get("PYTEST_CURRENT_TEST", "").removesuffix(" (call)")
            with Path(os.environ[RECORD]).open("a", encoding="utf-8") as file:
                print(f"{self.longest:.1f}\t{test}", file=file)

    def _turn(self) -> None:
        now = time.thread_time()
        self.longest, self._last = max(self.longest, (now - self._last) * 1000), now
