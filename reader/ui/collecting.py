"""Collecting: the search for garbage cycles, in the thread of the window only.

Python searches in whichever thread happens to make the next object. A cycle that holds something of Qt would then be
taken apart by a thread that does the work of a job, while the window may be painting it: the process ends.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

from reader.core.collector import is_paused

# How often one looks, and how many new objects of each age are worth a search.
EVERY_MS: Final = 200
ENOUGH: Final = (2_000, 10, 10)


class Collecting(QObject):
    """Searches now and then, between events, from `start` to `stop`; after that Python does again, as before."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(collect)

    def start(self) -> None:
        """What there is now lives as long as the window: no search goes through it."""
        gc.disable()
        gc.freeze()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        gc.enable()


def collect() -> None:
    """Search the oldest of the ages that have enough new objects, and all younger ones. Not while a job makes a long text."""
    if is_paused():
        return
    ages = [age for age, (count, enough) in enumerate(zip(gc.get_count(), ENOUGH, strict=True)) if count > enough]
    if ages:
        gc.collect(ages[-1])
