"""Marks are found by overlap, those of short spans inside long ones too."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.core.annotation import Annotation, Selector, Target
from reader.core.spans import Span
from reader.ui.reading.marks import Mark, MarkIndex, annotation_marks

SPANS = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(st.lists(SPANS, max_size=30), SPANS)
def test_all_that_overlap_are_found_and_nothing_else(spans: list[Span], asked: Span) -> None:
    index = MarkIndex(Mark("zh", span, "hit", ident=str(n)) for n, span in enumerate(spans))
    found = {mark.ident for mark in index.within("zh", asked)}
    assert found == {str(n) for n, span in enumerate(spans) if span.overlaps(asked)}
    assert index.within("en", asked) == []


def test_a_highlight_with_a_note_is_both_and_an_orphan_is_nothing() -> None:
    target = Target("en", Selector("abc", "", "", 4, 7))
    items = (
        Annotation("1", "highlighting", (target,), "a note", "green"),
        Annotation("2", "commenting", (target,), "only a note"),
        Annotation("3", "highlighting", (Target("en", target.selector, "orphan"),), color="pink"),
        Annotation("4", "converting", (target,), replacement="x"),
    )
    marks = annotation_marks(items)
    assert [(mark.ident, mark.kind, mark.color) for mark in marks] == [
        ("1", "highlight", "green"),
        ("1", "note", "green"),
        ("2", "note", ""),
    ]


def test_a_bookmark_and_a_note_on_both_sides_have_no_ghost() -> None:
    zh, en = Target("zh", Selector("好", "", "", 2, 3)), Target("en", Selector("abc", "", "", 4, 7))
    marks = annotation_marks(
        [Annotation("1", "bookmarking", (zh,), "where I was"), Annotation("2", "commenting", (zh, en), "both")]
    )
    assert [(mark.ident, mark.kind, mark.side, mark.lone) for mark in marks] == [
        ("1", "bookmark", "zh", False),
        ("2", "note", "zh", False),
        ("2", "note", "en", False),
    ]


LONG_SPANS = st.tuples(st.integers(0, 3000), st.integers(1, 2000)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(st.lists(LONG_SPANS, max_size=12), st.sets(st.integers(0, 11)), st.lists(LONG_SPANS, max_size=5), LONG_SPANS)
def test_a_changed_index_finds_what_a_new_one_would(
    spans: list[Span], gone: set[int], new: list[Span], asked: Span
) -> None:
    marks = [Mark("en", span, "hit", ident=str(n)) for n, span in enumerate(spans)]
    added = [Mark("en", span, "note", ident=f"new {n}") for n, span in enumerate(new)]
    left = [mark for n, mark in enumerate(marks) if n not in gone]
    index = MarkIndex(marks)
    changed = index.changed([mark for n, mark in enumerate(marks) if n in gone], added)
    assert changed.within("en", asked) == MarkIndex([*left, *added]).within("en", asked)
    assert {mark.ident for mark in changed.within("en", asked)} == {
        mark.ident for mark in (*left, *added) if mark.span.overlaps(asked)
    }
    assert index.within("en", asked) == MarkIndex(marks).within("en", asked)


def test_the_shortest_mark_at_a_place_comes_last() -> None:
    index = MarkIndex(
        [Mark("zh", Span(0, 50), "note", ident="long"), Mark("zh", Span(10, 12), "highlight", ident="short")]
    )
    assert [mark.ident for mark in index.at("zh", 11)] == ["long", "short"]
