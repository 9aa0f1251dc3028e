"""Session: the only state of the window that a person edits. It holds the current Project and its history.

A view never changes a value: it calls `apply`, and `changed(old, new)` tells everyone; each view compares its own
part of the two with `is`.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from reader.core.bitext import Bitext
from reader.core.history import History
from reader.core.project import Project, with_bitext
from reader.ui.letting_go import LettingGo


class Session(QObject):
    """The current Project (None: the library is shown) between its earlier and later values."""

    changed = Signal(object, object)  # old Project or None, new Project or None
    history_changed = Signal()
    travelled = Signal(object, object)  # as `changed`, after it, when the change was undone or done again

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.history: History[Project | None] = History(None)
        self._letting_go = LettingGo(self)

    @property
    def project(self) -> Project | None:
        return self.history.current

    def follow(self, follower: Callable[[Project | None, Project | None], object]) -> None:
        """Connect to `changed`; a text that is open already is told at once."""
        self.changed.connect(follower)
        if self.project:
            follower(None, self.project)

    def open(self, project: Project | None) -> None:
        """Another text, with an empty history."""
        self._letting_go.take(self.history.values())
        self._become(History(project))

    def apply(self, label: str, project: Project, key: str = "") -> None:
        """`project` becomes current, as one step named `label` (translatable English); equal values change nothing."""
        if project is not self.project:
            self._letting_go.take(step.value for step in self.history.later)
            self._become(self.history.apply(label, project, key))

    def settle(self, draft: Bitext, bitext: Bitext) -> None:
        """`bitext` takes the place of `draft`, what was shown while it was worked out, in all values of the history.

        It is no edit: what was done meanwhile stays, and undo never brings the draft back.
        """
        self._letting_go.take(self.history.values())
        self._become(
            self.history.mapped(
                lambda value: with_bitext(value, bitext) if value is not None and value.bitext is draft else value
            )
        )

    def seal(self) -> None:
        """The next edit starts a step of its own."""
        self.history = self.history.sealed()

    def undo(self) -> None:
        self._travel(self.history.undo())

    def redo(self) -> None:
        self._travel(self.history.redo())

    def _travel(self, history: History[Project | None]) -> None:
        old = self.project
        self._become(history)
        self.travelled.emit(old, self.project)

    def _become(self, history: History[Project | None]) -> None:
        old, self.history = self.project, history
        if history.current is not old:
            self.changed.emit(old, history.current)
        self.history_changed.emit()
