"""WordsPage: the word list at the left of the text: searchable, by status, each word a click away from its card."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from itertools import groupby
from typing import Any, Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader.core.messages import tr
from reader.study.pinyin import bare
from reader.study.word_list import STATUSES, Key, StudyWord
from reader.ui import theme
from reader.ui.entry_list import EntriesModel, EntryDelegate
from reader.ui.i18n import Retranslated
from reader.ui.study.word_card import STATUS_NAMES
from reader.ui.study.word_html import spoken

ROW_HEIGHT: Final = 46
NOTE_HEIGHT: Final = 58
# A status is told by a sign as well as by its colour.
SIGNS: Final = {"new": "○", "learning": "◐", "known": "●"}
_ROLES: Final = {"new": "accent", "learning": "warn", "known": "ok"}
_WORD: Final = Qt.ItemDataRole.UserRole


def filtering(query: str, status: str) -> Callable[[StudyWord], bool]:
    """Says of a word whether it has the status ("" for any) and holds the query in any form; pinyin without tones counts."""
    query = query.strip().casefold()
    plain = bare(query)

    def fits(word: StudyWord) -> bool:
        if status and word.status != status:
            return False
        said = f"{word.simplified}\n{word.traditional}\n{word.meaning}\n{word.note}".casefold()
        return query in said or bool(plain and plain in bare(word.pinyin))

    return fits


class WordsModel(EntriesModel):
    """The words that are shown, the newest first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.form = "pinyin"

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        word = self.entries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            parts = (word.simplified, spoken(word.pinyin, self.form), tr(STATUS_NAMES[word.status]), word.meaning)
            return ", ".join(part for part in parts if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return None
        return word if role == _WORD else None

    def show(self, entries: Sequence[StudyWord]) -> None:
        """Other words. Where they are the same ones, with another status or note, their rows stay as they are."""
        if len(entries) == len(self.entries) and all(map(_same_word, entries, self.entries)):
            self.entries = entries
            self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
        else:
            super().show(entries)


def _same_word(one: StudyWord, other: StudyWord) -> bool:
    return one is other or one.key == other.key


class WordDelegate(EntryDelegate):
    """A word with its reading and its sign; below, what it means."""

    form = "pinyin"

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return QSize(100, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        if self.colors is None:
            return
        word: StudyWord = index.data(_WORD)
        box = option.rect.adjusted(4, 2, -4, -2)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.fillRect(option.rect, self.colors.color("accent_soft"))
        first = QRect(box.left(), box.top(), box.width(), box.height() // 2)
        self.line(painter, option.font, _ROLES[word.status], first, SIGNS[word.status])
        large = theme.regional_font(option.font, "SC")
        large.setPixelSize(16)
        self.line(painter, large, "ink", first.adjusted(18, 0, 0, 0), word.simplified)
        painter.setFont(large)
        after = 18 + painter.fontMetrics().horizontalAdvance(word.simplified) + 8
        self.line(painter, option.font, "quiet", first.adjusted(after, 0, 0, 0), spoken(word.pinyin, self.form))
        self.line(
            painter, option.font, "quiet", first.translated(18, box.height() // 2).adjusted(0, 0, -18, 0), word.meaning
        )


class WordsView(QListView):
    """The list with its keys: Delete removes, 1 to 3 choose a status."""

    removed = Signal()
    status_chosen = Signal(str)

    def chosen(self) -> list[StudyWord]:
        """The chosen words, in the order of the list."""
        words = self.model().entries
        ranges = sorted((one.top(), one.bottom()) for one in self.selectionModel().selection())
        return [word for top, bottom in ranges for word in words[top : bottom + 1]]

    def choose(self, keys: Set[Key]) -> None:
        """Choose the words with these keys, as far as they are shown."""
        rows = [row for row, word in enumerate(self.model().entries) if word.key in keys] if keys else []
        selection = QItemSelection()
        for _, group in groupby(enumerate(rows), lambda item: item[1] - item[0]):  # rows that follow one another
            run = [row for _, row in group]
            selection.select(self.model().index(run[0]), self.model().index(run[-1]))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if len(rows) == 1:
            self.setCurrentIndex(self.model().index(rows[0]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_1
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif 0 <= number < len(STATUSES) and not event.modifiers():
            self.status_chosen.emit(STATUSES[number])
        else:
            super().keyPressEvent(event)


class NoteField(QPlainTextEdit):
    """The note of one word; what was written is told when the field is left."""

    written = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, tabChangesFocus=True)
        self.setFixedHeight(NOTE_HEIGHT)
        self._held = ""

    def hold(self, note: str) -> None:
        """Show a note; what is being written is not replaced by what is there already."""
        if note != self._held or not self.hasFocus():
            self._held = note
            self.setPlainText(note)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setPlainText(self._held)
            self.parentWidget().setFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers():
            self._tell()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        note = self.toPlainText().strip()
        if note != self._held:
            self._held = note
            self.written.emit(note)


class WordsPage(Retranslated, QWidget):
    """Says what the reader does with words; it changes nothing itself."""

    followed = Signal(str)
    removed = Signal(object)  # list of keys
    status_chosen = Signal(object, str)  # list of keys, status
    review_asked = Signal()
    export_asked = Signal()
    import_asked = Signal()
    worded = Signal()
    noted = Signal(object, str)  # key, note

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[StudyWord, ...] = ()
        self._due = 0
        self.search = QLineEdit(self, clearButtonEnabled=True)
        self.search.textChanged.connect(self._fill)
        self.filter = QComboBox(self)
        self.filter.currentIndexChanged.connect(self._fill)
        self.view = WordsView(self)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setMouseTracking(True)
        self.view.setUniformItemSizes(True)
        self.view.setLayoutMode(QListView.LayoutMode.Batched)  # twenty thousand words at once take a moment
        self.model = WordsModel(self.view)
        self.view.setModel(self.model)
        self.delegate = WordDelegate(self.view)
        self.view.setItemDelegate(self.delegate)
        self.view.activated.connect(lambda index: self.followed.emit(index.data(_WORD).simplified))
        self.view.clicked.connect(lambda index: self.followed.emit(index.data(_WORD).simplified))
        self.view.removed.connect(lambda: self.removed.emit(self.selected()))
        self.view.status_chosen.connect(lambda status: self.status_chosen.emit(self.selected(), status))
        self.note = NoteField(self)
        self.note.written.connect(lambda note: self.noted.emit(self._noted, note))
        self._noted: Key | None = None
        self.view.selectionModel().selectionChanged.connect(lambda _new, _old: self._show_note())
        self._empty = QLabel(self, objectName="quiet", wordWrap=True)
        self.review = QPushButton(self)
        self.review.clicked.connect(self.review_asked)
        self._export = QPushButton(self, objectName="flat")
        self._export.clicked.connect(self.export_asked)
        self._import = QPushButton(self, objectName="flat")
        self._import.clicked.connect(self.import_asked)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(2)
        for button in (self._import, self._export):
            foot.addWidget(button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 10)
        column.setSpacing(8)
        for widget in (self.search, self.filter, self._empty):
            column.addWidget(widget)
        column.addWidget(self.view, 1)
        column.addWidget(self.note)
        column.addWidget(self.review)
        column.addLayout(foot)

    def show_words(self, words: tuple[StudyWord, ...], due: int, form: str) -> None:
        """Other words; the selection stays on those that are still there."""
        self._words, self._due, self.model.form, self.delegate.form = words, due, form, form
        self._fill()

    def selected(self) -> list[Key]:
        """The keys of the selected words."""
        return [word.key for word in self.view.chosen()]

    def dress(self, colors: theme.Theme) -> None:
        self.delegate.colors = colors
        self.view.viewport().update()

    def retranslate(self) -> None:
        self.search.setPlaceholderText(tr("Search the words"))
        self.search.setAccessibleName(tr("Search the words"))
        self.view.setAccessibleName(tr("Word list"))
        self.note.setPlaceholderText(tr("Note on this word"))
        self.note.setAccessibleName(tr("Note on this word"))
        self.filter.setAccessibleName(tr("Status"))
        self._empty.setText(tr("No words yet. W puts the word at the caret into the list, with its sentence."))
        self._export.setText(tr("Export…"))
        self._import.setText(tr("Import…"))
        chosen = self.filter.currentData() or ""
        self.filter.blockSignals(True)
        self.filter.clear()
        for value, title in (("", tr("All words")), *((one, tr(STATUS_NAMES[one])) for one in STATUSES)):
            self.filter.addItem(f"{SIGNS[value]} {title}" if value else title, value)
        self.filter.setCurrentIndex(max(0, self.filter.findData(chosen)))
        self.filter.blockSignals(False)
        self._fill()
        self.worded.emit()

    def _fill(self) -> None:
        kept = set(self.selected())
        query, status = self.search.text(), self.filter.currentData() or ""
        wanted = filtering(query, status) if query.strip() or status else None
        newest_first = self._words[::-1]
        self.model.show([word for word in newest_first if wanted(word)] if wanted else newest_first)
        if len(kept) != self._chosen_count():
            self.view.choose(kept)
        self._show_note()
        self._empty.setVisible(not self._words)
        self._export.setEnabled(bool(self._words))
        self.review.setVisible(self._due > 0)
        self.review.setText(tr("Review {count}", count=f"{self._due:,}"))

    def _chosen_count(self) -> int:
        return sum(one.bottom() - one.top() + 1 for one in self.view.selectionModel().selection())

    def _show_note(self) -> None:
        """The note of the one word that is chosen."""
        single = self._chosen_count() == 1
        self.note.setVisible(single)
        if single:
            (word,) = self.view.chosen()
            self._noted = word.key
            self.note.hold(word.note)
