"""Finding: the search line of the top bar, its hits in the text and in a list, and the walk from one to the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from reader.core.errors import InputError
from reader.core.messages import tr
from reader.core.project import Project
from reader.core.task import Task
from reader.ui import theme
from reader.ui.jobs import Jobs
from reader.ui.message_bar import MessageBar
from reader.ui.reading_page import ReadingPage
from reader.ui.room import Room
from reader.ui.searching.panel import SearchPanel
from reader.ui.session import Session
from reader.ui.top_bar import TopBar
from reader.workflow.search import Found, Hit, search, search_notes, section_beads
from reader.workflow.search_index import SearchIndex, build
from reader.workflow.search_query import Options

# Short enough to feel immediate, long enough not to search for each letter of a fast typist.
TYPING_PAUSE_MS: Final = 80
# The index is made when the text has come to rest on the screen.
INDEX_AFTER_MS: Final = 1500


class Finding(Room):
    """The hits of the present query. `changed` follows them, once for each query."""

    changed = Signal()
    _told = Signal(int, object)  # from the thread of the search: its number, and the first hits

    def __init__(
        self, session: Session, jobs: Jobs, bar: TopBar, page: ReadingPage, messages: MessageBar, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._jobs, self._bar, self._page, self._messages = session, jobs, bar, page, messages
        self.hits: tuple[Hit, ...] = ()
        self.total = 0
        self.current = -1
        self._index: SearchIndex | None = None
        self._number = 0
        self._pending_step = 0
        self.panel = SearchPanel(page.left)
        page.left.add("search", self.panel, shown=False)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self._index_soon = QTimer(self, singleShot=True, interval=INDEX_AFTER_MS)
        self._index_soon.timeout.connect(self._make_index)
        self._told.connect(self._show_first)
        bar.query_changed.connect(self._type)
        bar.walked.connect(self.walk)
        bar.left.connect(page.view.setFocus)
        self.panel.chosen.connect(self._go)
        self.panel.options_changed.connect(lambda: self._type(bar.find.text()))
        session.follow(self._follow)

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "find": self.ask,
            "find_next": lambda: self.walk(1),
            "find_previous": lambda: self.walk(-1),
            "find_list": self.list_hits,
        }

    def facts(self) -> set[str]:
        return {"hits"} if self.hits else set()

    def ask(self) -> None:
        """Put the keyboard into the search line; selected words become the query."""
        selection = self._page.view.selection()
        project = self._session.project
        if project and len(selection) == 1:
            side, span = selection[0]
            words = span.of(project.bitext.document(side).text)
            if 0 < len(words) <= 60 and "\n" not in words:
                self._bar.find.setText(words)
        self._bar.find.setFocus()
        self._bar.find.selectAll()

    def walk(self, step: int) -> None:
        """Go to the next or previous hit; a search that is still under way goes there when it ends."""
        if self._pause.isActive() or self._jobs.busy("find"):
            self._pending_step = step
            if self._pause.isActive():
                self._pause.stop()
                self._search()
            return
        if self.hits:
            self._go((self.current + step) % len(self.hits) if self.current >= 0 else self._nearest(step))

    def _nearest(self, step: int) -> int:
        """The first hit from the pair under the cursor on."""
        project, bead = self._session.project, self._page.view.current_bead()
        if project is None or bead is None:
            return 0 if step > 0 else len(self.hits) - 1
        for number, hit in enumerate(self.hits):
            segment = project.bitext.document(hit.side).segment_at(hit.span.start)
            if segment >= 0 and project.bitext.alignment.bead_of(hit.side, segment) >= bead:
                return number if step > 0 else (number - 1) % len(self.hits)
        return 0

    def _type(self, query: str) -> None:
        if self._session.project is None:
            return
        if query.strip():
            self._pause.start()
        else:
            self._pause.stop()
            self._jobs.cancel("find")
            self._show(Found())
            self._bar.show_count(0, -1)

    def _search(self) -> None:
        project, query = self._session.project, self._bar.find.text()
        if project and query.strip():
            self._number += 1
            self._jobs.start("find", "", self._task(project, query), self._found, self._failed, quiet=True)

    def _task(self, project: Project, query: str) -> Task[Found]:
        if self.panel.scope == "notes":
            return search_notes(project, query)
        within = None
        if self.panel.scope == "section":
            within = section_beads(project.bitext.alignment, self._page.view.section_here())
        number = self._number
        return search(
            self._index_of(project), query, Options(self.panel.whole, self.panel.regex, within),
            lambda found: self._told.emit(number, found),
        )  # fmt: skip

    def _index_of(self, project: Project) -> SearchIndex:
        if self._index is None or self._index.bitext is not project.bitext:
            self._index = SearchIndex(project.bitext, self._index)
        return self._index

    def _make_index(self) -> None:
        if project := self._session.project:
            self._jobs.start(
                "search index", "", build(self._index_of(project)), lambda _index: None, lambda _error: None, quiet=True
            )

    def _show_first(self, number: int, found: Found) -> None:
        """Some hits are there while the search goes on."""
        if number == self._number and self._jobs.busy("find"):
            self._show(found)
            self._bar.show_count(0, found.total, more=True)

    def _found(self, found: Found) -> None:
        self._show(found)
        step, self._pending_step = self._pending_step, 0
        if found.hits and step:
            self._go(self._nearest(step))
        else:
            self._bar.show_count(0, found.total)

    def _failed(self, error: BaseException) -> None:
        """A pattern that is none yet, for it is still being typed, is said where it is typed."""
        self._show(Found())
        self._bar.show_count(0, 0)
        if isinstance(error, InputError):
            self.panel.say(str(error))
        else:
            self._messages.tell_error(error)

    def _show(self, found: Found) -> None:
        self.hits, self.total, self.current = found.hits, found.total, -1
        self._page.view.set_hits(found.hits, -1)
        self.panel.show_hits(self._session.project, found)
        self._show_tab()
        self.changed.emit()
        self.stirred.emit()

    def _go(self, number: int) -> None:
        self.current = number
        hit = self.hits[number]
        self._page.view.set_hits(self.hits, number)
        self._page.view.go_to_span(hit.side, hit.span)
        self.panel.select(number)
        self._bar.show_count(number + 1, self.total)

    def list_hits(self) -> None:
        """The list of hits in the left panel, the keyboard in the search line."""
        self._page.left.reveal("search")
        self._page.left.show()
        self._page.left.turn_to("search")
        self._page.panels_changed.emit()
        self.ask()

    def dress(self, colors: theme.Theme) -> None:
        self.panel.dress(colors)
        self._show_tab()

    def _follow(self, old: Project | None, new: Project | None) -> None:
        """Another text, or the same one structured anew, has other hits."""
        if (old and old.bitext) is not (new and new.bitext):
            self._jobs.cancel("find")
            self._jobs.cancel("search index")
            self._show(Found())
            self._bar.show_count(0, -1)
            if new is None:
                self._index = None
            else:
                self._index_soon.start()
                if self._bar.find.text().strip():
                    self._pause.start()

    def _show_tab(self) -> None:
        if self.hits:
            self._page.left.reveal("search")
        self._page.left.set_title("search", tr("Search"), self.total)
