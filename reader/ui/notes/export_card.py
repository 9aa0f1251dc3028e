"""ExportCard: what leaves the program, in which form: which notes, and in which characters their quotations are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reader.core.messages import tr
from reader.core.messages import translatable as t
from reader.ui.i18n import Retranslated

# Which notes; how many there are stands behind.
SHARES: Final = {"all": t("All notes"), "listed": t("Those in the list"), "chosen": t("Those chosen in the list")}
CHARACTERS: Final = {"original": t("As written"), "shown": t("As shown")}


class ExportCard(Retranslated, QFrame):
    """`asked`: the reader wants the file; what was chosen is in `form`, `share` and `characters`."""

    asked = Signal()

    def __init__(self, parent: QWidget, forms: Sequence[tuple[str, str]]) -> None:
        super().__init__(parent, objectName="card")
        self._forms = forms
        self._counts: dict[str, int] = {}
        self._title = QLabel(self, objectName="heading")
        self._boxes = {name: QComboBox(self) for name in ("form", "share", "characters")}
        self._names = {name: QLabel(self, objectName="quiet") for name in self._boxes}
        self._export, self._close = QPushButton(self), QPushButton(self)
        self._export.clicked.connect(self.asked)
        self._close.clicked.connect(self.hide)
        rows = QFormLayout()
        for name, box in self._boxes.items():
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            self._names[name].setBuddy(box)
            rows.addRow(self._names[name], box)
        foot = QHBoxLayout()
        foot.addWidget(self._export)
        foot.addWidget(self._close)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 10, 11, 11)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addLayout(rows)
        column.addLayout(foot)
        self.retranslate()
        self.hide()

    @property
    def form(self) -> str:
        """The suffix of the chosen form."""
        return str(self._boxes["form"].currentData())

    @property
    def share(self) -> str:
        """One of SHARES."""
        return str(self._boxes["share"].currentData())

    @property
    def characters(self) -> str:
        """One of CHARACTERS."""
        return str(self._boxes["characters"].currentData())

    def choose(self, name: str, value: str) -> None:
        """Choose a value of "form", "share" or "characters"."""
        box = self._boxes[name]
        box.setCurrentIndex(box.findData(value))

    def open_with(self, counts: dict[str, int]) -> None:
        """Show the card; `counts` says how many notes there are of each share."""
        self._counts = counts
        self.retranslate()
        self.show()
        self._boxes["form"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        self._title.setText(tr("Export the notes"))
        self._export.setText(tr("Export…"))
        self._close.setText(tr("Close"))
        names = {"form": tr("Form"), "share": tr("Notes"), "characters": tr("Chinese characters")}
        for name, text in names.items():
            self._names[name].setText(text)
            self._boxes[name].setAccessibleName(text)
        self._fill("form", [(suffix, tr(title)) for suffix, title in self._forms])
        shares = [(share, f"{tr(title)} ({self._counts.get(share, 0):,})") for share, title in SHARES.items()]
        self._fill("share", [(share, title) for share, title in shares if share == "all" or self._counts.get(share)])
        self._fill("characters", [(one, tr(title)) for one, title in CHARACTERS.items()])

    def _fill(self, name: str, values: Sequence[tuple[str, str]]) -> None:
        box, before = self._boxes[name], self._boxes[name].currentData()
        box.clear()
        for value, title in values:
            box.addItem(title, value)
        box.setCurrentIndex(max(0, box.findData(before)))
