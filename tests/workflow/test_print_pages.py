"""Sheets: nothing is lost, nothing is cut that fits, headings stay with their text, notes stand with their words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.bitext import Bitext
from reader.core.task import run
from reader.workflow.print_pages import TOP, Form, Lines, Mark, Measured, NoteAt, Sheet, paginate
from reader.workflow.rows import Row, Rows
from tests.made_bitext import BitextBuilder, pair

LINE = 10


@dataclass
class Typewriter:
    """Ten characters a line, ten units high; `notes` by the bead in whose first line their words end: lines of each."""

    notes: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    stacked: bool = False

    def measure(self, row: Row) -> Measured:
        sides = tuple(
            Lines(side, -(-(row.span(side).end - row.span(side).start) // 10), LINE)
            for side in ("zh", "en")
            if row.span(side).end > row.span(side).start
        )
        numbers = [number for bead in row.beads.indices() for number in self.numbers(bead)]
        at = tuple(NoteAt(number, sides[0].column, 0) for number in numbers)
        return Measured(4 if row.kind == "text" else 8, sides, self.stacked, at)

    def numbers(self, bead: int) -> list[int]:
        before = sum(len(notes) for place, notes in self.notes.items() if place < bead)
        return [before + number for number in range(1, len(self.notes.get(bead, ())) + 1)]

    def note(self, number: int) -> tuple[int, int]:
        lines = [count for place in sorted(self.notes) for count in self.notes[place]]
        return lines[number - 1], 5


def text_of(*lengths: int, headings: tuple[int, ...] = ()) -> Bitext:
    """A paragraph for each length (of both sides, in one sentence), a heading before the numbers of `headings`."""
    builder = BitextBuilder()
    for number, length in enumerate(lengths):
        if number in headings:
            builder.heading(f"第{number}章", f"Part {number}")
        builder.paragraph(pair("字" * length, "w" * length))
    return builder.build()


def sheets_of(bitext: Bitext, form: Form, typewriter: Typewriter | None = None, by_bead: bool = False) -> list[Sheet]:
    typewriter = typewriter or Typewriter()
    count = sum(map(len, typewriter.notes.values()))
    return list(run(paginate(Rows(bitext, by_bead=by_bead), typewriter, form, count)))


def kinds(sheet: Sheet) -> list[str]:
    return [part.row.kind for part in sheet.parts]


def test_rows_follow_each_other_until_the_sheet_is_full() -> None:
    sheets = sheets_of(text_of(20, 20, 20, 20), Form(70, 6, 30))
    assert [[part.top for part in sheet.parts] for sheet in sheets] == [[0, 24, 48], [0]]


def test_a_row_that_fits_on_a_sheet_is_not_cut() -> None:
    sheets = sheets_of(text_of(50, 50), Form(90, 6, 10))
    assert [len(sheet.parts) for sheet in sheets] == [1, 1]
    assert all((part.start, part.stop) == (TOP, Mark(5, 5)) for sheet in sheets for part in sheet.parts)


def test_a_row_taller_than_a_sheet_is_cut_between_lines() -> None:
    sheets = sheets_of(text_of(250), Form(100, 6, 10))
    assert [(sheet.parts[0].start.first, sheet.parts[0].stop.first) for sheet in sheets] == [
        (0, 10),
        (10, 20),
        (20, 25),
    ]


def test_a_long_row_of_stacked_sides_ends_one_side_before_it_begins_the_other() -> None:
    sheets = sheets_of(text_of(80), Form(100, 6, 10), Typewriter(stacked=True))
    assert [(sheet.parts[0].start, sheet.parts[0].stop) for sheet in sheets] == [
        (Mark(0, 0), Mark(8, 2)),
        (Mark(8, 2), Mark(8, 8)),
    ]


def test_a_paragraph_is_broken_between_pairs_of_sentences() -> None:
    bitext = BitextBuilder().paragraph(*(pair("字" * 20, "w" * 20) for _ in range(6))).build()
    first, second = sheets_of(bitext, Form(90, 6, 20))
    assert [part.row.beads for part in (*first.parts, *second.parts)] == [(0, 4), (4, 6)]
    assert second.parts[0].row.continued
    assert first.parts[0].row.zh.end == second.parts[0].row.zh.start


def test_a_heading_goes_with_its_text_to_the_next_sheet() -> None:
    first, second = sheets_of(text_of(40, 40, headings=(0, 1)), Form(85, 6, 10))
    assert (kinds(first), kinds(second)) == (["heading", "text"], ["heading", "text"])


def test_the_heading_is_repeated_where_a_section_goes_on() -> None:
    sheets = sheets_of(text_of(40, 40, 40, headings=(0, 2)), Form(60, 6, 10))
    assert [sheet.section for sheet in sheets] == [-1, 0, -1]


def test_a_note_stands_at_the_foot_of_its_sheet() -> None:
    sheets = sheets_of(text_of(30, 30, 30, 30), Form(80, 6, 10), Typewriter({1: (2,), 3: (1,)}))
    assert [[part.row.beads.start for part in sheet.parts] for sheet in sheets] == [[0, 1], [2, 3]]
    assert [[note.number for note in sheet.notes] for sheet in sheets] == [[1], [2]]


def test_a_note_that_does_not_fit_takes_its_row_along() -> None:
    first, second = sheets_of(text_of(30, 30), Form(75, 6, 40), Typewriter({1: (3,)}))
    assert (len(first.parts), len(first.notes)) == (1, 0)
    assert second.notes == ((1, 0, 3),)


def test_a_long_note_goes_on_at_the_foot_of_the_next_sheet() -> None:
    sheets = sheets_of(text_of(60, 20), Form(80, 5, 10), Typewriter({0: (12,)}))
    assert [(note.start, note.stop) for sheet in sheets for note in sheet.notes] == [(0, 3), (3, 10), (10, 12)]


def test_a_note_that_goes_on_leaves_room_for_the_text_of_a_heading() -> None:
    bitext = text_of(10, 10, headings=(1,))
    sheets = sheets_of(bitext, Form(51, 4, 5), Typewriter({0: (12,)}))
    assert kinds(sheets[1]) == ["heading", "text"]
    assert all(
        sheet.parts[-1].top + 10 + 4 + 5 * sum(n.stop - n.start for n in sheet.notes) <= 51 for sheet in sheets[:2]
    )


def test_notes_after_the_text_have_sheets_of_their_own() -> None:
    sheets = sheets_of(text_of(30, 30), Form(60, 5, 10, "end"), Typewriter({0: (4, 9), 1: (2,)}))
    assert [sheet.end_notes for sheet in sheets] == [False, False, True, True]
    assert sheets[2].notes[:2] == ((1, 0, 4), (2, 0, 7))
    assert [note.number for sheet in sheets for note in sheet.notes] == [1, 2, 2, 3]


@pytest.mark.parametrize("by_bead", [False, True])
@given(
    lengths=st.lists(st.lists(st.integers(1, 260), min_size=1, max_size=5), min_size=1, max_size=8),
    height=st.integers(30, 200),
    notes=st.dictionaries(st.integers(0, 10), st.lists(st.integers(1, 30), min_size=1, max_size=3).map(tuple)),
    stacked=st.booleans(),
)
def test_every_line_and_every_note_is_printed_once(
    by_bead: bool, lengths: list[list[int]], height: int, notes: dict[int, tuple[int, ...]], stacked: bool
) -> None:
    builder = BitextBuilder().title("题", "Title")
    for number, sentences in enumerate(lengths):
        if number % 3 == 0:
            builder.heading("章", "Chapter")
        builder.paragraph(*(pair("字" * length, "w" * (length // 2)) for length in sentences))
    bitext, form = builder.build(), Form(height, 4, height // 8)
    beads = len(bitext.alignment.beads)
    typewriter = Typewriter({place: lines for place, lines in notes.items() if place < beads}, stacked)
    sheets = sheets_of(bitext, form, typewriter, by_bead)
    zh = bitext.zh
    lines: dict[Row, list[tuple[Mark, Mark]]] = {}
    for sheet in sheets:
        bottom = 0
        for part in sheet.parts:
            assert part.top >= bottom
            bottom = part.top + typewriter.measure(part.row).height(part.start, part.stop)
            lines.setdefault(part.row, []).append((part.start, part.stop))
        foot = sum((note.stop - note.start) * 5 for note in sheet.notes)
        assert bottom + foot <= height
    for row, cuts in lines.items():
        assert cuts[0][0] == TOP
        assert cuts[-1][1] == typewriter.measure(row).end
        assert all(one[1] == other[0] for one, other in pairwise(cuts))
    printed = "".join(row.zh.of(zh.text) for row in lines if row.kind == "text")
    assert printed == "".join(segment.span.of(zh.text) for segment in zh.segments)
    found: dict[int, list[int]] = {}
    for sheet in sheets:
        for note in sheet.notes:
            found.setdefault(note.number, []).extend(range(note.start, note.stop))
    wanted = {
        number: list(range(typewriter.note(number)[0]))
        for place in typewriter.notes
        for number in typewriter.numbers(place)
    }
    assert found == wanted
