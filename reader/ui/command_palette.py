"""The command palette: type some letters of what you want, in any interface language, and do it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader.core.messages import tr

MOST: Final = 60
WIDTH: Final = 560
SIDE_ROLE: Final = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done now: its text, quiet words at the right (keys, a section), other words that find it."""

    text: str
    side: str
    also: str
    run: Callable[[], object]


def rank(query: str, command: Command) -> int | None:
    """How well a command fits (lower is better), None when it does not. Every word has to be found."""
    text, also = command.text.casefold(), command.also.casefold()
    total = 0
    for word in query.casefold().split():
        if text.startswith(word):
            continue
        if word in text:
            total += 1
        elif word in also:
            total += 2
        elif _scattered(word, text) or _scattered(word, also):
            total += 5
        else:
            return None
    return total


def _scattered(word: str, text: str) -> bool:
    """True when the letters of `word` stand in `text` in this order."""
    letters = iter(text)
    return all(letter in letters for letter in word)


class CommandDelegate(QStyledItemDelegate):
    """Paints the quiet words of a command at the right edge."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        box = option.rect.adjusted(0, 0, -14, 0)
        room = box.width() - painter.fontMetrics().horizontalAdvance(index.data()) - 60
        side = painter.fontMetrics().elidedText(index.data(SIDE_ROLE) or "", Qt.TextElideMode.ElideRight, max(0, room))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), side)
        painter.restore()


class CommandPalette(QFrame):
    """A field and a list over the window; Return runs the marked command, Escape closes."""

    def __init__(self, window: QWidget, commands: list[Command]) -> None:
        super().__init__(window, objectName="palette")
        self.setWindowFlag(Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._commands = commands
        self._shown: list[Command] = []
        self.field = QLineEdit(self, placeholderText=tr("Type what you want to do"))
        self.field.setAccessibleName(tr("Find a command"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Commands"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(CommandDelegate(self.list))
        self.list.itemClicked.connect(lambda _item: self._run())
        self._none = QLabel(tr("No command fits."), self, objectName="quiet", margin=14)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self._none)
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self._fill("")

    def open(self) -> None:
        """Show it below the top of its window."""
        window = self.parentWidget().window()
        self.resize(min(WIDTH, window.width() - 40), 380)
        corner = window.mapToGlobal(QPoint((window.width() - self.width()) // 2, 64))
        self.move(corner)
        self.show()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}.get(
            Qt.Key(event.key())
        )
        if step is not None:
            row = self.list.currentRow() + step
            self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run()
            return True
        return super().eventFilter(watched, event)

    def _fill(self, query: str) -> None:
        ranked = [(rank(query, command), place, command) for place, command in enumerate(self._commands)]
        fitting = sorted((score, place) for score, place, _ in ranked if score is not None)
        self._shown = [self._commands[place] for _, place in fitting[:MOST]]
        self.list.clear()
        for command in self._shown:
            item = QListWidgetItem(command.text)
            item.setData(SIDE_ROLE, command.side)
            item.setSizeHint(QSize(10, 32))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(self._shown))
        self._none.setVisible(not self._shown)

    def _run(self) -> None:
        row = self.list.currentRow()
        command = self._shown[row] if 0 <= row < len(self._shown) else None
        self.close()
        if command:
            command.run()
