"""Keeping: where the notes are kept, when the reader wants them elsewhere than beside the texts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from reader.core.messages import tr
from reader.core.messages import translatable as t
from reader.ui.message_bar import MessageBar
from reader.ui.opening import Opening
from reader.ui.preferences import Preferences
from reader.ui.room import Room
from reader.workflow.notes import can_keep


class Keeping(Room):
    """The folder is a setting. When it changes, the text is opened anew, and takes its notes from the place before along."""

    def __init__(self, preferences: Preferences, opening: Opening, messages: MessageBar, window: QWidget) -> None:
        super().__init__(window)
        self._preferences, self._opening, self._messages, self._window = preferences, opening, messages, window
        self._folder: str = preferences.get("notes_folder")
        preferences.changed.connect(self._changed)

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {"notes_folder": self.ask}

    def ask(self) -> None:
        """Choose a folder for the notes of all texts."""
        start = self._folder or str(Path.home())
        if folder := QFileDialog.getExistingDirectory(self._window, tr("Folder for notes"), start):
            self._preferences.choose("notes_folder", folder)

    def _changed(self, key: str) -> None:
        if key != "notes_folder":
            return
        before, self._folder = self._folder, self._preferences.get("notes_folder")
        known = self._preferences.get("notes_folders").split("\n")
        self._preferences.choose("notes_folders", "\n".join(dict.fromkeys(one for one in (*known, before) if one)))
        self._preferences.save()  # who opens a text reads the file
        if self._opening.desk:
            self._opening.reopen(self._opening.desk.encoding)
        if self._folder and not can_keep(self._folder):
            self._messages.tell(
                t("Notes cannot be written to the folder {name}."), t("They stay beside the texts."), kind="error",
                details={"name": self._folder},
            )  # fmt: skip
