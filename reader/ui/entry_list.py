"""What the lists of the window have in common: values as rows, the ground of a row, and lines that are cut at their end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.ui import theme


class EntriesModel(QAbstractListModel):
    """A row for each of `entries`; what a row says is its own model's business."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: Sequence[Any] = ()

    def show(self, entries: Sequence[Any]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.entries)


class EntryDelegate(QStyledItemDelegate):
    """Paints nothing before it is given `colors`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.colors: theme.Theme | None = None

    def ground(self, painter: QPainter, option: QStyleOptionViewItem, marked: bool) -> None:
        """Behind a row: a bar at the left of one that is marked, a shade below the mouse."""
        if marked:
            painter.fillRect(option.rect, self.colors.color("accent_soft"))
            painter.fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), self.colors.color("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, self.colors.color("paper"))

    def line(self, painter: QPainter, font: QFont, role: str, box: QRect, text: str) -> None:
        """One line of text, cut at its end where the box ends."""
        painter.setFont(font)
        painter.setPen(self.colors.color(role))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)


def small_font(font: QFont) -> QFont:
    """The font of what is said below or beside."""
    small = QFont(font)
    small.setPixelSize(12)
    return small


def is_selected(option: QStyleOptionViewItem) -> bool:
    return bool(option.state & QStyle.StateFlag.State_Selected)


def prepare(view: QAbstractItemView, model: EntriesModel, delegate: EntryDelegate) -> None:
    """Rows that are read and chosen, never edited, and that are as wide as the view."""
    view.setModel(model)
    view.setItemDelegate(delegate)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setMouseTracking(True)
