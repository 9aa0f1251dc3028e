"""Hints: a small number that stands in a fixed word of the other side (三峡, the Three Gorges) is not missing there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from reader.checks.quantities.characters import normal
from reader.checks.quantities.quantity import Quantity

_HAN: Final = {"0.5": "半", "1": "一单独首", "2": "二两双俩", "100": "百", "1000": "千", "10000": "万"} | {
    str(number): char for number, char in enumerate("三四五六七八九十", 3)
}
_ENGLISH: Final = {
    "0.5": "half|halves|halved|halfway|half-[a-z]+",
    "1": "one|first|single|sole|once",
    "2": "two|second|twice|both|double|twin|dual|pair|couple|bi[a-z]{3,}",
    "3": "three|third|three[a-z]+|triple|treble|trio|tri[a-z]{3,}",
    "4": "four|fourth|four[a-z]+|quad[a-z]{3,}|quarter[a-z]*",
    "5": "five|fifth|penta[a-z]*",
    "6": "six|sixth|hexa[a-z]*",
    "7": "seven|seventh",
    "8": "eight|eighth|oct[a-z]{3,}",
    "9": "nine|ninth",
    "10": "ten|tenth|dec[a-z]{3,}",
    "100": "hundred|hundreds|hundredth|cent[a-z]{4,}",
    "1000": "thousand|thousands|thousandth|mill?en[a-z]{4,}|kilo[a-z]{3,}",
    "10000": "ten thousand",
}
_DAYS: Final = dict(zip(("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"), "一二三四五六日", strict=True))
# 两人 and 四人 of people who were named before
_THEY: Final = re.compile(r"\b(?:they|them|their|themselves|each other|one another|we|us|our)\b", re.IGNORECASE)
_NAME: Final = re.compile("[A-Za-z]{2,}[ -]\\Z")
_VAGUE: Final = {"100s": "百", "1000s": "千", "10000s": "万", "1000000s": "百万", "100000000s": "亿"}
_WHOLE: Final = re.compile("#?([1-9][0-9]{0,5})")
# A number, an ordinal or a month that is as small as that.
_SMALL: Final = re.compile("#?(0\\.5|[1-9]0{0,4})|--0?([1-9]0?)")


def hinted(item: Quantity, own_text: str, other_text: str, answered: Iterable[Quantity]) -> bool:
    """True when the other side's text, apart from its `answered` quantities, holds the figure of `item` in some word."""
    if own_text.startswith(("人", "个人", "個人"), item.end) and len(item.text) == 1 and _THEY.search(other_text):
        return True
    if _named(item, own_text) in other_text or _is_listed_day(item, other_text):
        return True
    if item.value in _VAGUE and _VAGUE[item.value] in normal(_unread(other_text, answered)):
        return True
    match = _SMALL.fullmatch(item.value)
    number = (match[1] or match[2]) if match else "0.5" if item.value == "1/2" else ""
    halved = number == "0.5" and item.unit != "%"
    if number not in _HAN and not item.unit and (figure := _WHOLE.fullmatch(item.value)):
        return bool(re.search(rf"(?<![0-9.,]){figure[1]}(?![0-9.,])", _unread(other_text, answered)))
    if number not in _HAN or (item.unit and not halved) or item.text.isdigit():
        return False
    text = _unread(other_text, answered)
    if re.search("[\u4e00-\u9fff]", item.text):
        return bool(re.search(rf"\b(?:{_ENGLISH[number]})\b", text, re.IGNORECASE))
    return not set(_HAN[number]).isdisjoint(normal(text))


def _unread(text: str, answered: Iterable[Quantity]) -> str:
    """The text with its answered quantities blanked: Shenzhou-13 and other names are left."""
    rest = list(text)
    for quantity in answered:
        rest[quantity.start : quantity.end] = " " * (quantity.end - quantity.start)
    return "".join(rest)


def _named(item: Quantity, text: str) -> str:
    """The Latin name that ends in the figure (Model 3); a text that stands nowhere when there is none."""
    name = _NAME.search(text, 0, item.start) if item.text.isdigit() else None
    return name.group() + item.text if name else "\0"


def _is_listed_day(item: Quantity, text: str) -> bool:
    """True for a weekday that the Chinese names in a row: 每周一、三、五."""
    day = _DAYS.get(item.value)
    return day is not None and bool(re.search(f"(?:周|星期|礼拜|逢)[一二三四五六日、和及]*{day}", normal(text)))
