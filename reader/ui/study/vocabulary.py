"""Vocabulary: the reader's word list as the window holds it, stored after every change, together with what others store."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from reader.core.errors import DuiduError
from reader.core.task import Task, run
from reader.study.entry import Entry
from reader.study.word_list import Status, StudyWord, WordList
from reader.study.word_merge import merged
from reader.ui.jobs import Job, Jobs
from reader.ui.message_bar import MessageBar
from reader.ui.watching import Watching
from reader.workflow.word_file import StoredWords, keep_words, read_words, word_list_file

# A list of usual size is there before anybody could see that it was not.
WAIT_SECONDS: Final = 0.03


class Vocabulary(QObject):
    """Reads the list when it is asked for first, and again when another window wrote it. `changed` follows every change."""

    changed = Signal()

    def __init__(self, jobs: Jobs, messages: MessageBar, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._messages = jobs, messages
        self._stored = StoredWords()
        self._words = self._stored.words
        self._before: tuple[WordList, WordList] | None = None
        self._job: Job | None = None
        self._asked = self._told = False
        self._statuses: dict[str, Status] | None = None
        self._watching = Watching(self)
        self._watching.stirred.connect(self.look)

    @property
    def words(self) -> WordList:
        """The list; of a very long one nothing is known for a moment after the first call, until `changed`."""
        if not self._asked:
            self._asked = True
            self.look()
            self._jobs.wait("words", WAIT_SECONDS)
        return self._words

    @property
    def size(self) -> int:
        """How many words are known of so far; nothing is read for it."""
        return len(self._words.words)

    @property
    def statuses(self) -> dict[str, Status]:
        """The status of every form that is in the list."""
        words = self.words
        if self._statuses is None:
            self._statuses = words.status_of()
        return self._statuses

    def entry_of(self, entry: Entry) -> StudyWord | None:
        """The word of the list that is this entry of a dictionary."""
        return self.words.by_key.get((entry.simplified, entry.pinyin))

    def apply(self, words: WordList) -> None:
        """Another list; it is stored at once, in the background."""
        if words == self.words:
            return
        self._before = self._words, words
        self._become(words)
        self._keep()

    def take_back(self) -> None:
        """The last change is undone; what came from elsewhere since stays."""
        if self._before is not None:
            (before, after), self._before = self._before, None
            self._become(merged(after, before, self._words))
            self._keep()

    def look(self) -> None:
        """See what stands in the file, unless a save would see that itself."""
        if self._job is None:
            self._begin(read_words(self._stored), self._stored.words)

    def flush(self) -> None:
        """Store what is not stored yet before this returns: the window closes."""
        if self._job:
            self._job.finish()
        try:
            if self._words is not self._stored.words:
                run(keep_words(self._words, self._stored))
        except (DuiduError, OSError) as error:
            self._messages.tell_error(error)

    def _keep(self) -> None:
        if self._job is None and self._words is not self._stored.words:
            self._begin(keep_words(self._words, self._stored), self._words)

    def _begin(self, task: Task[StoredWords], base: WordList) -> None:
        self._job = self._jobs.start("words", "", task, partial(self._take, base), self._fail, quiet=True)

    def _take(self, base: WordList, stored: StoredWords) -> None:
        """What the file holds now, and what was changed here since `base`."""
        self._job, self._told = None, False
        now = merged(base, self._words, stored.words)
        self._stored = stored
        self._watching.watch(str(word_list_file()))
        if now.words != self._words.words:
            self._become(now)
        else:
            self._words = now
        self._keep()

    def _fail(self, error: BaseException) -> None:
        self._job = None
        if not self._told:
            self._messages.tell_error(error)
        self._told = True

    def _become(self, words: WordList) -> None:
        self._words, self._statuses = words, None
        self.changed.emit()
