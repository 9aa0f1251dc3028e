"""Overriding: the reader's own choices of characters, found among the notes of a text and followed from edit to edit."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.core.annotation import Annotation
from reader.ui.reading.note_marks import MANY
from reader.ui.slices import Slices
from reader.workflow.display import finding_overrides, overrides_of

if TYPE_CHECKING:
    from reader.script.convert import Override


class Overriding(QObject):
    """`shown` are the choices that the text is shown with; `changed` is called when others were found later."""

    def __init__(self, changed: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self.shown: tuple[Override, ...] = ()
        self._changed = changed
        self._slices = Slices(self)

    def follow(self, annotations: tuple[Annotation, ...], at_once: bool) -> bool:
        """True when other choices hold now. Among very many notes they are looked for later, unless `at_once`."""
        if not at_once and len(annotations) > MANY:
            self._slices.start(finding_overrides(annotations, "zh"), self._found)
            return False
        self._slices.stop()
        before, self.shown = self.shown, overrides_of(annotations, "zh")
        return before != self.shown

    def _found(self, overrides: tuple[Override, ...]) -> None:
        before, self.shown = self.shown, overrides
        if before != overrides:
            self._changed()
