"""ReadingAids: pinyin or zhuyin above the characters, and the tint of the words that a reader learns."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, QTimer

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
from reader.ui.reading.ruby import FindReadings, Fit, Reading
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
# Code points that are read while the text is drawn, between two events; what is more is read in the background. Their
# room is there already, so that nothing moves when readings come.
AT_ONCE: Final = 240
# Words between two chances to stop looking for those that have a tint.
STEP: Final = 500
# Rows that may wait to be read: those passed long since in scrolling are let go.
WAITING: Final = 100
# The roles of a theme that colour the tones 1 to 4; the fifth, which is light, stays quiet.
TONE_ROLES: Final = {1: "error", 2: "warn", 3: "ok", 4: "focus"}
STATUS_ROLES: Final = {"new": "highlight_pink", "learning": "highlight_yellow"}


class ReadRow(NamedTuple):
    """What is known of a row: how it is read and, where they are asked for, its words."""

    syllables: tuple[Syllable, ...]
    words: tuple[tuple[Span, str], ...] = ()


_Key = tuple[int, Span]  # of a row: the document, by its id, and the place


class ReadingAids(Room):
    """Keeps the reading area's readings and tints as the settings, the word list and the caret say."""

    def __init__(
        self, session: Session, page: ReadingPage, jobs: Jobs, dictionaries: Dictionaries, vocabulary: Vocabulary,
        preferences: Preferences, actions: Actions, parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._session, self._page, self._jobs, self._actions = session, page, jobs, actions
        self._dictionaries, self._vocabulary, self._preferences = dictionaries, vocabulary, preferences
        self._rows: OrderedDict[_Key, ReadRow] = OrderedDict()
        self._awaited: OrderedDict[_Key, tuple[Document, Span]] = OrderedDict()
        self._spare = AT_ONCE  # what may still be read before the next event
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._next_turn)
        self._colors: theme.Theme | None = None
        self._fit: Fit = ""  # how the readings that are shown have their room; "": none are
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
        self._show_readings(which != "off" and study is not None and bool(study.dictionary))
        self._tint(study if tinted else None)

    @property
    def shown(self) -> FindReadings | None:
        """What finds the readings that are shown, all at once; None when none are."""
        return partial(self._readings, read=_read) if self._fit else None

    def _show_readings(self, wanted: bool) -> None:
        """Where only some words have readings the text stays as it stands."""
        before = self._fit
        self._fit = ("parted" if self._preferences.get("readings") == "all" else "tight") if wanted else ""
        if self._fit != before:
            self._page.view.set_readings(self._find if wanted else None, self._fit or "tight")
        elif wanted:
            self._page.view.read_again()

    def _find(self, document: Document, span: Span) -> Iterable[Reading]:
        """What stands above the characters of a span; called while a row is drawn."""
        return self._readings(document, span, self._read)

    def _readings(self, document: Document, span: Span, read: _Read) -> Iterable[Reading]:
        study, which = self._dictionaries.study, self._preferences.get("readings")
        if study is None or (which == "sentence" and (self._sentence is None or not self._sentence.overlaps(span))):
            return ()
        syllables, words = read(study, document, span, which == "unknown")
        if which == "sentence" and self._sentence:
            syllables = tuple(one for one in syllables if self._sentence.contains(one.start))
        elif which == "unknown":
            statuses = self._vocabulary.statuses
            known = {
                place for words_span, word in words if statuses.get(word) == "known" for place in range(*words_span)
            }
            syllables = tuple(one for one in syllables if one.start not in known)
        form, colored = self._preferences.get("reading_form"), self._preferences.get("tone_colors")
        return [
            Reading(start, end, spoken_syllable(pinyin, form), self._color(pinyin) if colored else "")
            for start, end, pinyin in syllables
        ]

    def _read(self, study: Study, document: Document, span: Span, with_words: bool) -> ReadRow:
        """A row as far as it is read: of one that would hold up what is drawn nothing, until a job has read it."""
        key = id(document), span
        if key in self._rows:
            self._rows.move_to_end(key)
            return self._rows[key]
        self._turn.start()
        if span.end - span.start > self._spare:
            self._awaited[key] = document, span
            return ReadRow(())
        self._spare -= span.end - span.start
        return self._keep({key: _read(study, document, span, with_words)})

    def _keep(self, rows: Mapping[_Key, ReadRow]) -> ReadRow:
        """Remember rows, for they are drawn again and again; the last of them."""
        self._rows.update(rows)
        while len(self._rows) > KEPT_ROWS:
            self._rows.popitem(last=False)
        return next(reversed(self._rows.values()))

    def _next_turn(self) -> None:
        """What was drawn is drawn: the rows that it went without are read now."""
        self._spare, study = AT_ONCE, self._dictionaries.study
        if self._awaited and study and not self._jobs.busy("readings"):
            rows = list(self._awaited.items())[-WAITING:]
            self._awaited.clear()
            task = _rows_read(study, rows, self._preferences.get("readings") == "unknown")
            self._jobs.start("readings", "", task, self._take, lambda _error: None, quiet=True)

    def _take(self, rows: Mapping[_Key, ReadRow]) -> None:
        self._keep(rows)
        self._page.view.read_again()
        self._next_turn()

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
            if key == "readings":
                self._let_go()
            self._mark_sentence()
            self.show()

    def _start_anew(self) -> None:
        """Words or readings may be other ones now."""
        self._let_go()
        self.show()

    def _let_go(self) -> None:
        self._rows.clear()
        self._awaited.clear()
        self._jobs.cancel("readings")

    def _list_changed(self) -> None:
        if self._preferences.get("tint") or self._preferences.get("readings") == "unknown":
            self.show()

    def _text_changed(self, old: Project | None, new: Project | None) -> None:
        before, after = old.bitext.zh if old else None, new.bitext.zh if new else None
        if before is not after:
            self._let_go()
            self._sentence = None
            if before is None or after is None or before.text != after.text:
                self._tint(None)  # those of the text before are at places of that one
            self.show()

    def _caret_moved(self, _cursor: object) -> None:
        if self._preferences.get("readings") == "sentence" and self._mark_sentence() and self._fit:
            self._page.view.read_again()

    def _mark_sentence(self) -> bool:
        """Note the sentences at the caret; True when they are other ones."""
        project, number, before = self._session.project, self._page.view.current_bead(), self._sentence
        run = project.bitext.alignment.beads[number].zh if project and number is not None else None
        segments = project.bitext.zh.segments if project else ()
        self._sentence = Span(segments[run.start].start, segments[run.end - 1].end) if run else None
        return self._sentence != before


_Read = Callable[[Study, Document, Span, bool], ReadRow]


def _read(study: Study, document: Document, span: Span, with_words: bool) -> ReadRow:
    words = tuple(words_of(study, document, span)) if with_words else ()
    return ReadRow(syllables(study, document, span), words)


def _rows_read(
    study: Study, rows: Iterable[tuple[_Key, tuple[Document, Span]]], with_words: bool
) -> Task[dict[_Key, ReadRow]]:
    found: dict[_Key, ReadRow] = {}
    for key, place in rows:
        yield Progress("")
        found[key] = _read(study, *place, with_words)
    return found


def _tinted(
    study: Study, project: Project, statuses: Mapping[str, Status], colors: Mapping[str, str]
) -> Task[MarkIndex]:
    """The words of a text whose status has a colour, as marks."""
    document, found = project.bitext.zh, []
    words = (word for segment in document.segments for word in words_of(study, document, segment.span))
    for number, (span, word) in enumerate(words):
        if number % STEP == 0:
            yield Progress("")
        color = colors.get(statuses.get(word, ""))
        if color is not None:
            found.append(Mark("zh", span, "tint", color, word))
    return MarkIndex(found)
