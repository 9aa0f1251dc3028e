"""The pop-up: where it stands, that it never covers its sentence, what opens, moves and closes it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from pytestqt.qtbot import QtBot

from reader.ui.study.beside import LEAST, MARGIN, fitted
from reader.ui.window import Window
from tests.ui.study.test_studying import move_mouse, place_of

PutAt = Callable[..., int]
AREA = QSize(700, 500)


@pytest.fixture
def beside(opened: Window) -> Window:
    """A window that shows words beside their sentences."""
    opened.preferences.choose("look_up_in", "beside")
    return opened


def sentence(window: Window, offset: int) -> list[QRectF]:
    """What the Chinese sentence at an offset covers of the viewport."""
    document = window.session.project.bitext.zh
    span = document.segments[document.segment_at(offset)].span
    return [line.translated(0, y) for box, y in window.page.view.boxes() for line in box.rectangles("zh", span)]


@given(st.integers(20, 400), st.integers(0, 480), st.integers(10, 300), st.integers(0, 690), st.integers(0, 60))
def test_wherever_the_sentence_is_the_pop_up_is_in_sight_and_not_over_it(
    height: int, top: int, tall: int, left: int, more: int
) -> None:
    word = QRectF(left, top, 20, 30)
    place = fitted(QSize(330, height), AREA, word, [(top - more, top + tall + more), (top, top + tall)])
    if place is None:
        assert max(top, AREA.height() - top - tall) < LEAST + 2 * MARGIN
        return
    assert place.top() >= MARGIN
    assert place.bottom() <= AREA.height()
    assert 0 <= place.left() <= place.right() <= AREA.width()
    assert place.bottom() < top or place.top() > top + tall
    assert place.height() == height or place.height() >= LEAST


def test_the_key_opens_it_and_once_more_the_card(qtbot: QtBot, beside: Window, put_at: PutAt) -> None:
    studying, view = beside.study.studying, beside.page.view
    offset = put_at(beside, "图书馆建")
    beside.actions_["look_up"].trigger()
    popup = studying.beside.popup
    assert beside.page.right.isHidden()
    assert (popup.word.text(), popup.reading.text()) == ("图书馆", "túshūguǎn")
    assert "library" in popup.body.text()
    assert popup.accessibleDescription() == "图书馆, túshūguǎn: library"
    lines = sentence(beside, offset)
    assert lines
    assert not any(QRectF(popup.geometry()).intersects(line) for line in lines)
    popup.word_followed.emit("家")
    assert popup.word.text() == "家"
    put_at(beside, "江边的")
    assert popup.isHidden(), "the caret has gone on"
    beside.actions_["look_up"].trigger()
    assert popup.word.text() == "江边"
    beside.actions_["look_up"].trigger()
    assert popup.isHidden()
    assert (studying.card.isVisible(), studying.card.word.text()) == (True, "江边")
    studying.card.closed.emit()
    beside.page.close_right()
    beside.actions_["look_up"].trigger()
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert popup.isHidden()


def test_it_is_as_high_as_what_it_says(beside: Window, qtbot: QtBot, put_at: PutAt) -> None:
    put_at(beside, "图书馆建")
    studying, popup = beside.study.studying, beside.study.studying.beside.popup
    studying._say("The dictionary is being prepared…")
    qtbot.wait(1)
    assert "prepared" in popup.body.text()
    studying.show_here()
    assert popup.word.text() == "图书馆"
    qtbot.wait(1)
    assert popup.size() == popup.wanted()


def test_a_double_click_opens_it_a_click_moves_it(qtbot: QtBot, beside: Window, put_at: PutAt) -> None:
    popup, viewport = beside.study.studying.beside.popup, beside.page.view.viewport()
    offset = put_at(beside, "图书馆建")
    qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place_of(beside, offset).toPoint())
    qtbot.waitUntil(lambda: popup.isVisible() and popup.word.text() == "图书馆")
    river = beside.session.project.bitext.zh.text.index("江边，")
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place_of(beside, river).toPoint())
    qtbot.waitUntil(lambda: popup.word.text() == "江边")
    corner = QPoint(3, viewport.height() - 3)  # no text is there
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=corner)
    assert popup.isHidden()
    qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=corner)
    qtbot.wait(1)
    assert popup.isHidden()
    assert beside.study.studying.card.isHidden()


def test_the_mouse_that_rests_opens_it_and_goes_away(qtbot: QtBot, beside: Window, put_at: PutAt) -> None:
    beside.preferences.choose("look_up", "hover")
    beside.preferences.choose("hover_delay", 0)
    popup = beside.study.studying.beside.popup
    offset = put_at(beside, "图书馆建")
    move_mouse(beside, place_of(beside, offset + 1))
    qtbot.waitUntil(lambda: popup.isVisible() and popup.word.text() == "图书馆")
    move_mouse(beside, QPointF(1, 1))
    qtbot.waitUntil(popup.isHidden)
    assert beside.page.right.isHidden()


def test_a_word_is_added_there_and_the_text_scrolls_with_it(beside: Window, put_at: PutAt) -> None:
    studying = beside.study.studying
    offset = put_at(beside, "图书馆建")
    beside.actions_["add_word"].trigger()
    popup = studying.beside.popup
    assert (popup.add.text(), popup.isVisible()) == ("new", True)
    popup.add.click()
    assert popup.add.text() == "learning"
    beside.preferences.choose("zh_size", 30)
    assert not any(QRectF(popup.geometry()).intersects(line) for line in sentence(beside, offset))
    beside.session.open(None)
    assert popup.isHidden()


def test_a_heading_is_not_covered_either(beside: Window, put_at: PutAt) -> None:
    put_at(beside, "江边的图书馆")
    beside.study.studying.show_here()
    popup, (box, y) = beside.study.studying.beside.popup, next(iter(beside.page.view.boxes()))
    lines = [line.translated(0, y) for side in box.cells for line in box.rectangles(side, box.row.span(side))]
    assert len(lines) == 2
    assert popup.isVisible()
    assert not any(QRectF(popup.geometry()).intersects(line) for line in lines)


def test_without_room_the_panel_serves(beside: Window, put_at: PutAt) -> None:
    offset = put_at(beside, "图书馆建")
    assert not beside.study.studying.beside.show_at("zh", offset + 100_000)
    segment = beside.session.project.bitext.zh.segments[0]
    assert beside.study.studying.beside.show_at("zh", segment.end)  # where no character follows
    beside.page.view.viewport().setFixedHeight(120)
    beside.study.studying.show_here()
    assert beside.study.studying.beside.popup.isHidden()
    assert beside.study.studying.card.isVisible()
