"""Moving: going places in the text, and copying from where one is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from reader.ui.reading_page import ReadingPage
from reader.ui.room import Room
from reader.ui.session import Session


class Moving(Room):
    """Binds the keys of going and copying to the reading area."""

    def __init__(self, session: Session, page: ReadingPage, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._page = page
        page.view.selectionChanged.connect(self.stirred)

    def handlers(self) -> dict[str, Callable[[], object]]:
        view = self._page.view
        return {
            "next_sentence": view.next_sentence,
            "previous_sentence": view.previous_sentence,
            "next_section": view.next_section,
            "previous_section": view.previous_section,
            "back": view.back,
            "forward": view.forward,
            "copy": lambda: self.copy("shown"),
            "copy_original": lambda: self.copy("original"),
            "copy_citation": lambda: self.copy("citation"),
            "copy_citation_shown": lambda: self.copy("citation shown"),
            "select_sentence": view.select_sentence,
            "select_all": view.select_all,
        }

    def facts(self) -> set[str]:
        if self._session.project is None:
            return set()
        return {"text", "selection"} if self._page.view.selection() else {"text"}

    def copy(self, kind: str) -> None:
        """The selection, or for a citation the sentence of the cursor when nothing is selected."""
        view = self._page.view
        if kind.startswith("citation") and not view.selection():
            view.select_sentence()
        text = view.copy_text(kind)
        if text:
            QGuiApplication.clipboard().setText(text)
