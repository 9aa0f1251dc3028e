"""Round figures of speech in Chinese: 个百八十块, 十几二十年, 千里挑一."""

from __future__ import annotations

from typing import Final

from reader.checks.quantities import units
from reader.checks.quantities.quantity import Kind, Reading
from reader.checks.quantities.scanning import Draft, Match, Rule, Scene, rule
from reader.checks.quantities.values import plain
from reader.checks.quantities.zh_numbers import parse_number

# The least and the most that is meant; the last is what the words say, taken for a plain numeral.
_OR_SO: Final = {
    "百八十": ("80", "100", "180"),
    "千八百": ("800", "1000", "1800"),
    "万儿八千": ("8000", "10000", "18000"),
    "万八千": ("8000", "10000", "18000"),
    "十几二十": ("10", "20", "11..19"),
}
_UNITS: Final = {**units.CHINESE_TIMES, "块": "CNY", "块钱": "CNY", "元": "CNY", "斤": "jin", "里": "li", "米": "m", "公里": "km", "岁": "year"}  # fmt: skip


def _or_so(match: Match, scene: Scene) -> Draft | None:
    """个百八十块: eighty to a hundred, or about a hundred."""
    low, high, said = _OR_SO[match[1]]
    unit = _UNITS.get(match[2] or "", "")
    kind: Kind = "money" if unit == "CNY" else "measure" if unit else "number"
    others = (Reading(high, unit), Reading(said, unit))
    return Draft(*match.span(), kind, f"{low}..{high}", unit, "~", others=others)


def _one_in(match: Match, scene: Scene) -> Draft | None:
    """千里挑一: one in a thousand, of a person or thing that has no like."""
    base = {"百": 100, "千": 1000, "万": 10000}[match[1]]
    return Draft(*match.span(), "fraction", f"1/{base}", soft=True)


def _old_age(match: Match, scene: Scene) -> Draft | None:
    """九十有三."""
    number = parse_number(match[1] + match[2])
    if number is None:
        return None
    value = plain(number.low)
    return Draft(*match.span(), "age", value, "year", others=(Reading(value, ""),))


ROUND: Final[tuple[Rule, ...]] = (
    rule(
        "百千万十",
        "(?<![一二两三四五六七八九十几百千万0-9])(百八十|千八百|万儿?八千|十几二十)(块钱?|元|斤|里|米|公里|年|岁|天|个月)?(?![一二三四五六七八九0-9])",
        _or_so,
    ),
    rule(
        "十",
        "十(?:有|之)八九",
        lambda m, s: Draft(*m.span(), "percent", "80..90", "%", "~", others=(Reading("90", "%"),), soft=True),
    ),
    rule(
        "二三四五六七八九十",
        "([二三四五六七八九]?十)有([一二三四五六七八九])(?=[，。、；岁]|$)",
        _old_age,
    ),
    rule(
        "千",
        "千里(?=之[行外堤])",
        lambda m, s: Draft(*m.span(), "measure", "1000", "li", others=(Reading("1000", "mi"),), soft=True),
    ),
    rule(
        "前后",
        "(?<![大以之提])[前后]([年天])(?![级纪])",
        lambda m, s: Draft(*m.span(), "duration", "2", "year" if m[1] == "年" else "day", soft=True),
    ),
    rule("四", "四分之一个?世纪", lambda m, s: Draft(*m.span(), "duration", "25", "year")),
    rule("百", "(?<=[满过])百[日天]", lambda m, s: Draft(*m.span(), "duration", "100", "day")),
    rule("百千万", "([百千万])[里中](?:挑|选|无)一", _one_in),
)
