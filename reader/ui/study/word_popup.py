"""WordPopup: a word at its place in the text, in brief: how it is read, what it means, its status in the word list."""

from __future__ import annotations

from html import escape
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from reader.core.messages import tr
from reader.ui import fonts, theme
from reader.ui.i18n import Retranslated
from reader.ui.study import word_html
from reader.ui.study.word_card import STATUS_NAMES, Shown, follow, summary

WIDTH: Final = 330
WORD_PX: Final = 21
ROOM: Final = 6  # below the last line
# Of a word with many entries the first, and of the answers to an English word; the card has all.
MOST_ENTRIES: Final = 3
MOST_ANSWERS: Final = 5


class WordPopup(Retranslated, QFrame):
    """Says what was clicked; where it stands is the business of who shows it."""

    word_followed = Signal(str)
    reading_chosen = Signal(str)
    add_asked = Signal()
    helped = Signal()  # the link of a hint
    more_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, objectName="popup")
        self.shown, self.hint = Shown(), ("", "")
        self._form, self._status = "pinyin", ""
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.word = QLabel(self, textFormat=Qt.TextFormat.PlainText)
        self.reading = QLabel(self, textFormat=Qt.TextFormat.PlainText, objectName="reading")
        self.add = QPushButton(self, objectName="pill", focusPolicy=Qt.FocusPolicy.NoFocus)
        self.add.clicked.connect(self.add_asked)
        self.more = QPushButton(self, objectName="flat", focusPolicy=Qt.FocusPolicy.NoFocus)
        self.more.clicked.connect(self.more_asked)
        self.body = QLabel(self, textFormat=Qt.TextFormat.RichText, wordWrap=True)
        self.body.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self.body.linkActivated.connect(self._follow)
        # Where there is little room beside the sentence, the meanings scroll.
        self._scroll = QScrollArea(self, widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.body)
        for part in (self._scroll.viewport(), self.body):
            part.setAutoFillBackground(False)
        self._lay_out()
        self.retranslate()
        self.hide()

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.setSpacing(8)
        self._head.addWidget(self.word)
        self._head.addWidget(self.reading, 1)
        self._head.addWidget(self.add)
        self._head.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 7, 8, 8)
        column.setSpacing(3)
        column.addLayout(self._head)
        column.addWidget(self._scroll, 1)

    def put(self, shown: Shown, form: str, status: str, hint: tuple[str, str] = ("", "")) -> None:
        """Other words to show; `hint` is what is said in place of a word and what can be done about it."""
        self.shown, self._form, self._status, self.hint = shown, form, status, hint
        self._fill()

    def wanted(self) -> QSize:
        """The size at which nothing scrolls."""
        self._head.invalidate()  # what was shown or hidden a moment ago has not told it yet
        margins = self.layout().contentsMargins()
        across = WIDTH - margins.left() - margins.right()
        text = self.body.heightForWidth(across) if self.body.text() else 0
        head = self._head.sizeHint().height() if not self.hint[0] else 0
        return QSize(WIDTH, margins.top() + head + self.layout().spacing() + text + margins.bottom() + ROOM)

    def dismiss(self) -> None:
        self.hide()

    def announce(self) -> None:
        """Let a screen reader say the word and what it means, without moving the keyboard."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleDescription()))

    def retranslate(self) -> None:
        self.more.setText(tr("More"))
        self.more.setToolTip(tr("In the panel at the right"))
        self.setAccessibleName(tr("Word"))
        self._fill()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # a click beside its buttons is not one into the text below

    def _fill(self) -> None:
        shown, entries, (text, link) = self.shown, self.shown.entries, self.hint
        chosen = fonts.han_family(shown.region) if shown.look_up.words else fonts.latin_family()
        self.word.setText(shown.word)
        self.word.setFont(fonts.reading_font(chosen or "serif", WORD_PX))
        self.reading.setText(word_html.spoken(entries[0].pinyin, self._form) if entries else "")
        self.add.setText(tr(STATUS_NAMES[self._status]) if self._status else "+ " + tr("Word list"))
        for widget, wanted in ((self.word, not text), (self.reading, not text), (self.more, not text)):
            widget.setVisible(wanted)
        self.add.setVisible(bool(shown.look_up.words))
        if text:
            said = f"<p>{tr(text)}</p>" + (f'<p><a href="act:">{tr(link)}</a></p>' if link else "")
        else:
            said = self._meanings(shown) or f"<p>{tr('Not in the dictionary.')}</p>"
        self.body.setText(said)
        self.body.setFont(theme.regional_font(self.font(), shown.region))
        # A tip that looks like HTML is drawn as such, so the text is escaped.
        self.setToolTip(f"<span>{escape(shown.attribution)}</span>" if shown.attribution else "")
        self.setAccessibleDescription(summary(shown, self._form, text))

    def _meanings(self, shown: Shown) -> str:
        if shown.entries:
            return word_html.entries_html(shown.entries[:MOST_ENTRIES], self._form, shown.script)
        if shown.look_up.words:
            return word_html.rows_html(tr("Its parts"), shown.look_up.parts, self._form, shown.script)
        rows = shown.answers[:MOST_ANSWERS]
        return "".join(word_html.row_html(one.headword(shown.script), one, self._form, shown.script) for one in rows)

    def _follow(self, address: str) -> None:
        follow(address, self)
