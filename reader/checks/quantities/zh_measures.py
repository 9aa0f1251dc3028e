"""Chinese measures: 八十公斤, 一米八五, 零下五度, 时速120公里."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from reader.checks.quantities import units
from reader.checks.quantities.quantity import Reading
from reader.checks.quantities.scanning import Draft, Match, Rule, Scene, either, rule
from reader.checks.quantities.values import plain, span
from reader.checks.quantities.zh_numbers import DIGITS, NUMBER, STARTS, TO, Number, parse_number, range_ends

_UNIT = either({**units.CHINESE, **units.CHINESE_LOOSE})


def _signed_ends(match: Match) -> tuple[Decimal, Decimal, Number] | None:
    """零下五度到零上三度 is -5 to 3; one 零下 holds for both ends."""
    first, second = parse_number(match[3]), parse_number(match[5]) if match[5] else None
    if first is None or (match[5] and second is None):
        return None
    below = match[2] != "零上" and bool(match[2])
    low = -first.low if below else first.low
    if second is None:
        return low, low, first
    high = -second.low if match[4] in ("零下", "负", "-") or (below and not match[4]) else second.low
    return min(low, high), max(low, high), second


def _other_side_of_zero(match: Match) -> str:
    """零下5度到8度 may also run up to eight above."""
    first, second = parse_number(match[3]), parse_number(match[5]) if match[5] else None
    return span(-first.low, second.low) if first and second and match[2] == "零下" and not match[4] else ""


def _measure(match: Match, scene: Scene) -> Draft | None:
    speed, cold, _, warm, _, name, per = match.groups()
    ends = _signed_ends(match) if cold or warm else range_ends(match, 3, 5)
    base = ends is not None and ends[2].bare and not ends[2].approx
    rate = base and scene.text.endswith("每", 0, match.start())  # 每百毫升
    if ends is None or (base and not rate and name not in ("米", "里", "公里", "斤", "亩")):
        return None
    low, high, number = ends
    loose = units.CHINESE_LOOSE.get(name, ())
    unit = loose[0] if loose else units.CHINESE[name]
    if name == "两" and not _LIANG.match(scene.text, match.end()):
        return None
    if name == "度" and not _degree(match, scene, bool(cold)):
        return None
    if name == "兆" and (scene.traditional or not _megabit(match, scene)):
        return None
    if speed or per:
        by_second = "秒" in (speed or per)
        unit = ({"m": "m/s", "km": "km/s"} if by_second else {"km": "km/h", "mi": "mph", "nmi": "knot"}).get(unit, unit)
    if number.vague:
        return Draft(*match.span(), "vague", plain(low) + "s", unit, "~")
    value = span(low, high)
    others = [Reading(value, item) for item in loose[1:]]
    if unit in ("km", "m") and (pace := _PACE.search(scene.text, max(0, match.start() - 10), match.start())):
        others.append(Reading(value, f"{unit}/{'s' if pace[1] == '秒' else 'h'}"))
    if cold and (across := _other_side_of_zero(match)):
        others.append(Reading(across, unit))
    return Draft(*match.span(), "measure", value, unit, number.approx, others=tuple(others), soft=rate)


# 每小时走五公里
_PACE: Final = re.compile("(?:每|(?<=[加提减]速[到至]))(小时|秒|)[^，。；0-9]{0,5}\\Z")
_LIANG: Final = re.compile(
    "[，。；、,.;）)]|\\Z|重|白?酒|肉|金|银|茶|饭|米|面|油|糖|盐|药|花|粮|鸡|虾|人参|瓜子|半|左右|多|以[上下]|的"
)


def _degree(match: Match, scene: Scene, cold: bool) -> bool:
    """度 is a degree or a kilowatt-hour, unless it makes 年度, 三度 (three times) and the like."""
    after = scene.text[match.end() : match.end() + 1]
    if match[3] == "八" and scene.text.endswith(("个", "高了", "低了", "高", "低"), 0, match.start()):
        return False  # an octave
    return cold or (
        after not in ("假", "过", "量", "数")
        and not (match[3] in ("一", "再", "几") or (len(match[3]) == 1 and match[3] in "二两三四"))
    )


def _megabit(match: Match, scene: Scene) -> bool:
    return not scene.text.startswith(("元", "美", "日", "韩"), match.end())


def _composite(match: Match, scene: Scene) -> Draft | None:
    """一米八五, 1米75, 十二米三, 三斤半."""
    whole, name, rest = match.groups()
    number = parse_number(whole)
    if number is None:
        return None
    figures = "5" if rest == "半" else "".join(str(DIGITS.get(char, char)) for char in rest)
    return Draft(
        *match.span(),
        "measure",
        plain(number.low + Decimal(f"0.{figures}")),
        units.CHINESE.get(name) or units.CHINESE_LOOSE[name][0],
    )


_HALVED: Final = (
    "斤",
    "公斤",
    "公里",
    "里地",
    "里路",
    "亩",
    "吨",
    "升",
    "尺",
    "平方米",
    "英里",
    "磅",
    "克",
    "米",
    "公顷",
    "两",
)


def _plot(match: Match, scene: Scene) -> Draft | None:
    """三分地: a 分 of land is a tenth of a mu."""
    number = parse_number(match[1])
    return None if number is None else Draft(*match.span(), "measure", plain(number.low / 10), "mu")


def _summed(match: Match, part: Decimal, unit: str) -> Draft | None:
    """一亩三分, 23度26分: a part of the unit after it."""
    one, two = parse_number(match[1]), parse_number(match[2])
    if one is None or two is None or two.low * part >= 1:
        return None
    total = one.low + (two.low * part).quantize(Decimal("0.0001"))
    return Draft(*match.span(), "measure", plain(total), unit)


def _fahrenheit(match: Match, scene: Scene) -> Draft | None:
    number = parse_number(match[2])
    return (
        None
        if number is None
        else Draft(*match.span(), "measure", plain(-number.low if match[1] else number.low), "degF")
    )


def _sum_of_units(match: Match, scene: Scene) -> Draft | None:
    """三尺二寸, 五斤三两: two units of one dimension, the smaller after the larger."""
    first, name, second, name2 = match.groups()
    one, two = parse_number(first), parse_number(second)
    unit, unit2 = (units.CHINESE.get(text) or units.CHINESE_LOOSE[text][0] for text in (name, name2))
    dimension, worth = units.UNITS[unit]
    dimension2, worth2 = units.UNITS[unit2]
    if one is None or two is None or dimension != dimension2 or worth2 >= worth:
        return None
    total = one.low + (two.low * worth2 / worth).quantize(Decimal("0.0001"))
    return Draft(*match.span(), "measure", plain(total), unit)


MEASURES: Final[tuple[Rule, ...]] = (
    rule(
        STARTS,
        rf"({NUMBER})(公里|米|丈|尺|英尺|吨|公斤|斤|升|石|里)零?({NUMBER})(米|尺|寸|英寸|厘米|公分|公斤|斤|两|克|毫升|钱|丈)(?!色)",
        _sum_of_units,
    ),
    rule(
        "一二两三四五六七八九十0123456789",
        r"(?![0-9一二三四五六七八九十]+度[0-9一二三四五六七八九十]+分)([一二两三四五六七八九十]+|[0-9]+)(米|公尺|尺|丈|斤|公里|里|吨|度)([一二三四五六七八九半](?![一二三四五六七八九十百千万条个只名座张年月天])|[一二三四五六七八九]{2}(?![十百千万个])|[0-9]{1,2}(?![0-9.万千百个]))",
        _composite,
    ),
    rule(
        STARTS,
        rf"({NUMBER})({either(units.CHINESE)})(半)(?![路空岛径旧年月天日小个程场决夜世价数成截])",
        _composite,
    ),
    rule(
        "半",
        rf"半({either(_HALVED)})(?!路|空|岛|径|旧)",
        lambda m, s: Draft(*m.span(), "measure", "0.5", units.CHINESE.get(m[1]) or units.CHINESE_LOOSE[m[1]][0]),
    ),
    rule(
        STARTS,
        rf"({NUMBER})亩({NUMBER})分(?:薄|荒|水|菜|宅|自留)?地?",
        lambda m, s: _summed(m, Decimal("0.1"), "mu"),
    ),
    rule("百", "百公里(?=油耗|耗|加速)", lambda m, s: Draft(*m.span(), "measure", "100", "km", soft=True)),
    rule(STARTS, rf"({NUMBER})度({NUMBER})分(?!之)", lambda m, s: _summed(m, 1 / Decimal(60), "deg")),
    rule(STARTS, rf"({NUMBER})分(?:薄|荒|水|菜|宅|自留)?地(?!区|带|方)", _plot),
    rule("华", rf"华氏(零下|负)?({NUMBER})度", _fahrenheit),
    rule(
        "时每零负-摄" + STARTS,
        rf"(时速|每小时|每秒)?(?:可?达|约|为|近|超过|逾)?(?:摄氏)?(零下|零上|负|-)?(?:摄氏)?({NUMBER})(?:(?:{_UNIT})?{TO}(零下|零上|负|-)?(?:摄氏)?({NUMBER}))?多?\s?({_UNIT})(/小时|/时|每小时|/秒|每秒)?(?!程|河|屯|店|桥|庄|村|镇|头|弄|外|度量|粉|饭|兰|线|色|其|头|筋|店|电)",
        _measure,
    ),
)
