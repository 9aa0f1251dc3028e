"""Choose two files, one for each language, in whichever order."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from reader.core.messages import tr
from reader.ui.i18n import Retranslated
from reader.ui.opening import kinds_of_files


class TwoFilesDialog(Retranslated, QDialog):
    """`chosen` carries both paths. Which one is Chinese is found out by the program."""

    chosen = Signal(object)

    def __init__(self, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._folder = folder
        self._lead = QLabel(self, wordWrap=True, objectName="quiet")
        self.fields = [QLineEdit(self), QLineEdit(self)]
        self._labels = [QLabel(self), QLabel(self)]
        self._browse = [QPushButton(self, autoDefault=False), QPushButton(self, autoDefault=False)]
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        grid = QGridLayout(self)
        grid.setContentsMargins(22, 20, 22, 16)
        grid.setVerticalSpacing(10)
        grid.addWidget(self._lead, 0, 0, 1, 3)
        for row, field in enumerate(self.fields, 1):
            label, browse = self._labels[row - 1], self._browse[row - 1]
            label.setBuddy(field)
            field.textChanged.connect(self._check)
            browse.clicked.connect(lambda _checked=False, one=field: self._ask(one))
            for column, widget in enumerate((label, field, browse)):
                grid.addWidget(widget, row, column)
        grid.addWidget(self.buttons, 3, 0, 1, 3)
        self.setMinimumWidth(560)
        self.retranslate()
        self._check()

    def retranslate(self) -> None:
        self.setWindowTitle(tr("Open two files"))
        self._lead.setText(tr("One file in each language, in any order: the program sees which is which."))
        for label, field, browse, text in zip(
            self._labels, self.fields, self._browse, (tr("First file:"), tr("Second file:")), strict=True
        ):
            label.setText(text)
            field.setAccessibleName(text)
            browse.setText(tr("Choose…"))
            browse.setAccessibleName(f"{text} {tr('Choose…')}")

    @property
    def paths(self) -> list[str]:
        return [field.text().strip() for field in self.fields]

    def _ask(self, field: QLineEdit) -> None:
        folder = str(Path(field.text()).parent) if field.text() else self._folder
        path, _ = QFileDialog.getOpenFileName(self, tr("Open two files"), folder, kinds_of_files())
        if path:
            field.setText(path)
            self._folder = str(Path(path).parent)

    def _check(self) -> None:
        both = all(Path(path).is_file() for path in self.paths) and self.paths[0] != self.paths[1]
        self.buttons.button(QDialogButtonBox.StandardButton.Open).setEnabled(both)

    def _accept(self) -> None:
        self.chosen.emit(self.paths)
        self.accept()
