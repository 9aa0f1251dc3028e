"""Edits give new Projects and leave the old one as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.annotation import Annotation, Selector, Target
from reader.core.bitext import Alignment, Bead, Bitext, ParagraphPair, SectionPair
from reader.core.document import Document, Paragraph, Section, Segment, Source
from reader.core.errors import InvalidValueError
from reader.core.project import (
    Project,
    difference,
    with_alignment,
    with_annotations,
    with_bitext,
    without_annotations,
)
from reader.core.spans import Run

TEXT = "天亮了。\nDay broke."


def document(language: str, start: int, end: int) -> Document:
    return Document(
        language,
        TEXT,
        Source("", "text", "utf-8", ""),
        sections=(Section(1, None, "", 0),),
        paragraphs=(Paragraph(start, end, Run(0, 1), 0),),
        segments=(Segment(start, end),),
    )


ALIGNMENT = Alignment(
    (SectionPair(0, 0, 1),), (ParagraphPair(Run(0, 1), Run(0, 1), 0),), (Bead(Run(0, 1), Run(0, 1), 0.9, 0),)
)
PROJECT = Project(Bitext(document("zh-Hans", 0, 4), document("en", 5, 15), ALIGNMENT, "zh-then-en"))


def note(ident: str, body: str = "") -> Annotation:
    return Annotation(ident, "commenting", (Target("zh", Selector("天亮", "", "了。", 0, 2)),), body)


def test_annotations_are_sorted_and_replaced_by_id() -> None:
    project = with_annotations(PROJECT, [note("b"), note("a")])
    project = with_annotations(project, [note("b", "dawn")])
    assert [(item.id, item.body) for item in project.annotations] == [("a", ""), ("b", "dawn")]
    assert PROJECT.annotations == ()
    assert project.annotation("b") == note("b", "dawn")
    assert project.annotation("c") is None


@given(st.sets(st.integers(0, 199)), st.sets(st.integers(0, 199)))
def test_few_and_many_annotations_go_to_their_places(there: set[int], new: set[int]) -> None:
    before = with_annotations(PROJECT, [note(f"{number:03d}") for number in there])
    after = with_annotations(before, [note(f"{number:03d}", "new") for number in new])
    one_by_one = before
    for number in new:
        one_by_one = with_annotations(one_by_one, [note(f"{number:03d}", "new")])
    assert after == one_by_one
    assert [item.id for item in after.annotations] == [f"{number:03d}" for number in sorted(there | new)]
    assert all((item.body == "new") == (int(item.id) in new) for item in after.annotations)
    assert all(after.annotation(item.id) is item for item in after.annotations)


@given(st.sets(st.integers(0, 30)), st.sets(st.integers(0, 30)), st.sets(st.integers(0, 30)))
def test_the_difference_names_what_was_added_removed_and_edited(
    there: set[int], gone: set[int], edited: set[int]
) -> None:
    before = with_annotations(PROJECT, [note(f"{number:03d}") for number in there])
    after = with_annotations(before, [note(f"{number:03d}", "new") for number in edited])
    after = without_annotations(after, [f"{number:03d}" for number in gone])
    found = difference(before.annotations, after.annotations)
    assert {int(item.id) for item in found.gone} == there & (gone | edited)
    assert {int(item.id) for item in found.new} == edited - gone
    assert len(difference(after.annotations, after.annotations)) == 0


def test_the_difference_is_told_by_identity() -> None:
    before, after = (with_annotations(PROJECT, [note("a"), note("b")]) for _ in range(2))
    assert before.annotations == after.annotations
    found = difference(before.annotations, after.annotations)
    assert [*map(id, found.gone)] == [*map(id, before.annotations)]
    assert [*map(id, found.new)] == [*map(id, after.annotations)]
    assert difference(before.annotations, after.annotations) is found
    assert len(difference(before.annotations, ())) == len(difference((), before.annotations)) == 2


def test_annotations_are_removed_by_id() -> None:
    project = with_annotations(PROJECT, [note("a"), note("b")])
    assert [item.id for item in without_annotations(project, ["a", "unknown"]).annotations] == ["b"]


def test_an_alignment_that_does_not_tile_is_refused() -> None:
    with pytest.raises(InvalidValueError):
        with_alignment(PROJECT, Alignment(ALIGNMENT.sections, ALIGNMENT.paragraphs, ()))


def test_notes_survive_another_alignment() -> None:
    project = with_annotations(PROJECT, [note("a")])
    parts = (Bead(Run(0, 1), Run(0, 0), 0.2, 0), Bead(Run(1, 1), Run(0, 1), 0.2, 0))
    realigned = with_alignment(project, Alignment(ALIGNMENT.sections, ALIGNMENT.paragraphs, parts))
    assert realigned.annotations is project.annotations


def test_another_text_is_refused() -> None:
    zh = document("zh-Hans", 0, 4)
    other = Document(zh.language, TEXT + "!", zh.source)
    with pytest.raises(InvalidValueError):
        with_bitext(PROJECT, Bitext(other, other, ALIGNMENT, "zh-then-en"))
