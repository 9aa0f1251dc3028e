"""How a row of the list of notes looks: its colour at the left, two lines, and how often it was answered."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.core.annotation import Annotation
from reader.core.messages import tr
from reader.ui import theme
from reader.ui.notes.model import ROW_ROLE, Heading, first_line, second_line
from reader.workflow.notes_listing import Entry

ROW_HEIGHT = 50


class RowDelegate(QStyledItemDelegate):
    """`shown` turns Chinese into the characters that are read, drawn with the glyphs of `region`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.colors: theme.Theme | None = None
        self.shown: Callable[[str], str] = str
        self.region = "SC"

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(40, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW_ROLE)
        if self.colors is None or row is None:
            return
        painter.save()
        small = QFont(option.font)
        small.setPixelSize(12)
        if isinstance(row, Heading):
            self._paint_heading(painter, option.rect, row, small)
        else:
            self._paint_ground(painter, option)
            self._paint_entry(painter, option, row, small)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, heading: Heading, small: QFont) -> None:
        assert self.colors
        number = f"{heading.count:,}"
        painter.setFont(small)
        painter.setPen(self.colors.color("quiet"))
        taken = painter.fontMetrics().horizontalAdvance(number)
        box = QRect(rect.left() + 14, rect.top() + 8, rect.width() - 34 - taken, 18)
        painter.drawText(rect.adjusted(0, 8, -14, 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, number)
        bold = theme.regional_font(small, self.region)
        bold.setBold(True)
        titles = [self.shown(heading.zh), heading.en] if heading.zh else [heading.en or tr("No longer in the text"), ""]
        self._line(painter, bold, "quiet", box, titles[0])
        self._line(painter, small, "quiet", box.translated(0, 18), titles[1])
        painter.fillRect(QRect(rect.left() + 14, rect.bottom() - 2, rect.width() - 28, 1), self.colors.color("hair"))

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        assert self.colors
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self.colors.color("accent_soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, self.colors.color("paper"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self.colors.color("focus"))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))

    def _paint_entry(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry, small: QFont) -> None:
        assert self.colors
        item, rect = entry.item, option.rect
        painter.fillRect(QRect(rect.left(), rect.top() + 5, 4, rect.height() - 10), self._mark(item))
        left = rect.left() + 14
        if item.motivation == "bookmarking":
            icon = theme.icon("bookmark", self.colors.roles["accent"]).pixmap(16, 16)
            painter.drawPixmap(QPoint(left - 2, rect.top() + 8), icon)
            left += 18
        box = QRect(left, rect.top() + 6, rect.right() - 12 - left, 19)
        self._line(painter, theme.regional_font(option.font, self.region), "ink", box, self._first(item))
        below = QRect(rect.left() + 14, rect.top() + 25, rect.width() - 26, 18)
        if entry.replies:
            below.setRight(below.right() - self._paint_answers(painter, below, small, len(entry.replies)))
        if item.targets and not item.placed:
            self._line(painter, small, "error", below, tr("Its words are no longer in the text"))
        else:
            self._line(painter, small, "quiet", below, second_line(item))

    def _paint_answers(self, painter: QPainter, box: QRect, small: QFont, count: int) -> int:
        """The number of answers at the right; how much room it takes."""
        text = f"↩ {count:,}"
        self._line(painter, small, "quiet", box, text, Qt.AlignmentFlag.AlignRight)
        return painter.fontMetrics().horizontalAdvance(text) + 8

    def _first(self, item: Annotation) -> str:
        """The quotation in the characters that are read; what a person wrote stays as it is."""
        line = first_line(item)
        chinese = any(target.side == "zh" for target in item.targets) and item.motivation != "bookmarking"
        return self.shown(line) if chinese else line

    def _mark(self, item: Annotation) -> QColor:
        assert self.colors
        return theme.mark_color(self.colors, item.color) if item.color else self.colors.color("quiet")

    def _line(
        self,
        painter: QPainter,
        font: QFont,
        role: str,
        box: QRect,
        text: str,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        assert self.colors
        painter.setFont(font)
        painter.setPen(self.colors.color(role))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
