"""Completing tags: in a field of several tags, separated by commas, the one that is being written is completed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

_COMMA: Final = re.compile("[,，、]")


class TagWords(QCompleter):
    """Knows the tags of the text; completes the last tag of its field."""

    def __init__(self, field: QLineEdit) -> None:
        self._known = QStringListModel(field)
        super().__init__(self._known, field)
        self._field = field
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)

    def know(self, tags: Iterable[str]) -> None:
        """The tags to complete."""
        words = sorted(tags)
        if words != self._known.stringList():
            self._known.setStringList(words)

    def splitPath(self, path: str) -> list[str]:
        return [_COMMA.split(path)[-1].strip()]

    def pathFromIndex(self, index) -> str:
        before = _COMMA.split(self._field.text())[:-1]
        return ", ".join([*(tag.strip() for tag in before), index.data()])


def complete_tags(field: QLineEdit) -> TagWords:
    """Let a field complete tags."""
    words = TagWords(field)
    field.setCompleter(words)
    return words


def tags_in(text: str) -> list[str]:
    """The tags that a field says."""
    return [tag for part in _COMMA.split(text) if (tag := part.strip())]
