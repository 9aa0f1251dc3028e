"""Asking: the dialogs of the window and its command palette, each made when it is wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QDialog

from reader.core.document import Side
from reader.core.messages import tr
from reader.core.messages import translatable as t
from reader.core.spans import Span
from reader.ui.actions import ACTIONS
from reader.ui.command_palette import Command, CommandPalette
from reader.ui.preferences import Preferences
from reader.ui.room import Room

if TYPE_CHECKING:
    from reader.ui.window import Window


class Asking(Room):
    """Opens dialogs; none of them blocks the window's event loop."""

    def __init__(self, window: Window, preferences: Preferences) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "palette": self.show_palette,
            "settings": self.show_settings,
            "shortcuts": self.show_keys,
            "about": self.show_about,
            "go_to_pair": self.ask_pair,
            "go_to_citation": self.find_citation,
        }

    def show_palette(self) -> CommandPalette:
        palette = CommandPalette(self._window, self.commands())
        palette.open()
        return palette

    def show_settings(self) -> QDialog:
        from reader.ui.dialogs.settings import SettingsDialog

        return self._open(SettingsDialog(self._preferences, self._window))

    def show_keys(self) -> QDialog:
        from reader.ui.dialogs.keys import KeysDialog

        return self._open(KeysDialog(self._preferences, self._window))

    def show_about(self) -> QDialog:
        from reader.ui.dialogs.about import AboutDialog

        return self._open(AboutDialog(self._window))

    def ask_pair(self) -> QDialog | None:
        from reader.ui.dialogs.pair_number import PairNumberDialog

        project, view = self._window.session.project, self._window.page.view
        if project is None:
            return None
        dialog = PairNumberDialog((view.current_bead() or 0) + 1, len(project.bitext.alignment.beads), self._window)
        dialog.chosen.connect(lambda number: view.go_to_bead(number - 1))
        return self._open(dialog)

    def find_citation(self) -> None:
        """Go to the sentence whose citation is on the clipboard."""
        project, window = self._window.session.project, self._window
        if project is None:
            return
        from reader.workflow.cited import cited

        def go(found: tuple[Side, Span] | None) -> None:
            if window.session.project is None or window.session.project.bitext is not project.bitext:
                return
            if found:
                window.page.view.go_to_span(*found)
            else:
                window.messages.tell(
                    t("What was copied is not in this text."), t("Copy a citation or a sentence, and try again.")
                )

        task = cited(project.bitext, QGuiApplication.clipboard().text())
        window.jobs.start("citation", t("Finding the sentence"), task, go, window.messages.tell_error)

    def commands(self) -> list[Command]:
        """What can be done now: the actions that make sense, the sections of the text, the texts read before."""
        window = self._window
        found = []
        for spec in ACTIONS:
            action = window.actions_[spec.id]
            if action.isEnabled() and spec.id != "palette":
                keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                found.append(Command(action.text().replace("…", ""), keys, spec.text, action.trigger))
        for entry in window.page.outline.model.entries if window.session.project else ():
            go = lambda one=entry.section: window.page.view.go_to_section(one)  # noqa: E731 - one line a command
            found.append(Command(entry.zh or entry.en, entry.en if entry.zh else "", entry.en, go))
        for reading in window.shelf.readings[:30]:
            text = tr("Open {name}", name=reading.name)
            found.append(
                Command(
                    text, "", f"{reading.en_title} {reading.paths[0]}", lambda one=reading: window.open_reading(one)
                )
            )
        return found

    @staticmethod
    def _open(dialog: QDialog) -> QDialog:
        dialog.open()
        return dialog
