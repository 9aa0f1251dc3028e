"""Go to a pair by its number."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from reader.core.messages import tr
from reader.ui.i18n import Retranslated


class PairNumberDialog(Retranslated, QDialog):
    """`chosen` carries the number, counted from 1."""

    chosen = Signal(int)

    def __init__(self, current: int, total: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._total = total
        self._label = QLabel(self)
        self.number = QSpinBox(self, minimum=1, maximum=max(total, 1), value=current)
        self.number.selectAll()
        self._label.setBuddy(self.number)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self._label)
        row.addWidget(self.number, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 16)
        column.addLayout(row)
        column.addWidget(self.buttons)
        self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(tr("Go to a pair"))
        self._label.setText(tr("Pair (1 to {total}):", total=f"{self._total:,}"))
        self.number.setAccessibleName(self._label.text())

    def _accept(self) -> None:
        self.chosen.emit(self.number.value())
        self.accept()
