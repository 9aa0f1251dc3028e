"""Columns: which language stands where, and how the gutter shares the width."""

from __future__ import annotations

import itertools

import pytest

from reader.core.document import Side
from reader.ui.reading.columns import LEAST_SHARE, columns, split_at

TWINS: dict[str, tuple[Side, ...]] = {"side": (), "scripts": ("zh",), "versions": ("zh", "zh", "en")}


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize("mode", ["side", "scripts", "versions"])
@pytest.mark.parametrize("width", [420, 1024, 1440, 2400])
def test_columns_stand_beside_each_other_within_the_width(mode: str, swapped: bool, width: int) -> None:
    made = columns(width, mode, 17, swapped, 0.6, TWINS[mode])  # type: ignore[arg-type]
    places = [(made.zh_x, made.zh_width), (made.gutter_x, made.gutter_width), (made.en_x, made.en_width)]
    places += [(x, made.width(side)) for side, x in made.twins]
    assert sorted(side for side, _ in made.twins) == sorted(TWINS[mode])
    places.sort()
    for (x, wide), (after, _) in itertools.pairwise(places):
        assert x + wide <= after
    assert places[0][0] >= 0
    assert sum(places[-1]) <= width
    assert (made.en_x < made.zh_x) == swapped == made.swapped


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize("mode", ["side", "scripts", "versions"])
@pytest.mark.parametrize("share", [0.25, 0.4, 0.5])
def test_the_gutter_is_where_it_was_dragged_to(mode: str, swapped: bool, share: float) -> None:
    made = columns(1200, mode, 17, swapped, share, TWINS[mode])  # type: ignore[arg-type]
    middle = made.gutter_x + made.gutter_width / 2
    assert split_at(made, middle) == pytest.approx(share, abs=0.01)
    assert split_at(made, -500) in (LEAST_SHARE, 1 - LEAST_SHARE)


def test_one_below_the_other_the_first_language_comes_first() -> None:
    assert columns(900, "paragraphs", 17).sides == ("zh", "en")
    assert columns(900, "stacked", 17, swapped=True).sides == ("en", "zh")
    assert columns(900, "en", 17, swapped=True).sides == ("en",)
