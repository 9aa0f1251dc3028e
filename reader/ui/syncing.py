"""Syncing: whether the panes are level, follow each other, or scroll by themselves; and pins that the reader sets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject

from reader.core.document import SIDES, Side, other_side
from reader.core.messages import translatable as t
from reader.core.project import Project
from reader.ui.actions import Actions
from reader.ui.jobs import Jobs
from reader.ui.looking import Looking
from reader.ui.message_bar import MessageBar
from reader.ui.preferences import Preferences
from reader.ui.reading.companion import Companion
from reader.ui.reading_page import ReadingPage
from reader.ui.room import Room
from reader.ui.session import Session
from reader.workflow.pinning import pinned

WAYS: Final = ("level", "loose", "off")


class Syncing(Room):
    """Level panes are one reading area. Otherwise it shows one language, and a companion beside it the other."""

    def __init__(
        self, session: Session, jobs: Jobs, page: ReadingPage, looking: Looking, preferences: Preferences,
        actions: Actions, messages: MessageBar, parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._session, self._jobs, self._page, self._looking = session, jobs, page, looking
        self._preferences, self._actions, self._messages = preferences, actions, messages
        self.companion: Companion | None = None
        self._first: tuple[Side, int] | None = None  # the sentence that is pinned to one on the other side
        preferences.changed.connect(self._choice_changed)
        actions["align_mode"].toggled.connect(lambda _on: self.arrange())
        looking.changed.connect(self._dress_companion)
        session.changed.connect(self._follow)
        self.arrange()

    def handlers(self) -> dict[str, Callable[[], object]]:
        ways = {f"sync_{way}": partial(self._preferences.choose, "sync", way) for way in WAYS}
        return {**ways, "pin": self.pin}

    # The panes

    @property
    def apart(self) -> bool:
        """True when each language has a pane of its own."""
        project = self._session.project
        both = project is not None and all(project.bitext.document(side).segments for side in SIDES)
        side_by_side = self._preferences.get("mode") == "side" and not self._actions["align_mode"].isChecked()
        return both and side_by_side and self._preferences.get("sync") != "level"

    def arrange(self) -> None:
        """Make the panes what the settings say."""
        way, apart = self._preferences.get("sync"), self.apart
        for one in WAYS:
            self._actions[f"sync_{one}"].setChecked(one == way)
        if apart and self.companion is None:
            self.companion = Companion(self._page.view, self._page.panes)
            self._page.panes.addWidget(self.companion)
        main: Side = "en" if self._preferences.get("swapped") else "zh"
        self._looking.show_alone(main if apart else None)
        if self.companion is None:
            return
        self.companion.loose = way == "loose"
        if apart and self._page.view.mirror is None:
            self.companion.show()
            self._share_width()
            self.companion.attach()
        elif not apart and self._page.view.mirror:
            self.companion.detach()
            self.companion.hide()

    def _choice_changed(self, key: str) -> None:
        if key in ("sync", "mode", "swapped"):
            self.arrange()
        elif key == "split" and self._page.view.mirror:
            self._share_width()

    def _share_width(self) -> None:
        share = self._preferences.get("split")
        first = 100 - share if self._preferences.get("swapped") else share
        self._page.panes.setSizes([first * 10, (100 - first) * 10])

    def _dress_companion(self) -> None:
        alone = self._looking.alone
        if self.companion and alone:
            self.companion.set_style(replace(self._looking.style(), mode=other_side(alone)))

    def _follow(self, old: Project | None, new: Project | None) -> None:
        if self._first and not _same_sentences(old, new):
            self._await(None)
        self.arrange()
        if self.companion and self._page.view.mirror:
            self.companion.show_project(new)

    # Pins

    def pin(self) -> None:
        """One end of a pin at the cursor; with the other end on the other side the two sentences are a pair."""
        project, place = self._session.project, self._page.view.cursor_place()
        if project is None or place is None or place.segment < 0:
            return
        first = self._first
        if first != (place.side, place.segment) and (first is None or first[0] == place.side):
            self._await((place.side, place.segment))
            return
        self._await(None)
        self._messages.clear()
        if first[0] != place.side:
            ends = dict((first, (place.side, place.segment)))
            self._set_pin(project, ends["zh"], ends["en"])

    def _await(self, end: tuple[Side, int] | None) -> None:
        """One end of a pin is set, framed in the text and told; None: none is, any more."""
        self._first, project = end, self._session.project
        if end is None or project is None:
            self._page.view.set_awaited()
            return
        self._page.view.set_awaited(end[0], project.bitext.document(end[0]).segments[end[1]].span)
        self._messages.tell(
            t("One end of the pin is set."), t("Go to the sentence on the other side that answers it and do the same."),
            (t("Cancel"), partial(self._await, None)),
        )  # fmt: skip

    def _set_pin(self, project: Project, zh: int, en: int) -> None:
        def done(changed: Project) -> None:
            if self._session.project is project:
                self._session.apply(t("Pin two sentences to each other"), changed)

        self._jobs.start("realign", t("Realigning"), pinned(project, zh, en), done, self._messages.tell_error)


def _same_sentences(old: Project | None, new: Project | None) -> bool:
    """True when the numbers of sentences still mean the same ones."""
    return bool(old and new) and all(old.bitext.document(side) is new.bitext.document(side) for side in SIDES)
