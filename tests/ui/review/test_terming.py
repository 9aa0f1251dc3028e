"""The term base at the window: from the text, from what the text suggests, changed and removed in the list, marked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reader.core.spans import Span
from reader.ui.reading.caret import Spot
from reader.ui.review.terms_page import TermRow
from reader.ui.window import Window
from reader.workflow.term_base import load_terms
from tests.ui.review.conftest import press

HARBOUR = """灯塔
The Lighthouse

旧灯塔已经没有人看守。灯塔的看守人住在山脚。我们去看了灯塔。
Nobody keeps the old lighthouse any more. The lighthouse keeper lives below the hill. We went to see the lighthouse.
"""


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.txt"
    path.write_text(HARBOUR, encoding="utf-8")
    return path


@pytest.fixture
def harbour(qtbot: QtBot, window: Window, read, text: Path) -> Window:
    read(window, text)
    window.page.view.go_to_bead(0)
    window.actions_["judge_mode"].trigger()
    qtbot.waitUntil(lambda: window.review.reviewing.state.checked is not None, timeout=20_000)
    return window


def rows(window: Window) -> list[tuple[str, str, str]]:
    return [(row.zh, row.rendering, row.status) for row in window.review.terming.list.model.entries]


def test_a_selected_word_is_a_term_with_two_keys(qtbot: QtBot, harbour: Window) -> None:
    zh = harbour.session.project.bitext.zh
    start = zh.text.index("灯塔", zh.segments[0].start)
    harbour.page.view.put_caret(Spot("zh", start, start))
    for _ in "灯塔":
        press(qtbot, harbour, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, harbour, Qt.Key.Key_T)
    card = harbour.review.reviewing.card
    assert card.term.text() == "lighthouse"  # found in the text
    qtbot.keyClick(card.term, Qt.Key.Key_Return)
    assert [(term.zh, term.en) for term in load_terms().terms] == [("灯塔", ("lighthouse",))]
    view = harbour.page.view

    def marked(side) -> set[str]:
        document = harbour.session.project.bitext.document(side)
        whole = Span(document.segments[0].start, document.segments[-1].end)
        found = view._scene.findings.within(side, whole)
        return {mark.span.of(document.text) for mark in found if mark.color == "term"}

    qtbot.waitUntil(lambda: marked("zh") == {"灯塔"}, timeout=10_000)
    assert marked("en") == {"lighthouse"}


def test_the_list_works_by_keys(qtbot: QtBot, harbour: Window) -> None:
    page = harbour.review.terming.list
    press(qtbot, harbour, Qt.Key.Key_T, Qt.KeyboardModifier.ShiftModifier)
    assert harbour.page.left.current == "terms"
    page.turn_to("suggested")
    qtbot.waitUntil(lambda: ("灯塔", "lighthouse", "") in rows(harbour), timeout=10_000)
    page.list.selectAll()
    qtbot.keyClick(page.list, Qt.Key.Key_A)
    assert rows(harbour) == []
    page.turn_to("here")
    qtbot.waitUntil(lambda: rows(harbour) == [("灯塔", "lighthouse", "required")], timeout=10_000)
    for key, status in ((Qt.Key.Key_P, "preferred"), (Qt.Key.Key_F, "forbidden"), (Qt.Key.Key_R, "required")):
        page.list.selectAll()
        qtbot.keyClick(page.list, key)
        qtbot.waitUntil(lambda wanted=status: [row[2] for row in rows(harbour)] == [wanted], timeout=10_000)
    page.list.selectAll()
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert load_terms().terms == ()


def test_a_row_leads_to_the_next_place_of_its_term(harbour: Window) -> None:
    terming = harbour.review.terming
    row = TermRow("灯塔", "lighthouse", "")
    visited = []
    for _ in range(3):
        terming.go_to(row)
        visited.append(harbour.page.view.current_bead())
    assert visited == [1, 2, 0]


def test_a_glossary_says_what_it_brought(qtbot: QtBot, harbour: Window, tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    path.write_text(
        "zh,en,status\n灯塔,lighthouse,\n灯塔,lighthouse,\n灯塔,beacon,forbidden\n山脚,foot,\n山脚,foot,forbidden\n",
        encoding="utf-8",
    )
    harbour.review.terming.take_in(str(path))
    qtbot.waitUntil(lambda: "2 terms" in harbour.messages.text, timeout=10_000)
    assert "0 of them known before, 5 lines" in harbour.messages.text
    assert "山脚" in harbour.messages.text  # right and forbidden at once
