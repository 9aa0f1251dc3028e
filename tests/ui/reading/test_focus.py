"""Focus: what is read stays as it is, the rest becomes pale."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtTest import QTest

from reader.core.document import Side
from reader.ui.reading.style import ReadingStyle
from reader.ui.reading.view import ReadingView
from tests.made_bitext import town
from tests.ui.reading.conftest import Shown
from tests.ui.reading.test_view import rectangles


def darkest(view: ReadingView, place: QRectF) -> int:
    image = view.viewport().grab(place.toAlignedRect()).toImage()
    return min(image.pixelColor(x, y).lightness() for x in range(image.width()) for y in range(image.height()))


def test_the_sentence_and_its_counterpart_stay_clear(shown: Shown) -> None:
    bitext = town(12)
    view = shown(bitext, style=ReadingStyle(focus="sentence"))
    view.go_to_bead(4)
    sides: tuple[Side, ...] = ("zh", "en")
    for side in sides:
        for bead in range(3, 6):
            pale = all(
                darkest(view, p) > 110 for p in rectangles(view, side, bitext.document(side).segments[bead].span)
            )
            assert pale == (bead != 4)
    view.next_sentence()
    assert darkest(view, rectangles(view, "en", bitext.en.segments[5].span)[-1]) < 110


def test_the_ruler_is_the_line_over_both_columns(shown: Shown) -> None:
    bitext = town(30)
    view = shown(bitext, style=ReadingStyle(focus="line"))
    view.go_to_bead(4)
    line = rectangles(view, "zh", bitext.zh.segments[4].span)[0]
    width = view.viewport().width()
    assert darkest(view, QRectF(0, line.top() + 4, width / 2 - 40, line.height() - 8)) < 110
    assert darkest(view, QRectF(width / 2 + 40, line.top() + 4, width / 2 - 60, line.height() - 8)) < 110
    assert darkest(view, QRectF(0, line.bottom() + 3, width / 2 - 40, 60)) > 130
    before = line.top()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert darkest(view, QRectF(0, before + 4, width / 2 - 40, line.height() - 8)) > 130


def test_without_a_caret_something_is_clear_all_the_same(shown: Shown) -> None:
    view = shown(town(60), style=ReadingStyle(focus="sentence"))
    assert darkest(view, QRectF(view.viewport().rect())) < 110
    view.scroll_by(700)
    assert darkest(view, QRectF(view.viewport().rect())) < 110


def test_the_sentence_read_alone_keeps_away_from_the_edges(shown: Shown) -> None:
    bitext = town(300)
    view = shown(bitext, style=ReadingStyle(focus="sentence"))
    view.go_to_bead(20)
    for bead in range(21, 45):
        view.next_sentence()
        top = rectangles(view, "zh", bitext.zh.segments[bead].span)[0].top()
        assert 0.25 * view.viewport().height() <= top <= 0.75 * view.viewport().height()
    assert view.under(QPointF(60, 60)) is not None
