"""Hide and guess: nothing of a covered sentence is seen, a key or a click reveals it, and it stays where it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest

from reader.core.bitext import Bitext
from reader.core.document import Side
from reader.core.project import Project
from reader.core.realigning import merge
from reader.core.spans import Span
from reader.ui.reading.style import ReadingColors, ReadingStyle
from reader.ui.reading.view import ReadingView
from tests.made_bitext import town
from tests.ui.reading.conftest import Shown
from tests.ui.reading.test_view import click, rectangles


def inked(view: ReadingView, place: QRectF) -> bool:
    """True when something as dark as text is painted in a place."""
    image = view.viewport().grab(place.toAlignedRect()).toImage()
    return any(image.pixelColor(x, y).lightness() < 110 for x in range(image.width()) for y in range(image.height()))


def of_bead(view: ReadingView, bitext: Bitext, side: Side, bead: int) -> list[QRectF]:
    run = bitext.alignment.beads[bead].run(side)
    segments = bitext.document(side).segments
    return rectangles(view, side, Span(segments[run.start].start, segments[run.end - 1].end))


@pytest.mark.parametrize("side", ["zh", "en"])
@pytest.mark.parametrize("mode", ["side", "stacked", "paragraphs", "scripts"])
def test_covered_sentences_cannot_be_read_and_headings_can(shown: Shown, side: Side, mode: str) -> None:
    bitext = town(12)
    other: Side = "en" if side == "zh" else "zh"
    view = shown(bitext, 1100, 640, ReadingStyle(mode=mode, covered=side))  # type: ignore[arg-type]
    view.clearFocus()
    assert all(not inked(view, place) for bead in range(3) for place in of_bead(view, bitext, side, bead))
    assert all(inked(view, place) for bead in range(3) for place in of_bead(view, bitext, other, bead))
    heading = bitext.document(side).sections[0].heading
    assert heading
    assert inked(view, rectangles(view, side, heading)[0])


def test_one_key_reveals_and_the_next_goes_on(shown: Shown) -> None:
    bitext = town(12)
    view = shown(bitext, style=ReadingStyle(covered="en"))
    tops = [place.top() for place in of_bead(view, bitext, "en", 1)]
    view.go_to_bead(1)
    assert view.is_covered(1)
    view.reveal_next()
    assert (view.is_covered(1), view.current_bead()) == (False, 1)
    assert all(inked(view, place) for place in of_bead(view, bitext, "en", 1))
    assert [place.top() for place in of_bead(view, bitext, "en", 1)] == tops
    view.reveal_next()
    assert (view.is_covered(2), view.current_bead()) == (True, 2)
    view.cover_last()
    assert view.current_bead() == 1
    view.cover_last()
    assert (view.is_covered(1), view.current_bead()) == (True, 1)


def test_a_click_on_the_block_reveals_it(shown: Shown) -> None:
    bitext = town(12)
    view = shown(bitext, style=ReadingStyle(covered="en"))
    click(view, "en", bitext.en.segments[4].start + 3)
    assert [view.is_covered(bead) for bead in (3, 4, 5)] == [True, False, True]
    assert view.current_bead() == 4
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.selection() == ()


def test_what_was_revealed_stays_so_when_the_alignment_changes(shown: Shown) -> None:
    bitext = town(12)
    view = shown(bitext, style=ReadingStyle(covered="en"))
    view.uncover(7)
    view.show_project(Project(merge(bitext, 2, 3).bitext))
    assert [view.is_covered(bead) for bead in (5, 6, 7)] == [True, False, True]
    view.set_style(ReadingStyle(covered="en", colors=replace(ReadingColors(), paper="#111111")))
    assert not view.is_covered(6)
    view.show_project(Project(town(15)))
    assert view.is_covered(6)


def test_a_screen_reader_does_not_tell_what_is_covered(shown: Shown) -> None:
    from reader.ui.reading.accessible import counterpart_text

    bitext = town(12)
    view = shown(bitext, style=ReadingStyle(covered="en"))
    view.go_to_bead(3)
    assert counterpart_text(view) == "hidden"
    view.reveal_next()
    assert counterpart_text(view) == bitext.en.segments[3].span.of(bitext.en.text)
