"""Announcing: what a screen reader says when something happens away from the keyboard: saves, jumps, messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from reader.core.messages import tr
from reader.core.project import Project
from reader.ui.room import Room
from reader.workflow.autosave import SaveState

if TYPE_CHECKING:
    from reader.ui.reading.caret_canvas import Cursor
    from reader.ui.window import Window


def announce(widget: QWidget, text: str, urgent: bool = False) -> None:
    """Have a text said, after what is being said now, or at once when it is urgent."""
    if text and QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(widget, text)
        kinds = QAccessible.AnnouncementPoliteness
        event.setPoliteness(kinds.Assertive if urgent else kinds.Polite)
        QAccessible.updateAccessibility(event)


class Announcing(Room):
    """Moving from a sentence to the next is told by the caret itself; farther is a jump."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._session, self._view = window, window.session, window.page.view
        self._bead, self._section = -1, -1
        self._state = window.saving.state.word
        window.saving.state_changed.connect(self._tell_saved)
        window.messages.told.connect(lambda text, urgent: announce(window.messages, text, urgent))
        self._view.cursorChanged.connect(self._tell_jump)
        self._session.changed.connect(self._follow)

    def _follow(self, old: Project | None, new: Project | None) -> None:
        if (old and old.bitext) is not (new and new.bitext):
            self._bead = self._section = -1

    def _tell_saved(self, state: SaveState) -> None:
        """That all is saved, once after it was not; a failure is told by its message."""
        before, self._state = self._state, state.word
        if state.word == "saved" and before in ("saving", "unsaved", "failed"):
            announce(self._window, tr("All notes saved"))

    def _tell_jump(self, cursor: Cursor | None) -> None:
        project = self._session.project
        if project is None or cursor is None or cursor.bead < 0:
            return
        before, self._bead = self._bead, cursor.bead
        if before >= 0 and abs(cursor.bead - before) > 1:
            announce(self._view, self._place(project, cursor.bead))

    def _place(self, project: Project, bead: int) -> str:
        """The heading when the section is another one, and the number of the pair."""
        alignment = project.bitext.alignment
        section = alignment.paragraphs[alignment.beads[bead].paragraph].section
        changed, self._section = section != self._section, section
        heading = heading_of(project, section) if changed else ""
        said = tr("pair {number} of {total}", number=f"{bead + 1:,}", total=f"{len(alignment.beads):,}")
        return f"{heading}. {said}" if heading else said


def heading_of(project: Project, section: int) -> str:
    """The Chinese heading of a section pair, else the English one; "" when it has none."""
    pair = project.bitext.alignment.sections[section]
    for document, number in ((project.bitext.zh, pair.zh), (project.bitext.en, pair.en)):
        heading = document.sections[number].heading if number is not None else None
        if heading:
            return " ".join(heading.of(document.text).split())
    return ""
