"""WordCard: a word of the text beside it: how it is written and read, what it means, its status in the word list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from reader.core.messages import tr
from reader.core.messages import translatable as t
from reader.study.entry import Entry
from reader.study.word_list import Status
from reader.ui import fonts, theme
from reader.ui.flow import FlowLayout
from reader.ui.i18n import Retranslated
from reader.ui.study import word_html
from reader.workflow.study import LookUp

if TYPE_CHECKING:
    from reader.ui.study.word_popup import WordPopup

STATUS_NAMES: Final = {"new": t("new"), "learning": t("learning"), "known": t("known")}
WORD_PX: Final = 26
# Both scripts, Taiwan's own word, the level: so many pills at most.
PILLS: Final = 4
# A word of more characters may need a second line.
LONG: Final = 7


@dataclass(frozen=True, slots=True)
class Shown:
    """What a card shows of a word. `forms` are (label, word) pills, `script` "Hans" or "Hant" is the one that is read."""

    look_up: LookUp = field(default_factory=LookUp)
    english: str = ""
    answers: tuple[Entry, ...] = ()
    forms: tuple[tuple[str, str], ...] = ()
    script: str | None = None
    region: fonts.Region = "SC"
    level: str = ""
    facts: str = ""  # of a single character, as simple HTML
    attribution: str = ""

    @property
    def word(self) -> str:
        """The word as it is shown: in the script that is read, where the dictionary knows its form there."""
        if not self.look_up.words:
            return self.english
        return self.entries[0].headword(self.script) if self.entries else self.look_up.words[0].word

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self.look_up.words[0].entries if self.look_up.words else ()


class WordCard(Retranslated, QFrame):
    """Says what was clicked; what happens then is `studying`'s business."""

    word_followed = Signal(str)
    reading_chosen = Signal(str)  # numbered pinyin, for the word that is shown
    add_asked = Signal()
    helped = Signal()  # the link of a hint
    went_back = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="card")
        self.shown = Shown()
        self._hint: tuple[str, str] = ("", "")
        self._form, self._status, self._back = "pinyin", "", False
        self._title = QLabel(self, objectName="quiet")
        self._previous = QToolButton(self)
        self._previous.clicked.connect(self.went_back)
        self._close = QToolButton(self)
        self._close.clicked.connect(self.closed)
        self.word = QLabel(self, textFormat=Qt.TextFormat.PlainText)
        self.reading = QLabel(self, textFormat=Qt.TextFormat.PlainText, objectName="reading")
        self.body = QLabel(self, textFormat=Qt.TextFormat.RichText, wordWrap=True)
        self.more = QLabel(self, textFormat=Qt.TextFormat.RichText, wordWrap=True)
        for body in (self.body, self.more):
            body.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
            body.linkActivated.connect(self._follow)
        self._pills = [QLabel(self, textFormat=Qt.TextFormat.PlainText, objectName="pill") for _ in range(PILLS)]
        self.add = QPushButton(self, objectName="pill")
        self.add.clicked.connect(self.add_asked)
        self._source = QLabel(self, textFormat=Qt.TextFormat.PlainText, wordWrap=True, objectName="source")
        for label in (self.word, self.reading):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lay_out()
        self.retranslate()
        self.hide()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._previous)
        head.addWidget(self._close)
        first = FlowLayout(QSize(9, 2))
        first.addWidget(self.word)
        first.addWidget(self.reading)
        foot = FlowLayout(QSize(6, 5))
        for widget in (*self._pills, self.add):
            foot.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 8, 9, 11)
        column.setSpacing(5)
        column.addLayout(head)
        column.addLayout(first)
        column.addWidget(self.body)
        column.addLayout(foot)
        column.addWidget(self.more)
        column.addWidget(self._source)

    def show_word(self, shown: Shown, form: str, status: str, back: bool) -> None:
        """Show a look-up; `form` is how readings are written, `status` "" for a word that is in no list."""
        self.shown, self._form, self._status, self._back, self._hint = shown, form, status, back, ("", "")
        self._fill()
        self.show()

    def show_status(self, status: str) -> None:
        """The same word has another status in the word list."""
        self._status = status
        self._fill()

    def tell(self, text: str, link: str = "") -> None:
        """In place of a word, say why there is none; `link` is what can be done about it. Translatable English."""
        self.shown, self._hint = Shown(), (text, link)
        self._fill()
        self.show()

    def announce(self) -> None:
        """Let a screen reader say the word and what it means, without moving the keyboard."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleDescription()))

    def dress(self, colors: theme.Theme) -> None:
        self._close.setIcon(theme.icon("close", colors.roles["quiet"]))
        self._previous.setIcon(theme.icon("left", colors.roles["quiet"]))

    def retranslate(self) -> None:
        for button, text in ((self._close, tr("Close")), (self._previous, tr("The word before"))):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self._fill()

    def _fill(self) -> None:
        shown = self.shown
        self._title.setText(tr("Word"))
        self.setAccessibleName(tr("Word"))
        self._previous.setVisible(self._back)
        self._fill_head()
        self._fill_body(shown)
        chinese = bool(shown.look_up.words)
        self._fill_pills([*(f"{label} {word}" for label, word in shown.forms), shown.level])
        self.add.setVisible(chinese)
        self.add.setText(tr(STATUS_NAMES[self._status]) if self._status else "+ " + tr("Word list"))
        self.add.setAccessibleName(tr("Word list") + (f": {self.add.text()}" if self._status else ""))
        self.add.setToolTip(tr("A click: new, learning, known") if self._status else tr("Add to the word list"))
        self._source.setText(shown.attribution)
        self._source.setVisible(bool(shown.attribution))
        self.setAccessibleDescription(summary(shown, self._form, self._hint[0]))

    def _fill_head(self) -> None:
        shown, entries = self.shown, self.shown.entries
        self.word.setText(shown.word)
        self.word.setVisible(bool(shown.word))
        for label in (self.word, self.reading):
            label.setWordWrap(len(shown.word) > LONG)
        chosen = fonts.han_family(shown.region) if shown.look_up.words else fonts.latin_family()
        self.word.setFont(fonts.reading_font(chosen or "serif", WORD_PX))
        self.reading.setText(word_html.spoken(entries[0].pinyin, self._form) if entries else "")
        self.reading.setVisible(bool(self.reading.text()))

    def _fill_pills(self, texts: Sequence[str]) -> None:
        """Other forms of the word and its level, before the button."""
        for pill, text in zip_longest(self._pills, [text for text in texts if text][:PILLS], fillvalue=""):
            pill.setText(text)
            pill.setVisible(bool(text))
            pill.setFont(theme.regional_font(self.font(), "TC"))

    def _fill_body(self, shown: Shown) -> None:
        text, link = self._hint
        more = ""
        if text:
            body = f"<p>{tr(text)}</p>" + (f'<p><a href="act:">{tr(link)}</a></p>' if link else "")
        elif shown.look_up.words:
            first, *shorter = shown.look_up.words
            body = word_html.entries_html(first.entries, self._form, shown.script)
            if not first.entries:
                body += f"<p>{tr('Not in the dictionary.')}</p>"
            more = shown.facts + word_html.rows_html(tr("Its parts"), shown.look_up.parts, self._form, shown.script)
            more += word_html.rows_html(tr("Shorter words"), shorter, self._form, shown.script)
        elif shown.english:
            body = _answers(shown.answers, shown.script, self._form) or f"<p>{tr('Not in the dictionary.')}</p>"
        else:
            body = ""
        self.body.setText(body)
        self.body.setVisible(bool(body))
        self.more.setText(more)
        self.more.setVisible(bool(more))
        for label in (self.body, self.more):
            label.setFont(theme.regional_font(self.font(), shown.region))

    def _follow(self, address: str) -> None:
        follow(address, self)


def summary(shown: Shown, form: str, hint: str = "") -> str:
    """What a screen reader says of what is shown; `hint` stands in place of a word."""
    if shown.look_up.words:
        return word_html.plain_summary(shown.word, shown.entries, form)
    if shown.english:
        return word_html.plain_answers(shown.english, shown.answers, form, shown.script)
    return tr(hint) if hint else ""


def _answers(answers: Sequence[Entry], script: str | None, form: str) -> str:
    shown = answers[: word_html.MOST_ROWS]
    return "".join(word_html.row_html(entry.headword(script), entry, form, script) for entry in shown)


def next_status(status: str) -> Status:
    """The status after this one, round and round."""
    names: tuple[Status, ...] = ("new", "learning", "known")
    return names[(names.index(status) + 1) % len(names)] if status in names else "new"


def follow(address: str, teller: WordCard | WordPopup) -> None:
    """Have a card or a pop-up say which of its links was clicked."""
    kind, value = word_html.linked(address)
    if kind == "word":
        teller.word_followed.emit(value)
    elif kind == "reading":
        teller.reading_chosen.emit(value)
    else:
        teller.helped.emit()
