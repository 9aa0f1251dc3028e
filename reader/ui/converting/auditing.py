"""Auditing: keeps the page of conversion decisions up to date, and turns a reader's answers into edits of the notes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from reader.core.messages import tr
from reader.core.messages import translatable as t
from reader.core.project import Project
from reader.ui.converting.audit_page import AuditPage
from reader.ui.jobs import Jobs
from reader.ui.looking import Looking
from reader.ui.message_bar import MessageBar
from reader.ui.panels import Panels
from reader.ui.preferences import Preferences
from reader.ui.reading_page import ReadingPage
from reader.ui.room import Room
from reader.ui.session import Session
from reader.workflow import annotate
from reader.workflow.conversion_audit import Group, Listed, audit_groups
from reader.workflow.conversion_choices import choice_at, choose
from reader.workflow.display import overrides_of


class Auditing(Room):
    """The text is looked through in the background while its page is in front."""

    def __init__(
        self, session: Session, page: ReadingPage, looking: Looking, panels: Panels, jobs: Jobs, messages: MessageBar,
        preferences: Preferences, parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._session, self._page, self._looking, self._panels = session, page, looking, panels
        self._jobs, self._messages, self._preferences = jobs, messages, preferences
        self.list = AuditPage(page.left)
        self._asked: object = None
        page.left.add("conversion", self.list, shown=False)
        self.list.went_to.connect(lambda item: page.view.go_to_span("zh", item.span))
        self.list.chosen.connect(self.choose)
        self.list.taken_back.connect(self.take_back)
        self.list.worded.connect(self._show_title)
        looking.script_changed.connect(lambda _script: self._look())
        session.follow(self._follow)
        page.left.turned.connect(lambda _ident: self._look())
        self._show_title()

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {"conversion": self.open}

    def open(self) -> None:
        """Show the decisions, and find them."""
        self._page.left.reveal("conversion")
        self._panels.turn_to("conversion")
        self.list.tree.setFocus()
        self._look()

    def choose(self, item: Listed, shown: str, everywhere: bool) -> None:
        """Show something else at a place, or for its characters wherever they stand; one step of undo."""
        project = self._session.project
        if project is None:
            return
        changed, _ = choose(
            project, "zh", item.span, shown, script=self._script(), scope="word" if everywhere else "place",
            author=self._preferences.get("author"),
        )  # fmt: skip
        self._session.apply(t("Choose the characters"), changed)

    def take_back(self, item: Listed) -> None:
        """What was chosen at a place, or else for its word, is as the tables say again."""
        project = self._session.project
        for scope in ("place", "word") if project else ():
            held = choice_at(project, "zh", item.span, script=self._script(), scope=scope)
            if held:
                self._session.apply(t("Take the choice back"), annotate.delete(project, held.id))
                return

    def _script(self) -> str:
        """A choice holds for all regions of a script."""
        return "Hans" if self._looking.script == "hans" else "Hant"

    def _look(self) -> None:
        project = self._session.project
        if project is None or self._page.left.isHidden() or self._page.left.current != "conversion":
            return
        overrides = overrides_of(project.annotations, "zh")
        asked = (project.bitext.zh, self._looking.script, overrides)
        if self._asked is not None and asked[0] is self._asked[0] and asked[1:] == self._asked[1:]:
            return
        self._asked = asked
        self.list.show_busy(self._looking.script)
        self._jobs.start(
            "audit", t("Looking through the conversion"), audit_groups(*asked), partial(self._show, asked), self._fail
        )

    def _show(self, asked: tuple[object, str, object], found: tuple[Group, ...]) -> None:
        if asked is self._asked:
            self.list.show_groups(found, asked[1], self._looking.region)
            self._show_title()

    def _fail(self, error: BaseException) -> None:
        self._asked = None
        self._messages.tell_error(error)

    def _follow(self, old: Project | None, new: Project | None) -> None:
        if new is None:
            self._asked = None
        else:
            self._look()

    def _show_title(self) -> None:
        self._page.left.set_title("conversion", tr("Conversion"), self.list.count)
