"""The view of the list of notes: rows are chosen and worked on with the mouse alone or with the keys alone."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from reader.core.annotation import COLORS
from reader.ui.notes.model import NotesModel
from reader.ui.notes.row_delegate import ROW_HEIGHT, RowDelegate
from reader.workflow.notes_listing import Entry

_COLOR_KEYS: Final = {getattr(Qt.Key, f"Key_{number}"): color for number, color in enumerate(COLORS, 1)}
_CALM: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class NotesView(QTableView):
    """Return or a click goes to a note; Delete, 1 to 4, T and Escape work on all that are chosen."""

    gone_to = Signal(str)
    delete_pressed = Signal()
    color_pressed = Signal(str)
    tag_pressed = Signal()
    left = Signal()
    choice_changed = Signal()

    def __init__(self, model: NotesModel, parent: QWidget) -> None:
        super().__init__(parent, frameShape=QFrame.Shape.NoFrame, showGrid=False, wordWrap=False)
        self.rows_delegate = RowDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self.rows_delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        heights = self.verticalHeader()
        heights.hide()
        heights.setMinimumSectionSize(ROW_HEIGHT)
        heights.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heights.setDefaultSectionSize(ROW_HEIGHT)
        self.selectionModel().selectionChanged.connect(self.choice_changed)

    @property
    def notes(self) -> NotesModel:
        model = self.model()
        assert isinstance(model, NotesModel)
        return model

    def chosen(self) -> list[str]:
        """The ids of the chosen notes, in the order of the list."""
        rows = self.notes.rows
        ranges = sorted((one.top(), one.bottom()) for one in self.selectionModel().selection())
        return [row.item.id for top, end in ranges for row in rows[top : end + 1] if isinstance(row, Entry)]

    def choose(self, idents: list[str]) -> None:
        """Choose these notes, as far as they are shown; the first of them is made visible."""
        numbers = sorted(row for ident in idents if (row := self.notes.row_of(ident)) is not None)
        selection = QItemSelection()
        start = 0
        for place, number in enumerate(numbers):
            if place + 1 == len(numbers) or numbers[place + 1] != number + 1:
                selection.select(self.notes.index(numbers[start], 0), self.notes.index(number, 0))
                start = place + 1
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(selection, flags.ClearAndSelect | flags.Rows)
        if numbers:
            first = self.notes.index(numbers[0], 0)
            self.selectionModel().setCurrentIndex(first, flags.NoUpdate)
            self.scrollTo(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & _CALM:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_to_current()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_pressed.emit()
        elif key in _COLOR_KEYS:
            self.color_pressed.emit(_COLOR_KEYS[key])
        elif key == Qt.Key.Key_T:
            self.tag_pressed.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        shift = Qt.KeyboardModifier.ShiftModifier
        if event.button() == Qt.MouseButton.LeftButton and not event.modifiers() & (_CALM | shift):
            self._go_to_current()

    def _go_to_current(self) -> None:
        row = self.currentIndex().row()
        if (
            len(self.chosen()) == 1
            and 0 <= row < len(self.notes.rows)
            and isinstance(entry := self.notes.rows[row], Entry)
        ):
            self.gone_to.emit(entry.item.id)
