"""Whole pages: every line is shown once, none is cut, and going back leads over the same pages."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.core.document import SIDES
from reader.ui.reading.scroller import Position
from reader.ui.reading.style import ReadingStyle
from reader.ui.reading.view import ReadingView
from tests.made_bitext import EN, ZH, BitextBuilder, pair, town
from tests.ui.reading.conftest import Shown
from tests.ui.reading.test_scroller import line_y

PAGED = ReadingStyle(paged=True)
Line = tuple[str, int]  # side and the code point at which the line starts


def whole_lines(view: ReadingView) -> list[Line]:
    """The lines that are shown whole."""
    found: list[Line] = []
    for box, y in view._scroller.visible():
        for side, cell in box.cells.items():
            for number in range(len(cell.lines)):
                top = y + box.tops[side] + number * cell.fonts.line_height
                if top >= 0 and top + cell.fonts.line_height <= view._scroller.height:
                    found.append((side, cell.shown.to_document(cell.line_span(number)).start))
    return found


def pages(view: ReadingView) -> list[list[Line]]:
    """The lines of all pages from where the view is."""
    found = [whole_lines(view)]
    while True:
        view.turn_pages(1)
        if (here := whole_lines(view)) == found[-1]:
            return found
        found.append(here)


def test_the_pages_show_every_line_once_and_in_order(shown: Shown) -> None:
    view = shown(town(200), 900, 610, PAGED)
    found = [line for page in pages(view) for line in page]
    for side in SIDES:
        starts = [start for one, start in found if one == side]
        assert starts == sorted(set(starts))
    rows, page = view._rows, view._scroller.page
    assert rows
    assert page
    boxes = [page.box(place) for chunk in range(len(rows.chunks)) for place in _places(view, chunk)]
    assert len(found) == sum(len(cell.lines) for box in boxes for cell in box.cells.values())


def _places(view: ReadingView, chunk: int) -> list:
    from reader.workflow.rows import Place

    return [Place(chunk, row) for row in range(len(view._rows.rows(chunk)))] if view._rows else []


def test_a_row_is_not_cut_and_a_heading_stands_over_its_text(shown: Shown) -> None:
    view = shown(town(240, per_section=3), 900, 500, PAGED)
    for _ in range(25):
        seen = list(view._scroller.visible())
        assert all(y + box.height <= view._scroller.height for box, y in seen)
        assert seen[-1].box.row.kind == "text"
        view.turn_pages(1)


def test_back_leads_over_the_same_pages(shown: Shown) -> None:
    view = shown(town(200), 900, 610, PAGED)
    forward = [whole_lines(view)]
    for _ in range(9):
        view.turn_pages(1)
        forward.append(whole_lines(view))
    for page in reversed(forward[:-1]):
        view.turn_pages(-1)
        assert whole_lines(view) == page
    view.turn_pages(-3)
    assert whole_lines(view) == forward[0]


def test_a_row_longer_than_a_page_is_cut_between_lines(shown: Shown) -> None:
    builder = BitextBuilder().paragraph(pair(ZH[0], EN[0]))
    long = builder.paragraph(*(pair(ZH[n % 5], EN[n % 5]) for n in range(60))).paragraph(pair(ZH[1], EN[1])).build()
    view = shown(long, 700, 420, PAGED)
    found = pages(view)
    for side in SIDES:
        starts = [start for page in found for one, start in page if one == side]
        assert starts == sorted(set(starts))
    assert ("zh", long.zh.segments[-1].start) in found[-1]
    back = [found[-1]]
    while True:
        view.turn_pages(-1)
        if (here := whole_lines(view)) == back[-1]:
            break
        back.append(here)
    seen = {line for page in back for line in page}
    assert {line for page in found for line in page} <= seen


def test_nothing_moves_when_pages_are_chosen_or_left(shown: Shown) -> None:
    view = shown(town(300), 900, 610)
    view.scroll_by(1234)
    place = view.position()
    assert place
    view.set_style(PAGED)
    assert line_y(view, place) == place.delta
    view.set_style(ReadingStyle())
    assert line_y(view, place) == place.delta


def test_the_wheel_and_the_keys_turn_pages(shown: Shown) -> None:
    view = shown(town(200), 900, 610, PAGED)
    found = pages(view)[:4]
    view.verticalScrollBar().setValue(0)
    assert whole_lines(view) == found[0]
    wheel = QWheelEvent(
        QPointF(90, 90), QPointF(90, 90), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), wheel)
    assert whole_lines(view) == found[1]
    QTest.keyClick(view, Qt.Key.Key_Space)
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert whole_lines(view) == found[3]
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert whole_lines(view) == found[2]


@pytest.mark.parametrize("bead", [0, 7, 100, 199])
def test_a_jump_opens_the_page_with_the_sentence(shown: Shown, bead: int) -> None:
    bitext = town(200)
    view = shown(bitext, 900, 610, PAGED)
    view.go_to_bead(bead)
    start = bitext.zh.segments[bead].start
    position = view._scroller.position(("zh", start))
    assert position == Position("zh", start, position.delta if position else 0)
    assert all(y + box.height <= view._scroller.height for box, y in view._scroller.visible())


def test_the_end_of_the_bar_is_the_last_page(shown: Shown) -> None:
    bitext = town(200)
    view = shown(bitext, 900, 610, PAGED)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    seen = list(view._scroller.visible())
    assert seen[-1].box.row.beads.end == 200
    assert all(one.y + one.box.height == other.y for one, other in pairwise(seen))
    assert len(seen) > 1
