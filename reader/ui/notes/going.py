"""Going: from note to note, from bookmark to bookmark, and with undo to where the change was."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final

from PySide6.QtCore import QObject

from reader.core.project import Project, difference
from reader.ui.annotating import Annotating
from reader.ui.notes.listing import Listing
from reader.ui.reading_page import ReadingPage
from reader.ui.room import Room
from reader.ui.session import Session
from reader.workflow.note_places import changed_place, place_of
from reader.workflow.notes_listing import LISTED, ON_REQUEST

NOTES: Final = LISTED - ON_REQUEST
BOOKMARKS: Final = frozenset({"bookmarking"})


class Going(Room):
    """Goes by place in the text, whatever the list shows."""

    def __init__(
        self, session: Session, page: ReadingPage, annotating: Annotating, listing: Listing, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._page, self._annotating, self._listing = session, page, annotating, listing
        session.travelled.connect(self._show_change)

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "next_note": lambda: self.step(NOTES),
            "previous_note": lambda: self.step(NOTES, backwards=True),
            "next_bookmark": lambda: self.step(BOOKMARKS),
            "previous_bookmark": lambda: self.step(BOOKMARKS, backwards=True),
        }

    def step(self, kinds: Collection[str], backwards: bool = False) -> None:
        """The next or previous note from the chosen one, else from where the cursor is."""
        entry = self._listing.index.neighbour(self._here(), backwards, kinds)
        if entry:
            self._annotating.go_to(entry.item.id)

    def _here(self) -> tuple[int, str]:
        """The chosen note, as long as the cursor is still at it; else the cursor."""
        place, project = self._page.view.cursor_place(), self._session.project
        entry = self._listing.index.entries.get(self._annotating.chosen or "")
        at = place_of(project.bitext, place.side, place.offset) if place and project else -1
        if entry and (at < 0 or entry.place == at or _covers(entry.item.targets, place)):
            return entry.place, entry.item.id
        return at, ""

    def _show_change(self, old: Project | None, new: Project | None) -> None:
        """Undo and redo show what they changed, when it is a note."""
        if old is None or new is None:
            return
        changes = difference(old.annotations, new.annotations)
        if target := changed_place(changes.gone, changes.new):
            self._page.view.reveal(target.side, target.selector.start)


def _covers(targets, place) -> bool:
    return any(
        target.placed and target.side == place.side and target.selector.start <= place.offset <= target.selector.end
        for target in targets
    )
