"""Slices: a Task done in the thread of the window, a few milliseconds at a time between its events.

For what a view needs of very many notes: too long for one event, too close to the view for another thread. What takes
less than one slice is done when `start` returns.
"""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer

from reader.core import collector
from reader.core.task import Task

# Seconds at a time: less than a frame.
SLICE: Final = 0.008
# At the start: several views begin theirs within the same event.
FIRST: Final = 0.002
# So many steps are done however slow the machine is at the moment: what is small is done at once, always.
LEAST: Final = 12


class Slices(QObject):
    """One Task at a time; another one takes its place."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._task: Task[Any] | None = None
        self._done: Callable[[Any], object] = lambda _result: None
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._go_on)

    @property
    def running(self) -> bool:
        return self._task is not None

    def start(self, task: Task[Any], done: Callable[[Any], object]) -> None:
        """Run `task` and call `done` with its result, unless another one is started or it is stopped before."""
        self._task, self._done = task, done
        self._run(FIRST)

    def stop(self) -> None:
        self._task = None
        self._timer.stop()

    def finish(self) -> None:
        """Do now what is left."""
        while self._task:
            self._run()

    def _go_on(self) -> None:
        # What takes several slices makes many objects that stay: a search among them all would stop the window.
        with collector.paused():
            self._run()

    def _run(self, seconds: float = SLICE) -> None:
        task, until = self._task, perf_counter() + seconds
        if task is None:
            return
        steps = 0
        try:
            while steps < LEAST or perf_counter() < until:
                next(task)
                steps += 1
        except StopIteration as stop:
            self.stop()
            self._done(stop.value)
        else:
            self._timer.start()
