"""Heights: estimates give way to measures, and a height finds the row that stands there."""

from __future__ import annotations

from reader.ui.reading.heights import Heights
from reader.workflow.rows import Chunk, Place, Row, Rows
from tests.made_bitext import town


class Plain:
    """A fixed height for a chunk, and one for a row that may vary with its bead."""

    def __init__(self, chunk: int, row: int, varying: int = 1) -> None:
        self._chunk, self._row, self._varying = chunk, row, varying

    def chunk(self, chunk: Chunk) -> int:
        return self._chunk

    def row(self, row: Row) -> int:
        return self._row + row.beads.start % self._varying


def test_a_measured_row_moves_what_is_below_it_only() -> None:
    rows = Rows(town(900, 3))
    heights = Heights(rows, Plain(1000, 40))
    above, below = Place(0, 5), Place(0, 9)
    before = heights.top(above), heights.top(below), heights.total
    heights.measure(Place(0, 7), 100)
    assert (heights.top(above), heights.top(below), heights.total) == (before[0], before[1] + 60, before[2] + 60)
    heights.measure(Place(0, 7), 100)
    assert heights.total == before[2] + 60


def test_every_height_finds_the_row_that_stands_there() -> None:
    rows = Rows(town(900, 3))
    heights = Heights(rows, Plain(3333, 20, 7))
    for chunk in range(len(rows.chunks)):
        heights.of(Place(chunk, 0))
    place = rows.first()
    while place:
        top = heights.top(place)
        assert heights.at(top) == (place, 0)
        assert heights.at(top + 19) == (place, 19)
        place = rows.after(place)
    assert heights.at(10**9)[0] == rows.last()
    assert heights.at(-5) == (rows.first(), 0)


def test_a_height_in_a_chunk_that_was_only_estimated_keeps_its_share() -> None:
    rows = Rows(town(900, 3))
    heights = Heights(rows, Plain(10_000, 10))
    place, _ = heights.at(15_000)
    assert place.chunk == 1
    assert abs(place.row / len(rows.rows(1)) - 0.5) < 0.03
