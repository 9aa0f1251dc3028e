"""ReadingAids: pinyin or zhuyin above the characters, and the tint of the words that a reader learns."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import QObject

from reader.core.document import Document
from reader.core.project import Project
from reader.core.spans import Span
from reader.core.task import Progress, Task
from reader.study.readings import Syllable
from reader.study.word_list import Status
from reader.ui import theme
from reader.ui.actions import Actions
from reader.ui.jobs import Jobs
from reader.ui.preferences import Preferences
from reader.ui.reading.marks import Mark, MarkIndex
from reader.ui.reading.ruby import FindReadings, Reading
from reader.ui.reading_page import ReadingPage
from reader.ui.room import Room
from reader.ui.session import Session
from reader.ui.study.dictionaries import Dictionaries
from reader.ui.study.vocabulary import Vocabulary
from reader.ui.study.word_html import spoken_syllable, tone_of
from reader.workflow.study import Study, syllables, words_of

WHICH: Final = ("off", "all", "unknown", "sentence")
# Rows whose readings are kept: some screens of text.
KEPT_ROWS: Final = 400
# Code points of a row that is read while it is laid out; text without marks comes in rows of thousands.
LONG: Final = 800
# The roles of a theme that colour the tones 1 to 4; the fifth, which is light, stays quiet.
TONE_ROLES: Final = {1: "error", 2: "warn", 3: "ok", 4: "focus"}
STATUS_ROLES: Final = {"new": "highlight_pink", "learning": "highlight_yellow"}


Value = TypeVar("Value")


class ReadingAids(Room):
    """Keeps the reading area's readings and tints as the settings, the word list and the caret say."""

    def __init__(
        self, session: Session, page: ReadingPage, jobs: Jobs, dictionaries: Dictionaries, vocabulary: Vocabulary,
        preferences: Preferences, actions: Actions, parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._session, self._page, self._jobs, self._actions = session, page, jobs, actions
        self._dictionaries, self._vocabulary, self._preferences = dictionaries, vocabulary, preferences
        self._read: OrderedDict[tuple[int, Span], tuple[Syllable, ...]] = OrderedDict()
        self._words: OrderedDict[tuple[int, Span], tuple[tuple[Span, str], ...]] = OrderedDict()
        self._awaited: tuple[int, Span] | None = None
        self._colors: theme.Theme | None = None
        self._shown = False
        self._sentence: Span | None = None
        preferences.changed.connect(self._follow)
        dictionaries.changed.connect(self._start_anew)
        vocabulary.changed.connect(self._list_changed)
        session.follow(self._text_changed)
        page.view.cursorChanged.connect(self._caret_moved)

    def handlers(self) -> dict[str, Callable[[], object]]:
        choices = {f"readings_{one}": lambda which=one: self._preferences.choose("readings", which) for one in WHICH}
        return {**choices, "readings": self.toggle, "tint": self._toggle_tint}

    def dress(self, colors: theme.Theme) -> None:
        self._colors = colors
        self.show()

    def toggle(self) -> None:
        """Readings above all words, or none."""
        self._preferences.choose("readings", "all" if self._preferences.get("readings") == "off" else "off")

    def show(self) -> None:
        """Give the reading area what is wanted now."""
        which, tinted = self._preferences.get("readings"), self._preferences.get("tint")
        for one in WHICH:
            self._actions[f"readings_{one}"].setChecked(one == which)
        self._actions["readings"].setChecked(which != "off")
        self._actions["tint"].setChecked(tinted)
        if self._session.project is None:
            return
        study = self._dictionaries.need() if which != "off" or tinted else None
        wanted = which != "off" and study is not None and bool(study.dictionary)
        if wanted or self._shown:
            self._shown = wanted
            self._set_readings(self._find if wanted else None)
        self._tint(study if tinted else None)

    @property
    def shown(self) -> FindReadings | None:
        """What finds the readings that are shown; None when none are."""
        return self._find if self._shown else None

    def _set_readings(self, find: FindReadings | None) -> None:
        """Where only some words have readings the text stays as it stands."""
        self._page.view.set_readings(find, "parted" if self._preferences.get("readings") == "all" else "tight")

    def _find(self, document: Document, span: Span) -> Iterable[Reading]:
        """What stands above the characters of a span; called while a row is laid out."""
        study, which = self._dictionaries.study, self._preferences.get("readings")
        if study is None or (which == "sentence" and (self._sentence is None or not self._sentence.overlaps(span))):
            return ()
        found = self._syllables(study, document, span)
        if which == "sentence" and self._sentence:
            found = tuple(one for one in found if self._sentence.contains(one.start))
        elif which == "unknown":
            known = [place for place, word in _kept(self._words, study, document, span, words_of)
                     if self._vocabulary.statuses.get(word) == "known"]  # fmt: skip
            found = tuple(one for one in found if not any(place.contains(one.start) for place in known))
        form, colored = self._preferences.get("reading_form"), self._preferences.get("tone_colors")
        return [
            Reading(start, end, spoken_syllable(pinyin, form), self._color(pinyin) if colored else "")
            for start, end, pinyin in found
        ]

    def _syllables(self, study: Study, document: Document, span: Span) -> tuple[Syllable, ...]:
        """How a row is read; of a very long one nothing at first, until a job has read it."""
        key = id(document), span
        if key in self._read or span.end - span.start <= LONG:
            return _kept(self._read, study, document, span, syllables)
        if not (self._jobs.busy("readings") and self._awaited == key):
            self._awaited = key
            task = _read(study, document, span)
            self._jobs.start("readings", "", task, partial(self._take, key), lambda _error: None, quiet=True)
        return ()

    def _take(self, key: tuple[int, Span], found: tuple[Syllable, ...]) -> None:
        if key == self._awaited and self._shown:
            self._read[key] = found
            self._set_readings(self._find)

    def _color(self, pinyin: str) -> str:
        role = TONE_ROLES.get(tone_of(pinyin), "")
        return self._colors.roles[role] if role and self._colors else ""

    def _tint(self, study: Study | None) -> None:
        """Mark the words of the list in the whole text, found in the background."""
        project, statuses = self._session.project, self._vocabulary.statuses if study else {}
        if project is None or study is None or not statuses:
            self._jobs.cancel("tint")
            self._page.view.set_tints(MarkIndex())
            return
        roles = self._colors.roles if self._colors else {}
        task = _tinted(study, project, statuses, {status: roles.get(role, "") for status, role in STATUS_ROLES.items()})
        self._jobs.start("tint", "", task, self._page.view.set_tints, lambda _error: None, quiet=True)

    def _toggle_tint(self) -> None:
        self._preferences.choose("tint", not self._preferences.get("tint"))

    def _follow(self, key: str) -> None:
        if key in ("readings", "reading_form", "tone_colors", "tint"):
            self._mark_sentence()
            self.show()

    def _start_anew(self) -> None:
        """Words or readings may be other ones now."""
        self._let_go()
        self.show()

    def _let_go(self) -> None:
        self._read.clear()
        self._words.clear()
        self._awaited = None
        self._jobs.cancel("readings")

    def _list_changed(self) -> None:
        if self._preferences.get("tint") or self._preferences.get("readings") == "unknown":
            self.show()

    def _text_changed(self, old: Project | None, new: Project | None) -> None:
        before, after = old.bitext.zh if old else None, new.bitext.zh if new else None
        if before is not after:
            self._let_go()
            self._sentence = None
            self.show()

    def _caret_moved(self, _cursor: object) -> None:
        if self._preferences.get("readings") == "sentence" and self._mark_sentence():
            self.show()

    def _mark_sentence(self) -> bool:
        """Note the sentences at the caret; True when they are other ones."""
        project, number, before = self._session.project, self._page.view.current_bead(), self._sentence
        run = project.bitext.alignment.beads[number].zh if project and number is not None else None
        segments = project.bitext.zh.segments if project else ()
        self._sentence = Span(segments[run.start].start, segments[run.end - 1].end) if run else None
        return self._sentence != before


def _kept(
    kept: OrderedDict[tuple[int, Span], Value], study: Study, document: Document, span: Span,
    find: Callable[[Study, Document, Span], Value],
) -> Value:  # fmt: skip
    """What `find` gives, remembered for the rows that are laid out again and again."""
    key = id(document), span
    if key not in kept:
        kept[key] = find(study, document, span)
        while len(kept) > KEPT_ROWS:
            kept.popitem(last=False)
    kept.move_to_end(key)
    return kept[key]


def _read(study: Study, document: Document, span: Span) -> Task[tuple[Syllable, ...]]:
    yield Progress("")
    return syllables(study, document, span)


def _tinted(
    study: Study, project: Project, statuses: Mapping[str, Status], colors: Mapping[str, str]
) -> Task[MarkIndex]:
    """The words of a text whose status has a colour, as marks."""
    document, found = project.bitext.zh, []
    for number, segment in enumerate(document.segments):
        if number % 50 == 0:
            yield Progress("")
        for span, word in words_of(study, document, segment.span):
            color = colors.get(statuses.get(word, ""))
            if color is not None:
                found.append(Mark("zh", span, "tint", color, word))
    return MarkIndex(found)
