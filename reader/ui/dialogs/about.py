"""What this program is, its version and where its parts come from."""

from __future__ import annotations

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from reader import __version__
from reader.core.messages import tr
from reader.core.resources import resource
from reader.ui.i18n import Retranslated


class AboutDialog(Retranslated, QDialog):
    """A few quiet lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from PySide6.QtGui import QIcon

        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._mark = QLabel(self, alignment=Qt.AlignmentFlag.AlignCenter)
        self._mark.setPixmap(QIcon(str(resource("icons", "duidu.svg"))).pixmap(72, 72))
        self._name = QLabel("对读 Duidu", self, objectName="heading", alignment=Qt.AlignmentFlag.AlignCenter)
        self._text = QLabel(self, wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self._parts = QLabel(self, wordWrap=True, objectName="quiet", alignment=Qt.AlignmentFlag.AlignCenter)
        for label in (self._name, self._text, self._parts):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 28, 32, 18)
        column.setSpacing(10)
        for widget in (self._mark, self._name, self._text, self._parts, self._buttons):
            column.addWidget(widget)
        self.setMinimumWidth(420)
        self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(tr("About Duidu"))
        self._text.setText(
            tr("Read a Chinese text and its English translation side by side, aligned sentence by sentence, offline.")
        )
        self._parts.setText(
            tr("Version {version}, on Qt {qt}. Conversion tables by the OpenCC project. Licence: Apache 2.0.",
               version=__version__, qt=qVersion())
        )  # fmt: skip
