"""Returning: a table that comes back from a translator: shown first, then taken in as far as the reviewer wants it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from reader.core.messages import tr
from reader.core.messages import translatable as t
from reader.core.project import Project
from reader.ui.jobs import Jobs
from reader.ui.message_bar import MessageBar
from reader.ui.preferences import Preferences
from reader.ui.reading_page import ReadingPage
from reader.ui.review.returned_card import ReturnedCard
from reader.ui.room import Room
from reader.ui.session import Session

if TYPE_CHECKING:
    from reader.workflow.report_return import Change, Returned


class Returning(Room):
    """The card is there only while a table is looked at."""

    def __init__(
        self, session: Session, jobs: Jobs, page: ReadingPage, messages: MessageBar, preferences: Preferences,
        window: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._session, self._jobs, self._page, self._messages = session, jobs, page, messages
        self._preferences, self._window = preferences, window
        self._path = ""
        self._before: Project | None = None  # the project that the table was compared with
        self.card = ReturnedCard(page.right)
        self.card.hide()
        page.right.add_card(self.card)
        self.card.taken.connect(self._take)
        self.card.gone_to.connect(page.view.go_to_bead)
        self.card.left.connect(self.card.hide)
        session.changed.connect(self._follow)

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {"import_review": self.ask}

    def ask(self) -> None:
        kinds = f"{tr('Tables')} (*.xlsx *.docx);;{tr('All files')} (*)"
        path, _ = QFileDialog.getOpenFileName(self._window, tr("Take in a returned table"), "", kinds)
        if path:
            self.take_in(path)

    def take_in(self, path: str) -> None:
        """Read a returned table and show what taking it in would do."""
        from reader.workflow.report_return import read_returned

        if project := self._session.project:
            task = read_returned(project, path)
            shown = partial(self._preview, path, project)
            self._jobs.start("import", t("Reading the table"), task, shown, self._messages.tell_error)

    def _preview(self, path: str, before: Project, found: Returned) -> None:
        self._path, self._before = path, before
        if not found.changes and not found.conflicts:
            self._messages.tell(t("{name} brings nothing new."), details={"name": Path(path).name})
            return
        self.card.show_found(Path(path).name, found)
        self.card.show()
        self._page.right.add_card(self.card, first=True)
        self._page.open_right()
        self._page.right.verticalScrollBar().setValue(0)
        self.card.list.setFocus()

    def _take(self, changes: list[Change]) -> None:
        from reader.workflow.report_return import taken

        self.card.hide()
        project = self._session.project
        if project is not None and project is self._before:
            task = taken(project, changes, str(self._preferences.get("author")))
            self._jobs.start("import", t("Taking the changes in"), task, self._apply, self._messages.tell_error)
        elif project is not None:  # something was edited meanwhile: look again
            self.take_in(self._path)

    def _apply(self, after: Project) -> None:
        if self._session.project is self._before:
            self._session.apply(t("Take in a returned table"), after)

    def _follow(self, old: Project | None, new: Project | None) -> None:
        if old is None or new is None or old.bitext is not new.bitext:
            self.card.hide()
