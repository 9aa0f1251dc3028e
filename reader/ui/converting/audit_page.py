"""AuditPage: what a conversion decided where it had a choice, by word, each place with its context, and other answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.core.messages import tr
from reader.ui import fonts, theme
from reader.ui.i18n import Retranslated
from reader.workflow.conversion_audit import Group, Listed

# Rows that are made at once; a group of ten thousand places is opened in steps.
STEP: Final = 200
# Enough to tell what is meant; more would push the place itself out of a narrow panel.
_BEFORE: Final = 5
_ROLE: Final = Qt.ItemDataRole.UserRole


class AuditPage(Retranslated, QWidget):
    """Says which place was clicked and what should stand there."""

    went_to = Signal(object)  # Listed
    chosen = Signal(object, str, bool)  # Listed, what to show, everywhere
    taken_back = Signal(object)  # Listed
    worded = Signal()  # its texts are in another language now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Sequence[Group] = ()
        self._script = "original"
        self._busy = False
        self._region: fonts.Region = "SC"
        self.search = QLineEdit(self, clearButtonEnabled=True)
        self.search.textChanged.connect(self._fill)
        self._about = QLabel(self, objectName="quiet", wordWrap=True)
        self.tree = QTreeWidget(self, headerHidden=True, uniformRowHeights=True, indentation=12)
        self.tree.setIconSize(QSize(1, 1))
        self.tree.itemExpanded.connect(self._open_group)
        self.tree.currentItemChanged.connect(lambda _now, _before: self._show_choices())
        self.tree.itemClicked.connect(self._clicked)
        self.tree.itemActivated.connect(self._clicked)
        self._answers = QFrame(self, objectName="card")
        self._question = QLabel(self._answers, objectName="quiet", wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.everywhere = QCheckBox(self._answers)
        self._row = QHBoxLayout()
        self.back = QPushButton(self._answers, objectName="flat")
        self.back.clicked.connect(lambda: self._here() and self.taken_back.emit(self._here()))
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        inner = QVBoxLayout(self._answers)
        inner.setContentsMargins(11, 8, 11, 9)
        inner.addWidget(self._question)
        inner.addLayout(self._row)
        inner.addWidget(self.everywhere)
        inner.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 10)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self._about)
        column.addWidget(self.tree, 1)
        column.addWidget(self._answers)

    def show_busy(self, script: str) -> None:
        """The text is being looked through."""
        self._script, self._busy = script, True
        self._describe()

    def show_groups(self, found: Sequence[Group], script: str, region: fonts.Region) -> None:
        """Other decisions; what was open and chosen stays so where it is still there."""
        self._found, self._script, self._region, self._busy = found, script, region, False
        self._fill()

    @property
    def count(self) -> int:
        return sum(len(group.items) for group in self._found)

    def retranslate(self) -> None:
        self.search.setPlaceholderText(tr("Search the decisions"))
        self.search.setAccessibleName(tr("Search the decisions"))
        self.tree.setAccessibleName(tr("Decisions of the conversion"))
        self.everywhere.setText(tr("Everywhere in this text"))
        self.back.setText(tr("Take the choice back"))
        self._describe()
        self._show_choices()
        self.worded.emit()

    def _describe(self) -> None:
        if self._busy:
            said = tr("Looking through the conversion")
        elif self._script == "original":
            said = tr(
                "The text is shown as it is written: nothing is converted. Choose other characters to see what that decides."
            )
        elif not self._found:
            said = tr("Nothing here had more than one answer.")
        else:
            said = tr("Where one character has several counterparts, this is what was chosen, the most doubtful first.")
        self._about.setText(said)

    def _fill(self) -> None:
        opened = {group.data(0, _ROLE)[0] for group in self._groups() if group.isExpanded()}
        here = self._here()
        self.tree.blockSignals(True)
        self.tree.clear()
        query = self.search.text().strip()
        self.tree.setFont(theme.regional_font(self.font(), self._region))
        for group in self._found:
            if query and query not in group.source and query not in group.shown:
                continue
            row = QTreeWidgetItem(self.tree, [f"{group.source} → {group.shown}   {len(group.items):,}"])
            row.setData(0, _ROLE, ((group.source, group.shown), group, 0))
            row.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
            if (group.source, group.shown) in opened or (here and here.decision.source == group.source):
                self._open_group(row)
                row.setExpanded(True)
        self.tree.blockSignals(False)
        self._select(here)
        self._describe()
        self._show_choices()

    def _groups(self) -> list[QTreeWidgetItem]:
        return [self.tree.topLevelItem(number) for number in range(self.tree.topLevelItemCount())]

    def _open_group(self, row: QTreeWidgetItem) -> None:
        """The places of a group, the next STEP of them."""
        data = row.data(0, _ROLE)
        if row.parent() is not None or data is None or data[2] or not isinstance(data[1], Group):
            return
        self._add_places(row, data[1], 0)

    def _add_places(self, row: QTreeWidgetItem, group: Group, start: int) -> None:
        for item in group.items[start : start + STEP]:
            place = QTreeWidgetItem(row, [context(item)])
            place.setData(0, _ROLE, item)
            if item.decision.phrase:
                place.setToolTip(0, tr("A longer entry decided: {phrase}", phrase=item.decision.phrase))
            if item.decision.reason == "override":
                font = self.tree.font()
                font.setBold(True)
                place.setFont(0, font)
        row.setData(0, _ROLE, ((group.source, group.shown), group, start + STEP))
        if start + STEP < len(group.items):
            more = QTreeWidgetItem(row, [tr("{count} more…", count=f"{len(group.items) - start - STEP:,}")])
            more.setData(0, _ROLE, start + STEP)

    def _clicked(self, row: QTreeWidgetItem) -> None:
        data = row.data(0, _ROLE)
        if isinstance(data, Listed):
            self.went_to.emit(data)
        elif isinstance(data, int) and row.parent():
            parent = row.parent()
            parent.removeChild(row)
            self._add_places(parent, parent.data(0, _ROLE)[1], data)

    def _here(self) -> Listed | None:
        row = self.tree.currentItem()
        data = row.data(0, _ROLE) if row else None
        if row and row.parent() is None and data:
            return data[1].items[0]
        return data if isinstance(data, Listed) else None

    def _select(self, item: Listed | None) -> None:
        """The row of a place, found by where it is: what it shows may be another thing now."""
        for group in self._groups() if item else ():
            for number in range(group.childCount()):
                data = group.child(number).data(0, _ROLE)
                if isinstance(data, Listed) and item and data.span == item.span:
                    self.tree.setCurrentItem(group.child(number))
                    return

    def _show_choices(self) -> None:
        item, row = self._here(), self.tree.currentItem()
        self._answers.setVisible(item is not None)
        while taken := self._row.takeAt(0):
            if widget := taken.widget():
                widget.hide()
                widget.deleteLater()
        if item is None:
            return
        decision = item.decision
        whole = row is not None and row.parent() is None
        self.everywhere.setVisible(not whole)
        self._question.setText(
            tr("{source} in the source, shown as {shown}. Show it as:", source=decision.source, shown=decision.shown)
        )
        for choice in decision.choices:
            button = QPushButton(
                choice, self._answers, checkable=True, checked=choice == decision.shown, objectName="choice"
            )
            button.setFont(theme.regional_font(self.font(), self._region))
            button.clicked.connect(
                lambda _checked=False, one=choice: self.chosen.emit(item, one, whole or self.everywhere.isChecked())
            )
            self._row.addWidget(button)
        self._row.addStretch(1)
        self.back.setVisible(decision.reason == "override")


def context(item: Listed) -> str:
    """A place in a line: what is shown there, in brackets, in the words of the source around it."""
    return f"…{item.before[-_BEFORE:]}【{item.decision.shown}】{item.after}…".replace("\n", " ")
