"""Layouts: each arrangement is told from the others, whatever names and quotations it holds."""

from __future__ import annotations

import pytest

from reader.core.task import run
from reader.text.layout import layout_of
from reader.text.lines import read_lines

ZH = ["这座桥建成于1904年，至今仍在使用。", "人们每天从桥上走过。", "它还能用一百年。", "没有人知道是谁修的。"]
EN = [
    "The bridge was built in 1904 and is still in use.",
    "People cross it every day.",
    "It will last a century.",
    "Nobody knows who built it.",
]
MIXED = [line for pair in zip(ZH, EN, strict=True) for line in pair]


@pytest.mark.parametrize(
    ("lines", "layout", "border"),
    [
        (ZH + EN, "zh-then-en", 4),
        (EN + ZH, "en-then-zh", 4),
        (MIXED, "interleaved", 0),
        (list(reversed(MIXED)), "interleaved", 0),
        (ZH, "zh-only", 0),
        (EN, "en-only", 0),
        ([*EN, *EN, "老桥", *EN], "en-only", 0),
        ([*ZH, "Old Bridge", *ZH], "zh-only", 0),
        ([*ZH, "J. Stone", *ZH, *EN, "老周", *EN], "zh-then-en", 9),
        ([EN[0], EN[1], ZH[2], EN[2], EN[3], ZH[0], EN[0], EN[1]], "interleaved", 0),
        ([*ZH[:2], *EN[:2], *ZH[2:], *EN[2:]], "interleaved", 0),
        (["1904", "2004"], "zh-only", 0),
    ],
    ids=[
        "zh en",
        "en zh",
        "pairs",
        "pairs, en first",
        "zh",
        "en",
        "a Chinese name",
        "an English name",
        "names in both",
        "gaps",
        "by section",
        "neither",
    ],
)
def test_layouts(lines: list[str], layout: str, border: int) -> None:
    assert layout_of(run(read_lines("\n".join(lines)))) == (layout, border)
