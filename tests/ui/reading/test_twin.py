"""Both scripts beside the English: the second Chinese column is the same text, to the eye and to the hand."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from reader.core.spans import Span
from reader.ui.reading.box import Box, Twin
from reader.ui.reading.style import ReadingStyle
from reader.ui.reading.view import ReadingView
from reader.workflow.versions import Version
from tests.made_bitext import BitextBuilder, pair, town
from tests.ui.reading.conftest import Shown
from tests.ui.reading.test_view import rectangles

STYLE = ReadingStyle(mode="scripts")


def text_row(view: ReadingView) -> tuple[Box, int, Twin]:
    box, y = next(seen for seen in view.boxes() if seen.box.row.kind == "text")
    return box, y, box.twins[0]


def test_the_columns_are_two_scripts_and_level(shown: Shown) -> None:
    view = shown(BitextBuilder().paragraph(pair("内存里的软件，头发发展。", "Software.")).build(), 1200, style=STYLE)
    box, _, twin = text_row(view)
    assert box.cells["zh"].shown.text == "内存里的软件，头发发展。"
    assert twin.cell.shown.text == "內存裡的軟件，頭髮發展。"
    assert twin.top + twin.cell.fonts.baseline == box.tops["zh"] + box.cells["zh"].fonts.baseline
    view.set_style(ReadingStyle(mode="scripts", script="hant"))
    assert text_row(view)[2].cell.shown.text == "内存里的软件，头发发展。"


def test_a_selection_made_in_the_second_column_is_one_of_the_text_and_is_seen_in_both(shown: Shown) -> None:
    bitext = BitextBuilder().paragraph(pair("内存里的软件，头发发展。", "Software.")).build()
    view = shown(bitext, 1200, style=STYLE)
    _, y, twin = text_row(view)
    start, end = (
        QPointF(twin.x + twin.cell.caret(position).left() + 2, y + twin.top + 12).toPoint() for position in (4, 6)
    )
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(view.viewport(), end)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    assert view.selection() == (("zh", Span(4, 6)),)
    assert view.copy_text("original") == "软件"
    assert len(rectangles(view, "zh", Span(4, 6))) == 2


def test_the_sentence_under_the_mouse_is_found_in_the_second_column(shown: Shown) -> None:
    bitext = town(9)
    view = shown(bitext, 1200, style=STYLE)
    _, y, twin = text_row(view)
    position = twin.cell.shown.position_of(bitext.zh.segments[1].start) + 2
    under = view.under(
        QPointF(twin.x + twin.cell.caret(position).left() + 3, y + twin.cell.caret(position).top() + twin.top + 9)
    )
    assert under
    assert under.offset == bitext.zh.segments[1].start + 2


def test_a_version_stands_beside_the_text_and_shows_what_differs(shown: Shown) -> None:
    base = BitextBuilder().paragraph(pair("图书馆共有三层。", "It has three floors.")).build()
    other = BitextBuilder("zh-Hant").paragraph(pair("圖書館共有五層。", "x")).build()
    version = Version("other.txt", "zh", other.zh, (base.zh.paragraphs[0].span,), (other.zh.paragraphs[0].span,))
    view = shown(base, 1200, style=ReadingStyle(mode="versions"))
    assert not text_row_twins(view)
    view.set_versions((version, version))
    box = next(seen.box for seen in view.boxes() if seen.box.row.kind == "text")
    assert [twin.cell.shown.text for twin in box.twins] == ["圖書館共有五層。"] * 2
    assert [Span(*one).of("圖書館共有五層。") for one in box.twins[0].cell.shown.added] == ["五"]
    assert box.twins[0].cell.shown.gaps == ()
    assert box.columns.zh_x < box.twins[0].x < box.twins[1].x < box.columns.en_x
    assert len(rectangles(view, "zh", Span(5, 6))) == 3
    assert [said for _, _, said in view._header._labels()][2:] == ["other.txt", "other.txt"]
    view.set_style(ReadingStyle(mode="side"))
    assert not text_row_twins(view)


def text_row_twins(view: ReadingView) -> tuple[Twin, ...]:
    return next(seen.box.twins for seen in view.boxes() if seen.box.row.kind == "text")
