"""ChecksCard: which checks run, for the text that is open and for all texts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reader.core.messages import tr
from reader.ui.i18n import Retranslated

HEADING: Final = 52


class ChecksCard(Retranslated, QFrame):
    """`switched_here(check, on)` for this text, `switched_everywhere(check, on)` for all that say nothing else."""

    switched_here = Signal(str, bool)
    switched_everywhere = Signal(str, bool)
    same_as_everywhere = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="card")
        self._titles: Mapping[str, str] = {}
        self._title, self._here, self._all = QLabel(self, objectName="heading"), _quiet(self), _quiet(self)
        self.here: dict[str, QCheckBox] = {}
        self.everywhere: dict[str, QCheckBox] = {}
        self._names: dict[str, QLabel] = {}
        self.restore, self.close_button = QPushButton(self, objectName="link"), QPushButton(self)
        self.restore.clicked.connect(self.same_as_everywhere)
        self.close_button.clicked.connect(self.hide)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(2, 1)
        self._grid.setHorizontalSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 10, 11, 11)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addLayout(self._grid)
        column.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.close_button)
        for heading in (self._here, self._all):
            heading.setMaximumWidth(HEADING)  # in two lines, so that the names have room
        self.retranslate()

    def show_checks(self, titles: Mapping[str, str], active: Collection[str], off: Collection[str]) -> None:
        """All checks with their English titles, those that are on for this text, and those that are off everywhere."""
        if not self.here:
            self._titles = titles
            self._make_rows()
            self.retranslate()
        for check in titles:
            self.here[check].setChecked(check in active)
            self.everywhere[check].setChecked(check not in off)

    def _make_rows(self) -> None:
        self._grid.addWidget(self._here, 0, 0)
        self._grid.addWidget(self._all, 0, 1)
        for row, check in enumerate(self._titles, 1):
            here, everywhere = QCheckBox(self), QCheckBox(self)
            here.clicked.connect(lambda on, one=check: self.switched_here.emit(one, on))
            everywhere.clicked.connect(lambda on, one=check: self.switched_everywhere.emit(one, on))
            name = QLabel(self, wordWrap=True)
            name.setBuddy(here)
            for place, part in enumerate((here, everywhere, name)):
                self._grid.addWidget(part, row, place, Qt.AlignmentFlag.AlignVCenter)
            self.here[check], self.everywhere[check], self._names[check] = here, everywhere, name

    def retranslate(self) -> None:
        self._title.setText(tr("Checks"))
        self._here.setText(tr("In this text"))
        self._all.setText(tr("In all texts"))
        for check, title in self._titles.items():
            self._names[check].setText(tr(title))
            for boxes, where in ((self.here, tr("In this text")), (self.everywhere, tr("In all texts"))):
                boxes[check].setAccessibleName(f"{tr(title)} · {where}")
                boxes[check].setToolTip(f"{tr(title)} · {where}")
        self.restore.setText(tr("In this text as in all texts"))
        self.close_button.setText(tr("Close"))


def _quiet(parent: QWidget) -> QLabel:
    return QLabel(parent, objectName="quiet", wordWrap=True)
