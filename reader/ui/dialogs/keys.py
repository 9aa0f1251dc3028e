"""The cheat sheet: every action with its keys, by menu, searchable; a double click gives it other keys, conflicts are shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.core.messages import tr
from reader.ui.actions import ACTIONS, BY_ID, MENUS, MODES, ActionSpec, Entry, keys_of
from reader.ui.i18n import Retranslated
from reader.ui.preferences import Preferences


def conflicts(chosen: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """The keys that more than one action has at the same time, with the ids of these actions."""
    owners: dict[str, list[ActionSpec]] = {}
    for spec in ACTIONS:
        for key in keys_of(spec, chosen):
            owners.setdefault(QKeySequence(key).toString(), []).append(spec)
    clashing = {key: [one for one in specs if any(_clash(one, two) for two in specs)] for key, specs in owners.items()}
    return {key: [spec.id for spec in specs] for key, specs in clashing.items() if specs}


def _clash(one: ActionSpec, two: ActionSpec) -> bool:
    """True when both can be meant by one key: a mode has the letters and digits of reading to itself."""
    modal = one.need != two.need and bool({one.need, two.need} & MODES)
    return one is not two and not (modal and one.scope == two.scope == "reading")


def by_menu() -> list[ActionSpec | str]:
    """The title of each menu, as it is in the table of menus, and after it the actions in it; each action once."""
    rows: list[ActionSpec | str] = []
    for title, entries in MENUS:
        rows += [title, *(spec for spec in _specs(entries) if spec not in rows)]
    return [*rows, *(spec for spec in ACTIONS if spec not in rows)]


def _specs(entries: Sequence[Entry]) -> Iterator[ActionSpec]:
    for entry in entries:
        if isinstance(entry, tuple):
            yield from _specs(entry[1])
        elif entry in BY_ID:
            yield BY_ID[entry]


def _heading(title: str) -> str:
    """The title of a menu without its key: "&File" and "文件(&F)" are "File" and "文件"."""
    return re.sub(r"\(&\w\)|&", "", tr(title))


class KeysDialog(Retranslated, QDialog):
    """Shows the table of actions; what is changed here goes into the setting `keys`."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._preferences = preferences
        self.search = QLineEdit(self, clearButtonEnabled=True)
        self.search.textChanged.connect(self._filter)
        self._rows = by_menu()
        self.table = QTableWidget(len(self._rows), 2, self)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.table.currentCellChanged.connect(lambda *_: self._show_current())
        self.table.doubleClicked.connect(lambda _index: self.editor.setFocus())
        self.editor = QKeySequenceEdit(self)
        self.editor.setMaximumSequenceLength(1)
        self.editor.editingFinished.connect(self._chosen)
        self._change = QLabel(self)
        self._default = QPushButton(self, autoDefault=False)
        self._default.clicked.connect(self._restore)
        self._conflict = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._close = QPushButton(self, autoDefault=False)
        self._close.clicked.connect(self.accept)
        self._lay_out()
        preferences.changed.connect(lambda key: self._fill() if key == "keys" else None)
        self.resize(560, 640)
        self.retranslate()

    def _lay_out(self) -> None:
        change = QHBoxLayout()
        change.addWidget(self._change)
        change.addWidget(self.editor, 1)
        change.addWidget(self._default)
        foot = QHBoxLayout()
        foot.addWidget(self._conflict, 1)
        foot.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addLayout(change)
        column.addLayout(foot)

    def retranslate(self) -> None:
        self.setWindowTitle(tr("Keys"))
        self.search.setPlaceholderText(tr("Search by action or key"))
        self.search.setAccessibleName(tr("Search by action or key"))
        self.table.setAccessibleName(tr("Keys"))
        self.table.setHorizontalHeaderLabels([tr("Action"), tr("Keys")])
        self._change.setText(tr("Other keys:"))
        self.editor.setAccessibleName(tr("Other keys:"))
        self._default.setText(tr("Back to the default"))
        self._close.setText(tr("Close"))
        self._fill()

    def _fill(self) -> None:
        chosen = self._preferences.get("keys")
        clash = conflicts(chosen)
        for row, spec in enumerate(self._rows):
            for column, text in enumerate(self._texts(spec, chosen, clash)):
                self.table.setItem(row, column, self._item(text, heading=isinstance(spec, str)))
            self.table.item(row, 0).setSizeHint(QSize(10, 28))
        self._conflict.setText(
            "  ".join(
                tr("{key} is used by: {actions}.", key=key, actions=", ".join(tr(BY_ID[one].text) for one in idents))
                for key, idents in clash.items()
            )
        )
        self._filter(self.search.text())
        self._show_current()

    @staticmethod
    def _texts(
        spec: ActionSpec | str, chosen: Mapping[str, list[str]], clash: Mapping[str, list[str]]
    ) -> tuple[str, str]:
        """What stands in the two columns of a row."""
        if isinstance(spec, str):
            return _heading(spec), ""
        keys = [QKeySequence(key) for key in keys_of(spec, chosen)]
        text = "   ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
        return tr(spec.text), f"⚠ {text}" if any(key.toString() in clash for key in keys) else text

    @staticmethod
    def _item(text: str, heading: bool) -> QTableWidgetItem:
        item = QTableWidgetItem(text)
        if heading:
            font = item.font()
            font.setBold(True)
            item.setFont(font)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        return item

    def _filter(self, query: str) -> None:
        """Hide the rows that do not hold the words, and the headings that have no row left."""
        words = query.casefold().split()
        heading, left = 0, False
        for row, spec in enumerate([*self._rows, ""]):
            if isinstance(spec, str):
                self.table.setRowHidden(heading, not left)
                heading, left = row, False
            else:
                said = " ".join((self.table.item(row, 0).text(), self.table.item(row, 1).text(), spec.text)).casefold()
                shown = all(word in said for word in words)
                self.table.setRowHidden(row, not shown)
                left |= shown

    def _current(self) -> str | None:
        row = self.table.currentRow()
        spec = self._rows[row] if row >= 0 else ""
        return None if isinstance(spec, str) else spec.id

    def _show_current(self) -> None:
        ident = self._current()
        for widget in (self.editor, self._default):
            widget.setEnabled(ident is not None)
        if ident:
            keys = keys_of(BY_ID[ident], self._preferences.get("keys"))
            self.editor.blockSignals(True)
            self.editor.setKeySequence(QKeySequence(keys[0] if keys else ""))
            self.editor.blockSignals(False)

    def _chosen(self) -> None:
        if ident := self._current():
            key = self.editor.keySequence().toString()
            chosen = dict(self._preferences.get("keys"))
            chosen[ident] = [key] if key else []
            if chosen[ident] == list(BY_ID[ident].keys):
                chosen.pop(ident)
            self._preferences.choose("keys", chosen)

    def _restore(self) -> None:
        if ident := self._current():
            chosen = {key: value for key, value in self._preferences.get("keys").items() if key != ident}
            self._preferences.choose("keys", chosen)
