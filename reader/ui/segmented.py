"""Segmented: a row of buttons of which one is down, for a choice that deserves to be seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget


class Segmented(QWidget):
    """`chosen(value)` when a person presses another part; `show_value` sets it without a signal."""

    chosen = Signal(str)

    def __init__(self, values: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        for number, value in enumerate(values):
            button = QToolButton(self, objectName="segment", checkable=True, autoExclusive=True)
            place = (
                "only" if len(values) == 1 else "first" if number == 0 else "last" if number == len(values) - 1 else ""
            )
            button.setProperty("place", place)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, one=value: self.chosen.emit(one))
            self._group.addButton(button)
            self._buttons[value] = button
            row.addWidget(button)

    def button(self, value: str) -> QToolButton:
        return self._buttons[value]

    def set_texts(self, texts: dict[str, tuple[str, str]]) -> None:
        """Text and tool tip of each part; the tip is also what a screen reader says."""
        for value, (text, tip) in texts.items():
            button = self._buttons[value]
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(tip)

    def show_value(self, value: str) -> None:
        """Press the part of `value`, or none when it has no part here."""
        self._group.setExclusive(False)
        for name, button in self._buttons.items():
            button.setChecked(name == value)
        self._group.setExclusive(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        buttons = list(self._buttons.values())
        focused = next((number for number, button in enumerate(buttons) if button.hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
        else:
            buttons[(focused + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
