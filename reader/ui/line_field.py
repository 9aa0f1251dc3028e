"""LineField: one line of text in which Escape gives up, and from which Down leads to what stands below it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit


class LineField(QLineEdit):
    """Both are for who owns the field, which empties it or takes the keyboard elsewhere."""

    escaped = Signal()
    lowered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._offers_words():
            self.escaped.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.lowered.emit()
        else:
            super().keyPressEvent(event)

    def _offers_words(self) -> bool:
        """True while a list of completions is open: Escape closes that first."""
        completer = self.completer()
        return completer is not None and completer.popup().isVisible()
