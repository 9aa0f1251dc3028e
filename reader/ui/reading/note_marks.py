"""NoteMarks: the marks of the notes, kept from one state of them to the next; an edit among 50,000 changes only its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject

from reader.core.annotation import Annotation
from reader.core.project import difference
from reader.core.task import Progress, Task
from reader.ui.reading.marks import MarkIndex, annotation_marks
from reader.ui.slices import Slices

# With more changes than this all marks are made anew, between the events of the window.
MANY: Final = 500
AT_A_TIME: Final = 64


class NoteMarks(QObject):
    """Calls `changed` with the index of what is to be painted; soon, where very many notes come at once."""

    def __init__(self, changed: Callable[[MarkIndex], object], parent: QObject) -> None:
        super().__init__(parent)
        self._changed = changed
        self._annotations: tuple[Annotation, ...] = ()
        self._index = MarkIndex()
        self._slices = Slices(self)

    def show(self, annotations: tuple[Annotation, ...]) -> None:
        """The notes that there are now."""
        changes = difference(self._annotations, annotations)
        before, self._annotations = self._annotations, annotations
        if len(changes) == len(before) + len(annotations):
            self._take(MarkIndex())  # another text
        if self._slices.running or len(changes) > MANY:
            self._slices.start(marked(annotations), self._take)
        else:
            self._take(self._index.changed(annotation_marks(changes.gone), annotation_marks(changes.new)))

    def _take(self, index: MarkIndex) -> None:
        self._index = index
        self._changed(index)


def marked(annotations: Sequence[Annotation]) -> Task[MarkIndex]:
    """The index of all notes."""
    index = MarkIndex()
    for first in range(0, len(annotations), AT_A_TIME):
        index.gather(annotation_marks(annotations[first : first + AT_A_TIME]))
        yield Progress("Finding the notes in the text", first, len(annotations))
    return index
