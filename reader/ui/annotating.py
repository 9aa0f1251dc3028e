"""What a reader marks and writes: from keys and clicks to edits of the Project, one step of undo each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from reader.core.annotation import Annotation, Color
from reader.core.document import Side
from reader.core.messages import tr
from reader.core.messages import translatable as t
from reader.core.project import Project
from reader.core.spans import Span
from reader.ui.note_card import NoteCard
from reader.ui.notes_list import NotesList, notes_of
from reader.ui.preferences import Preferences
from reader.ui.reading_page import ReadingPage
from reader.ui.room import Room
from reader.ui.session import Session
from reader.ui.theme import Theme
from reader.workflow import annotate


class Annotating(Room):
    """The chosen note, and everything that is done with notes. `chosen_changed` follows the choice."""

    chosen_changed = Signal(object)  # id or None

    def __init__(self, session: Session, page: ReadingPage, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._page = page
        self._preferences = preferences
        self.chosen: str | None = None
        page.view.annotationActivated.connect(self.choose)
        notes, card = NotesList(page.left), NoteCard(page)
        page.add_notes(notes, card)
        notes.chosen.connect(self.go_to)
        notes.deleted.connect(self.delete)
        notes.worded.connect(self._show_title)
        card.body_edited.connect(self._set_body)
        card.tags_edited.connect(self._set_tags)
        card.color_chosen.connect(self._set_color)
        card.deleted.connect(self.delete)
        card.paused.connect(session.seal)
        card.closed.connect(page.close_right)
        card.left.connect(page.view.setFocus)
        self._show_title()
        session.follow(self._follow)

    def dress(self, colors: Theme) -> None:
        for part in (self._page.notes, self._page.note_card):
            part.dress(colors)

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "highlight_yellow": lambda: self.highlight("yellow"),
            "highlight_green": lambda: self.highlight("green"),
            "highlight_blue": lambda: self.highlight("blue"),
            "highlight_pink": lambda: self.highlight("pink"),
            "note": self.write_note,
            "edit_note": self.edit,
            "delete_note": lambda: self.delete(self.chosen) if self.chosen else None,
            "place_note": self.place,
            "next_note": lambda: self.step(1),
            "previous_note": lambda: self.step(-1),
        }

    def facts(self) -> set[str]:
        return {"note"} if self.chosen else set()

    def highlight(self, color: Color) -> None:
        """Colour the selected words, or the sentence; on words that are highlighted already, change their colour."""
        project, places = self._session.project, self._places()
        if project is None or not places:
            return
        existing = [item.id for item in project.annotations if item.is_note and _on(item, places)]
        if existing:
            self._session.apply(t("Change the colour"), annotate.set_color(project, existing, color))
            self.choose(existing[0], show=False)
            return
        project, ident = annotate.add(
            project, "highlighting", places, color=color, author=self._preferences.get("author")
        )
        self._session.apply(t("Highlight"), project)
        self._page.view.clear_selection()
        self.choose(ident, show=False)

    def write_note(self) -> None:
        """A new note on the selected words or the sentence, ready to be written; on a marked span, its note."""
        project, places = self._session.project, self._places()
        if project is None or not places:
            return
        ident = next((item.id for item in project.annotations if item.is_note and _on(item, places)), None)
        if ident is None:
            color, author = self._preferences.get("color"), self._preferences.get("author")
            project, ident = annotate.add(project, "commenting", places, color=color, author=author)
            self._session.apply(t("Add a note"), project)
            self._page.view.clear_selection()
        self.choose(ident)
        self._page.note_card.write()

    def edit(self) -> None:
        """Put the keyboard into the chosen note."""
        if self.chosen:
            self.choose(self.chosen)
            self._page.note_card.write()

    def choose(self, ident: str | None, show: bool = True) -> None:
        """Show a note beside the text; `show` False only remembers it, when the panel is closed."""
        project = self._session.project
        item = project.annotation(ident) if project and ident else None
        self.chosen = item.id if item else None
        if item and show:
            self._page.open_right()
        self._page.note_card.show_note(item)
        self._page.notes.select(item.id if item else "")
        self.chosen_changed.emit(self.chosen)
        self.stirred.emit()

    def go_to(self, ident: str) -> None:
        """Choose a note and show its place in the text."""
        self.choose(ident)
        project = self._session.project
        item = project.annotation(ident) if project else None
        target = next((target for target in item.targets if target.placed), None) if item else None
        if target:
            self._page.view.go_to_span(target.side, target.selector.span)

    def delete(self, ident: str) -> None:
        """Remove a note; undo brings it back."""
        project = self._session.project
        if project and project.annotation(ident):
            self._session.apply(t("Delete the note"), annotate.delete(project, ident))

    def place(self) -> None:
        """Put a note whose words are no longer in the text on the selected ones; a placed note moves there."""
        project, places = self._session.project, self._places()
        item = project.annotation(self.chosen) if project and self.chosen else None
        if project is None or item is None or not places:
            return
        side, span = places[0]
        index = next(
            (number for number, target in enumerate(item.targets) if target.side == side and not target.placed), None
        )
        if index is None:
            index = next((number for number, target in enumerate(item.targets) if target.side == side), None)
        if index is None:
            self._session.apply(t("Place the note"), annotate.add_target(project, item.id, side, span))
        else:
            self._session.apply(t("Place the note"), annotate.place_again(project, item.id, index, span))
        self._page.view.clear_selection()

    def step(self, direction: int) -> None:
        """The next or previous note from the chosen one, or from where the cursor is."""
        notes = notes_of(self._session.project)
        if not notes:
            return
        place = next((number for number, item in enumerate(notes) if item.id == self.chosen), None)
        if place is None:
            place = -1 if direction > 0 else len(notes)
        self.go_to(notes[(place + direction) % len(notes)].id)

    def _places(self) -> list[tuple[Side, Span]]:
        """What an edit is about: the selection, else the sentence of the cursor."""
        view = self._page.view
        chosen: Sequence[tuple[Side, Span]] = view.selection()
        if not any(span.end > span.start for _, span in chosen):
            view.select_sentence()
            chosen = view.selection()
        return [(side, span) for side, span in chosen if span.end > span.start]

    def _set_body(self, ident: str, body: str) -> None:
        if (project := self._session.project) and project.annotation(ident):
            self._session.apply(t("Write the note"), annotate.set_body(project, ident, body), f"body {ident}")

    def _set_tags(self, ident: str, tags: list[str]) -> None:
        if (project := self._session.project) and project.annotation(ident):
            self._session.apply(t("Change the tags"), annotate.set_tags(project, ident, tags))

    def _set_color(self, ident: str, color: Color) -> None:
        if (project := self._session.project) and project.annotation(ident):
            self._session.apply(t("Change the colour"), annotate.set_color(project, ident, color))

    def _follow(self, old: Project | None, new: Project | None) -> None:
        """The list; the chosen note may have changed, gone, or belong to another text."""
        self._page.notes.show_project(new)
        self._show_title()
        before = old.annotation(self.chosen) if old and self.chosen else None
        after = new.annotation(self.chosen) if new and self.chosen else None
        if before is not after or new is None:
            self.choose(after.id if after else None, show=False)

    def _show_title(self) -> None:
        project = self._session.project
        count = sum(item.is_note for item in project.annotations) if project else 0
        self._page.left.set_title("notes", tr("Notes"), count)


def _on(item: Annotation, places: Sequence[tuple[Side, Span]]) -> bool:
    """True when a note is on exactly these places."""
    return [(target.side, target.selector.span) for target in item.targets if target.placed] == list(places)
