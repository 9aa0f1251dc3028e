"""ReturnedCard: what a returned table would change, row by row, and the rows that do not fit, before anything is taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from reader.core.messages import tr
from reader.core.messages import translatable as t
from reader.ui.flow import FlowLayout
from reader.ui.i18n import Retranslated
from reader.ui.review.chooser import GAP

if TYPE_CHECKING:
    from reader.workflow.report_return import Change, Conflict, Returned

ROLE: Final = Qt.ItemDataRole.UserRole
WHY: Final = {
    "text changed": t("the text has changed since"),
    "source edited": t("the source was edited"),
    "unknown pair": t("no such pair"),
    "twice": t("it is there twice"),
    "two wordings": t("two different wordings"),
}


class ReturnedCard(Retranslated, QFrame):
    """`taken(changes)` with the ticked ones, `gone_to(bead)` when a row is chosen, `left` when nothing is taken in."""

    taken = Signal(object)
    gone_to = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="card")
        self._found: Returned | None = None
        self._title = QLabel(self, objectName="heading", wordWrap=True)
        self._about = QLabel(self, objectName="quiet", wordWrap=True)
        self.list = QListWidget(self, wordWrap=True, frameShape=QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(220)
        self.list.itemActivated.connect(self._go)
        self.list.itemClicked.connect(self._go)
        self.take, self.cancel = QPushButton(self), QPushButton(self)
        self.take.clicked.connect(lambda: self.taken.emit(self.ticked))
        self.cancel.clicked.connect(self.left)
        buttons = FlowLayout(GAP)
        buttons.addWidget(self.take)
        buttons.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 10, 11, 11)
        column.setSpacing(8)
        for part in (self._title, self._about, self.list):
            column.addWidget(part)
        column.addLayout(buttons)
        self.retranslate()

    @property
    def ticked(self) -> list[Change]:
        """The changes that are to be taken in."""
        items = (self.list.item(row) for row in range(self.list.count()))
        ticked = (item.data(ROLE) for item in items if item.checkState() == Qt.CheckState.Checked)
        return [change for change in ticked if change is not None]

    def show_found(self, name: str, found: Returned) -> None:
        """What the table `name` holds; conflicts first, for they are what one has to look at."""
        self._found = found
        self._title.setText(name)
        self.list.clear()
        for conflict in found.conflicts:
            self.list.addItem(QListWidgetItem(_said_conflict(conflict)))
        for change in found.changes:
            item = QListWidgetItem(_said_change(change))
            item.setData(ROLE, change)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
        self.retranslate()

    def retranslate(self) -> None:
        self.take.setText(tr("Take the ticked ones in"))
        self.cancel.setText(tr("Cancel"))
        self.list.setAccessibleName(tr("What the table would change"))
        if self._found is not None:
            self.take.setEnabled(bool(self._found.changes))
            self._about.setText(
                tr("Rows that do not fit and are left out: {conflicts}. Pairs that are not in the table: {missing}.",
                   conflicts=f"{len(self._found.conflicts):,}", missing=f"{self._found.missing:,}")
            )  # fmt: skip

    def _go(self, item: QListWidgetItem) -> None:
        change = item.data(ROLE)
        if change is not None:
            self.gone_to.emit(change.bead)


def _said_conflict(one: Conflict) -> str:
    return f"⚠ {one.ident}: {tr(WHY[one.why])}\n{one.text}".strip()


def _said_change(one: Change) -> str:
    sign = "✎" if one.kind == "target" else "…"
    before = f"{one.before}\n→ " if one.before and one.kind == "target" else ""
    return f"{sign} {one.bead + 1:,}\n{before}{one.after}"
