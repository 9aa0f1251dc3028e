"""Scrolling: rows stay level and whole, and the line under the eye stays where it is whatever changes around it."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.core.project import Project
from reader.ui.reading.scroller import MARGIN_BELOW, Position
from reader.ui.reading.style import ReadingStyle
from reader.ui.reading.view import ReadingView
from tests.made_bitext import town
from tests.ui.reading.conftest import Shown

PLAIN = ReadingStyle()


def line_y(view: ReadingView, position: Position) -> int:
    """Where the line of a position is in the viewport now."""
    for box, y in view._scroller.visible():
        span = box.row.span(position.side)
        if span.start <= position.offset < span.end:
            return y + box.line_top(position.side, position.offset)
    raise AssertionError("the line left the viewport")


def tops(view: ReadingView) -> list[int]:
    return [seen.y for seen in view._scroller.visible()]


def test_rows_follow_each_other_without_gap_and_both_sides_are_level(shown: Shown) -> None:
    view = shown(town(300))
    for _ in range(40):
        view.scroll_by(97)
        seen = list(view._scroller.visible())
        assert all(one.y + one.box.height == other.y for one, other in itertools.pairwise(seen))
        for box, _ in seen:
            baselines = {box.tops[side] + cell.fonts.baseline for side, cell in box.cells.items()}
            assert len(baselines) == 1


def test_scrolling_down_and_up_again_by_pixels_comes_back_exactly(shown: Shown) -> None:
    view = shown(town(500))
    view.scroll_by(1234)
    start = [(seen.box.place, seen.y) for seen in view._scroller.visible()]
    for step in (7, 311, 5, 590, 33):
        view.scroll_by(step)
    for step in (590, 33, 7, 311, 5):
        view.scroll_by(-step)
    assert [(seen.box.place, seen.y) for seen in view._scroller.visible()] == start


def test_a_pixel_is_a_pixel_although_estimates_are_corrected_above_and_below(shown: Shown) -> None:
    view = shown(town(4000, per_paragraph=5))
    view.go_to_bead(2000)
    for step in (13, -29, 8, -61, 40):
        position = view.position()
        assert position
        before = line_y(view, position)
        view.scroll_by(step)
        assert line_y(view, position) == before - step


@pytest.mark.parametrize(
    "style",
    [
        replace(PLAIN, zh_size=21, en_size=19),
        replace(PLAIN, script="hant"),
        replace(PLAIN, en_line_height=2.0),
        replace(PLAIN, mode="stacked"),
        replace(PLAIN, mode="zh"),
        replace(PLAIN, justify=False),
        replace(PLAIN, mode="paragraphs"),
        replace(PLAIN, mode="scripts"),
        replace(PLAIN, swapped=True),
        replace(PLAIN, split=0.7),
        replace(PLAIN, indent=True, quotes="corner", en_justify=True),
    ],
)
def test_the_line_under_the_eye_stays_when_the_style_changes(shown: Shown, style: ReadingStyle) -> None:
    view = shown(town(3000))
    view.go_to_bead(1500)
    view.clear_selection()
    position = view._eye()
    assert position
    before = line_y(view, position)
    view.set_style(style)
    assert line_y(view, position) == before
    view.set_style(PLAIN)
    assert line_y(view, position) == before


def test_the_line_under_the_eye_stays_when_the_window_changes(shown: Shown) -> None:
    view = shown(town(3000))
    view.restore(Position("en", town(3000).en.segments[1400].start, 130))
    position = view._eye()
    assert position
    before = line_y(view, position)
    for width, height in ((500, 600), (1400, 900), (700, 300), (820, 600)):
        view.resize(width, height)
        assert line_y(view, position) == before


def test_the_ends_are_reached_and_not_passed(shown: Shown) -> None:
    view = shown(town(2000))
    view.scroll_by(-50)
    assert tops(view)[0] == 0
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    last = list(view._scroller.visible())[-1]
    assert last.box.place == view._rows.last()
    assert last.y + last.box.height == view._scroller.height - MARGIN_BELOW
    view.scroll_by(5000)
    assert list(view._scroller.visible())[-1].y == last.y
    view.verticalScrollBar().setValue(0)
    assert next(iter(view._scroller.visible())).box.place == view._rows.first()
    assert tops(view)[0] == 0


def test_a_short_text_stays_at_the_top(shown: Shown) -> None:
    view = shown(town(2))
    view.scroll_by(300)
    assert tops(view)[0] == 0
    assert view.verticalScrollBar().maximum() == 0


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(st.integers(-2500, 2500), st.floats(0, 1)), min_size=1, max_size=12))
def test_any_mix_of_wheel_and_bar_shows_whole_rows_in_order(shown: Shown, moves: list[float]) -> None:
    view = _kept(shown)
    bar = view.verticalScrollBar()
    for move in moves:
        if isinstance(move, int):
            view.scroll_by(move)
        else:
            bar.setValue(int(move * bar.maximum()))
        seen = list(view._scroller.visible())
        assert seen[0].y <= 0
        assert seen[-1].y + seen[-1].box.height + MARGIN_BELOW >= view._scroller.height
        assert 0 <= bar.value() <= bar.maximum()


_views: dict[int, ReadingView] = {}


def _kept(shown: Shown) -> ReadingView:
    """One view for all examples of a test: each goes on where the last one stopped."""
    if id(shown) not in _views:
        _views.clear()
        _views[id(shown)] = shown(town(20_000))
    return _views[id(shown)]


def test_the_bar_is_not_moved_under_the_hand_that_holds_it(shown: Shown) -> None:
    view = shown(town(20_000))
    bar = view.verticalScrollBar()
    bar.setSliderDown(True)
    maximum = bar.maximum()
    for share in (0.2, 0.8, 0.4):
        bar.setValue(int(share * maximum))
        assert bar.maximum() == maximum
    place = next(view._scroller.visible()).box.place
    bar.setSliderDown(False)
    assert next(view._scroller.visible()).box.place == place


def test_going_back_and_forward_returns_to_the_pixel(shown: Shown) -> None:
    view = shown(town(5000))
    view.scroll_by(777)
    start = tops(view), next(view._scroller.visible()).box.place
    view.go_to_bead(3000)
    view.scroll_by(55)
    there = tops(view), next(view._scroller.visible()).box.place
    assert view.back()
    assert (tops(view), next(view._scroller.visible()).box.place) == start
    assert view.forward()
    assert (tops(view), next(view._scroller.visible()).box.place) == there
    assert not view.forward()


def test_an_edit_of_the_notes_moves_nothing(shown: Shown) -> None:
    bitext = town(900)
    view = shown(bitext)
    view.scroll_by(2000)
    before = [(id(seen.box), seen.y) for seen in view._scroller.visible()]
    view.show_project(Project(bitext, ()))
    assert [(id(seen.box), seen.y) for seen in view._scroller.visible()] == before
