"""An Alignment must tile both sides; segments and beads find each other."""

from __future__ import annotations

import pytest

from reader.core.bitext import Alignment, Bead, ParagraphPair, SectionPair
from reader.core.errors import InvalidValueError
from reader.core.spans import Run

PAIRS = (ParagraphPair(Run(0, 1), Run(0, 1), 0),)
SECTIONS = (SectionPair(None, None, 1),)


def beads(*runs: tuple[int, int, int, int]) -> Alignment:
    return Alignment(SECTIONS, PAIRS, tuple(Bead(Run(a, b), Run(c, d), 0.9, 0) for a, b, c, d in runs))


def test_a_tiling_passes() -> None:
    beads((0, 1, 0, 2), (1, 2, 2, 2), (2, 2, 2, 3), (2, 4, 3, 4)).verify(4, 4)


@pytest.mark.parametrize(
    "runs",
    [
        ((0, 1, 0, 1), (2, 3, 1, 2)),  # a gap
        ((0, 2, 0, 1), (1, 3, 1, 2)),  # an overlap
        ((0, 1, 0, 1), (1, 1, 1, 1), (1, 3, 1, 2)),  # an empty bead
        ((0, 2, 0, 2),),  # too short
        ((1, 3, 0, 2), (0, 1, 2, 2)),  # crossing
    ],
)
def test_what_does_not_tile_is_refused(runs: tuple[tuple[int, int, int, int], ...]) -> None:
    with pytest.raises(InvalidValueError):
        beads(*runs).verify(3, 2)


def test_a_bead_of_an_unknown_paragraph_is_refused() -> None:
    alignment = Alignment(SECTIONS, PAIRS, (Bead(Run(0, 1), Run(0, 1), 1.0, 1),))
    with pytest.raises(InvalidValueError):
        alignment.verify(1, 1)


def test_each_segment_knows_its_bead_even_beside_omissions() -> None:
    alignment = beads((0, 1, 0, 0), (1, 1, 0, 1), (1, 3, 1, 2), (3, 3, 2, 4))
    assert [alignment.bead_of("zh", i) for i in range(3)] == [0, 2, 2]
    assert [alignment.bead_of("en", i) for i in range(4)] == [1, 2, 3, 3]


def test_the_shape_of_a_bead() -> None:
    assert Bead(Run(3, 5), Run(7, 7), 0.5, 0).shape == "2-0"
