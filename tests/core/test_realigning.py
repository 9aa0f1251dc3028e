"""Edits of beads by hand: what each verb does, and that the beads tile the text after any sequence of them."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core import realigning
from reader.core.bitext import Bitext
from reader.core.realigning import LEFT_OVER, Edit
from reader.core.resegmenting import join_segments, split_segment
from reader.core.spans import Run
from tests.made_bitext import BitextBuilder, pair


def made() -> Bitext:
    """Two sections, four paragraph pairs, beads 1-1 1-1 | 2-1 1-2 | 1-0 1-1 | 1-1."""
    return (
        BitextBuilder()
        .heading("一、桥", "I. The Bridge")
        .paragraph(pair("桥在河上。", "The bridge spans the river."), pair("人来人往。", "People come and go."))
        .paragraph(
            (["夜里有灯。", "灯很亮。"], ["At night there are bright lamps."]),
            (["早上卖菜，也卖花。"], ["In the morning they sell greens.", "They sell flowers too."]),
        )
        .heading("二、船", "II. The Boat")
        .paragraph((["船夫姓李。"], []), pair("他唱歌。", "He sings."))
        .paragraph(pair("歌声很远。", "The song carries far."))
        .build()
    )


def shapes(bitext: Bitext) -> str:
    return " ".join(bead.shape for bead in bitext.alignment.beads)


def statuses(bitext: Bitext) -> str:
    return "".join(bead.status[0] for bead in bitext.alignment.beads)


def check(bitext: Bitext) -> None:
    """The rules that every alignment keeps, those of the paragraph pairs among them."""
    alignment = bitext.alignment
    alignment.verify(len(bitext.zh.segments), len(bitext.en.segments))
    zh = en = section = 0
    for number, item in enumerate(alignment.paragraphs):
        assert (item.zh.start, item.en.start) == (zh, en), number
        assert item.section >= section
        zh, en, section = item.zh.end, item.en.end, item.section
    assert (zh, en) == (len(bitext.zh.paragraphs), len(bitext.en.paragraphs))
    for bead in alignment.beads:
        tied = alignment.paragraphs[bead.paragraph]
        for side in ("zh", "en"):
            for segment in bead.run(side).indices():
                paragraph = bitext.document(side).paragraph_of(segment)
                assert (tied.zh if side == "zh" else tied.en).start <= paragraph
                assert paragraph < (tied.zh if side == "zh" else tied.en).end


def test_merging_joins_text_and_paragraphs() -> None:
    edit = realigning.merge(made(), 1, 2)
    assert shapes(edit.bitext) == "1-1 3-2 1-2 1-0 1-1 1-1"
    assert statuses(edit.bitext) == "aeaaaa"
    assert (edit.old, edit.new) == (Run(1, 3), Run(1, 2))
    assert [(len(item.zh), len(item.en)) for item in edit.bitext.alignment.paragraphs] == [(2, 2), (1, 1), (1, 1)]
    check(edit.bitext)


def test_a_merge_over_a_heading_leaves_the_sections_in_order() -> None:
    bitext = realigning.merge(made(), 3, 5).bitext
    check(bitext)
    assert [item.section for item in bitext.alignment.paragraphs] == [0, 0, 1]


def test_splitting_what_was_merged_gives_the_old_paragraphs_back() -> None:
    before = made()
    merged = realigning.merge(before, 1, 2).bitext
    bitext = realigning.split(merged, 1, 2, 2).bitext
    assert bitext.alignment.paragraphs == before.alignment.paragraphs
    assert shapes(bitext) == shapes(before)


@pytest.mark.parametrize(
    ("segment", "expected"), [(2, "1-1 1-1 1-1 1-0 1-2"), (3, "1-1 1-1 1-1 1-0 1-2"), (4, "1-1 1-1 2-1 1-2 1-0")]
)
def test_split_at_a_sentence_cuts_the_other_side_by_length(segment: int, expected: str) -> None:
    bitext = realigning.split_at(made(), "zh", segment).bitext
    check(bitext)
    assert shapes(bitext).startswith(expected)


def test_split_at_cuts_both_sides_when_both_have_several() -> None:
    merged = realigning.merge(made(), 0, 1).bitext
    assert shapes(realigning.split_at(merged, "en", 1).bitext) == shapes(made())


def test_moving_a_sentence_up_and_down() -> None:
    up = realigning.move(made(), "en", 3, -1).bitext
    assert shapes(up) == "1-1 1-1 2-2 1-1 1-0 1-1 1-1"
    assert [bead.status for bead in up.alignment.beads[2:4]] == ["edited", "auto"]
    assert up.alignment.beads[3].score == 0
    assert LEFT_OVER in up.alignment.beads[3].evidence
    down = realigning.move(up, "en", 3, 1).bitext
    assert shapes(down) == shapes(made())
    check(up)


def test_a_moved_sentence_takes_those_before_it_along() -> None:
    assert shapes(realigning.move(made(), "en", 4, -1).bitext) == "1-1 1-1 2-3 1-0 1-0 1-1 1-1"


def test_moving_out_of_the_text_makes_a_bead() -> None:
    assert shapes(realigning.move(made(), "zh", 0, -1).bitext) == "1-0 0-1 1-1 2-1 1-2 1-0 1-1 1-1"
    assert shapes(realigning.move(made(), "en", 6, 1).bitext) == "1-1 1-1 2-1 1-2 1-0 1-1 1-0 0-1"
    assert not realigning.move(realigning.move(made(), "zh", 0, -1).bitext, "zh", 0, -1).changes


def test_a_bead_that_loses_everything_is_gone() -> None:
    bitext = realigning.move(made(), "zh", 5, 1).bitext
    assert shapes(bitext) == "1-1 1-1 2-1 1-2 2-1 1-1"
    check(bitext)


def test_a_border_moves_no_further_than_its_two_beads() -> None:
    assert not realigning.move_border(made(), 0, "zh", 3).changes
    assert not realigning.move_border(made(), 0, "zh", 1).changes
    assert shapes(realigning.move_border(made(), 0, "zh", 2).bitext).startswith("2-1 0-1 2-1")


def test_shifting_down_opens_a_gap_and_stops_at_what_is_checked() -> None:
    checked = realigning.confirm(made(), Run(5, 6)).bitext
    bitext = realigning.shift(checked, "en", 1, 1).bitext
    assert shapes(bitext) == "1-1 1-0 2-1 1-1 1-2 1-1 1-1"
    assert statuses(bitext) == "aaaaaca"
    check(bitext)


def test_shifting_up_closes_the_gap_again() -> None:
    down = realigning.shift(made(), "en", 1, 1).bitext
    assert shapes(realigning.shift(down, "en", 1, -1).bitext) != shapes(down)
    check(realigning.shift(down, "en", 0, -1).bitext)


def test_a_sentence_marked_as_an_omission_stands_alone() -> None:
    bitext = realigning.omit(made(), "zh", Run(2, 3)).bitext
    assert shapes(bitext) == "1-1 1-1 1-0 1-1 1-2 1-0 1-1 1-1"
    assert bitext.alignment.beads[2].status == "edited"
    assert shapes(realigning.omit(made(), "en", Run(3, 4)).bitext) == "1-1 1-1 2-1 0-1 1-1 1-0 1-1 1-1"
    check(bitext)


def test_the_counterpart_of_an_omission_is_left_over() -> None:
    bitext = realigning.omit(made(), "zh", Run(0, 1)).bitext
    assert shapes(bitext).startswith("1-0 0-1 1-1")
    assert [bead.status for bead in bitext.alignment.beads[:2]] == ["edited", "auto"]


def test_confirming_keeps_score_and_can_be_taken_back() -> None:
    before = made()
    checked = realigning.confirm(before, Run(0, 3))
    assert statuses(checked.bitext) == "cccaaaa"
    assert checked.bitext.alignment.beads[0].score == 0.9
    assert realigning.unconfirm(checked.bitext, Run(0, 7)).bitext == before
    merged = realigning.merge(before, 0, 1).bitext
    twice = realigning.unconfirm(realigning.confirm(merged, Run(0, 1)).bitext, Run(0, 1)).bitext
    assert twice == merged


def test_what_changes_nothing_says_so() -> None:
    bitext = made()
    for edit in (
        realigning.merge(bitext, 6, 7),
        realigning.split(bitext, 0, 0, 0),
        realigning.omit(bitext, "zh", Run(5, 6)),
        realigning.split_at(bitext, "zh", 0),
        realigning.confirm(realigning.confirm(bitext, Run(0, 1)).bitext, Run(0, 1)),
        realigning.unconfirm(bitext, Run(0, 7)),
    ):
        assert not edit.changes


def test_a_sentence_is_cut_without_its_white_space() -> None:
    bitext = made()
    place = bitext.en.text.index(" night")
    changed = split_segment(bitext, "en", place + 1)
    assert [segment.span.of(changed.en.text) for segment in changed.en.segments[2:4]] == [
        "At", "night there are bright lamps."
    ]  # fmt: skip
    assert shapes(changed) == "1-1 1-1 2-2 1-2 1-0 1-1 1-1"
    assert join_segments(changed, "en", 2) == bitext
    check(changed)


def test_a_sentence_is_not_cut_at_its_edge_and_not_joined_over_paragraphs_or_beads() -> None:
    bitext = made()
    first = bitext.en.segments[2]
    assert split_segment(bitext, "en", first.start) is bitext
    assert split_segment(bitext, "en", first.end) is bitext
    assert join_segments(bitext, "zh", 1) is bitext  # the next paragraph
    assert join_segments(bitext, "zh", 3) is bitext  # the next bead
    assert len(join_segments(bitext, "zh", 2).zh.segments) == len(bitext.zh.segments) - 1


VERBS: list[Callable[[Bitext, random.Random], Edit]] = [
    lambda b, r: realigning.merge(b, n := r.randrange(len(b.alignment.beads)), n + r.randint(1, 2)),
    lambda b, r: realigning.split_at(b, *segment(b, r)),
    lambda b, r: realigning.move(b, *segment(b, r), r.choice((-1, 1))),
    lambda b, r: realigning.move_border(b, r.randrange(-1, len(b.alignment.beads)), *segment(b, r)),
    lambda b, r: realigning.shift(b, *segment(b, r), r.choice((-1, 1))),
    lambda b, r: realigning.omit(b, (at := segment(b, r))[0], Run(at[1], at[1] + 1)),
    lambda b, r: realigning.confirm(b, Run(n := r.randrange(len(b.alignment.beads)), n + 1)),
    lambda b, r: realigning.unconfirm(b, Run(0, len(b.alignment.beads))),
]


def segment(bitext: Bitext, chance: random.Random) -> tuple[str, int]:
    side = chance.choice(("zh", "en"))
    return side, chance.randrange(len(bitext.document(side).segments))


@given(st.randoms(use_true_random=False), st.lists(st.integers(0, len(VERBS) - 1), max_size=12))
@settings(max_examples=150, deadline=None)
def test_beads_and_paragraphs_tile_after_any_edits(chance: random.Random, verbs: list[int]) -> None:
    bitext = made()
    for verb in verbs:
        edit = VERBS[verb](bitext, chance)
        if edit.changes:
            assert edit.bitext.alignment.beads[: edit.new.start] == bitext.alignment.beads[: edit.old.start]
            rest = edit.bitext.alignment.beads[edit.new.end :]
            assert [(b.zh, b.en) for b in rest] == [(b.zh, b.en) for b in bitext.alignment.beads[edit.old.end :]]
        bitext = edit.bitext
        check(bitext)
