"""Hints: a small number that stands in a fixed word of the other side (三峡, the Three Gorges) is not missing there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from reader.checks.quantities.characters import normal
from reader.checks.quantities.quantity import Quantity

_HAN: Final = ("", "一单独首", "二两双俩", "三", "四", "五", "六", "七", "八", "九", "十")
_ENGLISH: Final = (
    "",
    "one|first|single|sole|once",
    "two|second|twice|both|double|twin|dual|pair|couple|bi[a-z]{3,}",
    "three|third|triple|treble|trio|tri[a-z]{3,}",
    "four|fourth|quad[a-z]{3,}|quarter[a-z]*",
    "five|fifth|penta[a-z]*",
    "six|sixth|hexa[a-z]*",
    "seven|seventh",
    "eight|eighth|oct[a-z]{3,}",
    "nine|ninth",
    "ten|tenth|dec[a-z]{3,}",
)
_SMALL: Final = re.compile("#?([0-9]|10)")


def hinted(item: Quantity, other_text: str, answered: Iterable[Quantity]) -> bool:
    """True when the other side's text, apart from its `answered` quantities, holds the figure of `item` in some word."""
    match = _SMALL.fullmatch(item.value)
    number = int(match[1]) if match else 0
    if not number or item.unit or item.text.isdigit():
        return False
    rest = list(other_text)
    for quantity in answered:
        rest[quantity.start : quantity.end] = " " * (quantity.end - quantity.start)
    text = "".join(rest)
    if re.search("[\u4e00-\u9fff]", item.text):
        return bool(re.search(rf"\b(?:{_ENGLISH[number]})\b", text, re.IGNORECASE))
    return not set(_HAN[number]).isdisjoint(normal(text))
