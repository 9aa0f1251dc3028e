"""The gutter: dragged with the mouse it shares the width otherwise, and the line under the eye stays."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.ui.reading.style import ReadingStyle
from reader.ui.reading.view import ReadingView
from tests.made_bitext import town
from tests.ui.reading.conftest import Shown
from tests.ui.reading.test_scroller import line_y

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def gutter(view: ReadingView) -> QPoint:
    columns = view.columns
    assert columns
    return QPoint(round(columns.gutter_x + columns.gutter_width / 2), 200)


def drag(view: ReadingView, pixels: int) -> None:
    at = gutter(view)
    QTest.mousePress(view.viewport(), LEFT, NONE, at)
    for part in range(1, 6):
        QTest.mouseMove(view.viewport(), at + QPoint(pixels * part // 5, 0))
    QTest.mouseRelease(view.viewport(), LEFT, NONE, at + QPoint(pixels, 0))


def test_a_drag_moves_the_gutter_to_the_mouse_and_tells_the_share(shown: Shown, qtbot: QtBot) -> None:
    view = shown(town(300))
    view.scroll_by(3210)
    place, before = view.position(), gutter(view)
    assert place
    with qtbot.waitSignal(view.splitChosen) as told:
        drag(view, 90)
    assert abs(gutter(view).x() - before.x() - 90) <= 1
    assert told.args == [view.style_shown.split]
    assert line_y(view, place) == place.delta
    assert view.selection() == ()


def test_swapped_columns_are_shared_by_the_same_hand(shown: Shown) -> None:
    view = shown(town(30), style=ReadingStyle(swapped=True))
    before = gutter(view)
    drag(view, -70)
    assert abs(gutter(view).x() - before.x() + 70) <= 1
    assert view.style_shown.split > 0.5


def test_a_double_click_makes_them_alike(shown: Shown) -> None:
    view = shown(town(30), style=ReadingStyle(split=0.3))
    QTest.mouseDClick(view.viewport(), LEFT, NONE, gutter(view))
    assert view.style_shown.split == 0.5


def test_a_press_that_does_not_move_changes_nothing(shown: Shown, qtbot: QtBot) -> None:
    view = shown(town(30), style=ReadingStyle(split=0.4))
    with qtbot.assertNotEmitted(view.splitChosen):
        QTest.mouseClick(view.viewport(), LEFT, NONE, gutter(view))
    assert view.style_shown.split == 0.4
