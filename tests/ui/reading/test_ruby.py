"""Readings above the characters: they stand over their own, part them, and change nothing of the text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader.core.document import Document
from reader.core.spans import Span
from reader.ui.reading.ruby import Reading
from reader.ui.reading.scroller import Position
from reader.ui.reading.style import ReadingStyle
from tests.made_bitext import BitextBuilder, pair, town
from tests.ui.reading.conftest import Shown
from tests.ui.reading.test_view import drag, point, rectangles

SYLLABLES = ("zhuāng", "yī", "xiǎng", "è")


def read(document: Document, span: Span) -> Iterator[Reading]:
    """Some reading for each Han character."""
    for offset in range(*span):
        if "\u4e00" <= document.text[offset] <= "\u9fff":
            yield Reading(offset, offset + 1, SYLLABLES[offset % 4])


@pytest.mark.parametrize("script", ["original", "twp"])
def test_every_reading_stands_over_its_character_and_touches_no_other(shown: Shown, script: str) -> None:
    bitext = town(12)
    view = shown(bitext, style=ReadingStyle(script=script))
    view.set_readings(read)
    seen = 0
    for box, _ in view._scroller.visible():
        cell = box.cells["zh"]
        if box.row.kind != "text":
            continue
        for item in cell.ruby:
            over = cell.rectangles(cell.shown.from_document(Span(item.reading.start, item.reading.end)))[0]
            assert over.left() - 3 <= item.x <= over.right() + 3
            assert item.line == over.top() // cell.fonts.line_height
            seen += 1
        for one, other in zip(cell.ruby, cell.ruby[1:], strict=False):
            if one.line == other.line:
                assert one.x + one.width * one.share / 2 <= other.x - other.width * other.share / 2 + 2.5
    assert seen > 50


def test_positions_selection_and_copies_do_not_know_of_readings(shown: Shown) -> None:
    text = "网络空间𠮷很大。"
    bitext = BitextBuilder().paragraph(pair(text, "It is wide.")).build()
    view = shown(bitext)
    view.set_readings(read)
    drag(view, point(view, "zh", 2), point(view, "zh", 5))
    assert view.selection() == (("zh", Span(2, 5)),)
    assert view.copy_text() == "空间𠮷"
    view.set_readings(None)
    assert view.selection() == (("zh", Span(2, 5)),)


def test_both_sides_stay_level_and_the_line_under_the_eye_stays(shown: Shown) -> None:
    bitext = town(900)
    view = shown(bitext)
    view.restore(Position("zh", bitext.zh.segments[400].start, 200))
    position = view._eye()
    assert position
    before = rectangles(view, "zh", Span(position.offset, position.offset + 1))[0].top()
    view.set_readings(read)
    assert rectangles(view, "zh", Span(position.offset, position.offset + 1))[0].top() == before
    for box, _ in view._scroller.visible():
        assert len({box.tops[side] + cell.fonts.baseline for side, cell in box.cells.items()}) == 1
    view.set_readings(None)
    assert rectangles(view, "zh", Span(position.offset, position.offset + 1))[0].top() == before


def test_tight_readings_move_no_character_and_stay_apart(shown: Shown) -> None:
    bitext = town(12)
    view = shown(bitext)
    span = Span(bitext.zh.segments[0].start, bitext.zh.segments[3].end)
    before = rectangles(view, "zh", span)
    view.set_readings(read, "tight")
    assert rectangles(view, "zh", span) == before
    boxes = [box for box, _ in view._scroller.visible() if box.row.kind == "text"]
    pairs = [pair for box in boxes for pair in zip(box.cells["zh"].ruby, box.cells["zh"].ruby[1:], strict=False)]
    near = [(one, other) for one, other in pairs if one.line == other.line]
    assert near
    assert all(one.x + one.width * one.share / 2 <= other.x - other.width * other.share / 2 + 1 for one, other in near)
