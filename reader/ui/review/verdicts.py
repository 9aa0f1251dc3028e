"""Verdicts: what a reviewer does at the cursor or with a selection, each one step of undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, Protocol

from PySide6.QtCore import QObject

from reader.core.annotation import Annotation
from reader.core.document import Side, other_side
from reader.core.finding import Finding
from reader.core.messages import translatable as t
from reader.core.project import Project
from reader.core.spans import Span
from reader.core.surface import surface_text
from reader.core.task import Task, run
from reader.ui.actions import BY_ID
from reader.ui.preferences import Preferences
from reader.ui.reading.view import ReadingView
from reader.ui.review.verdict_card import VerdictCard
from reader.ui.session import Session
from reader.workflow import annotate, judging
from reader.workflow.judgement import DISMISSED, judgement
from reader.workflow.mqm import DEFAULT_CATEGORY, DEFAULT_SEVERITY, category_of, next_type
from reader.workflow.review_listing import Listed
from reader.workflow.review_scheme import ReviewScheme
from reader.workflow.review_standing import Standing
from reader.workflow.scorecard import source_side

VERDICT_KEYS: Final = {"judge_fine": "fine", "judge_fix": "fix", "judge_ask": "query"}
# A verdict on more pairs than this is worked out in the background.
MANY: Final = 150
_LABELS: Final = {verdict: BY_ID[ident].text for ident, verdict in VERDICT_KEYS.items()}


class Room(Protocol):
    """What the mode knows: the state of the review, and the entry that was chosen in the list."""

    standing: Standing | None
    chosen: Listed | None
    scheme: ReviewScheme

    def start_judging(self, task: Task[Project], done: Callable[[Project], None]) -> None:
        """Judge very many pairs in the background."""

    @property
    def settling(self) -> bool:
        """A verdict is the last word on what reviewers see differently."""
        ...


class Verdicts(QObject):
    """Edits of the Project, applied through the session."""

    def __init__(
        self, room: Room, session: Session, view: ReadingView, card: VerdictCard, preferences: Preferences,
        parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._room, self._session, self._view, self._card = room, session, view, card
        self._preferences = preferences
        self._place: tuple[Side, Span] | None = None  # where a suggestion goes
        self._rewritten = ""  # the suggestion that is written on
        card.decided.connect(self.decide)
        card.category_chosen.connect(lambda name: self.classify(category=category_of(name, room.scheme.own)))
        card.severity_chosen.connect(lambda severity: self.classify(severity=severity))
        card.suggested.connect(self._suggest)
        card.suggestion_removed.connect(self._remove)
        card.commented.connect(self._comment)
        card.paused.connect(session.seal)

    @property
    def author(self) -> str:
        return str(self._preferences.get("author"))

    def beads(self) -> list[int]:
        """The pairs that are selected, else the one with the cursor."""
        project = self._session.project
        found: set[int] = set()
        for place in self.selected() if project else ():
            found.update(judging.beads_in(project.bitext, *place))
        here = self._view.current_bead()
        return sorted(found) or ([here] if here is not None else [])

    def selected(self) -> list[tuple[Side, Span]]:
        return [(side, span) for side, span in self._view.selection() if span.end > span.start]

    def judge(self, verdict: str, beads: list[int] | None = None) -> int | None:
        """A verdict on pairs (None: those of the selection or the cursor); the last of them, None when there is none."""
        standing, beads = self._room.standing, self.beads() if beads is None else beads
        if standing is None or not beads:
            return None
        before, places = self._project(), self.selected() if len(beads) == 1 else []
        task = judging.judge_many(
            before, beads, verdict, standing.findings_of(beads), author=self.author, places=places,
            settling=self._room.settling,
        )  # fmt: skip
        self._view.clear_selection()
        if len(beads) <= MANY:
            self._session.apply(_LABELS[verdict], run(task))
        else:
            self._room.start_judging(task, partial(self._judged, before, verdict))
        return beads[-1]

    def _judged(self, before: Project, verdict: str, after: Project) -> None:
        """Very many pairs are judged: it counts unless something else was edited meanwhile."""
        if self._session.project is before:
            self._session.apply(_LABELS[verdict], after)

    def decide(self, finding: Finding, status: str) -> None:
        """A finding is an error or none; the same answer of the same reviewer once more takes it back."""
        if standing := self._room.standing:
            own = standing.said.ruling(finding.key, self.author)
            self.decide_all([finding], "" if own and own.data.get("status") == status else status)

    def decide_all(self, findings: Sequence[Finding], status: str) -> None:
        """One answer for findings, in one step of undo."""
        label = t("Dismiss the finding") if status == DISMISSED else t("Decide about the finding")
        self._session.apply(label, judging.decide(self._project(), findings, status, author=self.author))

    def dismiss(self) -> None:
        """The finding that was chosen, else the first of the pair that nobody decided about, is none."""
        chosen = self._room.chosen
        one = chosen or next((one for one in self._listed_here() if one.finding and not one.state), None)
        if one and one.finding and (standing := self._room.standing) and standing.said.state(one.finding) != DISMISSED:
            self.decide(one.finding, DISMISSED)

    def undecide(self) -> None:
        """Verdicts and decisions on the pairs taken back."""
        standing, beads = self._room.standing, self.beads()
        if standing and beads:
            after = judging.undecide(self._project(), beads, author=self.author)
            self._session.apply(BY_ID["judge_undecide"].text, after)

    def add_issue(self) -> None:
        """An issue of one's own on the selected words, or on the pair, which is to be fixed then."""
        standing, beads = self._room.standing, self.beads()
        if standing and beads:
            places = self.selected() or annotate.bead_places(self._project(), beads[0])
            after, _ = annotate.issue(self._project(), places, DEFAULT_CATEGORY, DEFAULT_SEVERITY, author=self.author)
            after = judging.judge(after, beads[:1], "fix", (), author=self.author)
            self._view.clear_selection()
            self._session.apply(BY_ID["judge_issue"].text, after)

    def ask_category(self) -> None:
        if self.beads():
            self._card.ask_category(self._said("category"), self._room.scheme.own)

    def ask_severity(self) -> None:
        if self.beads():
            self._card.ask_severity(self._said("severity"))

    def next_type(self) -> None:
        """The next type of the same dimension."""
        if issue := self._issue():
            self.classify(category=next_type(str(issue.data.get("category") or ""), self._room.scheme.own))

    def classify(self, *, category: str = "", severity: str = "") -> None:
        """Category or severity of the pair's issue; where there is none yet, the pair is to be fixed."""
        standing, beads = self._room.standing, self.beads()
        if standing is None or not beads:
            return
        project, issue = self._project(), self._issue()
        if issue is None:
            project = judging.judge(
                project, beads[:1], "fix", standing.findings_of(beads[:1]), author=self.author, places=self.selected()
            )
            issue = next(iter(judgement(project).errors(beads[0])), None)
        if issue is not None:
            after = judging.classify(project, issue.id, category=category, severity=severity)
            self._session.apply(BY_ID["judge_category" if category else "judge_severity"].text, after)

    def ask_suggestion(self) -> None:
        """Write the selected words, those of the finding, or the whole translation of the pair anew; one's own
        suggestion that is there is written on.
        """
        standing, beads = self._room.standing, self.beads()
        if standing is None or not beads:
            return
        project, target = self._project(), other_side(source_side(self._project().bitext))
        found = self.selected()
        own = None if found else self._own_suggestion(beads[0])
        if own is not None:
            found = [(place.side, place.selector.span) for place in own.targets]
        for one in () if found else self._listed_here():
            if one.finding:
                found += [(target, span) for span in (one.finding.zh if target == "zh" else one.finding.en)]
        found += [place for place in annotate.bead_places(project, beads[0]) if place[0] == target]
        if found:
            self._place, self._rewritten = found[0], own.id if own else ""
            side, span = found[0]
            said = own.replacement if own else None
            self._card.ask_replacement(surface_text(project.bitext.document(side), span) if said is None else said)

    def _own_suggestion(self, bead: int) -> Annotation | None:
        standing = self._room.standing
        items = standing.said.suggestions.get(bead, ()) if standing else ()
        return next((item for item in items if item.author == self.author and item.placed), None)

    # Own

    def _project(self) -> Project:
        """The project as it is now; there is one while anybody reviews."""
        assert self._session.project is not None
        return self._session.project

    def _listed_here(self) -> tuple[Listed, ...]:
        here, standing = self._view.current_bead(), self._room.standing
        return standing.by_bead.get(here, ()) if standing and here is not None else ()

    def _issue(self) -> Annotation | None:
        here, standing = self._view.current_bead(), self._room.standing
        return standing.issue(here, self._room.chosen) if standing and here is not None else None

    def _said(self, member: str) -> str:
        issue = self._issue()
        if issue is not None:
            return str(issue.data.get(member) or "")
        one = next((one for one in self._listed_here() if one.finding), None)
        return str(getattr(one, member)) if one else ""

    def _suggest(self, text: str) -> None:
        place, project = self._place, self._session.project
        if place is None or project is None:
            return
        if self._rewritten:
            after = judging.reword(project, self._rewritten, text)
        elif text != surface_text(project.bitext.document(place[0]), place[1]):
            after, _ = annotate.suggest(project, *place, text, author=self.author)
        else:
            return
        self._view.clear_selection()
        self._session.apply(BY_ID["judge_suggest"].text, after)

    def _remove(self, ident: str) -> None:
        if (project := self._session.project) and project.annotation(ident):
            self._session.apply(t("Take the suggestion back"), annotate.delete(project, ident))

    def _comment(self, body: str) -> None:
        standing, beads = self._room.standing, self.beads()
        if standing and beads:
            after = judging.comment(self._project(), beads[0], body, author=self.author)
            self._session.apply(BY_ID["judge_comment"].text, after, f"comment {beads[0]}")
