"""Chooser: a row of numbered choices that opens beside the text for one keystroke, and gives the keyboard back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from reader.ui.flow import FlowLayout

GAP: Final = QSize(6, 6)  # between buttons that stand side by side


class Chooser(QFrame):
    """`chosen(value)` on a digit, a click, or Return on a button; `left` when nothing is to be chosen after all."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title = QLabel(self, objectName="quiet", wordWrap=True)
        self._row = FlowLayout(GAP)
        self._values: list[str] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._title)
        column.addLayout(self._row)
        self.hide()

    def ask(self, title: str, choices: Sequence[tuple[str, str]], current: str) -> None:
        """Offer choices, (value, text) each, numbered from 1."""
        while taken := self._row.takeAt(0):
            taken.widget().hide()
            taken.widget().deleteLater()
        self._title.setText(title)
        self._values = [value for value, _ in choices]
        for number, (value, text) in enumerate(choices):
            button = QPushButton(f"{number + 1} {text}", self, objectName="choice", checkable=True)
            button.setChecked(value == current)
            button.clicked.connect(lambda _checked=False, one=value: self._choose(one))
            self._row.addWidget(button)
            button.show()
        self.show()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_1
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        elif 0 <= number < len(self._values):
            self._choose(self._values[number])
        else:
            super().keyPressEvent(event)

    def _choose(self, value: str) -> None:
        self.hide()
        self.chosen.emit(value)
