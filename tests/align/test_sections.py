"""Sections by number, level, heading and place."""

from __future__ import annotations

import pytest

from reader.align.sections import Mark, label_number, pair_sections


@pytest.mark.parametrize(
    ("label", "number"),
    [("一、", 1), ("（三）", 3), ("第十二章", 12), ("第二十一条", 21), ("IV.", 4), ("XII. ", 12), ("3.", 3), ("(b)", 2), ("Chapter 7", 7),
     ("Article Nine", 9), ("Part II", 2), ("", None), ("Preface", None)],
)  # fmt: skip
def test_numbers_of_labels(label: str, number: int | None) -> None:
    assert label_number(label) == number


def mark(number: int | None = None, heading: str = "x", level: int = 1, keys: tuple[str, ...] = ()) -> Mark:
    return Mark(level, number, heading, frozenset(keys))


def paired(zh: list[Mark], en: list[Mark]) -> list[tuple[int | None, int | None]]:
    return [(pair.zh, pair.en) for pair in pair_sections(zh, en)]


def test_a_missing_number_stays_alone() -> None:
    assert paired([mark(1), mark(2), mark(3)], [mark(1), mark(3)]) == [(0, 0), (1, None), (2, 1)]


def test_sections_without_numbers_pair_by_place() -> None:
    assert paired([mark(None, "序言"), mark(1)], [mark(None, "Preface"), mark(1)]) == [(0, 0), (1, 1)]


def test_reordered_sections_never_cross() -> None:
    found = paired([mark(1), mark(2), mark(3)], [mark(1), mark(3), mark(2)])
    assert [pair for pair in found if None not in pair] in ([(0, 0), (1, 2)], [(0, 0), (2, 1)])
    assert sorted(i for i, _ in found if i is not None) == [0, 1, 2]


def test_one_side_without_any_sections() -> None:
    assert paired([], [mark(1)]) == [(None, 0)]
    assert paired([], []) == []


def test_many_sections_pair_quickly_and_a_late_gap_is_found() -> None:
    zh, en = [mark(k) for k in range(1, 601)], [mark(k) for k in range(1, 601) if k not in range(300, 320)]
    found = paired(zh, en)
    assert (299, None) in found
    assert found[-1] == (599, 579)
