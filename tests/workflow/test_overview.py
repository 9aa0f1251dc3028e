"""The overview: every kind of mark stands where its text stands, the gravest first, and no more than can be seen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.core.bitext import Bitext
from reader.core.document import Document, Source
from reader.core.finding import Finding
from reader.core.project import Project
from reader.core.spans import Span
from reader.core.task import run
from reader.workflow import annotate, overview
from reader.workflow.overview import BINS, Spot, share_of, thinned
from reader.workflow.review_listing import Listed
from tests.made_bitext import town


def test_a_share_goes_from_the_first_to_the_last_sentence() -> None:
    bitext = town(60)
    segments = bitext.zh.segments
    assert share_of(bitext, "zh", segments[0].start) == 0
    assert share_of(bitext, "zh", segments[-1].end) == 1
    assert share_of(bitext, "zh", segments[30].start) == pytest.approx(0.5, abs=0.1)
    assert share_of(bitext, "zh", 0) == 0


def test_the_gravest_of_a_bin_stands_for_it() -> None:
    spots = [Spot(0.5, 1, "zh", 10), Spot(0.5, 3, "zh", 11), Spot(0.5, 3, "en", 12), Spot(0.9, 0, "zh", 20)]
    first, second = run(thinned(spots))
    assert (first.spot.offset, first.number) == (11, 3)
    assert (second.spot.offset, second.number) == (20, 1)


def test_there_are_never_more_marks_than_bins_and_they_are_in_order() -> None:
    marks = run(thinned(Spot(number * 7919 % 50_000 / 50_000, 0, "zh", number) for number in range(50_000)))
    assert len(marks) == BINS
    assert sum(mark.number for mark in marks) == 50_000
    assert [mark.spot.share for mark in marks] == sorted(mark.spot.share for mark in marks)


def test_doubt_is_graded() -> None:
    bitext = town(60)
    beads = [replace(bead, score=0.1 if number == 30 else 0.99) for number, bead in enumerate(bitext.alignment.beads)]
    bitext = replace(bitext, alignment=replace(bitext.alignment, beads=tuple(beads)))
    (mark,) = run(overview.doubts(bitext))
    assert mark.spot.offset == bitext.zh.segments[30].start
    assert mark.spot.grade == 2


def test_a_text_in_one_language_has_no_doubt() -> None:
    bitext = town(9)
    empty = Document("en", "", Source("", "text", "utf-8", ""))
    assert run(overview.doubts(Bitext(bitext.zh, empty, bitext.alignment, "zh-only"))) == ()


def test_dismissed_findings_and_suggestions_are_left_out() -> None:
    def listed(severity: str, state: str = "", kind: str = "finding") -> Listed:
        found = Finding("figures", 3, "accuracy", severity, "…")  # type: ignore[arg-type]
        return Listed(3, "Figures", "…", "accuracy", severity, state, found, None, kind)  # type: ignore[arg-type]

    entries = {
        3: (listed("major"), listed("critical", "dismissed"), listed("critical", kind="suggestion")),
        -1: (listed("minor"),),
    }
    (mark,) = run(overview.findings(town(9), entries))
    assert (mark.spot.grade, mark.number, mark.spot.text) == (2, 1, "Figures")


def test_notes_highlights_and_bookmarks() -> None:
    project = Project(town(60))
    segments = project.bitext.zh.segments
    project, _ = annotate.note(project, "zh", segments[40].span, "a word")
    project, _ = annotate.highlight(project, "zh", segments[10].span, "green")
    project, _ = annotate.bookmark(project, "zh", Span(segments[20].start, segments[20].end), "here")
    assert [mark.spot.grade for mark in run(overview.notes(project, False))] == [0, 1]
    (bookmark,) = run(overview.notes(project, True))
    assert (bookmark.spot.text, bookmark.spot.offset) == ("here", segments[20].start)


def test_hits_of_both_sides_are_in_the_order_of_the_text() -> None:
    bitext = town(60)
    places = [("en", bitext.en.segments[50].start), ("zh", bitext.zh.segments[5].start)]
    marks = run(overview.hits(bitext, places))  # type: ignore[arg-type]
    assert [mark.spot.side for mark in marks] == ["zh", "en"]
