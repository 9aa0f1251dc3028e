"""Scoring: the scorecard with the scheme behind it, and the choice of the checks, beside the text when they are asked for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from reader.core.messages import translatable as t
from reader.core.project import Project, difference
from reader.ui.jobs import Jobs
from reader.ui.message_bar import MessageBar
from reader.ui.preferences import Preferences
from reader.ui.reading_page import ReadingPage
from reader.ui.review.checks_card import ChecksCard
from reader.ui.review.reviewing import Reviewing
from reader.ui.review.score_card import ScoreCard
from reader.ui.room import Room
from reader.ui.session import Session
from reader.workflow.check_choices import (
    active_checks,
    as_everywhere,
    check_titles,
    checks_loaded,
    load_checks,
    off_everywhere,
    switched_everywhere,
    switched_here,
)
from reader.workflow.report import headings_of
from reader.workflow.review_scheme import ReviewScheme, save_scheme


class Scoring(Room):
    """Both cards are hidden until their action is chosen."""

    def __init__(
        self, session: Session, jobs: Jobs, page: ReadingPage, preferences: Preferences, messages: MessageBar,
        reviewing: Reviewing, parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._session, self._jobs, self._page, self._preferences = session, jobs, page, preferences
        self._messages, self._reviewing = messages, reviewing
        self.score, self.checks = ScoreCard(page.right), ChecksCard(page.right)
        for card in (self.score, self.checks):
            card.hide()
            page.right.add_card(card)
        self.score.chosen.connect(self.weigh)
        self.checks.switched_here.connect(self._switch_here)
        self.checks.switched_everywhere.connect(self._switch_everywhere)
        self.checks.same_as_everywhere.connect(self._as_everywhere)
        reviewing.state.stood.connect(self._show)
        reviewing.list.card_button.clicked.connect(self.show_score)
        reviewing.list.checks_button.clicked.connect(self.show_checks)
        session.changed.connect(self._follow)
        preferences.changed.connect(lambda key: self._again() if key == "checks_off" else None)

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {"scorecard": self.show_score, "choose_checks": self.show_checks}

    def show_score(self) -> None:
        """The scorecard, or away with it."""
        self._toggle(self.score)

    def show_checks(self) -> None:
        """The choice of checks, or away with it."""
        self._toggle(self.checks)

    def weigh(self, scheme: ReviewScheme) -> None:
        """Weigh errors by this scheme from now on."""
        try:
            save_scheme(scheme)
        except OSError as error:
            self._messages.tell_error(error)
        self._reviewing.state.choose_scheme(scheme)

    def _toggle(self, card: QWidget) -> None:
        card.setVisible(card.isHidden())
        if not card.isHidden():
            self._page.right.add_card(card, first=True)
            self._page.open_right()
            self._page.right.verticalScrollBar().setValue(0)
            self._show()

    def _show(self) -> None:
        project = self._session.project
        if not self.score.isHidden():
            self.score.show_scheme(self._reviewing.scheme)
            headings = headings_of(project.bitext) if project else []
            self.score.show_standing(self._reviewing.standing, [one.partition(" / ")[0] for one in headings])
        if project and not self.checks.isHidden() and self._checks_known():
            settings = self._preferences.settings
            self.checks.show_checks(check_titles(), active_checks(settings, project), off_everywhere(settings))

    def _checks_known(self) -> bool:
        """Whether the checks can be listed now; if not, they are read and listed a moment later."""
        if not checks_loaded():
            done, failed = lambda _none: self._show(), self._messages.tell_error
            self._jobs.start("check_titles", t("Preparing the checks"), load_checks(), done, failed, quiet=True)
        return checks_loaded()

    def _follow(self, old: Project | None, new: Project | None) -> None:
        if new is None:
            self.score.hide()
            self.checks.hide()
        elif old is not None and old.bitext is new.bitext:
            changes = difference(old.annotations, new.annotations)
            if any(item.motivation == "checking" for item in (*changes.gone, *changes.new)):
                self._again()

    def _again(self) -> None:
        """Other checks are on now."""
        self._show()
        if self._session.project and (self._reviewing.state.checked is not None or self._reviewing.active):
            self._reviewing.state.check(quiet=True)

    def _switch_here(self, check: str, on: bool) -> None:
        if project := self._session.project:
            author = str(self._preferences.get("author"))
            self._session.apply(t("Choose the checks"), switched_here(project, check, on, author=author)[0])

    def _switch_everywhere(self, check: str, on: bool) -> None:
        off = switched_everywhere(self._preferences.settings, check, on).get("checks_off")
        self._preferences.choose("checks_off", off)

    def _as_everywhere(self) -> None:
        if project := self._session.project:
            self._session.apply(t("Choose the checks"), as_everywhere(project, list(check_titles())))
