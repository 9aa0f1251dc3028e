"""The card beside the text in which one note is read and written: plain text, its colour, its tags, the answers to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.core.annotation import COLORS, Annotation
from reader.core.messages import tr
from reader.core.plain_text import DIRECTIONS, link_at, one_line
from reader.ui import theme
from reader.ui.elided import ElidedLabel
from reader.ui.i18n import Retranslated, shown_moment
from reader.ui.line_field import LineField
from reader.ui.notes.links import Links
from reader.ui.notes.model import quote_of
from reader.ui.notes.swatches import dress_swatches, name_swatches
from reader.ui.notes.tag_words import TagWords, complete_tags, tags_in
from reader.ui.notes.thread import Thread
from reader.workflow.notes_export import kind_of

# A pause this long ends the step of undo that typing merges into.
PAUSE_MS: Final = 1000
# Code points. Laying out more than this as one text stops the window; a longer note is read only here, and kept whole.
LONGEST: Final = 50_000


class NoteEdit(QPlainTextEdit):
    """Plain text whose undo is the window's: Ctrl+Z takes back what was done last, here or elsewhere."""

    left = Signal()
    escaped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)

    def text(self) -> str:
        """What was written; unlike `toPlainText` it keeps spaces that do not break."""
        return self.document().toRawText().replace("\u2029", "\n")

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._is_history(event):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def menu_at(self, point: QPoint) -> QMenu:
        """The menu of the field; an address under the mouse can be followed, and is said in full first."""
        menu = self.createStandardContextMenu()
        cursor = self.cursorForPosition(point)
        if address := link_at(cursor.block().text(), cursor.positionInBlock()):
            menu.addSeparator()
            action = menu.addAction(tr("Open {address}", address=address.replace("&", "&&")))
            action.triggered.connect(lambda _checked=False: QDesktopServices.openUrl(QUrl(address)))
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.menu_at(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    @staticmethod
    def _is_history(event: QKeyEvent) -> bool:
        return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


class NoteCard(Retranslated, QWidget):
    """Shows one Annotation; says what the reader changes about it."""

    body_edited = Signal(str, str)  # id, text
    tags_edited = Signal(str, object)  # id, list of tags
    color_chosen = Signal(str, str)  # id, colour
    deleted = Signal(str)
    widened = Signal(str)  # the note is to stand on both sides
    placed = Signal(str)  # put it on the selection
    answered = Signal(str, str)  # id, text
    paused = Signal()
    closed = Signal()
    left = Signal()  # the reader goes back to the text

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: Annotation | None = None
        self._loading = False
        self._colors: theme.Theme | None = None
        self._card = QFrame(self, objectName="card")
        self._head = ElidedLabel("", self._card)
        self._head.setObjectName("quiet")
        self._head.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._quote = QLabel(self._card, wordWrap=True, textFormat=Qt.TextFormat.PlainText, objectName="quiet")
        self._lost = QLabel(self._card, wordWrap=True)
        self._place = QPushButton(self._card)
        self._place.clicked.connect(lambda: self._item and self.placed.emit(self._item.id))
        self.body = NoteEdit(self._card)
        self.body.textChanged.connect(self._body_changed)
        self._links = Links("", self._card)
        self._unseen = QLabel(self._card, wordWrap=True, objectName="quiet", textFormat=Qt.TextFormat.PlainText)
        self.tags = LineField(self._card)
        self.tags.editingFinished.connect(self._tags_changed)
        self.tags.returnPressed.connect(self.left)
        self.tags.escaped.connect(self.left)
        self._words: TagWords = complete_tags(self.tags)
        self.thread = Thread(self._card)
        self.thread.answered.connect(lambda text: self._item and self.answered.emit(self._item.id, text))
        self.thread.changed.connect(self.body_edited)
        self.thread.deleted.connect(self.deleted)
        self.thread.left.connect(self.left)
        self._swatches: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._close = QToolButton(self._card)
        self._close.clicked.connect(self.closed)
        self._widen = QToolButton(self._card)
        self._widen.clicked.connect(lambda: self._item and self.widened.emit(self._item.id))
        self._delete = QToolButton(self._card)
        self._delete.clicked.connect(lambda: self._item and self.deleted.emit(self._item.id))
        self._empty = QLabel(self, objectName="quiet", wordWrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.paused)
        self.body.left.connect(self.paused)
        self.body.escaped.connect(self.left)
        self._lay_out()
        self.retranslate()
        self.show_note(None)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._head, 1)
        head.addWidget(self._close)
        colors = QHBoxLayout()
        colors.setSpacing(2)
        for color in COLORS:
            swatch = QToolButton(self._card, checkable=True)
            swatch.setIconSize(QSize(16, 16))
            swatch.clicked.connect(
                lambda _checked=False, one=color: self._item and self.color_chosen.emit(self._item.id, one)
            )
            self._group.addButton(swatch)
            self._swatches[color] = swatch
            colors.addWidget(swatch)
        colors.addStretch(1)
        colors.addWidget(self._widen)
        colors.addWidget(self._delete)
        inner = QVBoxLayout(self._card)
        inner.setContentsMargins(13, 8, 9, 9)
        inner.setSpacing(8)
        inner.addLayout(head)
        inner.addWidget(self._quote)
        inner.addWidget(self._lost)
        inner.addWidget(self._place, 0, Qt.AlignmentFlag.AlignLeft)
        line = QFrame(self._card, objectName="hairline")
        inner.addWidget(line)
        inner.addWidget(self.body, 1)
        inner.addWidget(self._links)
        inner.addWidget(self._unseen)
        inner.addWidget(self.tags)
        inner.addLayout(colors)
        inner.addWidget(self.thread)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card, 3)
        column.addWidget(self._empty)
        column.addStretch(1)

    @property
    def shown(self) -> str | None:
        """The id of the note that is shown."""
        return self._item.id if self._item else None

    def know_tags(self, tags: Iterable[str]) -> None:
        """The tags that the field completes."""
        self._words.know(tags)

    def show_note(self, item: Annotation | None, answers: Sequence[Annotation] = ()) -> None:
        """Another note, or another value of the same one; the cursor stays where it is while one types."""
        if (item and item.id) != self.shown:
            self.thread.forget()
        self._item = item
        self.thread.show_answers(answers)
        self._card.setVisible(item is not None)
        self._empty.setVisible(item is None)
        if item is None:
            return
        self._loading = True
        long = len(item.body) > LONGEST
        shown = item.body[:LONGEST] + "…" if long else item.body
        self.body.setReadOnly(long)
        if self.body.text() != shown:
            position = self.body.textCursor().position()
            self.body.setPlainText(shown)
            cursor = self.body.textCursor()
            cursor.setPosition(min(position, self.body.document().characterCount() - 1))
            self.body.setTextCursor(cursor)
        if not self.tags.hasFocus():
            self.tags.setText(", ".join(item.tags))
        self._loading = False
        self._describe(item)

    def write(self) -> None:
        """Put the keyboard into the body."""
        self.body.setFocus(Qt.FocusReason.ShortcutFocusReason)
        cursor = self.body.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.body.setTextCursor(cursor)

    def write_tags(self) -> None:
        """Put the keyboard into the tags."""
        self.tags.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.tags.end(False)

    def dress(self, colors: theme.Theme) -> None:
        self._colors = colors
        self.thread.dress(colors)
        self._widen.setIcon(theme.icon("columns", colors.roles["quiet"]))
        self._close.setIcon(theme.icon("close", colors.roles["quiet"]))
        self._delete.setIcon(theme.icon("trash", colors.roles["quiet"]))
        dress_swatches(self._swatches, colors)

    def retranslate(self) -> None:
        name_swatches(self._swatches)
        self._close.setToolTip(tr("Close"))
        self._close.setAccessibleName(tr("Close"))
        self._widen.setToolTip(tr("Put the note on the other language as well"))
        self._widen.setAccessibleName(tr("Put the note on the other language as well"))
        self._lost.setText(tr("Its words are no longer in the text. Select the words where it belongs."))
        self._place.setText(tr("Put the note on the selection"))
        self._delete.setToolTip(tr("Delete the note"))
        self._delete.setAccessibleName(tr("Delete the note"))
        self.body.setPlaceholderText(tr("Write a note…"))
        self.body.setAccessibleName(tr("Note"))
        self.tags.setPlaceholderText(tr("Tags, separated by commas"))
        self.tags.setAccessibleName(tr("Tags"))
        self._empty.setText(
            tr("Choose a note or a highlight to read and edit it here. N writes a note on the sentence.")
        )
        if self._item:
            self._describe(self._item)

    def _describe(self, item: Annotation) -> None:
        kind = tr("Note") if item.motivation == "highlighting" and item.body else kind_of(item)
        author = one_line(item.author, 60)
        self._head.setText(" · ".join(part for part in (kind, shown_moment(item.modified), author) if part))
        quote = quote_of(item)
        self._quote.setText(quote if len(quote) <= 160 else quote[:159] + "…")
        lost = any(not target.placed for target in item.targets)
        self._lost.setVisible(lost)
        self._place.setVisible(lost)
        self._widen.setVisible(len({target.side for target in item.targets}) == 1)
        named = item.motivation == "bookmarking"
        self.body.setPlaceholderText(tr("Name of the bookmark") if named else tr("Write a note…"))
        self._links.show_links(item.body[:LONGEST])
        self._show_unseen(item.body)
        self._group.setExclusive(item.color is not None)  # else one of them would have to stay chosen
        for color, swatch in self._swatches.items():
            swatch.setChecked(color == item.color)

    def _show_unseen(self, body: str) -> None:
        """Say what the field does not show: marks of direction, and the rest of what is too long for it."""
        found = sorted({name for mark, name in DIRECTIONS.items() if mark in body})
        marks = tr("Holds marks that change the order of characters: {names}", names=", ".join(found)) if found else ""
        long = tr("Only the beginning is shown: the note has {count} characters.", count=f"{len(body):,}")
        self._unseen.setText(" ".join(part for part in (marks, long if len(body) > LONGEST else "") if part))
        self._unseen.setVisible(bool(self._unseen.text()))

    def _body_changed(self) -> None:
        if not self._loading and self._item and not self.body.isReadOnly():
            self._pause.start()
            self.body_edited.emit(self._item.id, self.body.text())

    def _tags_changed(self) -> None:
        if self._loading or not self._item:
            return
        if (wanted := tags_in(self.tags.text())) != list(self._item.tags):
            self.tags_edited.emit(self._item.id, wanted)
