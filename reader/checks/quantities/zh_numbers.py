"""Chinese numerals: a pattern that finds one in normal characters, and the value of what it found.

Reads 2.4万余, 三百五 (350), 一百二三十 (120 to 130), 十几 (11 to 19), 数百万 (an order of magnitude), 三点一四, 壹拾贰万.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from reader.checks.quantities.quantity import Approx

DIGITS: Final = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "○": 0}
UNITS: Final = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "兆": 10**12}
_FORMAL: Final = str.maketrans("壹贰貳叁參参肆伍陆陸柒捌玖拾佰仟廿卅", "一二二三三三四五六六七八九十百千廿卅")

# 千 before these opens a unit (千米, 千克) unless a figure of its own goes before it; the value is the same either way.
_KILO: Final = "(?:(?<=万[一二三四五六七八九])千|千(?![米克瓦卡赫帕伏焦]))"
_H: Final = (
    "[〇零○一二三四五六七八九十万亿廿卅]|百(?!帕)|(?<![二三四五六七八九十百千万亿半])两|(?<=[千万亿])两(?=[百千万])|"
    + _KILO
)
_MORE: Final = r"(?:[多余]|(?<=[十百千万亿])(?:几|来(?!自|到|源|临|华|访|说|看|的|往)))"
_ARABIC: Final = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
_SCALE: Final = rf"(?:万亿|[十百千]?(?:[万亿]|兆(?![瓦赫帕焦伏欧位字比像]))|百|{_KILO})"
_TAIL: Final = rf"(?:[多余几]?{_SCALE})"
_MIXED: Final = rf"{_ARABIC}(?:{_TAIL}(?:{_ARABIC}{_SCALE})*)?(?:[多余](?![额下])|(?<=[万亿百千])[几来](?!自|源))?"
_POINT: Final = r"点(?:[〇零○一二三四五六七八九](?![十刻]|过(?!去)))+"
# 数 ends a word of its own in 人数十年增长: the number of people, and then ten years.
_SOME: Final = "(?:几|(?<![人次件户倍总天岁基读分指少多字半系位辆票])数)"
_HAN: Final = rf"(?:{_SOME}(?=[十百千万亿]))?(?:{_H})+(?:{_POINT})?(?:{_MORE}?[万亿兆]+)*(?:{_MORE})?"
_FORMAL_RUN: Final = "(?!陆陆)[零一二三四五六七八九壹贰貳叁參参肆伍陆陸柒捌玖拾佰仟万亿]*(?:[壹贰貳叁參肆伍陆陸柒捌玖拾佰仟]|参(?=[拾佰仟万亿]))[零壹贰貳叁參参肆伍陆陸柒捌玖拾佰仟万亿]+"

# A number, without groups: Arabic with a Chinese scale, formal, or Han.
NUMBER: Final = rf"(?:{_MIXED}|{_FORMAL_RUN}|{_HAN})"
ARABIC: Final = _ARABIC
STARTS: Final = "0123456789〇零○一二三四五六七八九十百千万亿两廿卅数几壹贰貳叁参肆伍陆陸柒捌玖拾佰仟"
TO: Final = r"\s?(?:以上[至到、,，]?(?:未满|不满|不足|不到)?|至|到|~|—{1,2}|–|-|－|─|～)\s?"

# 二三十: two figures in a row that grow by one (or 三五) are the ends of a range.
_PAIR = re.compile("(?:一[两二]|[二两]三|三[四五]|四五|五六|六七|七八|八九)(?=[十百千万亿]|$)")
_ONLY_DIGITS = re.compile("[〇零○一二三四五六七八九]{3,}")
_ELLIPSIS = re.compile("[百千万亿][一二三四五六七八九]$")
_ALL_DIGITS = re.compile("[〇零○一二三四五六七八九两]+")


class Number(NamedTuple):
    """`low` to `high` (equal for a single figure); `vague` marks an order of magnitude (数百: low 100)."""

    low: Decimal
    high: Decimal
    approx: Approx = ""
    vague: bool = False
    bare: bool = False  # opens with a unit (百余): a figure only together with an approximator or a measure

    @property
    def is_range(self) -> bool:
        return self.high != self.low


@lru_cache(maxsize=4096)
def parse_number(text: str) -> Number | None:
    """The value of a match of NUMBER, or None when it is no number (三二)."""
    text = text.replace(",", "").translate(_FORMAL).replace("廿", "二十").replace("卅", "三十")
    approx: Approx = ""
    stem = text.rstrip("多余来")
    if stem != text:
        approx = "~" if text.endswith("来") else ">"
    else:
        inner = re.search("[多余来](?=[十百千万亿兆])", text)
        if inner:
            approx, stem = ("~" if inner.group() == "来" else ">"), text.replace(inner.group(), "")
    if "几" in stem or "数" in stem:
        return _vague(stem)
    if stem[0].isascii():
        value = _mixed(stem)
        return Number(value, value, approx)
    return _han(stem, approx)


def _vague(text: str) -> Number | None:
    if text[0] in "几数":
        value = _han_value(text[1:])
        return Number(value, value, "~", vague=True) if value is not None else None
    stem, _, scale = text.partition("几")
    base = _mixed(stem) if stem[:1].isascii() else _han_value(stem)
    if base is None:
        return None
    factor = _han_value(scale) or Decimal(1) if scale else Decimal(1)
    unit = UNITS.get(stem[-1], 10)
    return Number((base + unit // 10) * factor, (base + unit - unit // 10) * factor)


def _mixed(text: str) -> Decimal:
    """3亿5000万, 2.4万, 1万2."""
    total = Decimal(0)
    for figure, scale in re.findall(r"([0-9.]+)([十百千万亿兆]*)", text):
        factor = 1
        for char in scale:
            factor *= UNITS[char]
        total += Decimal(figure.rstrip(".")) * factor
    return total


def _han(text: str, approx: Approx) -> Number | None:
    pair = _PAIR.search(text)
    pointed = pair is not None and ("点" in text[: pair.start()] or text.startswith("点", pair.end()))
    if pair and not pointed and not _ONLY_DIGITS.search(text):
        low = _han_value(text[: pair.start()] + text[pair.start()] + text[pair.end() :])
        high = _han_value(text[: pair.start()] + text[pair.start() + 1] + text[pair.end() :])
        if low is not None and high is not None and high > low:
            return Number(low, high, approx)
    value = _han_value(text)
    if value is None:
        return None
    return Number(value, value, approx, bare=text[0] in "百千万亿")


@lru_cache(maxsize=4096)
def _han_value(text: str) -> Decimal | None:
    whole, point, fraction = text.partition("点")
    if point:
        scale = fraction.lstrip("〇零○一二三四五六七八九")
        figures = fraction[: len(fraction) - len(scale)]
        head = _integer(whole)
        if head is None or not figures:
            return None
        value = Decimal(f"{head}.{''.join(str(DIGITS[char]) for char in figures)}")
        for char in scale:
            value *= UNITS[char]
        return value
    head = _integer(whole)
    return None if head is None else Decimal(head)


def _integer(text: str) -> int | None:
    """A whole number in Han numerals; None when the run of numerals makes none."""
    if _ALL_DIGITS.fullmatch(text):
        return int("".join(str(DIGITS[char]) for char in text)) if len(text) == 1 or "两" not in text else None
    total = section = figure = 0
    previous = ""
    for char in text:
        if char in DIGITS:
            if previous in DIGITS and previous not in "〇零○":
                return None
            figure = DIGITS[char]
        elif char in "十百千":
            section += (
                (figure or (0 if previous in "百千" else 1)) * UNITS[char]
                if previous not in "十百千" or figure
                else UNITS[char]
            )
            figure = 0
        elif char in "万亿兆":
            if char == previous == "万":  # 四万万
                total *= UNITS[char]
            elif char == "万":
                total += (section + figure or 1) * UNITS[char]
            else:
                total = (
                    (total + section + figure or 1) * UNITS[char]
                    if total < UNITS[char]
                    else total + (section + figure) * UNITS[char]
                )
            section = figure = 0
        previous = char
    if figure and _ELLIPSIS.search(text):
        figure *= UNITS[text[-2]] // 10
    return total + section + figure


_JOINT = re.compile(TO)


def range_ends(match: re.Match[str], low: int, high: int) -> tuple[Decimal, Decimal, Number] | None:
    """Both ends of a range (groups `low` and `high`); the low end takes the scale of the high one where it has none (3至5万)."""
    first, second = parse_number(match[low]), parse_number(match[high]) if match[high] else None
    if first is None or (match[high] and second is None):
        return None
    if second is None:
        return first.low, first.high, first
    low_value = first.low
    scale = re.search("[十百千]?[万亿]+$", match[high])
    if scale is None and low_value < 10 and len(match[high]) == 2:  # 两到三千
        scale = re.search("[百千]$", match[high])
    if scale and not re.search("[万亿]", match[low]) and _JOINT.match(match.string, match.end(low)):
        factor = 1
        for char in scale.group():
            factor *= {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}[char]
        low_value *= factor if low_value * factor < second.high else 1
    return (low_value, second.high, second) if low_value < second.high else None
