"""ReviewCard: the word of the hour in its sentence, with a gap for it; the answer, and how well it was known."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from reader.core.messages import tr, tr_count
from reader.core.messages import translatable as t
from reader.study.review import GRADES, cloze
from reader.study.word_list import StudyWord
from reader.ui import fonts, theme
from reader.ui.i18n import Retranslated
from reader.ui.study.word_html import spoken

GRADE_NAMES: Final = {"again": t("Again"), "hard": t("Hard"), "good": t("Good"), "easy": t("Easy")}
ZH_PX, EN_PX = 18, 14


class ReviewCard(Retranslated, QFrame):
    """Space shows the answer, 1 to 4 grade it."""

    graded = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.item: StudyWord | None = None
        self._left, self._form, self._open = 0, "pinyin", False
        self._title = QLabel(self, objectName="quiet")
        self._close = QToolButton(self)
        self._close.clicked.connect(self.closed)
        self.zh = QLabel(self, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.en = QLabel(self, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.answer = QLabel(self, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.reveal_button = QPushButton(self)
        self.reveal_button.clicked.connect(self.reveal)
        self.grades = {grade: QPushButton(self, objectName="choice") for grade in GRADES}
        for grade, button in self.grades.items():
            button.clicked.connect(lambda _checked=False, one=grade: self.graded.emit(one))
        self._lay_out()
        self.retranslate()
        self.hide()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        row = QHBoxLayout()
        row.setSpacing(4)
        for button in self.grades.values():
            row.addWidget(button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 8, 9, 11)
        column.setSpacing(8)
        column.addLayout(head)
        for widget in (self.zh, self.en, self.answer, self.reveal_button):
            column.addWidget(widget)
        column.addLayout(row)

    def show_item(self, item: StudyWord | None, left: int, form: str) -> None:
        """The next word, its answer hidden; None when all are done."""
        self.item, self._left, self._form, self._open = item, left, form, False
        self._fill()
        self.show()

    def reveal(self) -> None:
        """Show the word, how it is read and what it means."""
        self._open = self.item is not None
        self._fill()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def dress(self, colors: theme.Theme) -> None:
        self._close.setIcon(theme.icon("close", colors.roles["quiet"]))

    def retranslate(self) -> None:
        self._close.setToolTip(tr("Close"))
        self._close.setAccessibleName(tr("Close"))
        self.reveal_button.setText(tr("Show the answer"))
        for number, (grade, button) in enumerate(self.grades.items(), 1):
            button.setText(tr(GRADE_NAMES[grade]))
            button.setToolTip(f"{tr(GRADE_NAMES[grade])} ({number})")
        self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_1
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.item and not self._open:
            self.reveal()
        elif 0 <= number < len(GRADES) and self._open:
            self.graded.emit(GRADES[number])
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        item, form = self.item, self._form
        left = tr_count("{count} word", "{count} words", self._left)
        self._title.setText(f"{tr('Review words')} · {left}")
        form_in_text = _form_in(item) if item else ""
        gap = cloze(item.zh, form_in_text) if item and item.zh else ""
        sentence = (item.zh if self._open else gap) if item else tr("All words are reviewed for today.")
        self.zh.setText(sentence or (item.meaning if item else ""))
        self.zh.setFont(fonts.reading_font(fonts.han_family("SC") or "serif", ZH_PX))
        self.en.setText(item.en if item else "")
        self.en.setFont(fonts.reading_font(fonts.latin_family(), EN_PX))
        self.en.setVisible(bool(self.en.text()))
        self.answer.setText(
            f"{form_in_text}  {spoken(item.pinyin, form)}\n{item.meaning}".strip() if item and self._open else ""
        )
        self.answer.setVisible(self._open)
        self.reveal_button.setVisible(item is not None and not self._open)
        for button in self.grades.values():
            button.setVisible(self._open)
        self.setAccessibleName(self._title.text())
        self.setAccessibleDescription(" ".join((self.zh.text(), self.en.text(), self.answer.text())))


def _form_in(item: StudyWord) -> str:
    """The form of a word that stands in its sentence."""
    return item.traditional if item.traditional and item.traditional in item.zh else item.simplified
