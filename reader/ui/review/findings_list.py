"""FindingsList: the rows of what checks found and people wrote, painted in two lines with a sign for the severity."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyleOptionViewItem,
    QWidget,
)

from reader.core.messages import tr
from reader.ui import theme
from reader.ui.entry_list import EntriesModel, EntryDelegate, is_selected, prepare, small_font
from reader.workflow.mqm import SEVERITY_TITLES, VERDICTS
from reader.workflow.review_listing import Listed

ROLE: Final = Qt.ItemDataRole.UserRole
# The form that goes with a severity, so that colour is not all that tells them apart.
SIGNS: Final = {"neutral": "·", "minor": "△", "major": "▲", "critical": "◆"}
KINDS: Final = {"suggestion": "✎", "difference": "≠"}
STATES: Final = {"": "", "confirmed": "✓ ", "dismissed": "– "}


def said_place(one: Listed) -> str:
    """Where it is: a pair, or the document."""
    return tr("pair {number}", number=f"{one.bead + 1:,}") if one.bead is not None else tr("document")


def said_number(one: Listed) -> str:
    """The number of its pair, as it stands before a title."""
    return f"{one.bead + 1:,} · " if one.bead is not None else ""


class FindingsModel(EntriesModel):
    """The entries as a list for the view."""

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            doubt = "? " if one.finding and one.finding.low_confidence and not one.state else ""
            return f"{STATES[one.state]}{doubt}{said_number(one)}{one.title}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{one.title} · {said_place(one)} · {tr(SEVERITY_TITLES[one.severity])}\n{one.message}"
        if role == Qt.ItemDataRole.ToolTipRole:
            severity = f" · {tr(SEVERITY_TITLES[one.severity])}" if one.category else ""
            return f"{one.title} · {said_place(one)}{severity}\n{one.message}".replace("<", "‹")
        return one if role == ROLE else None


class FindingDelegate(EntryDelegate):
    """Paints title and place over the message; a bar at the left for the chosen one."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return QSize(40, 52)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        if not self.colors:
            return
        one, rect = index.data(ROLE), option.rect
        painter.save()
        self.ground(painter, option, is_selected(option))
        small = small_font(option.font)
        painter.setFont(small)
        painter.setPen(self._severity_color(one))
        sign = SIGNS[one.severity] if one.category else KINDS.get(one.kind, "")
        painter.drawText(QRect(rect.left() + 12, rect.top() + 7, 16, 20), Qt.AlignmentFlag.AlignCenter, sign)
        box = QRect(rect.left() + 34, rect.top() + 7, rect.width() - 46, 20)
        self.line(painter, option.font, "quiet" if one.state == "dismissed" else "ink", box, index.data())
        self.line(painter, small, "quiet", box.translated(0, 19), " ".join(one.message.split()))
        painter.restore()

    def _severity_color(self, one: Listed) -> QColor:
        roles = {"neutral": "quiet", "minor": "warn", "major": "error", "critical": "error"}
        return self.colors.color("quiet" if one.state == "dismissed" else roles[one.severity])


class FindingsList(QListView):
    """`chosen(Listed)` on a click or Return; `picked(count)` when rows are selected.

    With several rows selected the digits and X speak of all of them: `judged(position)` counts verdicts from 0.
    """

    chosen = Signal(object)
    picked = Signal(int)
    judged = Signal(int)
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, frameShape=QFrame.Shape.NoFrame)
        self.findings = FindingsModel(self)
        self._delegate = FindingDelegate(self)
        prepare(self, self.findings, self._delegate)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)
        self.selectionModel().selectionChanged.connect(lambda *_: self.picked.emit(len(self.selected)))

    @property
    def selected(self) -> list[Listed]:
        """The entries of the selected rows, in order."""
        return [self.findings.entries[row] for row in sorted({index.row() for index in self.selectedIndexes()})]

    def show_entries(self, entries: list[Listed]) -> None:
        """Other entries; the place in the list stays."""
        if entries == self.findings.entries:
            return
        place = self.verticalScrollBar().value()
        self.findings.show(entries)
        self.verticalScrollBar().setValue(place)
        self.picked.emit(0)

    def mark(self, bead: int | None) -> None:
        """Choose the first row of a pair, if it has one."""
        entries = self.findings.entries
        row = next((row for row, one in enumerate(entries) if one.bead == bead), None) if bead is not None else None
        if len(self.selectedIndexes()) > 1:
            return  # somebody is picking rows
        if row is None:
            self.clearSelection()
        elif self.currentIndex().row() != row or not self.selectionModel().isSelected(self.currentIndex()):
            self.setCurrentIndex(self.findings.index(row))

    def dress(self, colors: theme.Theme) -> None:
        self._delegate.colors = colors
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        verdict = event.key() - Qt.Key.Key_1
        if self.selectedIndexes() and 0 <= verdict < len(VERDICTS):
            self.judged.emit(verdict)
        elif self.selectedIndexes() and event.key() in (Qt.Key.Key_X, Qt.Key.Key_Delete):
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        if len(self.selectedIndexes()) <= 1:
            self.chosen.emit(index.data(ROLE))
