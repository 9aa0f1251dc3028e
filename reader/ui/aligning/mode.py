"""Aligning: the mode in which the alignment is corrected. It binds keys and mouse to edits, and shows what they did."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer

from reader.core.annotation import Annotation
from reader.core.document import SIDES, Side, other_side
from reader.core.messages import tr
from reader.core.messages import translatable as t
from reader.core.project import Project
from reader.core.realigning import Edit, move_border
from reader.core.spans import Span
from reader.core.surface import surface_text
from reader.core.task import Task
from reader.ui.actions import ACTIONS, BY_ID, Actions
from reader.ui.aligning.card import AlignCard
from reader.ui.aligning.deeds import Deeds
from reader.ui.aligning.dragging import Dragging
from reader.ui.aligning.overlay import Overlay
from reader.ui.aligning.verbs import VERBS, At, Verb, at_cursor, confirm
from reader.ui.annotating import Annotating
from reader.ui.jobs import Jobs
from reader.ui.message_bar import MessageBar
from reader.ui.preferences import Preferences
from reader.ui.reading_page import LEAST_RIGHT, ReadingPage
from reader.ui.room import Room
from reader.ui.session import Session
from reader.workflow.alignment_notes import recording
from reader.workflow.candidates import Candidate, candidates
from reader.workflow.realign import mark_crossing, realign
from reader.workflow.weak_places import WORTH, Standing, need, next_weak, standing

# The cursor rests so long on a doubtful pair before other alignments are looked for.
REST_MS: Final = 300
# Wide enough for the verbs and their keys.
CARD_WIDTH: Final = 290
CANDIDATE_KEYS: Final = 5
QUOTE: Final = 40
# One is in one mode at a time: their keys are the same.
OTHER_MODES: Final = tuple(
    spec.id for spec in ACTIONS if spec.id.endswith("_mode") and spec.checkable and spec.id != "align_mode"
)


class Aligning(Room):
    """On or off. While it is on, the card stands beside the text and the overlay over it."""

    def __init__(
        self, session: Session, jobs: Jobs, page: ReadingPage, preferences: Preferences, actions: Actions,
        messages: MessageBar, annotating: Annotating, parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._session, self._jobs, self._page = session, jobs, page
        self._preferences, self._actions, self._messages = preferences, actions, messages
        self.active = False
        self.found: tuple[Candidate, ...] = ()
        self._from: tuple[Side, Span] | None = None  # the first end of a crossing that is being marked
        self._crossings: Sequence[Annotation] = ()
        self._crossed: list[tuple[Side, Span]] = []  # with what the pair with the cursor crosses
        self._bead: int | None = None
        self._shown: Project | None = None
        self._before = (False, "")  # whether the right panel was open, and the layout
        self.card = AlignCard(actions, page.right)
        self.card.hide()
        self.overlay = Overlay(page.view)
        self.dragging = Dragging(page.view, self.overlay)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.look_for_others)
        self.deeds = Deeds(session, jobs, messages, self)
        annotating.chosen_changed.connect(self._show_note)
        self._connect()

    def _connect(self) -> None:
        self.card.candidate_chosen.connect(self.take)
        self.card.crossing_chosen.connect(lambda number: self._page.view.go_to_span(*self._crossed[number]))
        self.card.above_chosen.connect(partial(self._preferences.choose, "confirm_above"))
        self.dragging.chosen.connect(self.go_to)
        self.dragging.moved.connect(self.move_border)
        self.deeds.vain.connect(lambda: self.card.say(tr("There is nothing to change here.")))
        self._page.view.cursorChanged.connect(self._cursor_moved)
        # Not `changed`: by now the reading area shows the new project, and knows in which bead the cursor is.
        self._session.history_changed.connect(self._follow)
        for ident in OTHER_MODES:
            self._actions[ident].toggled.connect(lambda begun: self.leave() if begun else None)

    def handlers(self) -> dict[str, Callable[[], object]]:
        verbs = {ident: partial(self.do, ident) for ident in VERBS}
        picks = {f"candidate_{number + 1}": partial(self.take, number) for number in range(CANDIDATE_KEYS)}
        return {
            **verbs,
            **picks,
            "align_mode": lambda: self.leave() if self.active else self.enter(),
            "leave_aligning": self.step_back,
            "why": self.enter,
            "confirm_pair": self.confirm,
            "next_weak": partial(self.go_to_weak, 1),
            "previous_weak": partial(self.go_to_weak, -1),
            "cross": self.cross,
            "realign": self.realign,
        }

    def facts(self) -> set[str]:
        """What the actions need: "pairs", a text in both languages; "aligning", the mode."""
        project = self._session.project
        both = project is not None and all(project.bitext.document(side).segments for side in SIDES)
        both = both and not project.bitext.alignment.provisional
        return ({"pairs", "aligning"} if self.active else {"pairs"}) if both else set()

    # The mode

    def enter(self) -> None:
        """Begin to correct; the cursor goes to the first sentence that is seen, if it is nowhere."""
        if self.active or "pairs" not in self.facts():
            return
        for ident in OTHER_MODES:
            if self._actions[ident].isChecked():
                self._actions[ident].trigger()
        self._before = (not self._page.right.isHidden(), self._preferences.get("mode"))
        self.active = True
        if self._before[1] in SIDES:
            self._preferences.choose("mode", "side")
        self._page.note_card.hide()
        self.card.show_above(self._preferences.get("confirm_above"))
        self._page.right.add_card(self.card, first=True)
        self.card.retranslate()  # keys may have been chosen anew
        self.card.show()
        self._page.right.ask_width(CARD_WIDTH)
        self._page.open_right()
        self.overlay.show()
        self.overlay.raise_()
        self.dragging.start()
        view = self._page.view
        view.show_bars(False)
        view.setFocus()
        if view.current_bead() is None:
            view.next_sentence()
        self._show_all()
        self._actions["align_mode"].setChecked(self.active)
        self.stirred.emit()

    def leave(self) -> None:
        """Back to reading, with the panel and the layout as they were."""
        if not self.active:
            return
        self.active, self._from, self._bead, self._shown, self._crossings = False, None, None, None, ()
        self.dragging.stop()
        self.deeds.stop()
        self._rest.stop()
        for group in ("candidates", "standing"):
            self._jobs.cancel(group)
        for part in (self.overlay, self.card):
            part.hide()
        self._page.note_card.show()
        self._page.right.ask_width(LEAST_RIGHT)
        self._page.view.show_bars(True)
        was_open, mode = self._before
        if not was_open:
            self._page.close_right()
        if mode in SIDES:
            self._preferences.choose("mode", mode)
        self._page.view.setFocus()
        self._actions["align_mode"].setChecked(self.active)
        self.stirred.emit()

    def step_back(self) -> None:
        """Give up a crossing that was begun, else leave."""
        if self._from:
            self._from = None
            self._show_bead()
        else:
            self.leave()

    # The verbs

    def do(self, ident: str) -> None:
        """One verb at the cursor, one step of undo."""
        self._do(BY_ID[ident].text, partial(self._at_cursor, VERBS[ident]))

    def confirm(self) -> None:
        """The pair is right; on to the next."""
        verb = partial(confirm, above=self._preferences.get("confirm_above"))
        self.deeds.do(BY_ID["confirm_pair"].text, partial(self._at_cursor, verb), self._page.view.next_sentence)

    def take(self, number: int) -> None:
        """The alignment that was offered under this number."""
        if number < len(self.found) and (edit := self.found[number].edit).changes:
            self._do(self.found[number].title, partial(self._edited, self._shown, lambda _project: edit))

    def move_border(self, bead: int, side: Side, segment: int) -> None:
        """The border below a bead dragged to another sentence end."""
        edit = lambda project: move_border(project.bitext, bead, side, segment)  # noqa: E731
        self._do(t("Move a border"), partial(self._edited, self._session.project, edit))

    def _do(self, label: str, make: Callable[[Project], Task[Project] | None]) -> None:
        self.deeds.do(label, make, self._page.view.clear_selection)

    def _at_cursor(self, verb: Verb, project: Project) -> Task[Project] | None:
        at = self._at()
        return verb(project, at) if at else None

    def _edited(self, base: Project | None, make: Callable[[Project], Edit], project: Project) -> Task[Project] | None:
        """An edit that was pointed at in `base` means nothing elsewhere."""
        return recording(project, make(project)) if project is base else None

    def cross(self) -> None:
        """Mark that the sentence answers one elsewhere: first one end, then the other on the other side."""
        project, at = self._session.project, self._at()
        if not project or not at:
            return
        here = at.side, project.bitext.document(at.side).segments[at.segment].span
        if self._from is None or self._from[0] != other_side(at.side):
            self._from = here
            key = self._actions["cross"].shortcut().toString()
            self.card.say(
                tr("Go to the sentence on the other side that answers this one and press {key} again.", key=key)
            )
            return
        ends = dict((self._from, here))
        self._from = None
        self._session.apply(BY_ID["cross"].text, mark_crossing(project, ends["zh"], ends["en"]))

    def realign(self) -> None:
        """The aligner again, round everything that is confirmed or was put together by hand."""
        project = self._session.project
        if project:
            done = partial(self._apply_to, project, t("Realign"), self.realign)
            self._jobs.start("realign", t("Realigning"), realign(project), done, self._messages.tell_error)

    def go_to_weak(self, direction: int) -> None:
        """The next pair that is worth a look."""
        project = self._session.project
        if not project:
            return
        here = self._page.view.current_bead()
        place = next_weak(project.bitext, here if here is not None else -1, direction)
        if place is None:
            self.card.say(tr("No pair is left that wants a look."))
        else:
            self.go_to(place)

    def go_to(self, bead: int) -> None:
        self._page.view.go_to_bead(bead)
        self._page.view.setFocus()

    def look_for_others(self) -> None:
        """What the pair with the cursor might be instead, found in the background."""
        project, bead = self._session.project, self._page.view.current_bead()
        if project and bead is not None and self.active:
            self.card.show_candidates((), busy=True)
            task = candidates(project.bitext, bead)
            self._jobs.start("candidates", "", task, self._show_candidates, self._messages.tell_error, quiet=True)

    # What follows

    def _at(self) -> At | None:
        project, view = self._session.project, self._page.view
        place = view.cursor_place()
        if not project or place is None or place.bead < 0:
            return None
        chosen = next((span for side, span in view.selection() if side == place.side), None)
        return at_cursor(project, (place.side, place.segment, place.bead, place.offset), chosen)

    def _apply_to(self, base: Project, label: str, again: Callable[[], object], new: Project) -> None:
        """A result from the background counts only for the project that it was made of; else it is made again."""
        if self._session.project is base:
            self._session.apply(label, new)
        elif self.active:
            again()

    def _follow(self) -> None:
        old, new = self._shown, self._session.project
        if not self.active or old is new:
            return
        if old and new and old.bitext.zh.text is not new.bitext.zh.text:
            self.deeds.stop()  # what waits was meant for the text before
            self._crossings = ()
        if "pairs" not in self.facts():
            self.leave()
        else:
            self._show_all()

    def _cursor_moved(self, _place: object) -> None:
        if self.active and self._page.view.current_bead() != self._bead:
            self._show_bead()

    def _show_all(self) -> None:
        self._show_bead()
        if project := self._session.project:
            self._jobs.start(
                "standing", "", standing(project), self._show_standing, self._messages.tell_error, quiet=True
            )

    def _show_standing(self, found: Standing) -> None:
        self.card.show_progress(found.checked)
        self._crossings = found.crossings
        self._show_crossings()

    def _show_bead(self) -> None:
        """The card follows the cursor and the project."""
        project, bead = self._session.project, self._page.view.current_bead()
        if not project:
            return
        self._bead, self._shown = bead, project
        self._jobs.cancel("candidates")
        beads = project.bitext.alignment.beads
        self.card.show_bead(None if bead is None else beads[bead], bead or 0, len(beads))
        if self._from:
            self._ask_for_other_end()
        self._show_crossings()
        self._show_candidates(())
        if bead is not None and need(project.bitext.alignment, bead) >= WORTH:
            self._rest.start()
        else:
            self._rest.stop()

    def _ask_for_other_end(self) -> None:
        key = self._actions["cross"].shortcut().toString()
        self.card.say(tr("Go to the sentence on the other side that answers this one and press {key} again.", key=key))

    def _show_note(self, ident: str | None) -> None:
        """A note that is being read or written has its place below the card."""
        self._page.note_card.setVisible(not self.active or ident is not None)

    def _show_candidates(self, found: tuple[Candidate, ...]) -> None:
        self.found = found
        self.card.show_candidates(found)

    def _show_crossings(self) -> None:
        project, marked = self._session.project, set[int]()
        self._crossed = []
        for item in self._crossings if project else ():
            ends = {target.side: target.selector.span for target in item.targets}
            beads = {side: self._page.view.bead_at(side, span.start) for side, span in ends.items()}
            marked |= {number for number in beads.values() if number is not None}
            here = next((side for side, number in beads.items() if number == self._bead), None)
            if here:
                self._crossed.append((other_side(here), ends[other_side(here)]))
        self.overlay.crossings = frozenset(marked)
        self.overlay.update()
        self.card.show_crossings([_quote(surface_text(project.bitext.document(s), span)) for s, span in self._crossed])


def _quote(text: str) -> str:
    return text if len(text) <= QUOTE else text[: QUOTE - 1] + "…"
