"""ReviewRooms: the rooms of review, made together because they share what was found and said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.review.reporting import Reporting
from reader.ui.review.returning import Returning
from reader.ui.review.reviewing import Reviewing
from reader.ui.review.scoring import Scoring
from reader.ui.review.terming import Terming
from reader.ui.room import Room

if TYPE_CHECKING:
    from reader.ui.window import Window


class ReviewRooms:
    """`all` are its rooms, for the window's list."""

    def __init__(self, window: Window) -> None:
        session, jobs, messages = window.session, window.jobs, window.messages
        self.reviewing = Reviewing(
            session, jobs, window.page, window.panels, window.preferences, window.actions_, messages, window.aligning,
            window,
        )  # fmt: skip
        self.reporting = Reporting(session, jobs, messages, self.reviewing, window)
        self.returning = Returning(session, jobs, window.page, messages, window.preferences, window)
        self.terming = Terming(session, jobs, window.page, messages, self.reviewing, window)
        self.scoring = Scoring(session, jobs, window.page, window.preferences, messages, self.reviewing, window)
        self.all: tuple[Room, ...] = (self.reviewing, self.reporting, self.terming, self.scoring, self.returning)
