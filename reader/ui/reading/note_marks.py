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
        self._marked: tuple[Annotation, ...] = ()
        self._wanted: tuple[Annotation, ...] = ()
        self._index = MarkIndex()
        self._slices = Slices(self)

    def show(self, annotations: tuple[Annotation, ...]) -> None:
        """The notes that there are now."""
        before, self._wanted = self._wanted, annotations
        another_text = len(difference(before, annotations)) == len(before) + len(annotations)
        # What is under way is brought to its end first, else it would never be while somebody types.
        if another_text or not self._slices.running:
            self._slices.stop()
            self._catch_up()

    def _catch_up(self) -> None:
        """From what is marked to what is wanted."""
        wanted = self._wanted
        changes = difference(self._marked, wanted)
        if len(changes) == len(self._marked) + len(wanted) > 0:
            self._take((), MarkIndex())  # another text
        if len(changes) > MANY:
            self._slices.start(marked(wanted), lambda index: self._take(wanted, index))
        else:
            self._take(wanted, self._index.changed(annotation_marks(changes.gone), annotation_marks(changes.new)))

    def _take(self, annotations: tuple[Annotation, ...], index: MarkIndex) -> None:
        self._marked, self._index = annotations, index
        self._changed(index)
        if self._wanted is not annotations and annotations:
            self._catch_up()  # something was edited meanwhile


def marked(annotations: Sequence[Annotation]) -> Task[MarkIndex]:
    """The index of all notes."""
    index = MarkIndex()
    for first in range(0, len(annotations), AT_A_TIME):
        index.gather(annotation_marks(annotations[first : first + AT_A_TIME]))
        yield Progress("Finding the notes in the text", first, len(annotations))
    return index
