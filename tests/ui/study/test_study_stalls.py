"""The window does not stand still for study either: a long word list, a text without a single mark, a damaged text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from reader.core.project import Project
from reader.core.spans import Span
from reader.study.word_list import StudyWord, WordList
from reader.ui.window import Window
from tests.made_bitext import BitextBuilder, pair
from tests.ui.study.test_reading_aids import texts
from tests.ui.watchdog import LIMIT_MS, Watchdog


def settle(qtbot: QtBot, window: Window) -> None:
    """Everything that follows by itself has been done."""
    groups = ("words", "tint", "audit", "script", "dictionary", "certainty", "find", "profile", "readings")
    qtbot.waitUntil(lambda: not any(map(window.jobs.busy, groups)), timeout=20_000)
    for _ in range(10):
        qtbot.wait(1)


def show(qtbot: QtBot, window: Window, chinese: str) -> None:
    window.session.open(Project(BitextBuilder().paragraph(pair(chinese, "One sentence.")).build()))
    window.stack.setCurrentWidget(window.page)
    settle(qtbot, window)


def test_a_list_of_ten_thousand_words(qtbot: QtBot, opened: Window) -> None:
    learning, vocabulary = opened.study.learning, opened.study.vocabulary
    forms = (chr(0x4E00 + number) + chr(0x9000 - number) for number in range(10_000))
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
    assert vocabulary.size == 10_000


# A surrogate alone, a character beyond the first plane, and one from a place for private use.
@pytest.mark.parametrize("odd", ["", "\ud800𠮷\ue000"])
def test_a_text_without_marks(qtbot: QtBot, opened: Window, odd: str) -> None:
    chinese = (f"江边图书馆后面长{odd}" * 10_000)[:60_000]
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
