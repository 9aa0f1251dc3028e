"""Letting go: what a long text was made of, freed a little at a time. To free a million objects at once takes half a second."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer

from reader.core.document import SIDES
from reader.core.project import Project
from reader.core.task import Progress, Task
from reader.ui.slices import Slices

# By then whoever followed the text has turned to the new one, so that the last to hold the old one is this.
LATER_MS: Final = 500
AT_A_TIME: Final = 500
FREEING: Final = Progress("Tidying up")


class LettingGo(QObject):
    """`take` what nobody can come back to any more."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._parts: dict[int, tuple[Any, ...]] = {}  # by identity: the steps of a history share most of theirs
        self._slices = Slices(self)
        self._timer = QTimer(self, singleShot=True, interval=LATER_MS)
        self._timer.timeout.connect(lambda: self._slices.start(self._freeing(), lambda _done: None))

    def take(self, values: Iterable[Project | None]) -> None:
        """Hold these values, and let go of them in time."""
        self._parts.update((id(part), part) for value in values if value for part in _parts(value))
        if self._parts and not self._slices.running:
            self._timer.start()

    def _freeing(self) -> Task[None]:
        while self._parts:
            _, part = self._parts.popitem()
            items = list(part)
            del part
            while items:
                del items[-AT_A_TIME:]
                yield FREEING


def _parts(project: Project) -> Iterator[tuple[Any, ...]]:
    alignment = project.bitext.alignment
    yield from (project.annotations, alignment.paragraphs, alignment.beads)
    for side in SIDES:
        document = project.bitext.document(side)
        yield from (document.paragraphs, document.segments, document.hidden)
