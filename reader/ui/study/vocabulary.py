"""Vocabulary: the reader's word list as the window holds it, stored at every change; the last change can be taken back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from reader.study.entry import Entry
from reader.study.word_list import Status, StudyWord, WordList
from reader.ui.message_bar import MessageBar
from reader.workflow.word_list import load_word_list, save_word_list


class Vocabulary(QObject):
    """Reads the list when it is asked for first. `changed` follows every change."""

    changed = Signal()

    def __init__(self, messages: MessageBar, parent: QObject) -> None:
        super().__init__(parent)
        self._messages = messages
        self._words: WordList | None = None
        self._before: WordList | None = None
        self._statuses: dict[str, Status] = {}

    @property
    def words(self) -> WordList:
        if self._words is None:
            self._words = load_word_list()
            self._statuses = self._words.status_of()
        return self._words

    @property
    def statuses(self) -> dict[str, Status]:
        """The status of every form that is in the list."""
        return self._statuses if self.words else {}

    def entry_of(self, entry: Entry) -> StudyWord | None:
        """The word of the list that is this entry of a dictionary."""
        key = entry.simplified, entry.pinyin
        return next((word for word in self.words.words if word.key == key), None)

    def apply(self, words: WordList) -> None:
        """Another list; it is stored at once."""
        if words == self.words:
            return
        self._before = self._words
        self._become(words)

    def take_back(self) -> None:
        """The list as it was before the last change."""
        if self._before is not None:
            before, self._before = self._before, None
            self._become(before)

    def _become(self, words: WordList) -> None:
        self._words = words
        self._statuses = words.status_of()
        try:
            save_word_list(words)
        except OSError as error:
            self._messages.tell_error(error)
        self.changed.emit()
