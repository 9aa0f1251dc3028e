"""ReviewState: what the checks found in the shown text and where its review stands, worked out in the background."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from reader.checks.pair import Term
from reader.core.document import SIDES
from reader.core.messages import translatable as t
from reader.core.project import Project
from reader.core.settings import Settings
from reader.core.task import Task, run
from reader.ui.jobs import Jobs
from reader.ui.message_bar import MessageBar
from reader.ui.preferences import Preferences
from reader.ui.session import Session
from reader.workflow.check_choices import active_checks
from reader.workflow.checking import Checked, check_beside_others
from reader.workflow.judgement import forget
from reader.workflow.review_scheme import ReviewScheme, load_scheme
from reader.workflow.review_standing import Standing, moved_on, standing

# So long after a text was opened or changed the checks begin, so that they are not in the way of what one does then.
REST_MS: Final = 1200
# A longer text is checked when somebody asks for it: it takes minutes.
LONG: Final = 20_000
# More findings and annotations than this are read in the background.
MANY: Final = 1500


class ReviewState(QObject):
    """`standing` is None until it is known; `stood` says that it is another one, `found` that the checks are through.

    `watched` says whether anybody looks: while nobody does, edits are not followed.
    """

    stood = Signal()
    found = Signal()

    def __init__(
        self, session: Session, jobs: Jobs, messages: MessageBar, preferences: Preferences, watched: Callable[[], bool],
        parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._session, self._jobs, self._messages, self._preferences = session, jobs, messages, preferences
        self._watched = watched
        self._stale = False  # `standing` is of an earlier project
        self.checked: Checked | None = None
        self.standing: Standing | None = None
        self.scheme = load_scheme()
        self.terms: Callable[[], tuple[Term, ...]] = tuple  # those of the term base
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(lambda: self.check(quiet=True))

    @property
    def checking(self) -> bool:
        return self._jobs.busy("checks")

    @property
    def is_checked(self) -> bool:
        """True when the checks of the text as it is now are through, or run."""
        project = self._session.project
        return self.checking or (
            self.checked is not None and project is not None and self.checked.bitext is project.bitext
        )

    def check(self, quiet: bool = False) -> None:
        """Run the checks over the text as it is now."""
        self._rest.stop()
        if project := self._session.project:
            task = self.look(project)
            title, failed = t("Checking the translation"), self._messages.tell_error
            self._jobs.start("checks", title, task, self._take, failed, quiet=quiet)
            self.stood.emit()

    def look(self, project: Project) -> Task[Checked]:
        """The checks that are on for a text, now; what is known of it already is not looked at again."""
        return _checked(project, self._preferences.settings, self.terms, self.checked)

    def choose_scheme(self, scheme: ReviewScheme) -> None:
        """Weigh errors by another scheme."""
        self.scheme = scheme
        self.refresh()

    def follow(self, old: Project | None, new: Project | None) -> None:
        """Another value of the project."""
        if old is None or new is None:
            self.checked = None
        if old is None or new is None or old.bitext is not new.bitext:
            self._jobs.cancel("checks")
            self._rest.stop()
            if new and comparable(new) and (self._watched() or len(new.bitext.alignment.beads) <= LONG):
                self._rest.start()
            self.read_anew()
        elif self._watched():
            self.refresh()
        else:
            self._stale = True  # somebody reads and takes notes: it is found out when somebody looks

    def catch_up(self) -> None:
        """Somebody looks now."""
        if self._stale and self._watched():
            self.refresh()

    def refresh(self) -> None:
        """Follow an edit of the annotations."""
        project, before = self._session.project, self.standing
        self._stale = False
        if project and before and before.project.bitext is project.bitext:
            if before.project is not project or before.scheme is not self.scheme:
                self.standing = moved_on(before, project, self.scheme)
            self.stood.emit()
        else:
            self.read_anew()

    def read_anew(self) -> None:
        """Find out where the review of another text, or after other findings, stands: at once where there is little."""
        project, checked = self._session.project, self.checked
        if self.standing and (project is None or self.standing.project.bitext is not project.bitext):
            self.standing = None
        if project is None:
            self._jobs.cancel("standing")
            forget()
            self.stood.emit()
        elif len(project.annotations) + len(checked.findings if checked else ()) <= MANY:
            self._stand(run(standing(project, checked, self.scheme)))
        else:
            task, failed = standing(project, checked, self.scheme), self._messages.tell_error
            self._jobs.start("standing", t("Reading the verdicts"), task, self._stand, failed, quiet=True)
            self.stood.emit()

    def reword(self) -> None:
        """The interface speaks another language: so do the entries, and what the checks say."""
        if self.standing:
            self.read_anew()
        if self.checked:
            self.checked = None
            self.check(quiet=True)

    def _take(self, checked: Checked) -> None:
        project = self._session.project
        if project and checked.bitext is project.bitext:
            self.checked = checked
            self.found.emit()
            self.read_anew()

    def _stand(self, found: Standing) -> None:
        project = self._session.project
        if project and found.project.bitext is project.bitext:
            self.standing = found
            self.refresh()  # what was said while it was being read


def comparable(project: Project) -> bool:
    """In two languages, and aligned."""
    return not project.bitext.alignment.provisional and all(project.bitext.document(side).segments for side in SIDES)


def _checked(
    project: Project, settings: Settings, terms: Callable[[], tuple[Term, ...]], before: Checked | None
) -> Task[Checked]:
    """The checks that are on for this text; after an edit of the alignment they look only at what changed.

    A large term base is read here and not while the window waits.
    """
    return (yield from check_beside_others(project.bitext, terms(), active_checks(settings, project), before))
