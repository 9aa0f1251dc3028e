"""The reading view as a reader uses it: mouse, keys, selection, marks, and what it tells the window."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.core.annotation import Annotation, Selector, Target
from reader.core.document import SIDES, Hidden, Side
from reader.core.project import Project
from reader.core.spans import Span
from reader.ui.reading.style import ReadingStyle
from reader.ui.reading.view import ReadingView
from reader.workflow.annotate import add
from tests.made_bitext import BitextBuilder, pair, town
from tests.ui.reading.conftest import Shown

KEY = Qt.Key
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def rectangles(view: ReadingView, side: Side, span: Span) -> list[QRectF]:
    """What a span covers in the viewport."""
    return [
        rectangle.translated(0, y) for box, y in view._scroller.visible() for rectangle in box.rectangles(side, span)
    ]


def point(view: ReadingView, side: Side, offset: int) -> QPoint:
    """A point on the left half of the character at `offset`."""
    rectangle = rectangles(view, side, Span(offset, offset + 1))[0]
    return QPointF(rectangle.left() + rectangle.width() * 0.3, rectangle.center().y()).toPoint()


def drag(view: ReadingView, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(view.viewport(), end)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)


def click(
    view: ReadingView, side: Side, offset: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, point(view, side, offset))


def color_at(view: ReadingView, where: QPointF) -> QColor:
    return view.viewport().grab().toImage().pixelColor(where.toPoint())


def test_a_click_puts_the_caret_and_says_which_sentence_it_is(shown: Shown, qtbot: QtBot) -> None:
    bitext = town(30)
    view = shown(bitext)
    segment = bitext.en.segments[4]
    with qtbot.waitSignal(view.cursorChanged) as told:
        click(view, "en", segment.start + 5)
    assert told.args
    assert tuple(told.args[0]) == ("en", 4, 4, segment.start + 5)
    assert view.current_bead() == 4
    assert view.selection() == ()


def test_dragging_selects_by_character_over_rows_and_within_one_pane(shown: Shown) -> None:
    bitext = town(30)
    view = shown(bitext)
    for side in SIDES:
        segments = bitext.document(side).segments
        start, end = segments[1].start + 3, segments[4].start + 6
        drag(view, point(view, side, start), point(view, side, end))
        assert view.selection() == ((side, Span(start, end)),)
        drag(view, point(view, side, end), point(view, side, start))
        assert view.selection() == ((side, Span(start, end)),)
    other = point(view, "zh", bitext.zh.segments[2].start)
    drag(view, point(view, "en", bitext.en.segments[1].start), other)
    assert [side for side, _ in view.selection()] == ["en"]


@pytest.mark.parametrize("script", ["original", "hant", "twp"])
def test_a_selection_stays_on_the_same_characters_in_any_script(shown: Shown, script: str) -> None:
    text = "内存里的软件和𠮷野家👩\u200d👩\u200d👧，头发发展，皇后以后。"
    bitext = BitextBuilder().paragraph(pair(text, "Memory.")).build()
    view = shown(bitext, style=ReadingStyle(script=script))
    start = bitext.zh.text.index("软件")
    end = bitext.zh.text.index("，头")
    drag(view, point(view, "zh", start), point(view, "zh", end))
    assert view.selection() == (("zh", Span(start, end)),)
    before = view.selection()
    for other in ("hk", "hans", "original", "tw"):
        view.set_style(ReadingStyle(script=other))
        assert view.selection() == before
    assert view.copy_text("original") == "软件和𠮷野家👩\u200d👩\u200d👧"
    view.set_style(ReadingStyle(script="twp"))
    assert view.copy_text("shown").startswith("軟體")


CLUSTERS = ("中", "发", "内存", "𠮷", "葛\U000e0100", "👩\u200d👩\u200d👧", "，", "。", "ab ")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(CLUSTERS), min_size=3, max_size=25), st.data())
def test_any_two_clusters_can_be_selected_and_give_back_what_is_between(
    shown: Shown, parts: list[str], data: st.DataObject
) -> None:
    bitext = BitextBuilder().paragraph(pair("始" + "".join(parts) + "终", "x")).build()
    view = shown(bitext)
    first, last = sorted(data.draw(st.lists(st.integers(0, len(parts)), min_size=2, max_size=2, unique=True)))
    start, end = (1 + sum(len(part) for part in parts[:number]) for number in (first, last))
    drag(view, point(view, "zh", start), point(view, "zh", end))
    assert view.selection() == (("zh", Span(start, end)),)
    assert view.copy_text("original") == "".join(parts[first:last])


def test_dragging_past_the_end_of_a_line_takes_its_last_character(shown: Shown) -> None:
    bitext = BitextBuilder().paragraph(pair("天地玄黄宇宙洪荒" * 10, "x")).build()
    view = shown(bitext)
    box, y = next(view._scroller.visible())
    line = box.cells["zh"].line_span(0)
    drag(view, point(view, "zh", 3), QPoint(int(box.columns.zh_x + box.columns.zh_width) + 9, y + box.tops["zh"] + 9))
    assert view.selection() == (("zh", Span(3, line.end)),)


def test_double_click_takes_the_word_and_a_third_click_the_sentence(shown: Shown) -> None:
    bitext = town(9)
    view = shown(bitext)
    segment = bitext.en.segments[0]
    start = bitext.en.text.index("town", segment.start)
    where = point(view, "en", start + 1)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    assert view.selection() == (("en", Span(start, start + 4)),)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    assert view.selection() == (("en", segment.span),)


def test_a_double_click_asks_the_word_finder_where_there_is_one(shown: Shown) -> None:
    bitext = BitextBuilder().paragraph(pair("网络空间很大。", "It is wide.")).build()
    view = shown(bitext)
    view.word_finder = lambda document, offset: Span(0, 4) if document is bitext.zh and offset < 4 else None

    def double_click(side: Side, offset: int) -> None:
        where = point(view, side, offset)
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)

    double_click("zh", 2)
    assert view.selection() == (("zh", Span(0, 4)),)
    double_click("zh", 4)
    assert view.selection() == (("zh", Span(4, 5)),)
    double_click("en", 7)
    assert view.selection() == (("en", Span(6, 10)),)


def test_shift_with_arrows_selects_and_shift_click_extends(shown: Shown) -> None:
    bitext = town(30)
    view = shown(bitext)
    start = bitext.zh.segments[0].start
    click(view, "zh", start)
    for _ in range(4):
        QTest.keyClick(view, KEY.Key_Right, SHIFT)
    assert view.selection() == (("zh", Span(start, start + 4)),)
    QTest.keyClick(view, KEY.Key_Left, SHIFT)
    assert view.selection() == (("zh", Span(start, start + 3)),)
    click(view, "zh", bitext.zh.segments[2].start, SHIFT)
    assert view.selection() == (("zh", Span(start, bitext.zh.segments[2].start)),)
    QTest.keyClick(view, KEY.Key_Right)
    assert view.selection() == ()


def test_the_arrows_walk_through_the_whole_text_and_back(shown: Shown) -> None:
    bitext = (
        BitextBuilder()
        .title("题", "T")
        .heading("一", "I")
        .paragraph(pair("甲𠮷乙。", "a."))
        .paragraph(pair("丙。", "b."))
        .build()
    )
    view = shown(bitext)
    QTest.keyClick(view, KEY.Key_Home, CTRL)
    places = []
    for _ in range(40):
        place = view.cursor_place()
        assert place
        places.append(place.offset)
        QTest.keyClick(view, KEY.Key_Right)
    expected = [n for n, character in enumerate(bitext.zh.text)]
    assert sorted(set(places)) == expected
    assert places == sorted(places)
    for _ in range(60):
        QTest.keyClick(view, KEY.Key_Left)
    place = view.cursor_place()
    assert place
    assert place.offset == 0


def test_down_keeps_its_column_and_scrolls_along(shown: Shown) -> None:
    view = shown(town(600), height=300)
    click(view, "en", town(600).en.segments[0].start + 20)
    for _ in range(60):
        QTest.keyClick(view, KEY.Key_Down)
    place = view.cursor_place()
    assert place
    assert place.bead > 20
    assert rectangles(view, "en", Span(place.offset, place.offset + 1))
    for _ in range(60):
        QTest.keyClick(view, KEY.Key_Up)
    back = view.cursor_place()
    assert back
    assert abs(back.offset - (town(600).en.segments[0].start + 20)) <= 1


def test_pages_move_on_by_nearly_a_viewport_and_keep_the_caret_at_its_height(shown: Shown) -> None:
    bitext = town(600)
    view = shown(bitext)
    click(view, "zh", bitext.zh.segments[5].start)
    before = view.cursor_place()
    QTest.keyClick(view, KEY.Key_PageDown)
    after = view.cursor_place()
    assert before
    assert after
    assert after.offset > before.offset + 100
    QTest.keyClick(view, KEY.Key_Space, SHIFT)
    again = view.cursor_place()
    assert again
    assert abs(again.offset - before.offset) < 30


def test_sentences_and_sections_are_walked_by_key(shown: Shown) -> None:
    bitext = town(400, 3, per_section=20)
    view = shown(bitext)
    told: list[int] = []
    view.sectionChanged.connect(told.append)
    for expected in range(3):
        view.next_sentence()
        assert view.current_bead() == expected
    view.previous_sentence()
    assert view.current_bead() == 1
    view.next_section()
    view.next_section()
    assert told[-1] == 2
    view.scroll_by(300)
    view.clear_selection()
    view.previous_section()
    assert told[-1] == 2
    view.previous_section()
    assert told[-1] == 1
    assert view.back()
    assert view.back()


def test_hovering_marks_the_sentence_and_its_counterpart(shown: Shown) -> None:
    bitext = town(30)
    view = shown(bitext)
    hover = QColor(view.style_shown.colors.hover)
    QTest.mouseMove(view.viewport(), point(view, "zh", bitext.zh.segments[3].start + 2))
    for side in SIDES:
        segment = bitext.document(side).segments[3]
        box = rectangles(view, side, segment.span)[0]
        assert color_at(view, QPointF(box.left() + 4, box.center().y() - 10)) == hover
        other = rectangles(view, side, bitext.document(side).segments[6].span)[0]
        assert color_at(view, QPointF(other.left() + 4, other.top() + 2)) != hover


def highlighted(bitext_project: Project, side: Side, spans: list[tuple[Span, str]]) -> Project:
    for span, color in spans:
        bitext_project, _ = add(bitext_project, "highlighting", [(side, span)], color=color)
    return bitext_project


def test_highlights_have_their_colours_and_overlapping_ones_are_both_seen(shown: Shown) -> None:
    bitext = town(30)
    view = shown(bitext)
    start = bitext.zh.segments[1].start
    project = highlighted(
        Project(bitext), "zh", [(Span(start, start + 6), "yellow"), (Span(start + 4, start + 9), "green")]
    )
    view.show_project(project)
    colors = {name: QColor(value) for name, value in view.style_shown.colors.highlights.items()}

    def column(offset: int) -> set[str]:
        box = rectangles(view, "zh", Span(offset, offset + 1))[0]
        image = view.viewport().grab().toImage()
        seen = {image.pixelColor(int(box.left()) + 1, y).name() for y in range(int(box.top()), int(box.bottom()))}
        return {name for name, color in colors.items() if color.name() in seen}

    assert column(start + 1) == {"yellow"}
    assert column(start + 5) == {"yellow", "green"}
    assert column(start + 8) == {"green"}
    assert column(start + 12) == set()


def test_a_note_has_a_sign_in_the_margin_that_can_be_clicked(shown: Shown, qtbot: QtBot) -> None:
    bitext = town(30)
    view = shown(bitext)
    span = bitext.en.segments[2].span
    note = Annotation("n1", "commenting", (Target("en", Selector("", "", "", *span)),), "Why not?")
    view.show_project(Project(bitext, (note,)))
    box = rectangles(view, "en", span)[0]
    page = view._scroller.page
    assert page
    with qtbot.waitSignal(view.annotationActivated) as told:
        where = QPoint(int(page.columns.right) + 10, int(box.center().y()))
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    assert told.args == ["n1"]


def test_a_hidden_line_is_dimmed_and_can_be_shown_in_the_text(shown: Shown, qtbot: QtBot) -> None:
    bitext = town(6)
    line = Hidden(0, len("湖边小镇"), "navigation")
    zh = replace(bitext.zh, title=None, hidden=(line,))
    view = shown(replace(bitext, zh=zh, en=replace(bitext.en, title=None)), style=ReadingStyle(show_hidden=True))
    box, y = next(view._scroller.visible())
    assert box.row.kind == "hidden"
    with qtbot.waitSignal(view.hiddenLineActivated) as told:
        where = QPoint(int(box.columns.en_x) + 90, y + box.height - 10)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    assert told.args == [line]


def test_the_wheel_scrolls_and_with_control_zooms(shown: Shown, qtbot: QtBot) -> None:
    view = shown(town(100))
    view._glide.instant = True

    def turn(notches: int, modifier: Qt.KeyboardModifier) -> None:
        event = QWheelEvent(
            QPointF(100, 100), view.mapToGlobal(QPointF(100, 100)), QPoint(), QPoint(0, 120 * notches),
            Qt.MouseButton.NoButton, modifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), event)

    turn(-2, Qt.KeyboardModifier.NoModifier)
    assert view.verticalScrollBar().value() == 2 * 3 * view.style_shown.line_height("zh")
    with qtbot.waitSignal(view.zoomRequested) as told:
        turn(1, CTRL)
    assert told.args == [1]


def test_select_all_takes_one_side_from_title_to_end(shown: Shown) -> None:
    bitext = town(2000)
    view = shown(bitext)
    view.select_all("en")
    assert view.selection() == (("en", Span(0, bitext.en.segments[-1].end)),)
    assert view.copy_text().splitlines()[:3] == [
        "A Town by the Lake",
        "Chapter 1 Morning",
        bitext.en.paragraphs[0].span.of(bitext.en.text),
    ]
    view.clear_selection()
    assert view.selection() == ()


def test_another_text_starts_anew_and_no_text_shows_nothing(shown: Shown) -> None:
    view = shown(town(300))
    view.go_to_bead(200)
    view.select_sentence()
    view.show_project(Project(town(50)))
    assert view.selection() == ()
    assert view.cursor_place() is None
    assert not view.back()
    assert view.verticalScrollBar().value() == 0
    view.show_project(None)
    view.scroll_by(100)
    QTest.keyClick(view, KEY.Key_Down)
    assert view.position() is None
    view.viewport().grab()


def test_search_hits_are_seen(shown: Shown) -> None:
    bitext = town(30)
    view = shown(bitext)
    span = bitext.en.segments[1].span
    before = color_at(view, rectangles(view, "en", span)[0].topLeft() + QPointF(1.5, 6))

    class Hit:
        side: Side = "en"
        span = bitext.en.segments[1].span

    view.set_hits([Hit()], -1)
    after = color_at(view, rectangles(view, "en", span)[0].topLeft() + QPointF(1.5, 6))
    view.set_hits([Hit()], 0)
    current = color_at(view, rectangles(view, "en", span)[0].topLeft() + QPointF(1.5, 6))
    assert len({before.name(), after.name(), current.name()}) == 3


def test_the_text_that_was_shown_before_is_let_go_at_once(shown: Shown) -> None:
    view = shown(town(300))
    view.next_sentence()
    view.go_to_bead(200)
    view.viewport().grab()
    old = weakref.ref(view._rows), weakref.ref(view._scroller.page)
    gc.disable()  # a cycle would keep a whole book until the collector comes by
    try:
        view.show_project(Project(town(50)))
        view.viewport().grab()
        assert [reference() for reference in old] == [None, None]
    finally:
        gc.enable()
