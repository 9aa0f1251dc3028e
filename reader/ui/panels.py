"""Panels: what is shown beside the text, and whether the window fills the screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from reader.ui.actions import Actions
from reader.ui.reading_page import ReadingPage
from reader.ui.room import Room


class Panels(Room):
    """Opens and closes the panels; their actions show which are open."""

    def __init__(self, window: QMainWindow, page: ReadingPage, actions: Actions) -> None:
        super().__init__(window)
        self._window, self._page, self._actions = window, page, actions
        page.panels_changed.connect(self.show_state)
        self.show_state()

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "left_panel": self.toggle_left,
            "right_panel": self.toggle_right,
            "search_notes": self.search_notes,
            "full_screen": self.toggle_full_screen,
        }

    def toggle_left(self) -> None:
        self._page.left.setVisible(self._page.left.isHidden())
        self.show_state()

    def toggle_right(self) -> None:
        self._page.open_right() if self._page.right.isHidden() else self._page.close_right()

    def search_notes(self) -> None:
        """Put the keyboard into the search of the list of notes."""
        self.turn_to("notes")
        self._page.notes.search.setFocus()

    def turn_to(self, tab: str) -> None:
        """Show a page of the left panel."""
        self._page.left.show()
        self._page.left.turn_to(tab)
        self.show_state()

    def toggle_full_screen(self) -> None:
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)
        self.show_state()

    def show_state(self) -> None:
        self._actions["left_panel"].setChecked(not self._page.left.isHidden())
        self._actions["right_panel"].setChecked(not self._page.right.isHidden())
        self._actions["full_screen"].setChecked(self._window.isFullScreen())
