"""Paragraph pairs from beads."""

from __future__ import annotations

from reader.align.paragraphs import paragraph_pairs
from reader.core.bitext import Bead, SectionPair
from reader.core.spans import Run
from tests.align.texts import document


def bead(zh: tuple[int, int], en: tuple[int, int]) -> Bead:
    return Bead(Run(*zh), Run(*en), 1.0, 0)


ZH = document([["甲。", "乙。"], ["丙。"], ["丁。"]], "zh-Hans")
EN = document([["A."], ["B.", "C."], ["D."]], "en")


def pairs(*beads: Bead) -> tuple[list[tuple[tuple[int, int], tuple[int, int]]], list[int]]:
    found, numbered = paragraph_pairs(ZH, EN, beads, [SectionPair(0, 0, 1)])
    return [(tuple(pair.zh), tuple(pair.en)) for pair in found], [b.paragraph for b in numbered]


def test_paragraphs_that_share_a_bead_share_a_pair() -> None:
    found, numbers = pairs(bead((0, 1), (0, 1)), bead((1, 2), (1, 2)), bead((2, 3), (2, 3)), bead((3, 4), (3, 4)))
    assert found == [((0, 2), (0, 2)), ((2, 3), (2, 3))]
    assert numbers == [0, 0, 0, 1]


def test_an_omission_inside_a_pair_belongs_to_it() -> None:
    found, numbers = pairs(bead((0, 2), (0, 1)), bead((2, 2), (1, 2)), bead((2, 3), (2, 3)), bead((3, 4), (3, 4)))
    assert found == [((0, 1), (0, 1)), ((1, 2), (1, 2)), ((2, 3), (2, 3))]
    assert numbers == [0, 1, 1, 2]


def test_a_paragraph_that_one_side_lacks_is_a_pair_of_its_own() -> None:
    found, numbers = pairs(bead((0, 2), (0, 1)), bead((2, 3), (1, 1)), bead((3, 4), (1, 3)), bead((4, 4), (3, 4)))
    assert found == [((0, 1), (0, 1)), ((1, 2), (1, 1)), ((2, 3), (1, 2)), ((3, 3), (2, 3))]
    assert numbers == [0, 1, 2, 3]


def test_an_omission_between_two_halves_of_a_paragraph_joins_them() -> None:
    beads = bead((0, 1), (0, 2)), bead((1, 1), (2, 3)), bead((1, 3), (3, 4)), bead((3, 4), (4, 4))
    found, numbers = pairs(*beads)
    assert found == [((0, 2), (0, 3)), ((2, 3), (3, 3))]
    assert numbers == [0, 0, 0, 1]


def test_no_beads() -> None:
    assert paragraph_pairs(document([], "zh-Hans"), document([], "en"), [], []) == ((), ())
