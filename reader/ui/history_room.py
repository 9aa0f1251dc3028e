"""Undo and redo, which say in the menu what they undo and redo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from reader.core.messages import tr
from reader.ui.actions import Actions
from reader.ui.room import Room
from reader.ui.session import Session


class HistoryRoom(Room):
    """Follows the history of the session."""

    def __init__(self, session: Session, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._actions = session, actions
        session.history_changed.connect(self.stirred)

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {"undo": self._session.undo, "redo": self._session.redo}

    def facts(self) -> set[str]:
        history = self._session.history
        return ({"undo"} if history.undo_label else set()) | ({"redo"} if history.redo_label else set())

    def show_labels(self) -> None:
        """What the next undo and redo would do."""
        history = self._session.history
        for ident, word, label in (("undo", tr("Undo"), history.undo_label), ("redo", tr("Redo"), history.redo_label)):
            self._actions[ident].setText(f"{word}: {tr(label)}" if label else word)
