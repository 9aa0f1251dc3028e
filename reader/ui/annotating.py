"""What a reader marks and writes: from keys and clicks to edits of the Project, one step of undo each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from reader.core.annotation import Annotation, Color
from reader.core.document import Side, other_side
from reader.core.messages import translatable as t
from reader.core.project import Project, difference
from reader.core.spans import Span
from reader.ui.note_card import NoteCard
from reader.ui.notes.panel import NotesList
from reader.ui.preferences import Preferences
from reader.ui.reading_page import ReadingPage
from reader.ui.room import Room
from reader.ui.session import Session
from reader.ui.theme import Theme
from reader.workflow import annotate
from reader.workflow.note_places import counterpart
from reader.workflow.notes_listing import threads


class Annotating(Room):
    """The chosen note, and everything that is done with notes. `chosen_changed` follows the choice."""

    chosen_changed = Signal(object)  # id or None

    def __init__(self, session: Session, page: ReadingPage, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._page = page
        self._preferences = preferences
        self.chosen: str | None = None
        self._threads: Mapping[str, tuple[Annotation, ...]] | None = None  # None: to be found when they are asked for
        page.view.annotationActivated.connect(self.choose)
        page.view.cursorChanged.connect(lambda _place: self._follow_cursor())
        notes, card = NotesList(page.left), NoteCard(page)
        page.add_notes(notes, card)
        notes.chosen.connect(self.go_to)
        card.body_edited.connect(self._set_body)
        card.tags_edited.connect(self._set_tags)
        card.color_chosen.connect(self._set_color)
        card.deleted.connect(self.delete)
        card.widened.connect(self.widen)
        card.placed.connect(lambda _ident: self.place())
        card.answered.connect(self.answer)
        card.paused.connect(session.seal)
        card.closed.connect(page.close_right)
        card.left.connect(page.view.setFocus)
        session.follow(self._follow)

    def dress(self, colors: Theme) -> None:
        self._page.note_card.dress(colors)

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "highlight_yellow": lambda: self.highlight("yellow"),
            "highlight_green": lambda: self.highlight("green"),
            "highlight_blue": lambda: self.highlight("blue"),
            "highlight_pink": lambda: self.highlight("pink"),
            "note": self.write_note,
            "tag_note": self.write_tags,
            "bookmark": self.bookmark,
            "widen_note": lambda: self.widen(self.chosen) if self.chosen else None,
            "edit_note": self.edit,
            "delete_note": lambda: self.delete(self.chosen) if self.chosen else None,
            "place_note": self.place,
        }

    def facts(self) -> set[str]:
        return {"note"} if self.chosen else set()

    def highlight(self, color: Color) -> None:
        """Colour the selected words, or the sentence; on words that are highlighted already, change their colour."""
        project, places = self._session.project, self._places()
        if project is None or not places:
            return
        existing = self._note_on(project, places)
        self._page.view.clear_selection()  # it would hide the colour
        if existing:
            self._session.apply(t("Change the colour"), annotate.set_color(project, existing, color))
            self.choose(existing, show=False)
            return
        project, ident = annotate.add(
            project, "highlighting", places, color=color, author=self._preferences.get("author")
        )
        self._session.apply(t("Highlight"), project)
        self.choose(ident, show=False)

    def write_note(self) -> None:
        """A new note on the selected words or the sentence, ready to be written; on a marked span, its note."""
        project, places = self._session.project, self._places()
        if project is None or not places:
            return
        ident = self._note_on(project, places)
        if ident is None:
            color, author = self._preferences.get("color"), self._preferences.get("author")
            project, ident = annotate.add(project, "commenting", places, color=color, author=author)
            self._session.apply(t("Add a note"), project)
        self._page.view.clear_selection()
        self.choose(ident)
        self._page.note_card.write()

    def write_tags(self) -> None:
        """Tags for the selected words or the sentence, ready to be written; on a marked span, the tags of its note."""
        project, places = self._session.project, self._places()
        if project is None or not places:
            return
        ident = self._note_on(project, places)
        if ident is None:
            project, ident = annotate.add(project, "tagging", places, author=self._preferences.get("author"))
            self._session.apply(t("Add a tag"), project)
        self._page.view.clear_selection()
        self.choose(ident)
        self._page.note_card.write_tags()

    def bookmark(self) -> None:
        """A bookmark at the sentence of the cursor, or on the selected words; where one is, it is taken away."""
        project, places = self._session.project, self._places()
        if project is None or not places:
            return
        there = [item.id for item in self._notes_at(project, places) if item.motivation == "bookmarking"]
        if there:
            self._session.apply(t("Remove the bookmark"), annotate.delete(project, there))
        else:
            project, ident = annotate.add(project, "bookmarking", places, author=self._preferences.get("author"))
            self._session.apply(t("Add a bookmark"), project)
            self.choose(ident, show=False)
        self._page.view.clear_selection()

    def widen(self, ident: str) -> None:
        """A note on one side on the other as well: on the words selected there, else on what answers to its sentence."""
        project = self._session.project
        item = project.annotation(ident) if project else None
        sides = {target.side for target in item.targets} if item else set()
        if project is None or item is None or len(sides) != 1:
            return
        side = other_side(sides.pop())
        chosen = [span for at, span in self._page.view.selection() if at == side and span.end > span.start]
        span = chosen[0] if chosen else counterpart(project.bitext, item)
        if span:
            self._session.apply(t("Put the note on both languages"), annotate.add_target(project, ident, side, span))
            self._page.view.clear_selection()

    def answer(self, ident: str, body: str) -> None:
        """An answer to a note."""
        if (project := self._session.project) and project.annotation(ident):
            author = self._preferences.get("author")
            self._session.apply(t("Answer the note"), annotate.reply(project, ident, body, author=author)[0])

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
        self._page.note_card.show_note(item, self._answers(item))
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

    def _answers(self, item: Annotation | None) -> tuple[Annotation, ...]:
        project = self._session.project
        if project is None or item is None:
            return ()
        if self._threads is None:
            self._threads = threads(project)
        return self._threads.get(item.id, ())

    def _note_on(self, project: Project, places: Sequence[tuple[Side, Span]]) -> str | None:
        """The note, other than a bookmark, that is on exactly these places."""
        notes = (item for item in self._notes_at(project, places) if item.motivation != "bookmarking")
        return next((item.id for item in notes if _on(item, places)), None)

    def _notes_at(self, project: Project, places: Sequence[tuple[Side, Span]]) -> list[Annotation]:
        """The notes that share a character with these places."""
        marks = self._page.view.marks
        idents = {mark.ident for side, span in places for mark in marks.within(side, span)}
        return [item for ident in sorted(idents) if (item := project.annotation(ident))]

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

    def _follow_cursor(self) -> None:
        """The cursor was put into marked words: their note is the chosen one, the shortest where there are several."""
        here = self._page.view.annotations_at_cursor()
        if here and self.chosen not in here:
            self.choose(here[-1], show=False)

    def _follow(self, old: Project | None, new: Project | None) -> None:
        """The chosen note or an answer to it may have changed, gone, or belong to another text."""
        changes = difference(old.annotations if old else (), new.annotations if new else ())
        changed = (*changes.gone, *changes.new)
        answered = old is None or new is None or any(one.reply_to is not None for one in changed)
        if answered:
            self._threads = None
        if self.chosen is None:
            return
        item = new.annotation(self.chosen) if new else None
        if item is None or answered or any(one.id == self.chosen for one in changed):
            self.choose(item.id if item else None, show=False)


def _on(item: Annotation, places: Sequence[tuple[Side, Span]]) -> bool:
    """True when a note is on exactly these places."""
    return [(target.side, target.selector.span) for target in item.targets if target.placed] == list(places)
