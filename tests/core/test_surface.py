"""The surface of a span: hidden lines and line breaks gone, and every character of it traceable to the document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.document import Document, Hidden, Source
from reader.core.spans import Span
from reader.core.surface import surface, surface_text

SOURCE = Source("", "text", "utf-8", "")


def document(text: str, hidden: tuple[Hidden, ...] = ()) -> Document:
    return Document("zh-Hans", text, SOURCE, hidden=hidden)


def whole(text: str, *hidden: tuple[int, int]) -> str:
    spans = tuple(Hidden(start, end, "user") for start, end in hidden)
    return surface(document(text, spans), Span(0, len(text))).text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("她来了。", "她来了。"),
        ("她\n来了。", "她来了。"),
        ("a short\nwalk", "a short walk"),
        ("a short  \r\n  walk", "a short walk"),
        ("山上\n\n  下雪", "山上下雪"),
        ("用 Python\n写的", "用 Python写的"),
        ("\nhead and tail\n", "head and tail"),
        ("a\tb", "a b"),
        ("甲\u2028乙", "甲乙"),
        ("全\u3000角 和\u00a0空格", "全\u3000角 和\u00a0空格"),
        ("行末\u3000\n\u3000\u3000行首", "行末行首"),
        ("she said\n“yes”\nand left", "she said “yes” and left"),
        ("他说：“好。”\n“走吧。”", "他说：“好。”“走吧。”"),
        ("他说了‘好’\nWindows", "他说了‘好’Windows"),
        ("don’t\nknow", "don’t know"),
        ("\U00020000\n\U00020001", "\U00020000\U00020001"),
    ],
)
def test_line_breaks_become_what_the_language_wants(text: str, shown: str) -> None:
    assert whole(text.replace("\r", "")) == shown


def test_a_hidden_line_is_gone_with_the_breaks_around_it() -> None:
    text = "前一半\n第 3 页\n后一半"
    assert whole(text, (4, 9)) == "前一半后一半"


def test_a_hidden_part_of_a_line_leaves_one_space() -> None:
    text = "we met [12] again"
    assert whole(text, (7, 11)) == "we met again"
    assert whole("相见[12]又别", (2, 6)) == "相见又别"


def test_hidden_parts_outside_the_span_do_not_matter() -> None:
    text = "aa XX bb YY cc"
    hidden = (Hidden(3, 5, "user"), Hidden(9, 11, "user"))
    assert surface(document(text, hidden), Span(5, 9)).text == " bb "
    assert surface(document(text, hidden), Span(4, 10)).text == "bb"
    assert surface(document(text, hidden), Span(6, 8)).text == "bb"


def test_a_selection_comes_back_to_the_characters_it_showed() -> None:
    text = "她沿着河\n走回家。"
    shown = surface(document(text), Span(0, len(text)))
    assert shown.text == "她沿着河走回家。"
    assert shown.to_document(Span(4, 6)).of(text) == "走回"
    assert shown.to_document(Span(3, 5)).of(text) == "河\n走"
    assert shown.from_document(Span(5, 7)) == (4, 6)


def test_what_lies_outside_the_span_is_cut_off() -> None:
    shown = surface(document("一二三四五六"), Span(2, 4))
    assert shown.from_document(Span(0, 3)) == (0, 1)
    assert shown.from_document(Span(0, 1)) == (0, 0)
    assert shown.from_document(Span(5, 6)) == (2, 2)


PIECES = st.lists(st.sampled_from(["中", "文", "ab", " ", "\n", "\u3000", "\t", "“", "\u2028", "𠮷", "."]), max_size=14)


@st.composite
def documents(draw: st.DrawFn) -> tuple[Document, Span]:
    text = "".join(draw(PIECES))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    hidden = tuple(Hidden(start, end, "user") for start, end in zip(cuts[::2], cuts[1::2], strict=False))
    start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
    return document(text, hidden), Span(start, end)


@given(documents())
def test_each_character_shown_is_the_document_s_own_or_a_space_for_a_cut(case: tuple[Document, Span]) -> None:
    made, span = case
    shown = surface(made, span)
    assert shown.text == surface_text(made, span)
    assert (shown.offsets.source_length, shown.offsets.target_length) == (span.end - span.start, len(shown.text))
    for piece in shown.offsets.pieces:
        source = made.text[span.start + piece.source_start : span.start + piece.source_end]
        target = shown.text[piece.target_start : piece.target_end]
        assert target == (source if not piece.whole else target.strip()) or target == " "


@given(documents())
def test_nothing_but_white_space_and_hidden_text_is_taken_out(case: tuple[Document, Span]) -> None:
    made, span = case
    kept = [
        made.text[position]
        for position in range(*span)
        if not any(hidden.span.contains(position) for hidden in made.hidden)
    ]
    assert "".join("".join(kept).split()) == "".join(surface(made, span).text.split())


def test_a_long_run_of_spaces_is_read_in_one_pass() -> None:
    text = "a" + " " * 200_000 + "b"  # read once for each space, the run would end at its time limit
    assert whole(text) == text
