"""The card beside the text in which one note is read and written: plain text, its colour, its tags."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QIcon, QKeyEvent, QKeySequence, QPainter, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.core.annotation import COLORS, Annotation
from reader.core.messages import tr
from reader.ui import theme
from reader.ui.elided import ElidedLabel
from reader.ui.i18n import Retranslated, shown_moment
from reader.ui.notes_list import quote_of

# A pause this long ends the step of undo that typing merges into.
PAUSE_MS: Final = 1000


class NoteEdit(QPlainTextEdit):
    """Plain text whose undo is the window's: Ctrl+Z takes back what was done last, here or elsewhere."""

    left = Signal()
    escaped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)

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
        self.body = NoteEdit(self._card)
        self.body.textChanged.connect(self._body_changed)
        self.tags = QLineEdit(self._card)
        self.tags.editingFinished.connect(self._tags_changed)
        self._swatches: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._close = QToolButton(self._card)
        self._close.clicked.connect(self.closed)
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
        colors.addWidget(self._delete)
        inner = QVBoxLayout(self._card)
        inner.setContentsMargins(13, 8, 9, 9)
        inner.setSpacing(8)
        inner.addLayout(head)
        inner.addWidget(self._quote)
        line = QFrame(self._card, objectName="hairline")
        inner.addWidget(line)
        inner.addWidget(self.body, 1)
        inner.addWidget(self.tags)
        inner.addLayout(colors)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card, 3)
        column.addWidget(self._empty)
        column.addStretch(1)

    @property
    def shown(self) -> str | None:
        """The id of the note that is shown."""
        return self._item.id if self._item else None

    def show_note(self, item: Annotation | None) -> None:
        """Another note, or another value of the same one; the cursor stays where it is while one types."""
        self._item = item
        self._card.setVisible(item is not None)
        self._empty.setVisible(item is None)
        if item is None:
            return
        self._loading = True
        if self.body.toPlainText() != item.body:
            position = self.body.textCursor().position()
            self.body.setPlainText(item.body)
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

    def dress(self, colors: theme.Theme) -> None:
        self._colors = colors
        self._close.setIcon(theme.icon("close", colors.roles["quiet"]))
        self._delete.setIcon(theme.icon("trash", colors.roles["quiet"]))
        for color, swatch in self._swatches.items():
            swatch.setIcon(_swatch(colors.color(f"highlight_{color}"), colors.color("quiet")))

    def retranslate(self) -> None:
        names = {"yellow": tr("Yellow"), "green": tr("Green"), "blue": tr("Blue"), "pink": tr("Pink")}
        for number, (color, swatch) in enumerate(self._swatches.items(), 1):
            swatch.setToolTip(f"{names[color]} ({number})")
            swatch.setAccessibleName(names[color])
        self._close.setToolTip(tr("Close"))
        self._close.setAccessibleName(tr("Close"))
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
        kind = tr("Note") if item.motivation == "commenting" or item.body else tr("Highlight")
        if item.motivation == "bookmarking":
            kind = tr("Bookmark")
        self._head.setText(" · ".join(part for part in (kind, shown_moment(item.modified), item.author) if part))
        quote = quote_of(item)
        self._quote.setText(quote if len(quote) <= 160 else quote[:159] + "…")
        for color, swatch in self._swatches.items():
            swatch.setChecked(color == item.color)

    def _body_changed(self) -> None:
        if not self._loading and self._item:
            self._pause.start()
            self.body_edited.emit(self._item.id, self.body.toPlainText())

    def _tags_changed(self) -> None:
        if self._loading or not self._item:
            return
        tags = [tag.strip() for tag in self.tags.text().replace("，", ",").replace("、", ",").split(",")]
        if (wanted := [tag for tag in tags if tag]) != list(self._item.tags):
            self.tags_edited.emit(self._item.id, wanted)


def _swatch(color: QColor, edge: QColor) -> QIcon:
    """A round of the highlight's colour."""
    pixmap = QPixmap(32, 32)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(color)
    painter.setPen(edge)
    painter.drawEllipse(3, 3, 26, 26)
    painter.end()
    return QIcon(pixmap)
