"""A note on one side has a ghost on the other, which ends when it is made two-sided; bookmarks have a sign of their own."""

from __future__ import annotations

from reader.core.annotation import Annotation, Selector, Target
from reader.core.bitext import Bitext
from reader.core.document import Side
from reader.core.project import Project
from reader.core.spans import Span
from reader.ui.reading.note_signs import ghosts, note_signs
from reader.ui.reading.view import ReadingView
from tests.made_bitext import town
from tests.ui.reading.conftest import Shown


def target(side: Side, span: Span) -> Target:
    return Target(side, Selector("", "", "", *span))


def ghost_spans(view: ReadingView, side: Side) -> list[tuple[str, Span]]:
    return [
        (mark.ident, span)
        for box, _ in view.boxes()
        if side in box.cells
        for mark, span in ghosts(box, side, view.marks)
    ]


def counterpart(bitext: Bitext, segment: int) -> Span:
    run = bitext.alignment.beads[bitext.alignment.bead_of("zh", segment)].en
    return Span(bitext.en.segments[run.start].start, bitext.en.segments[run.end - 1].end)


def test_a_note_on_one_side_shows_a_ghost_on_its_counterpart(shown: Shown) -> None:
    bitext = town(30)
    view = shown(bitext)
    start = bitext.zh.segments[1].start
    item = Annotation("n", "commenting", (target("zh", Span(start + 1, start + 3)),), "a note", "green")
    view.show_project(Project(bitext, (item,)))
    assert ghost_spans(view, "en") == [("n", counterpart(bitext, 1))]
    assert ghost_spans(view, "zh") == []


def test_the_ghost_is_seen(shown: Shown) -> None:
    bitext = town(30)
    view = shown(bitext)
    item = Annotation("n", "highlighting", (target("zh", bitext.zh.segments[1].span),), "", "green")
    before = view.viewport().grab().toImage()
    view.show_project(Project(bitext, (item,)))
    after = view.viewport().grab().toImage()
    box = next(box for box, _ in view.boxes() if "en" in box.cells)
    left = int(box.columns.en_x)
    changed = sum(
        before.pixel(x, y) != after.pixel(x, y) for x in range(left, view.viewport().width()) for y in range(300)
    )
    assert changed > 20


def test_a_two_sided_note_has_no_ghost(shown: Shown) -> None:
    bitext = town(30)
    view = shown(bitext)
    places = (target("zh", bitext.zh.segments[1].span), target("en", counterpart(bitext, 1)))
    view.show_project(Project(bitext, (Annotation("n", "commenting", places, "both"),)))
    assert ghost_spans(view, "en") == ghost_spans(view, "zh") == []


def test_a_bookmark_has_a_sign_and_no_line(shown: Shown) -> None:
    bitext = town(30)
    view = shown(bitext)
    span = bitext.zh.segments[1].span
    view.show_project(Project(bitext, (Annotation("b", "bookmarking", (target("zh", span),), "here"),)))
    signs = [sign for box, _ in view.boxes() for sign in note_signs(box, view.marks)]
    assert [(sign.mark.ident, sign.mark.kind) for sign in signs] == [("b", "bookmark")]
