"""StudyRooms: the rooms of study, made together because they share the dictionaries and the word list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.room import Room
from reader.ui.study.dictionaries import Dictionaries
from reader.ui.study.learning import Learning
from reader.ui.study.reading_aids import ReadingAids
from reader.ui.study.studying import Studying
from reader.ui.study.vocabulary import Vocabulary

if TYPE_CHECKING:
    from reader.ui.window import Window


class StudyRooms:
    """`all` are its rooms, for the window's list."""

    def __init__(self, window: Window) -> None:
        session, page, jobs, preferences = window.session, window.page, window.jobs, window.preferences
        self.dictionaries = Dictionaries(jobs, window.messages, preferences, window)
        self.vocabulary = Vocabulary(jobs, window.messages, window)
        shared = self.dictionaries, self.vocabulary
        self.studying = Studying(session, page, window.looking, *shared, preferences, window)
        self.learning = Learning(
            session, page, window.panels, jobs, window.messages, self.studying, *shared, preferences, window
        )
        # Above the other cards: it is what a reader wants to see at once.
        page.right.add_card(self.studying.card, first=True)
        self.aids = ReadingAids(session, page, jobs, *shared, preferences, window.actions_, window)
        self.all: tuple[Room, ...] = (self.studying, self.learning, self.aids)
