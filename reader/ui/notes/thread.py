"""Thread: the answers to a note, oldest first, and a field for another one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from reader.core.annotation import Annotation
from reader.core.messages import tr
from reader.core.plain_text import one_line, visible_text
from reader.ui import theme
from reader.ui.elided import ElidedLabel
from reader.ui.i18n import Retranslated, shown_moment
from reader.ui.line_field import LineField
from reader.ui.notes.links import Links


class Answer(QWidget):
    """One answer: who and when, what it says as plain text, and buttons to change it and to remove it."""

    changing = Signal(str)
    deleted = Signal(str)

    def __init__(self, item: Annotation, colors: theme.Theme | None, parent: QWidget) -> None:
        super().__init__(parent)
        head = ElidedLabel(
            " · ".join(part for part in (one_line(item.author), shown_moment(item.modified)) if part), self
        )
        head.setObjectName("quiet")
        head.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        said = QLabel(visible_text(item.body), self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout()
        row.addWidget(head, 1)
        for icon, title, signal in (
            ("note", tr("Change the answer"), self.changing),
            ("trash", tr("Delete the answer"), self.deleted),
        ):
            button = QToolButton(self, toolTip=title)
            button.setAccessibleName(title)
            if colors:
                button.setIcon(theme.icon(icon, colors.roles["quiet"]))
            button.clicked.connect(lambda _checked=False, tell=signal: tell.emit(item.id))
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(1)
        column.addLayout(row)
        column.addWidget(said)
        column.addWidget(Links(item.body, self))


class Thread(Retranslated, QWidget):
    """`answered` carries what was written, `changed` the id of an answer and its new text."""

    answered = Signal(str)
    changed = Signal(str, str)
    deleted = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: tuple[Annotation, ...] = ()
        self._changing: str | None = None
        self._colors: theme.Theme | None = None
        self._answers = QVBoxLayout()
        self._answers.setSpacing(4)
        self.field = LineField(self)
        self.field.returnPressed.connect(self._say)
        self.field.escaped.connect(self._escape)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._answers)
        column.addWidget(self.field)
        self.retranslate()

    def show_answers(self, items: Sequence[Annotation]) -> None:
        """The answers to the note that is shown now."""
        if tuple(items) != self._items:
            self._items = tuple(items)
            if self._changing not in {item.id for item in items}:
                self._changing = None
            self._fill()

    def forget(self) -> None:
        """Another note is shown: what was being written to the last one is not for it."""
        self._changing = None
        self.field.clear()

    def dress(self, colors: theme.Theme) -> None:
        self._colors = colors
        self._fill()

    def retranslate(self) -> None:
        self.field.setPlaceholderText(tr("Answer…"))
        self.field.setAccessibleName(tr("Answer…"))
        self._fill()

    def _fill(self) -> None:
        while row := self._answers.takeAt(0):
            row.widget().hide()
            row.widget().deleteLater()
        for item in self._items:
            answer = Answer(item, self._colors, self)
            answer.changing.connect(self._change)
            answer.deleted.connect(self.deleted)
            self._answers.addWidget(answer)

    def _change(self, ident: str) -> None:
        item = next(item for item in self._items if item.id == ident)
        self._changing = ident
        self.field.setText(item.body)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self) -> None:
        text, changing = self.field.text().strip(), self._changing
        self.forget()
        if text and changing:
            self.changed.emit(changing, text)
        elif text:
            self.answered.emit(text)

    def _escape(self) -> None:
        if self.field.text():
            self.forget()
        else:
            self.left.emit()
