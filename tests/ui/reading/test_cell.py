"""Cells: exact lines, positions that never fall into a cluster, rectangles and hits that agree."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from reader.core.document import Document, Side, Source
from reader.core.spans import Span
from reader.ui.fonts import han_family, latin_family, reading_font
from reader.ui.qt_text import U16
from reader.ui.reading.cell import Cell, CellFonts
from reader.ui.reading.cell_text import cell_text

# Pieces that must stay whole: plane 2, an ideographic variation, a family of joiners, a combining accent, a flag.
CLUSTERS = ("中", "文", "a", "w ", "。", "𠮷", "葛\U000e0100", "👩\u200d👩\u200d👧", "e\u0301", "🇨🇳", "，", "12")


def fonts(side: Side) -> CellFonts:
    han, latin = han_family("SC") or "serif", latin_family()
    return CellFonts.of(side, reading_font(han, 17, (latin,)), reading_font(latin, 15.5, (han,)), 30, side == "zh")


def cell(side: Side, text: str, width: float = 200, script: str = "original") -> Cell:
    document = Document("zh-Hans" if side == "zh" else "en", text, Source("", "text", "utf-8", ""))
    return Cell(side, cell_text(document, Span(0, len(text)), script), fonts(side), width)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(CLUSTERS), min_size=1, max_size=40), st.sampled_from(["zh", "en"]))
def test_clusters_are_never_cut_and_every_edge_is_found_again(qapp: object, parts: list[str], side: Side) -> None:
    made = cell(side, "".join(parts))
    edges, position = [0], 0
    while (after := made.next_position(position)) != position:
        edges.append(after)
        position = after
    assert edges[-1] == len(made.shown.text)
    starts = {sum(len(part) for part in parts[:number]) for number in range(len(parts) + 1)}
    assert starts <= {*edges, *(edge for edge in starts if _inside_pair(parts, edge))}
    for edge in edges:
        assert made.snapped(edge) == edge
        point = made.caret(edge)
        assert made.position_at(point.x(), point.y() + 3) == edge
    inside = [p for p in range(len(made.shown.text)) if p not in edges]
    assert all(made.snapped(p) in edges for p in inside)


def _inside_pair(parts: list[str], edge: int) -> bool:
    """Two flags or a letter and an accent that meet by chance may form one cluster over the edge of two parts."""
    text = "".join(parts)
    return edge < len(text) and (text[edge] in "\u0301\U000e0100" or "🇨" <= text[edge] <= "🇿")


def test_lines_have_the_same_height_whatever_they_hold(qtbot: QtBot) -> None:
    plain, mixed = cell("zh", "汉字" * 40), cell("zh", "汉字abc👩\u200d👧ạ̊ fj\u0f40漢" * 20)
    for made in (plain, mixed):
        tops = [made.rectangles(made.line_span(number))[0] for number in range(len(made.lines))]
        assert [item.top() for item in tops] == [30 * number for number in range(len(made.lines))]
        assert {item.height() for item in tops} == {30}
        baselines = [line.y() + line.ascent() - 30 * number for number, line in enumerate(made.lines)]
        assert all(abs(baseline - made.fonts.baseline) < 0.51 for baseline in baselines)


def test_no_line_starts_with_a_mark_that_may_not_start_one(qtbot: QtBot) -> None:
    for width in range(60, 240, 7):
        made = cell("zh", "天地玄黄，宇宙洪荒。日月「盈昃」，辰宿列张；寒来暑往！秋收冬藏？" * 3, width)
        firsts = {made.shown.text[made.line_span(number).start] for number in range(len(made.lines))}
        assert not firsts & set("，。」；！？")


def test_chinese_lines_reach_both_edges_and_the_last_does_not(qtbot: QtBot) -> None:
    made = cell("zh", "寒来暑往秋收冬藏，" * 7, 203)
    assert len(made.lines) > 4
    rights = [made.rectangles(made.line_span(number))[0].right() for number in range(len(made.lines))]
    assert all(abs(right - 203) < 1 for right in rights[:-1])
    assert rights[-1] < 200


def test_rectangles_cover_what_was_asked_and_no_more(qtbot: QtBot) -> None:
    made = cell("en", "one two three four five six seven eight nine ten eleven twelve", 120)
    for start in range(0, 60, 5):
        for item in made.rectangles(Span(start, start + 9)):
            assert 0 <= item.left() < item.right() <= 120
    assert made.rectangles(Span(4, 4)) == []
    first = made.rectangles(Span(4, 7))[0]
    assert made.character_at(first.center().x(), first.center().y()) in (4, 5, 6)
    assert made.position_at(QPointF(first.left() + 0.5, 0).x(), 5) == 4


@pytest.mark.parametrize("script", ["original", "hans", "hant", "tw", "twp", "hk"])
def test_spans_come_back_through_any_script(qtbot: QtBot, script: str) -> None:
    text = "计算机内存里有软件，头发发展，皇后以后。\n下一行的𠮷葛\U000e0100文本。"
    made = cell("zh", text, 160, script).shown
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            back = made.to_document(made.from_document(Span(start, end)))
            for position in range(start, end):  # a line break is not shown, so it need not come back
                assert text[position] == "\n" or back.start <= position < back.end


def test_the_right_edge_of_a_wrapped_line_is_its_last_character_or_its_end(qtbot: QtBot) -> None:
    made = cell("zh", "寒来暑往秋收冬藏" * 6, 180)
    for number in range(len(made.lines) - 1):
        span, y = made.line_span(number), number * 30 + 15
        assert made.position_at(500, y) == span.end - 1
        assert made.position_at(500, y, line_end=True) == span.end


def test_marks_at_line_edges_hang_out_by_their_empty_half(qtbot: QtBot) -> None:
    text = "「天地玄黄」，宇宙洪荒。日月盈昃，" * 4
    for width in range(150, 260, 9):
        made = cell("zh", text, width)
        for line in made.lines[:-1]:
            first, last = (
                made.shown.text[made.units.to_cp(U16(unit))]
                for unit in (line.textStart(), line.textStart() + line.textLength() - 1)
            )
            assert line.x() == (-8.5 if first == "「" else 0)
            assert line.width() + line.x() == width + (8.5 if last in "」，。" else 0)
            assert all(0 <= item.left() <= item.right() <= width for item in made.rectangles(Span(0, len(text))))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(["中", "文字", "，", "。", "」", "「", "《", "》", "ab", "12", "（", "）", "！", "——", "……"]),
        min_size=8,
        max_size=60,
    ),
    st.integers(120, 300),
)
def test_no_line_starts_with_a_closing_mark_or_ends_with_an_opening_one(
    qapp: object, parts: list[str], width: int
) -> None:
    made = cell("zh", "始" + "".join(parts) + "终", width)
    text = made.shown.text
    for number in range(1, len(made.lines)):
        start = made.line_span(number).start
        run = text[max(0, start - 6) : start + 6]
        # A run of marks longer than a line's room has nowhere else to break.
        if any(character in "中文字ab12始终" for character in text[start - 2 : start]):
            assert text[start] not in "，。」》）！", run
        if any(character in "中文字ab12始终" for character in text[start : start + 2]):
            assert text[start - 1] not in "「《（", run


def test_the_first_line_of_a_paragraph_is_indented_and_no_other(qtbot: QtBot) -> None:
    text = "天地玄黄宇宙洪荒" * 6
    document = Document("zh-Hans", text, Source("", "text", "utf-8", ""))
    shown = cell_text(document, Span(0, len(text)), "original")
    made = Cell("zh", shown, fonts("zh"), 200, indents=(34.0, 34.0))
    lefts = [made.caret(made.line_span(number).start).left() for number in range(len(made.lines))]
    assert lefts == [34.0] + [0.0] * (len(made.lines) - 1)
    assert made.position_at(1, 10) == 0
    rights = [made.rectangles(made.line_span(number))[0].right() for number in range(len(made.lines) - 1)]
    assert rights == pytest.approx([200] * len(rights), abs=1)


def test_english_with_a_straight_edge_leaves_a_line_ragged_that_would_be_torn(qtbot: QtBot) -> None:
    text = "Internationalisation counterrevolutionaries and a fox that reads all day in the warm sun of June. " * 3
    document = Document("en", text.strip(), Source("", "text", "utf-8", ""))
    han, latin = reading_font(han_family("SC") or "serif", 17), reading_font(latin_family(), 15.5)
    made = Cell(
        "en", cell_text(document, Span(0, len(text) - 1), "original"), CellFonts.of("en", han, latin, 25, True), 240
    )
    rights = [made.rectangles(made.line_span(number))[0].right() for number in range(len(made.lines) - 1)]
    straight = [right for right in rights if right > 239]
    assert len(straight) > len(rights) / 2
    assert all(right <= 240 * 0.85 for right in rights if right not in straight)
