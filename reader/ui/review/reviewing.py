"""Reviewing: the mode in which a translation is judged: a list at the left, a card at the right, marks in the text."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from reader.checks.terms import TermFinder
from reader.core.messages import tr
from reader.core.messages import translatable as t
from reader.core.project import Project
from reader.core.task import Task
from reader.ui import theme
from reader.ui.actions import Actions
from reader.ui.aligning.mode import Aligning
from reader.ui.jobs import Jobs
from reader.ui.message_bar import MessageBar
from reader.ui.panels import Panels
from reader.ui.preferences import Preferences
from reader.ui.reading_page import ReadingPage
from reader.ui.review.review_display import ReviewDisplay
from reader.ui.review.review_marks import places_of
from reader.ui.review.review_page import ReviewPage
from reader.ui.review.review_state import ReviewState, comparable
from reader.ui.review.verdict_card import Shown, VerdictCard
from reader.ui.review.verdicts import VERDICT_KEYS, Verdicts
from reader.ui.room import Room
from reader.ui.session import Session
from reader.workflow import judging
from reader.workflow.judgement import DISMISSED, DOCUMENT
from reader.workflow.mqm import VERDICTS
from reader.workflow.review_listing import Listed
from reader.workflow.review_scheme import ReviewScheme
from reader.workflow.review_standing import Standing
from reader.workflow.weak_places import next_weak


class Reviewing(Room):
    """On or off. `state` is where the review of the shown text stands; `chosen` the entry that was picked last."""

    def __init__(
        self, session: Session, jobs: Jobs, page: ReadingPage, panels: Panels, preferences: Preferences,
        actions: Actions, messages: MessageBar, aligning: Aligning, parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._session, self._jobs, self._page, self._panels = session, jobs, page, panels
        self._actions, self._messages, self._aligning = actions, messages, aligning
        self.active = False
        self.chosen: Listed | None = None
        self.state = ReviewState(session, jobs, messages, preferences, self._watched, self)
        self._display = ReviewDisplay(page.view)
        self._card_for = ""
        self._was_open = False
        self.list = ReviewPage(page.left)
        page.left.add("review", self.list, shown=False)
        self.card = VerdictCard(actions, page.right)
        self.card.hide()
        page.right.add_card(self.card, first=True)
        self.verdicts = Verdicts(self, session, page.view, self.card, preferences, self)
        self._connect()
        self._show_title()
        session.follow(self._follow)

    @property
    def standing(self) -> Standing | None:
        return self.state.standing

    @property
    def scheme(self) -> ReviewScheme:
        return self.state.scheme

    def _connect(self) -> None:
        self._page.view.cursorChanged.connect(self._cursor_moved)
        self._page.view.selectionChanged.connect(self._show_card)
        self._page.left.turned.connect(lambda _ident: self._turned())
        self._aligning.stirred.connect(lambda: self.leave() if self._aligning.active else None)
        self.list.chosen.connect(self.choose)
        self.list.worded.connect(self._show_title)
        self.list.worded.connect(self.state.reword)
        self.state.found.connect(lambda: self._page.left.reveal("review"))
        self.state.stood.connect(self._show_all)
        self.list.filtered.connect(self._show_lit)
        self.list.list.judged.connect(lambda place: self.verdicts.judge(VERDICTS[place], self._picked()))
        self.list.list.dismissed.connect(self._dismiss_picked)
        self.card.look_at_alignment.connect(self._aligning.enter)
        self.card.left.connect(self._page.view.setFocus)

    def handlers(self) -> dict[str, Callable[[], object]]:
        verdicts = self.verdicts
        return {
            **{ident: partial(self.judge, verdict) for ident, verdict in VERDICT_KEYS.items()},
            "judge_mode": lambda: self.leave() if self.active else self.enter(),
            "leave_review": self.leave,
            "next_undecided": partial(self.go_to_undecided, 1),
            "previous_undecided": partial(self.go_to_undecided, -1),
            "next_finding": partial(self.go_to_finding, 1),
            "previous_finding": partial(self.go_to_finding, -1),
            "next_worst": self.go_to_worst,
            "judge_category": verdicts.ask_category,
            "judge_type": verdicts.next_type,
            "judge_severity": verdicts.ask_severity,
            "judge_suggest": verdicts.ask_suggestion,
            "judge_comment": self.card.write_comment,
            "judge_issue": verdicts.add_issue,
            "judge_dismiss": verdicts.dismiss,
            "judge_undecide": verdicts.undecide,
        }

    def facts(self) -> set[str]:
        return {"reviewing"} if self.active else set()

    def dress(self, colors: theme.Theme) -> None:
        self.list.dress(colors)
        self.card.retranslate()  # keys may have been chosen anew

    @property
    def settling(self) -> bool:
        """Verdicts are the last word while one goes through what reviewers see differently."""
        return self.list.which == "differing"

    # The mode

    def enter(self) -> None:
        """Begin to judge: the list at the left, the card at the right."""
        project = self._session.project
        if self.active or project is None or not comparable(project):
            return
        self._aligning.leave()
        self.active = True
        self._was_open = not self._page.right.isHidden()
        self._page.note_card.hide()
        self._page.right.add_card(self.card, first=True)
        self.card.show()
        self._page.open_right()
        self._page.left.reveal("review")
        self._panels.turn_to("review")
        view = self._page.view
        view.setFocus()
        if view.current_bead() is None:
            view.next_sentence()
        if not self.state.is_checked:
            self.state.check()
        self.state.refresh()
        self._actions["judge_mode"].setChecked(True)
        self.stirred.emit()

    def leave(self) -> None:
        """Back to reading, with the panel as it was."""
        if not self.active:
            return
        self.active, self.chosen = False, None
        self.card.hide()
        self._page.note_card.show()
        if not self._was_open and not self._aligning.active:
            self._page.close_right()
        self._page.outline.show_judged(None)
        self._show_marks()
        self._page.view.setFocus()
        self._actions["judge_mode"].setChecked(False)
        self.stirred.emit()

    def judge(self, verdict: str) -> None:
        """A verdict on the pair or the selection; after "fine" on to the next one that has none."""
        last = self.verdicts.judge(verdict)
        if last is not None and verdict == "fine":
            self.go_to_undecided(1, here=last, quiet=True)

    def start_judging(self, task: Task[Project], done: Callable[[Project], None]) -> None:
        """Judge very many pairs in the background."""
        self._jobs.start("verdicts", t("Judging"), task, done, self._messages.tell_error)

    # Going

    def go_to_undecided(self, direction: int, here: int | None = None, quiet: bool = False) -> None:
        """The next pair without a verdict."""
        if self.standing:
            at = here if here is not None else self._here()
            place = judging.next_undecided(self.standing.project, self.standing.said, at, direction)
            if place is not None or not quiet:
                self._go(place, t("Every pair has its verdict."))

    def go_to_finding(self, direction: int) -> None:
        """The next pair of those that the list shows."""
        beads = [one.bead for one in self.list.shown if one.bead is not None]
        self._go(judging.next_of(beads, self._here(), direction), t("The list holds nothing to go to."))

    def go_to_worst(self) -> None:
        """The next pair whose alignment is doubtful."""
        if self.standing:
            place = next_weak(self.standing.project.bitext, self._here(), 1)
            self._go(place, t("No pair is left that wants a look."))

    def choose(self, one: Listed) -> None:
        """Show an entry of the list in the text."""
        places = places_of(one)
        if places:
            self._page.view.go_to_span(*places[0])
        elif one.bead is not None:
            self._page.view.go_to_bead(one.bead)
        if not self.active:
            self.enter()
        self.chosen = one
        self._show_card()

    def _go(self, bead: int | None, otherwise: str) -> None:
        if bead is None:
            self._messages.tell(otherwise)
        else:
            self._page.view.go_to_bead(bead)
            self._page.view.setFocus()

    def _here(self) -> int:
        bead = self._page.view.current_bead()
        return bead if bead is not None else -1

    # What follows

    def _follow(self, old: Project | None, new: Project | None) -> None:
        if old is None or new is None:
            self.leave()
        if old is None or new is None or old.bitext is not new.bitext:
            self.chosen = None
        self.state.follow(old, new)

    def _watched(self) -> bool:
        return self.active or self._page.left.current == "review"

    def _turned(self) -> None:
        self.state.catch_up()
        self._show_marks()

    def _cursor_moved(self, _place: object) -> None:
        bead = self._page.view.current_bead()
        if self.chosen and self.chosen.bead != bead:
            self.chosen = None
        if self.active:
            self._show_card()
            self.list.list.mark(bead)

    def _show_all(self) -> None:
        self._show_list()
        self._show_marks()
        self._show_card()
        if self.active and self.standing:
            self._page.outline.show_judged(self.standing.judged)

    def _show_list(self) -> None:
        standing = self.standing
        self.list.show_standing(standing, self.verdicts.author, self.state.checking)
        pairs = len(standing.project.bitext.alignment.beads) if standing else 0
        self.list.show_score(standing.score if standing else None, pairs)
        self._show_title()

    def _show_marks(self) -> None:
        self._display.show(self.standing if self._watched() else None)
        self._show_lit()

    def show_terms(self, finder: TermFinder | None) -> None:
        """Other terms are marked in the text."""
        self._display.find_terms(finder)
        self._show_marks()

    def _show_lit(self) -> None:
        """Make the pairs paler that the list does not show, where that is wanted."""
        paler = self.active and self.list.dim.isChecked()
        self._page.view.set_lit(frozenset(one.bead for one in self.list.shown) if paler else None)
        if self.list.which != self._card_for:  # verdicts may be the last word now
            self._card_for = self.list.which
            self._show_card()

    def _picked(self) -> list[int]:
        return sorted({one.bead for one in self.list.list.selected if one.bead is not None})

    def _dismiss_picked(self) -> None:
        found = [one.finding for one in self.list.list.selected if one.finding]
        if found:
            self.verdicts.decide_all(found, DISMISSED)

    def _show_card(self) -> None:
        standing, bead = self.standing, self._page.view.current_bead()
        if not self.active or standing is None:
            return
        if self.chosen and self.chosen.bead is None:
            entries = standing.by_bead.get(DOCUMENT, ())
            fresh = next((one for one in entries if one.finding == self.chosen.finding), self.chosen)
            self.card.show_pair(Shown(None, 0, 0, "", "", [fresh], None))
        elif bead is None:
            self.card.show_pair(None)
        else:
            author = self.verdicts.author
            mine, settled = standing.said.assessment(bead, author), standing.said.settlement(bead)
            verdict = str(settled.data.get("verdict") or "") if self.settling and settled else ""
            shown = Shown(
                bead, len(standing.project.bitext.alignment.beads), len(self.verdicts.beads()),
                verdict if self.settling else standing.said.verdict(bead, author), mine.body if mine else "",
                standing.by_bead.get(bead, ()), standing.issue(bead, self.chosen), standing.others(bead, author),
                self.settling and standing.said.differs(bead),
            )  # fmt: skip
            self.card.show_pair(shown)

    def _show_title(self) -> None:
        self._page.left.set_title("review", tr("Review"), self.list.undecided)
