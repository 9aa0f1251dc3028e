"""The window does not stand still for study either: a long word list, a text without a single mark, a damaged text."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Final

from pytestqt.qtbot import QtBot

from reader.core.project import Project
from reader.core.spans import Span
from reader.study.word_list import StudyWord, WordList
from reader.ui.window import Window
from tests.made_bitext import BitextBuilder, pair
from tests.ui.study.test_reading_aids import texts
from tests.ui.watchdog import LIMIT_MS, RECORD, Watchdog

# As large as the issue asks where the budget is judged, and quick where only a text gone through in one step is refused.
JUDGED: Final = RECORD in os.environ
WORDS: Final = 20_000 if JUDGED else 3_000
CHARACTERS: Final = 400_000 if JUDGED else 30_000


def settle(qtbot: QtBot, window: Window) -> None:
    """Everything that follows by itself has been done."""
    groups = ("words", "tint", "audit", "script", "dictionary", "certainty", "find", "profile", "readings")
    qtbot.waitUntil(lambda: not any(map(window.jobs.busy, groups)), timeout=60_000)
    for _ in range(10):
        qtbot.wait(1)


def show(qtbot: QtBot, window: Window, chinese: str) -> None:
    window.session.open(Project(BitextBuilder().paragraph(pair(chinese, "One sentence.")).build()))
    window.stack.setCurrentWidget(window.page)
    settle(qtbot, window)


def test_a_list_of_many_thousand_words(qtbot: QtBot, opened: Window) -> None:
    learning, vocabulary = opened.study.learning, opened.study.vocabulary
    forms = (chr(0x4E00 + number % 9000) + chr(0x9000 - number) for number in range(WORDS))
    many = WordList(tuple(StudyWord(form, pinyin="a1 b4", meaning="something", zh=f"有{form}。") for form in forms))
    deeds: list[Callable[[], object]] = [
        lambda: vocabulary.apply(many),
        learning.open,
        lambda: learning.set_status([many.words[7].key], "known"),
        lambda: learning.list.search.setText("some"),
        learning.review,
        lambda: learning.grade("good"),
    ]
    settle(qtbot, opened)
    with Watchdog() as dog:
        for deed in deeds:
            deed()
            settle(qtbot, opened)
    assert dog.longest <= LIMIT_MS
    assert vocabulary.size == WORDS


def test_a_text_without_marks(qtbot: QtBot, opened: Window) -> None:
    # With a surrogate alone, a character beyond the first plane, and one from a place for private use.
    chinese = ("江边图书馆后面长" * 9 + "\ud800𠮷\ue000") * (CHARACTERS // 75)
    show(qtbot, opened, chinese)
    with Watchdog() as dog:
        opened.preferences.choose("readings", "all")
        settle(qtbot, opened)
        opened.page.view.scroll_by(4000)
        settle(qtbot, opened)
        opened.preferences.choose("tint", True)
        opened.study.learning.add()
        settle(qtbot, opened)
        opened.study.learning.ask_profile()
        settle(qtbot, opened)
        opened.converting.choose("tw")
        settle(qtbot, opened)
        opened.auditing.open()
        settle(qtbot, opened)
    assert dog.longest <= LIMIT_MS
    assert "tú" in texts(opened)
    opened.page.view.select_span("zh", Span(0, 5))
    opened.study.studying.look_up_here()
    opened.study.learning.add()
    opened.study.vocabulary.flush()
