"""TermsPage: the terms of this text, those that it suggests, and the whole term base, as lists that are worked on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Literal

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QLabel,
    QListView,
    QPushButton,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader.core.messages import tr
from reader.core.messages import translatable as t
from reader.ui import theme
from reader.ui.entry_list import EntriesModel, EntryDelegate, is_selected, prepare, small_font
from reader.ui.flow import FlowLayout
from reader.ui.i18n import Retranslated

ROLE: Final = Qt.ItemDataRole.UserRole
Which = Literal["here", "suggested", "all"]
WHICH: Final[tuple[tuple[Which, str], ...]] = (
    ("here", t("in this text")),
    ("suggested", t("suggested")),
    ("all", t("all")),
)
STATUS_TITLES: Final = {"required": t("required"), "preferred": t("preferred"), "forbidden": t("forbidden")}


@dataclass(frozen=True, slots=True)
class TermRow:
    """A rendering of a term, its status ("" for one that is only suggested), and in how many pairs it stands."""

    zh: str
    rendering: str
    status: str
    pairs: int = 0

    @property
    def en(self) -> str:
        """The lower line."""
        return f"{self.rendering} · {tr(STATUS_TITLES[self.status])}" if self.status else self.rendering


class TermsModel(EntriesModel):
    """The rows for the view."""

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.entries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{row.zh}\n{row.en}".replace("<", "‹")
        return row if role == ROLE else None


class TermDelegate(EntryDelegate):
    """Paints a term over its English, and in how many pairs it stands at the right; every selected row is marked."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return QSize(40, 48)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        if not self.colors:
            return
        row, rect = index.data(ROLE), option.rect
        painter.save()
        self.ground(painter, option, is_selected(option))
        small = small_font(option.font)
        painter.setFont(small)
        painter.setPen(self.colors.color("quiet"))
        count = f"{row.pairs:,}" if row.pairs else ""
        painter.drawText(
            rect.adjusted(0, 0, -14, 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count
        )
        box = QRect(
            rect.left() + 16, rect.top() + 6, rect.width() - 38 - painter.fontMetrics().horizontalAdvance(count), 18
        )
        self.line(painter, option.font, "ink", box, row.zh)
        self.line(painter, small, "quiet", box.translated(0, 18), row.en)
        painter.restore()


class TermsList(QListView):
    """`letter` for the letters that the page understands."""

    letter = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = "del" if event.key() == Qt.Key.Key_Delete else event.text().lower()
        if text in ("a", "r", "p", "f", "del") and not event.modifiers():
            self.letter.emit(text)
        else:
            super().keyPressEvent(event)


class TermsPage(Retranslated, QWidget):
    """What a person wants with the selected rows comes as signals with those rows."""

    wanted = Signal(str)  # another part of the terms
    gone_to = Signal(object)  # TermRow
    added = Signal(object)  # rows
    removed = Signal(object)
    marked = Signal(object, str)  # rows, status

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.which: Which = "here"
        self.model = TermsModel(self)
        self.list = TermsList(self, frameShape=QFrame.Shape.NoFrame)
        self._delegate = TermDelegate(self.list)
        prepare(self.list, self.model, self._delegate)
        self.list.setUniformItemSizes(True)
        self.list.setLayoutMode(QListView.LayoutMode.Batched)  # of fifty thousand terms not all at once
        self.list.setBatchSize(1000)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.activated.connect(lambda index: self.gone_to.emit(self.model.entries[index.row()]))
        self.list.clicked.connect(lambda index: self.gone_to.emit(self.model.entries[index.row()]))
        self.list.letter.connect(self._do)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._allow())
        self._about = QLabel(self, objectName="quiet", wordWrap=True, margin=16)
        self._about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._group = QButtonGroup(self)
        self.pills = {ident: self._pill(partial(self.turn_to, ident), ident == self.which) for ident, _ in WHICH}
        self.verbs = {letter: self._button(partial(self._do, letter)) for letter in ("a", "r", "p", "f", "del")}
        self.links = [QPushButton(self, objectName="link") for _ in range(2)]  # import, export
        self._lay_out()
        self.retranslate()

    def _pill(self, run: Callable[[], None], checked: bool) -> QPushButton:
        pill = QPushButton(self, objectName="pill", checkable=True, checked=checked)
        pill.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        pill.clicked.connect(lambda _checked=False: run())
        self._group.addButton(pill)
        return pill

    def _button(self, run: Callable[[], None]) -> QPushButton:
        button = QPushButton(self, objectName="pill")
        button.clicked.connect(lambda _checked=False: run())
        return button

    def _lay_out(self) -> None:
        head, verbs, foot = FlowLayout(QSize(6, 6)), FlowLayout(QSize(6, 6)), FlowLayout(QSize(12, 4))
        for row, parts in ((head, self.pills.values()), (verbs, self.verbs.values()), (foot, self.links)):
            row.setContentsMargins(14, 4, 14, 6)
            for part in parts:
                row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self._about, 1)
        column.addWidget(QFrame(self, objectName="hairline"))
        column.addLayout(verbs)
        column.addLayout(foot)

    @property
    def selected(self) -> list[TermRow]:
        """The selected rows, in order."""
        return [self.model.entries[row] for row in sorted({index.row() for index in self.list.selectedIndexes()})]

    def turn_to(self, which: Which) -> None:
        """Another part of the terms."""
        self.which = which
        self.pills[which].setChecked(True)
        self.wanted.emit(which)

    def show_rows(self, rows: Sequence[TermRow], busy: bool) -> None:
        """The rows of the part that is shown; `busy` while they are being looked for."""
        place = self.list.verticalScrollBar().value()
        self.model.show(list(rows))
        self.list.verticalScrollBar().setValue(place)
        self.list.setVisible(bool(rows))
        self._about.setVisible(not rows)
        empty = {
            "here": tr("None of your terms stands in this text. Select Chinese words and press T to add one."),
            "suggested": tr("This text suggests no more terms."),
            "all": tr("There are no terms yet. Select Chinese words and press T, or import a glossary."),
        }
        self._about.setText(tr("Looking for terms") if busy else empty[self.which])
        self._allow()

    def dress(self, colors: theme.Theme) -> None:
        self._delegate.colors = colors
        self.list.viewport().update()

    def retranslate(self) -> None:
        self.list.setAccessibleName(tr("Terms"))
        for ident, title in WHICH:
            self.pills[ident].setText(tr(title))
        titles = {"a": tr("Add"), "r": tr("required"), "p": tr("preferred"), "f": tr("forbidden"), "del": tr("Remove")}
        for letter, button in self.verbs.items():
            button.setText(titles[letter])
            button.setToolTip(f"{titles[letter]} ({'Del' if letter == 'del' else letter.upper()})")
        for button, title in zip(self.links, (tr("Import terms…"), tr("Export terms…")), strict=True):
            button.setText(title)
        self.list.viewport().update()

    def _do(self, letter: str) -> None:
        rows = self.selected
        if not rows:
            return
        if letter == "a":
            self.added.emit([row for row in rows if not row.status])
        elif letter == "del":
            self.removed.emit([row for row in rows if row.status])
        else:
            status = {"r": "required", "p": "preferred", "f": "forbidden"}[letter]
            self.marked.emit(rows, status)

    def _allow(self) -> None:
        rows = self.selected
        for letter, button in self.verbs.items():
            button.setVisible(letter != "a" or self.which == "suggested")
            button.setEnabled(bool(rows) and (letter != "del" or any(row.status for row in rows)))
