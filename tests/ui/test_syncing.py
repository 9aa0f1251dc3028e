"""Panes that follow each other or stand by themselves: one caret, one selection, and pins between them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.core.project import Project
from reader.core.spans import Span
from reader.ui.reading.companion import Companion, counterpart
from reader.ui.window import Window
from tests.made_bitext import town
from tests.ui.reading.test_view import point, rectangles


@pytest.fixture
def apart(window: Window, read, page: Path) -> tuple[Window, Companion]:
    """A window with a made text in two panes that follow each other."""
    window.resize(1200, 700)
    window.show()
    read(window, page)
    window.session.open(Project(town(300)))
    window.actions_["sync_loose"].trigger()
    assert window.syncing.companion
    return window, window.syncing.companion


def test_each_language_has_a_pane_and_level_brings_them_together(apart: tuple[Window, Companion]) -> None:
    window, companion = apart
    view = window.page.view
    assert (view.shown_sides, companion.shown_sides) == (("zh",), ("en",))
    assert companion.isVisible()
    assert abs(view.width() - companion.width()) < 30
    window.actions_["swap_sides"].trigger()
    assert (view.shown_sides, companion.shown_sides) == (("en",), ("zh",))
    window.actions_["sync_level"].trigger()
    assert view.shown_sides == ("en", "zh")
    assert companion.isHidden()
    assert view.mirror is None


def test_either_pane_follows_the_other_when_loose_and_stays_when_off(apart: tuple[Window, Companion]) -> None:
    window, companion = apart
    view, bitext = window.page.view, window.page.view.project.bitext
    view.go_to_bead(150)
    view.scroll_by(37)
    for source, target in ((view, companion), (companion, view)):
        source.scroll_by(777)
        seen, there = source.position(), target.position()
        beads = [
            bitext.alignment.bead_of(one.side, bitext.document(one.side).segment_at(one.offset))
            for one in (seen, there)
        ]
        assert abs(beads[0] - beads[1]) <= 1
    window.actions_["sync_off"].trigger()
    before = companion.position()
    view.scroll_by(900)
    assert companion.position() == before


def test_parting_the_panes_moves_neither(window: Window, read, page: Path, qtbot: QtBot) -> None:
    window.resize(1200, 700)
    window.show()
    read(window, page)
    window.session.open(Project(town(300)))
    view = window.page.view
    view.go_to_bead(150)
    eye = view._eye()
    line = Span(eye.offset, eye.offset + 1)
    before = rectangles(view, "zh", line)[0].top()
    for way in ("loose", "level"):
        window.actions_[f"sync_{way}"].trigger()
        qtbot.wait(1)  # the new pane gets its size
        assert rectangles(view, "zh", line)[0].top() == before


def test_a_click_in_the_companion_is_known_to_the_window(apart: tuple[Window, Companion], qtbot: QtBot) -> None:
    window, companion = apart
    view, bitext = window.page.view, window.page.view.project.bitext
    segment = bitext.en.segments[3]
    start, end = (point(companion, "en", segment.start + shift) for shift in (2, 12))
    QTest.mousePress(companion.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(companion.viewport(), end)
    QTest.mouseRelease(companion.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    assert [(side, span.start, span.end) for side, span in view.selection()] == [
        ("en", segment.start + 2, segment.start + 12)
    ]
    assert view.current_bead() == 3
    assert companion._scene_now().selection == view._scene.selection
    QTest.keyClick(companion, Qt.Key.Key_1)
    assert window.session.project.annotations[-1].targets[0].side == "en"
    QTest.keyClick(companion, Qt.Key.Key_J)
    assert view.current_bead() == 4
    assert rectangles(companion, "en", bitext.en.segments[4].span)


def test_going_to_a_place_brings_up_the_pane_of_its_language(apart: tuple[Window, Companion]) -> None:
    window, companion = apart
    bitext = window.page.view.project.bitext
    window.page.view.go_to_span("en", bitext.en.segments[200].span)
    assert rectangles(companion, "en", bitext.en.segments[200].span)
    window.page.view.go_to_section(1)
    tops = [next(view.boxes()).box.place for view in (window.page.view, companion)]
    assert tops[0] == tops[1]


def test_a_heading_corresponds_to_its_heading(apart: tuple[Window, Companion]) -> None:
    window, _ = apart
    view, bitext = window.page.view, window.page.view.project.bitext
    view.go_to_section(1)
    place = counterpart(view)
    assert place
    assert bitext.en.sections[1].heading
    assert place.offset == bitext.en.sections[1].heading.start


def test_correcting_the_alignment_needs_level_panes(apart: tuple[Window, Companion]) -> None:
    window, companion = apart
    window.actions_["align_mode"].trigger()
    assert window.page.view.shown_sides == ("zh", "en")
    assert companion.isHidden()
    window.actions_["align_mode"].trigger()
    assert companion.isVisible()


def test_two_sentences_are_pinned_and_it_is_one_step_back(apart: tuple[Window, Companion], qtbot: QtBot) -> None:
    window, _ = apart
    view, bitext = window.page.view, window.page.view.project.bitext
    view.go_to_span("zh", bitext.zh.segments[4].span)
    window.actions_["pin"].trigger()
    assert window.messages.isVisible()
    assert view._scene.awaited.span == bitext.zh.segments[4].span
    window.actions_["pin"].trigger()  # the same sentence once more takes it back
    assert not window.messages.isVisible()
    assert view._scene.awaited is None
    window.actions_["pin"].trigger()
    view.go_to_span("en", bitext.en.segments[5].span)
    window.actions_["pin"].trigger()
    qtbot.waitUntil(lambda: window.session.project.bitext is not bitext, timeout=20_000)
    beads = window.session.project.bitext.alignment.beads
    pinned = beads[window.session.project.bitext.alignment.bead_of("zh", 4)]
    assert (pinned.en.start, pinned.shape, pinned.status) == (5, "1-1", "checked")
    window.actions_["undo"].trigger()
    assert window.session.project.bitext.alignment.beads == bitext.alignment.beads


def test_what_is_covered_is_covered_in_the_companion(apart: tuple[Window, Companion]) -> None:
    window, companion = apart
    window.actions_["guess_en_mode"].trigger()
    assert companion.is_covered(1)
    where = point(companion, "en", window.page.view.project.bitext.en.segments[1].start + 2)
    QTest.mouseClick(companion.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    assert not window.page.view.is_covered(1)
    assert companion.under(QPointF(where)) is not None


def test_an_end_of_a_pin_is_forgotten_when_its_sentences_are_cut_anew(apart: tuple[Window, Companion]) -> None:
    window, _ = apart
    view, project = window.page.view, window.session.project
    view.go_to_span("en", project.bitext.en.segments[4].span)
    window.actions_["pin"].trigger()
    assert view._scene.awaited
    cut = replace(project.bitext, en=replace(project.bitext.en, segments=tuple(project.bitext.en.segments)))
    window.session.apply("Split", replace(project, bitext=cut))
    assert view._scene.awaited is None
