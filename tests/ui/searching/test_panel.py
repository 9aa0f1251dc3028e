"""The list of hits: it follows the search line, asks again when the options change, and leads to the text."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from reader.ui.searching.concordance import CONTEXT_ROLE
from reader.ui.window import Window
from tests.ui.conftest import PAGE


def rows(window: Window) -> list[tuple[str, str, str]]:
    model = window.finding.panel.view.model()
    return [model.index(number, 0).data(CONTEXT_ROLE) for number in range(model.rowCount())]


def ask(qtbot: QtBot, window: Window, query: str) -> None:
    with qtbot.waitSignal(window.finding.changed):
        window.top_bar.find.setText(query)
    qtbot.waitUntil(lambda: not window.jobs.busy("find"))


def test_hits_stand_in_their_sentence(qtbot: QtBot, window: Window, read, page: Path) -> None:
    read(window, page)
    window.actions_["find_list"].trigger()
    assert window.page.left.current == "search"
    ask(qtbot, window, "圖書館建")
    assert rows(window) == [("", "图书馆建", "在江边，共有三层。")]


def test_a_row_leads_to_its_place(qtbot: QtBot, window: Window, read, page: Path) -> None:
    read(window, page)
    ask(qtbot, window, "borrow")
    ask(qtbot, window, "books")
    last = len(rows(window)) - 1
    window.finding.panel.chosen.emit(last)
    hit = window.finding.hits[last]
    assert window.cursor_place() == (hit.side, hit.span.start)
    assert window.finding.panel.view.currentIndex().row() == last


def test_options_ask_again(qtbot: QtBot, window: Window, read, page: Path) -> None:
    read(window, page)
    ask(qtbot, window, "book")
    assert len(rows(window)) == 3
    with qtbot.waitSignal(window.finding.changed):
        window.finding.panel.choose(whole=True)
    qtbot.waitUntil(lambda: rows(window) == [])
    with qtbot.waitSignal(window.finding.changed):
        window.finding.panel.choose(regex=True)
    ask(qtbot, window, "books?")
    assert [words[1] for words in rows(window)] == ["Books", "books", "books"]


def test_a_pattern_that_is_none_is_said_in_the_list(qtbot: QtBot, window: Window, read, page: Path) -> None:
    read(window, page)
    window.finding.panel.choose(regex=True)
    ask(qtbot, window, "(")
    hint = window.finding.panel._hint
    qtbot.waitUntil(lambda: "regular expression" in hint.text())
    assert not hint.isHidden()
    assert not window.messages.isVisible()


def test_two_sides_of_a_pair(qtbot: QtBot, window: Window, read, page: Path) -> None:
    read(window, page)
    ask(qtbot, window, "zh:图书馆 en:floors")
    found = [(hit.side, hit.span.of(PAGE)) for hit in window.finding.hits]
    assert found == [("zh", "图书馆"), ("en", "floors")]
