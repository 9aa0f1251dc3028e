"""Learning: words into the list with their sentences, the list itself, its review, and what a text asks of its reader."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from reader.core.bitext import Bitext
from reader.core.messages import tr
from reader.core.messages import translatable as t
from reader.core.project import Project
from reader.core.surface import surface_text
from reader.core.task import Progress, Task
from reader.study.profile import Profile, profile
from reader.study.review import Grade
from reader.study.word_list import Key, Status, WordList, answered, with_note, with_status, with_words, without_words
from reader.study.word_merge import merged
from reader.ui import theme
from reader.ui.jobs import Jobs
from reader.ui.message_bar import MessageBar
from reader.ui.panels import Panels
from reader.ui.preferences import Preferences
from reader.ui.reading_page import ReadingPage
from reader.ui.room import Room
from reader.ui.session import Session
from reader.ui.study.dictionaries import Dictionaries
from reader.ui.study.profile_card import ProfileCard
from reader.ui.study.review_card import ReviewCard
from reader.ui.study.studying import Studying
from reader.ui.study.vocabulary import Vocabulary
from reader.ui.study.word_card import next_status
from reader.ui.study.words_page import WordsPage
from reader.workflow.word_list import export_words, import_known, word_from

_EXPORTS: Final = ((".apkg", t("Anki package")), (".csv", t("Table (CSV)")), (".tsv", t("Table (TSV)")))
_UNDO: Final = t("Undo")
# Words that are changed before the next frame; more are changed in the background.
AT_ONCE: Final = 1000


class Learning(Room):
    """The word list at work. Changes of it are kept at once, and the last one can be taken back."""

    def __init__(
        self, session: Session, page: ReadingPage, panels: Panels, jobs: Jobs, messages: MessageBar,
        studying: Studying, dictionaries: Dictionaries, vocabulary: Vocabulary, preferences: Preferences,
        parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._session, self._page, self._panels, self._jobs = session, page, panels, jobs
        self._messages, self._studying, self._dictionaries = messages, studying, dictionaries
        self._vocabulary, self._preferences = vocabulary, preferences
        self.list = WordsPage(page.left)
        page.left.add("words", self.list, shown=False)
        self.review_card, self.profile_card = ReviewCard(page), ProfileCard(page)
        page.right.add_card(self.profile_card, first=True)
        page.right.add_card(self.review_card, first=True)
        # What a reader asked for while the dictionary was still being opened.
        self._waiting: Callable[[], None] | None = None
        self._edits: tuple[tuple[tuple[Key, ...], Status], ...] = ()  # statuses that a job is setting
        self._connect()

    def _connect(self) -> None:
        words = self.list
        self._dictionaries.changed.connect(self._go_on)
        words.followed.connect(self._follow_word)
        words.removed.connect(self.remove)
        words.status_chosen.connect(self.set_status)
        words.noted.connect(self.set_note)
        words.review_asked.connect(self.review)
        words.export_asked.connect(self.ask_export)
        words.import_asked.connect(self.ask_import)
        words.worded.connect(self._show_title)
        self._studying.add_asked.connect(self.add_or_step)
        self.review_card.graded.connect(self.grade)
        self.review_card.closed.connect(self._end_review)
        self.profile_card.closed.connect(self.profile_card.hide)
        self._vocabulary.changed.connect(self._show)
        self._preferences.changed.connect(lambda key: self._show() if key == "reading_form" else None)
        self._page.left.turned.connect(lambda _ident: self._show())
        self._session.changed.connect(self._text_changed)
        self._show_title()

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "add_word": self.add,
            "words": self.open,
            "review": self.review,
            "profile": self.ask_profile,
            "export_words": self.ask_export,
            "import_words": self.ask_import,
        }

    def dress(self, colors: theme.Theme) -> None:
        for part in (self.list, self.review_card, self.profile_card):
            part.dress(colors)

    def leave(self) -> None:
        self._vocabulary.flush()

    # The list

    def open(self) -> None:
        """Show the list."""
        self._page.left.reveal("words")
        self._panels.turn_to("words")
        self.list.view.setFocus()

    def add(self) -> None:
        """The word at the caret into the list, with the pair of sentences that it stands in; one key."""
        self._studying.show_here()
        if self._dictionaries.need() is None:
            self._waiting = self.add
        else:
            self._put()

    def add_or_step(self) -> None:
        """The button of the card: a new word comes in, one of the list goes on to its next status."""
        entries = self._studying.shown.entries
        word = self._vocabulary.entry_of(entries[0]) if entries else None
        if word is None:
            self._put()
        else:
            self.set_status([word.key], next_status(word.status))

    def _put(self) -> None:
        project, found = self._session.project, self._studying.found
        if project is None or found is None:
            return
        if found.entries and self._vocabulary.entry_of(found.entries[0]):
            self._messages.tell(t("{word} is in the word list already."), details={"word": found.word})
            return
        word = word_from(found, project.bitext)
        if not self._studying.in_text:
            word = replace(word, zh="", en="", source="")
        self._vocabulary.apply(with_words(self._vocabulary.words, [word]))
        self._page.left.reveal("words")

    def remove(self, keys: list[Key]) -> None:
        """Words out of the list; the message offers to take that back."""
        if keys:
            self._vocabulary.apply(without_words(self._vocabulary.words, keys))
            self._messages.tell(
                t("Removed from the word list: {count}"), "", (_UNDO, self._vocabulary.take_back),
                details={"count": len(keys)},
            )  # fmt: skip

    def set_status(self, keys: list[Key], status: Status) -> None:
        """Another status; that of very many words is set in the background, and what follows meanwhile after it."""
        words = self._vocabulary.words
        if len(keys) <= AT_ONCE and not self._edits:
            self._vocabulary.apply(with_status(words, keys, status))
            return
        self._edits = (*self._edits, (tuple(keys), status))  # the job that runs is given up for one that does all
        task = _done(partial(_with_edits, words, self._edits))
        self._jobs.start(
            "edit words", "", task, partial(self._take_edits, words), self._messages.tell_error, quiet=True
        )

    def _take_edits(self, before: WordList, after: WordList) -> None:
        self._edits = ()
        self._put_in(before, after)

    def _put_in(self, before: WordList, after: WordList) -> None:
        """What was made of the list in the background, with what changed meanwhile."""
        self._vocabulary.apply(merged(before, after, self._vocabulary.words))

    def set_note(self, key: Key, note: str) -> None:
        self._vocabulary.apply(with_note(self._vocabulary.words, key, note))

    def ask_export(self) -> None:
        kinds = ";;".join(f"{tr(title)} (*{suffix})" for suffix, title in _EXPORTS)
        suggested = str(Path.home() / "words.apkg")
        path, chosen = QFileDialog.getSaveFileName(self._page, tr("Export the word list"), suggested, kinds)
        if path:
            wanted = next((suffix for suffix, _ in _EXPORTS if f"(*{suffix})" in chosen), ".apkg")
            self.export(path if Path(path).suffix else path + wanted)

    def export(self, path: str) -> None:
        """Write all words as a file; the suffix chooses the form."""
        told = partial(self._messages.tell, t("Written: {name}"), details={"name": Path(path).name})
        task = _exported(self._vocabulary.words, Path(path))
        self._jobs.start("export", t("Exporting"), task, lambda _none: told(), self._messages.tell_error)

    def ask_import(self) -> None:
        kinds = f"{tr('Word lists')} (*.txt *.csv *.tsv);;{tr('All files')} (*)"
        path, _ = QFileDialog.getOpenFileName(self._page, tr("Import known words"), "", kinds)
        if path:
            self.import_words(path)

    def import_words(self, path: str) -> None:
        """The words of a file come in as known."""
        words = self._vocabulary.words
        task = _done(partial(import_known, words, Path(path)))
        self._jobs.start("import", t("Import known words"), task, partial(self._take, words), self._messages.tell_error)

    def _take(self, old: WordList, words: WordList) -> None:
        before = self._vocabulary.size
        self._put_in(old, words)
        self._messages.tell(
            t("Known words that came in: {count}"), "", (_UNDO, self._vocabulary.take_back),
            details={"count": self._vocabulary.size - before},
        )  # fmt: skip

    def _go_on(self) -> None:
        if self._waiting and self._dictionaries.study:
            wanted, self._waiting = self._waiting, None
            wanted()

    def _follow_word(self, word: str) -> None:
        self._studying.open_card()
        self._studying.look_up_word(word)

    # Review

    def review(self) -> None:
        """The words that are due, one after the other, beside the text."""
        self._page.open_right()
        self._studying.close()  # it may show the answer
        self._next()
        self.review_card.setFocus()

    def grade(self, grade: Grade) -> None:
        """How well the word was known; the next one comes."""
        if item := self.review_card.item:
            self._vocabulary.apply(answered(self._vocabulary.words, item.key, grade, date.today()))
            self._next()

    def _next(self) -> None:
        due = self._vocabulary.words.due(date.today())
        # A word that was forgotten stays due today: it comes again after the others.
        before = self.review_card.item.key if self.review_card.item else None
        queue = sorted(due, key=lambda word: word.key == before)
        self.review_card.show_item(queue[0] if queue else None, len(queue), self._preferences.get("reading_form"))

    def _end_review(self) -> None:
        self.review_card.hide()
        self._page.view.setFocus()

    # What a text asks

    def ask_profile(self) -> None:
        """Count the words of the text by what is known of them."""
        project, study = self._session.project, self._dictionaries.need()
        self._page.open_right()
        if project is None:
            return
        if study is None:
            self._waiting = self.ask_profile
            return
        known = {form for form, status in self._vocabulary.statuses.items() if status == "known"}
        task = profile(_sentences(project.bitext), study.segmenter, known, self._dictionaries.levels)
        self._jobs.start("profile", t("Counting words"), task, self._show_profile, self._messages.tell_error)

    def _show_profile(self, found: Profile) -> None:
        self.profile_card.show_profile(found, self._dictionaries.levels.name)

    def _text_changed(self, old: Project | None, new: Project | None) -> None:
        if new is None or (old and old.bitext.zh is not new.bitext.zh):
            self.profile_card.hide()

    def _show(self) -> None:
        self._show_title()
        if self._page.left.current == "words":
            words = self._vocabulary.words
            self.list.show_words(words.words, len(words.due(date.today())), self._preferences.get("reading_form"))

    def _show_title(self) -> None:
        self._page.left.set_title("words", tr("Words"), self._vocabulary.size)


def _sentences(bitext: Bitext) -> Iterator[str]:
    """The Chinese sentences; levels are listed in simplified characters, so a traditional text is converted for them."""
    from reader.script.convert import convert

    simplified = "Hans" in bitext.zh.language
    for segment in bitext.zh.segments:
        text = surface_text(bitext.zh, segment.span)
        yield text if simplified else convert(text, "hans").text


def _with_edits(words: WordList, edits: Iterable[tuple[tuple[Key, ...], Status]]) -> WordList:
    for keys, status in edits:
        words = with_status(words, keys, status)
    return words


def _done(edit: Callable[[], WordList]) -> Task[WordList]:
    yield Progress("Reading the words")
    return edit()


def _exported(words: WordList, path: Path) -> Task[None]:
    yield Progress("Writing the words")
    export_words(words.words, path)
