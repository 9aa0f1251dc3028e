"""Listing: follows the notes of the text, and shows those that are wanted, in the order that is wanted.

With very many notes the work is done between the events of the window, and a keystroke in a note touches one row.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby

from PySide6.QtCore import QObject, Signal

from reader.core.messages import tr
from reader.core.messages import translatable as t
from reader.core.project import Project
from reader.core.surface import surface_text
from reader.core.task import Progress, Task
from reader.ui.jobs import Jobs
from reader.ui.looking import Looking
from reader.ui.message_bar import MessageBar
from reader.ui.notes.filter_menu import fill_filter_menu, fill_sort_menu, toggled
from reader.ui.notes.model import Heading, Row
from reader.ui.notes.panel import NotesList
from reader.ui.preferences import Preferences
from reader.ui.reading_page import ReadingPage
from reader.ui.room import Room
from reader.ui.session import Session
from reader.ui.slices import Slices
from reader.ui.theme import Theme
from reader.workflow import annotate
from reader.workflow.desk import simplified
from reader.workflow.notes_index import NotesIndex
from reader.workflow.notes_listing import ORDERS, SORTS, Entry, NotesFilter, Sort

# More changes than this make a new list; fewer are put into their rows.
FEW = 50
# More notes than this are edited in the background.
AT_ONCE = 1000

Change = Callable[[Project, Sequence[str]], Project]


class Listing(Room):
    """`index` knows all notes of the text, as soon as they were looked at; `followed` says that it has caught up."""

    followed = Signal()

    def __init__(
        self, session: Session, page: ReadingPage, looking: Looking, preferences: Preferences, jobs: Jobs,
        messages: MessageBar, parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._jobs, self._messages, self._begun = jobs, messages, 0
        self._session, self._page, self._looking, self._preferences = session, page, looking, preferences
        self.panel: NotesList = page.notes
        self.index = NotesIndex(simplified)
        self.wanted = NotesFilter()
        self.sort, self.grouped = _kept(preferences.get("notes_list"))
        self._following, self._making = Slices(self), Slices(self)
        panel = self.panel
        panel.query_changed.connect(lambda query: self.show(replace(self.wanted, query=query)))
        panel.filter_changed.connect(self.show)
        panel.colored.connect(self.recolor)
        panel.tagged.connect(self.tag)
        panel.untagged.connect(self.untag)
        panel.deleted.connect(self.delete)
        panel.left.connect(page.view.setFocus)
        panel.worded.connect(self._show_counts)
        panel.filter_button.menu().aboutToShow.connect(self._fill_filter)
        panel.sort_button.menu().aboutToShow.connect(self._fill_sort)
        looking.script_changed.connect(lambda _script: self._show_script())
        session.follow(self._follow)

    def dress(self, colors: Theme) -> None:
        self.panel.dress(colors)

    # What is shown

    def show(self, wanted: NotesFilter) -> None:
        """Show the notes that a filter lets through."""
        self.wanted = wanted
        self.panel.show_filter(wanted, self.section_title)
        self._make_list()

    def toggle(self, field: str, value: object) -> None:
        """Choose a value of a field of the filter, or no longer."""
        self.show(toggled(self.wanted, field, value))

    def sort_by(self, sort: Sort) -> None:
        self.sort = sort
        self._keep_order()

    def group(self) -> None:
        """Keep the notes of a section together, or no longer."""
        self.grouped = not self.grouped
        self._keep_order()

    def section_title(self, number: int) -> str:
        """The headings of a section, in the characters that are read."""
        zh, en = self._headings(number)
        return " / ".join(part for part in (self._looking.shown(zh), en) if part) or tr(
            "Section {number}", number=number + 1
        )

    # What is done with the chosen notes, one step of undo each

    def recolor(self, idents: Sequence[str], color: str) -> None:
        self._edit(t("Change the colour"), idents, partial(annotate.set_color, color=color))

    def tag(self, idents: Sequence[str], tag: str) -> None:
        self._edit(t("Add a tag"), idents, partial(annotate.add_tags, tags=[tag]))

    def untag(self, idents: Sequence[str], tag: str) -> None:
        self._edit(t("Take a tag off"), idents, partial(annotate.remove_tags, tags=[tag]))

    def delete(self, idents: Sequence[str]) -> None:
        label = t("Delete the note") if len(idents) == 1 else t("Delete the notes")
        self._edit(label, idents, annotate.delete)

    # Own

    def _edit(self, label: str, idents: Sequence[str], change: Change) -> None:
        project = self._session.project
        if project is None:
            return
        if len(idents) <= AT_ONCE:
            self._session.apply(label, _edited(project, idents, change))
            return

        def done(edited: Project) -> None:
            if self._session.project is project:
                self._session.apply(label, edited)
            else:  # something else was edited meanwhile
                self._edit(label, idents, change)

        self._begun += 1  # two at the same time are two groups: neither makes the other late
        self._jobs.start(
            f"edit_notes {self._begun}", label, _editing(project, idents, change), done, self._messages.tell_error
        )

    def _follow(self, old: Project | None, new: Project | None) -> None:
        if (old and old.bitext) is not (new and new.bitext):
            self._show_script()
            if _texts(old) != _texts(new):
                self._forget_places()
        # What is under way is brought to its end first: with very many notes it would never be, were it begun anew each time.
        if not self._following.running or (old and old.bitext) is not (new and new.bitext):
            self._catch_up()

    def _catch_up(self) -> None:
        project = self._session.project
        self._following.start(self.index.update(project), partial(self._caught_up, project))

    def _caught_up(self, project: Project | None, touched: set[str]) -> None:
        if project is not self._session.project:
            self._catch_up()
        self._show_counts()
        self.followed.emit()
        if self._making.running or len(touched) > FEW or not self._put_in_place(touched):
            self._make_list()

    def _put_in_place(self, touched: set[str]) -> bool:
        """Show changed notes in the rows that they have; False when the list itself is another one now."""
        changed = []
        for ident in touched:
            entry, before = self.index.entries.get(ident), self.panel.model.entry(ident)
            shown = entry if entry and self.index.holds(entry, self.wanted) else None
            if (shown is None) != (before is None):
                return False
            if shown and before:
                if shown.section != before.section or any(key(shown) != key(before) for key, _ in ORDERS[self.sort]):
                    return False
                changed.append(shown)
        self.panel.model.replace(changed)
        return True

    def _make_list(self) -> None:
        self._making.start(self.index.listing(self.wanted, self.sort, self.grouped), self._show_list)

    def _show_list(self, entries: list[Entry]) -> None:
        self.panel.show_rows(self._with_headings(entries) if self.grouped else entries)

    def _with_headings(self, entries: list[Entry]) -> list[Row]:
        rows: list[Row] = []
        for section, inside in groupby(entries, key=lambda entry: entry.section):
            notes = list(inside)
            rows += [Heading(*self._headings(section), len(notes)), *notes]
        return rows

    def _headings(self, number: int | None) -> tuple[str, str]:
        project = self._session.project
        if project is None or number is None or number >= len(project.bitext.alignment.sections):
            return "", ""
        bitext, pair = project.bitext, project.bitext.alignment.sections[number]
        found = []
        for document, section in ((bitext.zh, pair.zh), (bitext.en, pair.en)):
            heading = document.sections[section].heading if section is not None else None
            found.append(surface_text(document, heading).strip() if heading else "")
        return found[0], found[1]

    def _show_counts(self) -> None:
        self._page.left.set_title("notes", tr("Notes"), self.index.count)
        self._page.outline.show_notes(self.index.counts_by_section())
        tags = self.index.choices().tags
        self.panel.bulk.tag.words.know(tags)
        self._page.note_card.know_tags(tags)

    def _show_script(self) -> None:
        self.panel.show_script(self._looking.shown, self._looking.region)

    def _forget_places(self) -> None:
        """Another text: what was looked for in the one before does not hold."""
        self.wanted = NotesFilter()
        blocked = self.panel.search.blockSignals(True)
        self.panel.search.clear()
        self.panel.search.blockSignals(blocked)
        self.panel.show_filter(self.wanted, self.section_title)

    def _keep_order(self) -> None:
        self._preferences.choose("notes_list", f"{self.sort} {'grouped' if self.grouped else ''}".strip())
        self._make_list()

    def _fill_filter(self) -> None:
        menu = self.panel.filter_button.menu()
        menu.clear()
        fill_filter_menu(menu, self.wanted, self.index.choices(), self.section_title, self.show)

    def _fill_sort(self) -> None:
        menu = self.panel.sort_button.menu()
        menu.clear()
        fill_sort_menu(menu, self.sort, self.grouped, self.sort_by, self.group)


def _edited(project: Project, idents: Sequence[str], change: Change) -> Project:
    """The edit of those that are still there."""
    there = [ident for ident in idents if project.annotation(ident)]
    return change(project, there) if there else project


def _editing(project: Project, idents: Sequence[str], change: Change) -> Task[Project]:
    yield Progress("Changing the notes")
    return _edited(project, idents, change)


def _kept(state: str) -> tuple[Sort, bool]:
    """The order that was chosen last, from the settings."""
    sort, _, grouped = state.partition(" ")
    return next((one for one in SORTS if one == sort), "place"), grouped == "grouped"


def _texts(project: Project | None) -> tuple[str, str] | None:
    return (project.bitext.zh.source.path, project.bitext.en.source.path) if project else None
