"""Find: the search line of the top bar, its hits in the text, and the walk from one to the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from reader.core.project import Project
from reader.ui.jobs import Jobs
from reader.ui.message_bar import MessageBar
from reader.ui.reading_page import ReadingPage
from reader.ui.room import Room
from reader.ui.session import Session
from reader.ui.top_bar import TopBar
from reader.workflow.find import Hit, find

# Short enough to feel immediate, long enough not to search for each letter of a fast typist.
TYPING_PAUSE_MS: Final = 120


class Finding(Room):
    """The hits of the present query. `changed` follows them."""

    changed = Signal()

    def __init__(
        self, session: Session, jobs: Jobs, bar: TopBar, page: ReadingPage, messages: MessageBar, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._jobs, self._bar, self._page, self._messages = session, jobs, bar, page, messages
        self.hits: tuple[Hit, ...] = ()
        self.current = -1
        self._pending_step = 0
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        bar.query_changed.connect(self._type)
        bar.walked.connect(self.walk)
        bar.left.connect(page.view.setFocus)
        session.changed.connect(self._follow)

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "find": self.ask,
            "find_next": lambda: self.walk(1),
            "find_previous": lambda: self.walk(-1),
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
            self._show(())
            self._bar.show_count(0, -1)

    def _search(self) -> None:
        project, query = self._session.project, self._bar.find.text()
        if project and query.strip():
            self._jobs.start(
                "find", "", find(project.bitext, query), self._found, self._messages.tell_error, quiet=True
            )

    def _found(self, hits: tuple[Hit, ...]) -> None:
        self._show(hits)
        step, self._pending_step = self._pending_step, 0
        if hits and step:
            self._go(self._nearest(step))
        else:
            self._bar.show_count(0, len(hits))

    def _show(self, hits: tuple[Hit, ...]) -> None:
        self.hits, self.current = hits, -1
        self._page.view.set_hits(hits, -1)
        self.changed.emit()
        self.stirred.emit()

    def _go(self, number: int) -> None:
        self.current = number
        hit = self.hits[number]
        self._page.view.set_hits(self.hits, number)
        self._page.view.go_to_span(hit.side, hit.span)
        self._bar.show_count(number + 1, len(self.hits))

    def _follow(self, old: Project | None, new: Project | None) -> None:
        """Another text, or the same one structured anew, has other hits."""
        if (old and old.bitext) is not (new and new.bitext):
            self._jobs.cancel("find")
            self._show(())
            self._bar.show_count(0, -1)
            if new and self._bar.find.text().strip():
                self._pause.start()
