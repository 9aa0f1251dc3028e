"""Spacing of Chinese: what gets air, what is narrowed, and that no position moves."""

from __future__ import annotations

import itertools

import pytest

from reader.ui.fonts import font_runs
from reader.ui.reading.spacing import Dressed, spaced


def dressed(text: str, corner_stops: bool = True) -> list[tuple[str, str]]:
    latin = [(run.start, run.end) for run in font_runs(text, "zh") if not run.han]
    parts = list(spaced(text, latin, corner_stops))
    assert all(isinstance(part, Dressed) for part in parts)
    assert all(one.end <= other.start for one, other in itertools.pairwise(parts)), "they overlap"
    return [(text[part.start : part.end], part.dress) for part in parts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("用IPv6网络", [("用", "han-spaced"), ("IPv", "latin"), ("6", "latin-spaced")]),
        ("占95%的", [("占", "han-spaced"), ("95", "latin"), ("%", "latin-spaced")]),
        ("用 IPv6 网络", [("IPv6", "latin")]),
        ("合作（PCT）框架", [("PCT", "latin")]),
        ("框架(PCT)内", [("架", "han-spaced"), ("(PCT", "latin"), (")", "latin-spaced")]),
        ("当前,人类;他说:“好", [(",", "stop-spaced"), (";", "stop-spaced"), (":", "stop-spaced")]),
        ("可喜的是,2016年", [(",", "stop-spaced"), ("201", "latin"), ("6", "latin-spaced")]),
        ("他说：“好。”", [("：", "half"), ("。", "half")]),
        ("读《书》（一）", [("》", "half")]),
        ("读（《书》）", [("《", "half"), ("》", "half")]),
        ("好，好。好", []),
    ],
)
def test_air_and_half_width_marks(text: str, expected: list[tuple[str, str]]) -> None:
    assert dressed(text) == expected


def test_marks_that_stand_in_the_middle_of_their_square_stay_whole() -> None:
    assert dressed("他說：「好。」", corner_stops=False) == []
    assert dressed("讀（《書》）", corner_stops=False) == [("《", "half"), ("》", "half")]
