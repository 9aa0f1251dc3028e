"""Links: the addresses in a note, each a button that opens it; the note itself stays plain text."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from reader.core.messages import tr
from reader.core.plain_text import links_in

# More than these would push the note away; the others are in the menu of the field.
MOST: Final = 5
LONGEST: Final = 40


class Links(QWidget):
    """Nothing where a text has no address; an address is said in full, and as it will be asked for, before it is followed."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._addresses: list[str] = []
        self.show_links(text)

    def show_links(self, text: str) -> None:
        """The addresses of another text."""
        addresses = links_in(text)[:MOST]
        if addresses != self._addresses:
            self._addresses = addresses
            while row := self._column.takeAt(0):
                row.widget().hide()
                row.widget().deleteLater()
            for address in addresses:
                self._column.addWidget(_button(address, self), 0, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(bool(addresses))


def _button(address: str, parent: QWidget) -> QPushButton:
    url = QUrl(address)
    # A host in other letters that look alike is written as xn--… here.
    asked_for = url.toEncoded().toStdString()
    shown = address if len(address) <= LONGEST else address[: LONGEST - 1] + "…"
    button = QPushButton(shown.replace("&", "&&"), parent, objectName="link", toolTip=asked_for)
    button.setAccessibleName(tr("Open {address}", address=asked_for))
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.clicked.connect(lambda _checked=False: QDesktopServices.openUrl(url))
    return button
