"""The line at the foot of the window: where the reader is, how sure the alignment is, whether the notes are saved."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from reader.core.messages import tr
from reader.ui.i18n import Retranslated


class StatusLine(Retranslated, QStatusBar):
    """Five quiet fields. What they say is given as English keys and fields, so that a change of language finds them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, sizeGripEnabled=False)
        self._said: dict[str, tuple[str, dict[str, object]]] = {}
        self._labels: dict[str, QLabel] = {}
        for name in ("place", "pace", "alignment", "script"):
            self.addWidget(self._label(name))
        self.addPermanentWidget(self._label("saved"))
        self._labels["saved"].setObjectName("saveState")
        self.setContentsMargins(6, 0, 6, 0)  # in line with the words of the panel above

    def _label(self, name: str) -> QLabel:
        label = QLabel(self, textFormat=Qt.TextFormat.PlainText)
        self._labels[name] = label
        return label

    def say(self, field: str, text: str = "", state: str = "", **details: object) -> None:
        """Put translatable English into one of "place", "pace", "alignment", "script", "saved"; "" empties it."""
        self._said[field] = (text, details)
        label = self._labels[field]
        label.setText(tr(text, **details) if text else "")
        label.setVisible(bool(text))
        label.setAccessibleName(label.text())
        if (label.property("state") or "") != state:
            label.setProperty("state", state)
            self.style().unpolish(label)
            self.style().polish(label)

    def text(self, field: str) -> str:
        return self._labels[field].text()

    def retranslate(self) -> None:
        for field, (text, details) in self._said.items():
            self._labels[field].setText(tr(text, **details) if text else "")
