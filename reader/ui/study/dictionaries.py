"""Dictionaries: opens what look-ups and readings need, in the background when it is wanted first, and holds it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from reader.core.errors import DuiduError
from reader.core.messages import tr
from reader.core.messages import translatable as t
from reader.core.task import Progress, Task
from reader.study.characters import load_ranks
from reader.study.levels import STANDARDS, Levels, load_levels
from reader.ui.jobs import Jobs
from reader.ui.message_bar import MessageBar
from reader.ui.preferences import Preferences
from reader.workflow import study_choices
from reader.workflow.display import prepare
from reader.workflow.study import Study, open_study, with_choices
from reader.workflow.study_choices import StudyChoices

_Opened = tuple[Study, tuple[Levels, ...]]


class Dictionaries(QObject):
    """`study` is None until it is ready. `changed` says that words or readings may be other ones now."""

    changed = Signal()

    def __init__(self, jobs: Jobs, messages: MessageBar, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._jobs, self._messages, self._preferences = jobs, messages, preferences
        self._failed = False
        self.study: Study | None = None
        self.levels = Levels()
        self.standards: tuple[Levels, ...] = ()  # the lists of all examinations
        self.choices = StudyChoices()
        preferences.changed.connect(self._follow)

    def need(self) -> Study | None:
        """The study, or None while it is being opened; the first call begins with that. A failure is told once."""
        if self.study is None and not self._failed and not self._jobs.busy("dictionary"):
            self._open()
        return self.study

    @property
    def opening(self) -> bool:
        return self._jobs.busy("dictionary")

    def ask_file(self) -> None:
        """Ask for a file in CC-CEDICT's form or StarDict's."""
        from PySide6.QtWidgets import QFileDialog

        kinds = f"{tr('Dictionaries')} (*.u8 *.txt *.gz *.ifo);;{tr('All files')} (*)"
        path, _ = QFileDialog.getOpenFileName(self._window, tr("Add a dictionary"), "", kinds)
        if path:
            self.add_file(path)

    def add_file(self, path: str) -> None:
        """One more dictionary of the reader's own, in CC-CEDICT's form or StarDict's."""
        files = [file for file in self._files() if file != path]
        self._preferences.choose("dictionaries", "\n".join((*files, path)))

    def remove_file(self, path: str) -> None:
        """Let go of a dictionary that was added."""
        self._preferences.choose("dictionaries", "\n".join(file for file in self._files() if file != path))

    def choose(self, choices: StudyChoices) -> None:
        """Other words and readings, kept for all texts."""
        base, self.choices = self.choices, choices
        try:
            self.choices = study_choices.save_choices(choices, base)
        except (DuiduError, OSError) as error:
            self._messages.tell_error(error)
        if self.study:
            self.study = with_choices(self.study, self.choices.words, self.choices.readings)
            self.changed.emit()

    def fill_menu(self, menu: QMenu) -> None:
        """The dictionaries with their licences, and a way to let go of the reader's own."""
        for said in self.study.dictionary.attributions if self.study else ():
            menu.addAction(said).setEnabled(False)
        menu.addSeparator()
        for path in self._files():
            menu.addAction(tr("Remove {name}", name=Path(path).name), partial(self.remove_file, path))
        if menu.isEmpty():
            menu.addAction(tr("None")).setEnabled(False)

    def _files(self) -> list[str]:
        return [path for path in self._preferences.get("dictionaries").split("\n") if path]

    def _open(self) -> None:
        self.choices = study_choices.load_choices()
        task = _opened([Path(path) for path in self._files()], self.choices)
        self._jobs.start(
            "dictionary", t("Preparing the dictionary"), task, self._take, self._fail, early=self._take_early
        )

    def _take_early(self, study: Study) -> None:
        """What can be looked up while a large dictionary of the reader's own is still being built."""
        if self.study is None:
            self.study = with_choices(study, self.choices.words, self.choices.readings)
            self.changed.emit()

    def _take(self, opened: _Opened) -> None:
        study, self.standards = opened
        # The reader may have corrected something meanwhile.
        self.study = with_choices(study, self.choices.words, self.choices.readings)
        self.levels = self.standards[list(STANDARDS).index(self._preferences.get("hsk"))]
        for problem in self.study.problems:
            self._messages.tell_error(problem)
        self.changed.emit()

    def _fail(self, error: BaseException) -> None:
        self._failed = True
        self._messages.tell_error(error)

    def _follow(self, key: str) -> None:
        """Other files or another list of levels: what is open serves until the new is ready."""
        if key in ("dictionaries", "hsk") and (self.study or self._failed or self.opening):
            self._failed = False
            self._open()


def _opened(files: list[Path], choices: StudyChoices) -> Task[_Opened]:
    study = yield from open_study(files, choices.words, choices.readings)
    levels = []
    for standard in STANDARDS:
        yield Progress(t("Reading the dictionary"))
        levels.append(load_levels(standard))
    yield from load_ranks()
    # A card shows how Taiwan calls a word: its tables are read here, not in the window.
    yield from prepare("twp")
    return study, tuple(levels)
