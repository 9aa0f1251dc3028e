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


def test_the_shortest_mark_at_a_place_comes_last() -> None:
    index = MarkIndex(
        [Mark("zh", Span(0, 50), "note", ident="long"), Mark("zh", Span(10, 12), "highlight", ident="short")]
    )
    assert [mark.ident for mark in index.at("zh", 11)] == ["long", "short"]
