"""Marks on the scroll bar stand where their text stands, and follow search and notes."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.ui.overview.scroll_marks import share_of, thinned
from reader.ui.window import Window
from tests.made_bitext import town


def test_a_share_goes_from_the_first_to_the_last_sentence() -> None:
    bitext = town(60)
    segments = bitext.zh.segments
    assert share_of(bitext, "zh", segments[0].start) == 0
    assert share_of(bitext, "zh", segments[-1].end) == 1
    assert share_of(bitext, "zh", segments[30].start) == pytest.approx(0.5, abs=0.1)
    assert share_of(bitext, "zh", 0) == 0


def test_a_row_of_pixels_is_drawn_once() -> None:
    assert thinned([0.0, 0.0001, 0.5, 1.0], 101) == [0, 50, 100]
    assert len(thinned([n / 10_000 for n in range(10_000)], 400)) == 400


def test_hits_and_notes_are_marked_and_go(qtbot: QtBot, window: Window, read, page: Path) -> None:
    read(window, page)
    marks = window.finding.marks
    with qtbot.waitSignal(window.finding.changed):
        window.top_bar.find.setText("books")
    assert len(marks._hits) == len(window.finding.hits) > 0
    window.top_bar.find.clear()
    assert marks._hits == []
    window.page.view.go_to_bead(1)
    window.actions_["highlight_yellow"].trigger()
    assert len(marks._notes) == 1
    window.actions_["undo"].trigger()
    assert marks._notes == []


def test_the_mouse_reaches_the_scroll_bar(window: Window, qtbot: QtBot, read, page: Path) -> None:
    read(window, page)
    bar = window.page.view.verticalScrollBar()
    assert window.finding.marks.geometry() == bar.rect()
    assert bar.childAt(bar.rect().center()) is None
