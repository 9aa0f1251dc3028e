"""The list of highlights and notes: in the order of the text, searchable, each a click away from its place."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader.core.annotation import Annotation, Target
from reader.core.bitext import Bitext
from reader.core.messages import tr
from reader.core.project import Project
from reader.ui import theme
from reader.ui.i18n import Retranslated

NOTE_ROLE: Final = Qt.ItemDataRole.UserRole
# By id: the targets and the bitext that a place was found for, and the place.
Places = dict[str, tuple[tuple[Target, ...], Bitext, tuple[int, int, int]]]


def notes_of(project: Project | None, query: str = "", places: Places | None = None) -> list[Annotation]:
    """The notes of a text by place (the ones without a place last) that hold every word of `query`.

    `places` remembers where notes stand from one call to the next: while one is written the others stay where they are.
    """
    if project is None:
        return []
    words, known = query.casefold().split(), {} if places is None else places
    found = [item for item in project.annotations if item.is_note and all(word in searched(item) for word in words)]
    for item in found:
        before = known.get(item.id)
        if before is None or before[0] is not item.targets or before[1] is not project.bitext:
            known[item.id] = (item.targets, project.bitext, _place(project, item))
    return sorted(found, key=lambda item: (known[item.id][2], item.id))


def searched(item: Annotation) -> str:
    """What the search of notes looks at."""
    quotes = [target.selector.exact for target in item.targets]
    return " ".join((item.body, *item.tags, *quotes)).casefold()


def quote_of(item: Annotation) -> str:
    """The words that a note is about, on one line."""
    return " … ".join(" ".join(target.selector.exact.split()) for target in item.targets)


def _place(project: Project, item: Annotation) -> tuple[int, int, int]:
    """Where a note stands in the reading order: its pair, its position, and orphans behind all."""
    placed = [target for target in item.targets if target.placed]
    if not placed:
        return (1, 0, 0)
    target = placed[0]
    document = project.bitext.document(target.side)
    segment = document.segment_at(target.selector.start)
    bead = project.bitext.alignment.bead_of(target.side, segment) if segment >= 0 else -1
    return (0, bead, target.selector.start)


class NotesModel(QAbstractListModel):
    """The shown notes as a list for the view."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.items: list[Annotation] = []

    def show(self, items: list[Annotation]) -> None:
        """Another list; when only contents changed the selection stays where it is."""
        if [item.id for item in items] == [item.id for item in self.items]:
            self.items = items
            self.dataChanged.emit(self.index(0), self.index(max(0, len(items) - 1)))
            return
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return quote_of(item)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(part for part in (quote_of(item), item.body) if part)
        return item if role == NOTE_ROLE else None


class NoteDelegate(QStyledItemDelegate):
    """Paints the colour of a note, its quotation and the first line of what it says."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.colors: theme.Theme | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        item = index.data(NOTE_ROLE)
        return QSize(40, 52 if item.body or not item.placed else 34)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        if not self.colors:
            return
        item, rect = index.data(NOTE_ROLE), option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self.colors.color("accent_soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self.colors.color("paper"))
        painter.fillRect(QRect(rect.left(), rect.top() + 5, 4, rect.height() - 10), self._mark(item))
        box = QRect(rect.left() + 16, rect.top() + 7, rect.width() - 28, 20)
        self._line(painter, option.font, "ink", box, quote_of(item))
        small = QFont(option.font)
        small.setPixelSize(12)
        if not item.placed:
            self._line(painter, small, "error", box.translated(0, 19), tr("Its words are no longer in the text"))
        elif item.body:
            self._line(painter, small, "quiet", box.translated(0, 19), " ".join(item.body.split()))
        painter.restore()

    def _mark(self, item: Annotation):
        return theme.mark_color(self.colors, item.color) if item.color else self.colors.color("quiet")

    def _line(self, painter: QPainter, font: QFont, role: str, box: QRect, text: str) -> None:
        painter.setFont(font)
        painter.setPen(self.colors.color(role))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)


class NotesView(QListView):
    """The list itself; Delete asks for the chosen note to go."""

    delete_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.currentIndex().isValid():
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)


class NotesList(Retranslated, QWidget):
    """`chosen(id)` on a click or Return, `deleted(id)` on Delete."""

    chosen = Signal(str)
    deleted = Signal(str)
    worded = Signal()  # its texts are in another language now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project: Project | None = None
        self._places: Places = {}
        self.search = QLineEdit(self, clearButtonEnabled=True)
        self.search.textChanged.connect(lambda _text: self._fill())
        self.model = NotesModel(self)
        self.view = NotesView(self, frameShape=QFrame.Shape.NoFrame)
        self.view.setModel(self.model)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setMouseTracking(True)
        self._delegate = NoteDelegate(self.view)
        self.view.setItemDelegate(self._delegate)
        self.view.clicked.connect(self._choose)
        self.view.activated.connect(self._choose)
        self.view.delete_pressed.connect(self._delete)
        self._empty = QLabel(self, objectName="quiet", wordWrap=True, margin=16)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        head = QVBoxLayout()
        head.setContentsMargins(14, 2, 14, 8)
        head.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self._empty, 1)
        self.retranslate()

    def show_project(self, project: Project | None) -> None:
        if project is None or self._project is None or project.bitext is not self._project.bitext:
            self._places.clear()  # another text: let the earlier one go
        self._project = project
        self._fill()

    def select(self, ident: str) -> None:
        """Mark the row of a note, if it is shown."""
        for row, item in enumerate(self.model.items):
            if item.id == ident:
                self.view.setCurrentIndex(self.model.index(row))
                return
        self.view.clearSelection()

    def dress(self, colors: theme.Theme) -> None:
        self._delegate.colors = colors
        self.view.viewport().update()

    def retranslate(self) -> None:
        self.search.setPlaceholderText(tr("Search the notes"))
        self.search.setAccessibleName(tr("Search the notes"))
        self.view.setAccessibleName(tr("Notes"))
        self._fill()
        self.worded.emit()

    def _fill(self) -> None:
        self.model.show(notes_of(self._project, self.search.text(), self._places))
        some = bool(self.model.items)
        self.view.setVisible(some)
        self._empty.setVisible(not some)
        self._empty.setText(
            tr("No note holds these words.")
            if self.search.text()
            else tr(
                "No notes yet. Select some words, or move to a sentence, and press 1 to 4 to highlight it or N to write a note."
            )
        )

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self.model.items[index.row()].id)

    def _delete(self) -> None:
        self.deleted.emit(self.model.items[self.view.currentIndex().row()].id)
