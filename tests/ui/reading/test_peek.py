"""Peek: the other language on a slip, by key, by click and under the mouse, and only where one language is read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.core.document import Side
from reader.core.project import Project
from reader.core.realigning import merge
from reader.ui.reading.style import ReadingStyle
from reader.ui.reading.view import ReadingView
from tests.made_bitext import BitextBuilder, pair, town
from tests.ui.reading.conftest import Shown
from tests.ui.reading.test_view import click, point, rectangles

KEY = Qt.Key


def english(view: ReadingView, bead: int) -> str:
    assert view.project
    document = view.project.bitext.en
    return document.segments[bead].span.of(document.text)


def test_the_key_shows_it_and_it_follows_the_caret(shown: Shown) -> None:
    bitext = town(30)
    view = shown(bitext, style=ReadingStyle(mode="zh"))
    view.peek.toggle()
    assert view.peek.text == english(view, 0)
    view.next_sentence()
    assert view.peek.text == english(view, 1)
    lines = rectangles(view, "zh", bitext.zh.segments[1].span)
    assert view.peek.y() >= lines[-1].bottom()
    assert view.peek.y() < lines[-1].bottom() + 12
    QTest.keyClick(view, KEY.Key_Escape)
    assert view.peek.text == ""
    view.next_sentence()
    assert view.peek.isHidden()


def test_it_moves_with_the_text_and_never_moves_the_text(shown: Shown) -> None:
    bitext = town(90)
    view = shown(bitext, style=ReadingStyle(mode="zh"))
    view.go_to_bead(10)
    before = rectangles(view, "zh", bitext.zh.segments[12].span)
    view.peek.toggle()
    assert rectangles(view, "zh", bitext.zh.segments[12].span) == before
    y = view.peek.y()
    view.scroll_by(31)
    assert view.peek.y() == y - 31
    view.scroll_by(2000)
    assert view.peek.isHidden()
    view.scroll_by(-2000)
    assert not view.peek.isHidden()
    view.set_style(ReadingStyle(mode="side"))
    assert view.peek.isHidden()


def test_it_stays_with_its_sentence_when_the_alignment_changes(shown: Shown) -> None:
    bitext = town(30)
    view = shown(bitext, style=ReadingStyle(mode="zh"))
    view.go_to_bead(6)
    view.peek.toggle()
    view.show_project(Project(merge(bitext, 1, 2).bitext))
    assert view.peek.bead == 5
    assert view.peek.text == english(view, 6)


def test_at_the_foot_it_stands_above_the_sentence(shown: Shown) -> None:
    bitext = town(90)
    view = shown(bitext, style=ReadingStyle(mode="zh"))
    view.peek.toggle()
    for bead in range(1, 30):
        view.next_sentence()
        lines = rectangles(view, "zh", bitext.zh.segments[bead].span)
        slip = view.peek.geometry()
        assert slip.bottom() <= view.viewport().height()
        assert slip.top() >= lines[-1].bottom() or slip.bottom() <= lines[0].top()


def test_a_click_shows_it_when_a_click_is_chosen(shown: Shown) -> None:
    bitext = town(30)
    view = shown(bitext, style=ReadingStyle(mode="en"))
    view.peek.trigger = "key"
    click(view, "en", bitext.en.segments[2].start + 4)
    assert view.peek.isHidden()
    view.peek.trigger = "click"
    click(view, "en", bitext.en.segments[3].start + 4)
    assert view.peek.text == bitext.zh.segments[3].span.of(bitext.zh.text)
    click(view, "en", bitext.en.segments[3].start + 9)
    assert view.peek.isHidden()
    click(view, "en", bitext.en.segments[3].start + 4)
    QTest.keyClick(view, KEY.Key_Right)
    assert not view.peek.isHidden()
    view.next_sentence()
    assert view.peek.isHidden()


def test_the_mouse_shows_it_after_a_moment(shown: Shown, qtbot: QtBot) -> None:
    bitext = town(30)
    view = shown(bitext, style=ReadingStyle(mode="zh"))
    view.peek.trigger = "hover"
    QTest.mouseMove(view.viewport(), QPoint(2, 2))
    QTest.mouseMove(view.viewport(), point(view, "zh", bitext.zh.segments[2].start + 3))
    qtbot.waitUntil(lambda: view.peek.text == english(view, 2))
    QTest.mouseMove(view.viewport(), point(view, "zh", bitext.zh.segments[4].start + 3))
    assert view.peek.isHidden()
    qtbot.waitUntil(lambda: view.peek.text == english(view, 4))


@pytest.mark.parametrize(("mode", "said"), [("zh", "no English counterpart"), ("en", "")])
def test_it_says_where_there_is_no_counterpart(shown: Shown, mode: Side, said: str) -> None:
    bitext = BitextBuilder().paragraph(pair("独一句。", "")).paragraph(pair("两句。", "Two.")).build()
    view = shown(bitext, style=ReadingStyle(mode=mode))
    view.peek.toggle()
    assert view.peek.text == (said or "两句。")


def test_another_text_has_nothing_to_peek_at(shown: Shown) -> None:
    view = shown(town(30), style=ReadingStyle(mode="zh"))
    view.go_to_bead(29)
    view.peek.toggle()
    view.show_project(Project(town(3)))
    assert view.peek.isHidden()
    assert view.current_bead() is None
