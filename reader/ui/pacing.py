"""Pacing: learns how fast the reader reads, and says at the foot of the window how long the section still takes."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from reader.core.bitext import Bitext
from reader.core.messages import translatable as t
from reader.ui.preferences import Preferences
from reader.ui.reading_page import ReadingPage
from reader.ui.room import Room
from reader.ui.session import Session
from reader.ui.shelf import bead_near
from reader.ui.status_line import StatusLine
from reader.workflow import pace

# The line follows scrolling, but not at every frame.
EVERY_MS: Final = 400


class Pacing(Room):
    """`clock` gives seconds that only grow."""

    def __init__(
        self, session: Session, page: ReadingPage, preferences: Preferences, line: StatusLine, parent: QObject,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._session, self._page, self._preferences, self._line, self._clock = session, page, preferences, line, clock
        self.pace = pace.parse(preferences.get("pace"))
        self._since: tuple[int, float] | None = None  # the bead at which the reader was, and when
        self._timer = QTimer(self, singleShot=True, interval=EVERY_MS)
        self._timer.timeout.connect(self.follow)
        page.view.positionChanged.connect(self._soon)
        page.view.cursorChanged.connect(lambda _place: self._soon())
        session.changed.connect(self._begin)

    def follow(self) -> None:
        """Where the reader is now: learn from how long it took, and say what is left."""
        project, bead = self._session.project, self._bead()
        if project is None or bead is None:
            self._line.say("pace")
            return
        self._learn(project.bitext, bead)
        self._say(project.bitext, bead)

    def _begin(self, old: object, new: object) -> None:
        del old, new
        self._since = None
        self._soon()

    def _soon(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _bead(self) -> int | None:
        """The sentence of the cursor, else the first one in the viewport."""
        project, view = self._session.project, self._page.view
        position = view.position()
        if project is None or position is None or not project.bitext.alignment.beads:
            return None
        here = view.current_bead()
        return bead_near(project, position.side, position.offset) if here is None else here

    def _learn(self, bitext: Bitext, bead: int) -> None:
        now = self._clock()
        before, self._since = self._since, self._since or (bead, now)
        if before is None:
            return
        amount, seconds = pace.amount_between(bitext, before[0], bead), now - before[1]
        if amount >= 0 and seconds < pace.SHORTEST and amount <= pace.FASTEST * pace.SHORTEST:
            return  # too soon to tell
        learned = self.pace.after(amount, seconds)
        self._since = (bead, now)
        if learned is not self.pace:
            self.pace = learned
            self._preferences.choose("pace", pace.serialise(learned))

    def _say(self, bitext: Bitext, bead: int) -> None:
        left = pace.amount_between(bitext, bead, pace.end_of_section(bitext, bead))
        minutes = round(self.pace.seconds_for(left) / 60)
        if not self.pace.known:
            self._line.say("pace")
        elif minutes < 1:
            self._line.say("pace", t("less than a minute left in this section"))
        else:
            self._line.say("pace", t("about {minutes} min left in this section"), minutes=f"{minutes:,}")
