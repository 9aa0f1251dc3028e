"""Chinese lengths of time and ages: 三年半, 一刻钟, 三个月以上一年未满, 十六岁, 年逾花甲."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from reader.checks.quantities import units
from reader.checks.quantities.quantity import Reading
from reader.checks.quantities.scanning import Draft, Match, Rule, Scene, either, rule
from reader.checks.quantities.values import plain, span
from reader.checks.quantities.zh_numbers import NUMBER, STARTS, TO, parse_number, range_ends

_TIME = either([name for name in units.CHINESE_TIMES if name not in ("月", "分", "日", "晚", "夜")])


_ROUND_THE_CLOCK: Final = re.compile(
    "[^，。；]{0,3}(?:服务|营业|值班|热线|开放)|都|有人|轮|营业|服务|不间断|开放|值班|值守|热线|便利|待命|供应|运转|在线|营运"
)


# 每满一年, 过去的一年, 一年两次: one that is no more than "a" or "each".
_ONE_BEFORE: Final = re.compile("(?:[满同任当这那前后又下上整]|每[^，。；]{0,3}|过去的?|新的)\\Z")


# 一年有七八个月在外, 一个月要跑三趟: one that a share of it follows.
_IN_WHICH: Final = re.compile(
    "有(?!余)|里|当?中(?!期|旬|叶)|下来|(?:要|能|可|得|总|大约|平均|至少|少说|最多|不过|也就)[^，。；]{0,3}?[一两二三四五六七八九十0-9]"
)


def _once(match: Match, scene: Scene, name: str) -> bool:
    rate = name == "年" and scene.text[match.end() : match.end() + 1] in tuple("一两三四五六七八九十0123456789来级")
    rate = rate or bool(_IN_WHICH.match(scene.text, match.end()))
    return rate or bool(_ONE_BEFORE.search(scene.text, max(0, match.start() - 5), match.start()))


def _duration(match: Match, scene: Scene) -> Draft | None:
    low_text, _high_text, half, more, name, tail = match.groups()
    ends = range_ends(match, 1, 2)
    if ends is None or (ends[2].bare and not ends[2].approx and not more and name != "年"):
        return None
    low, high, number = ends
    if name in ("星期", "礼拜") and scene.text[match.end() : match.end() + 1] in tuple("一二三四五六日天"):
        return None  # 最后一个星期五
    if name in ("年", "载") and 1000 <= low <= 2100 and low == high and low_text[0] in "12":
        return None
    extra = Decimal("0.5") if half or tail else Decimal(0)
    if number.vague:
        return Draft(*match.span(), "vague", plain(low) + "s", units.CHINESE_TIMES[name], "~")
    *both, unit = units.scaled(low + extra, high + extra, units.CHINESE_TIMES[name])
    value = span(*both)
    others = (Reading(str(1900 + int(low)), ""),) if name == "年" and 50 <= low <= 99 and low_text[0].isascii() else ()
    soft = (number.bare and not number.approx) or scene.text.endswith(("今明", "去今", "明后"), 0, match.start())
    soft = soft or bool(
        low == 24
        and (
            _ROUND_THE_CLOCK.match(scene.text, match.end())
            or scene.text.endswith(("一天", "每天", "全天"), 0, match.start())
        )
    )
    if low == high == 1 and not extra:
        soft = soft or name in ("天", "日", "周", "晚", "夜", "年头") or _once(match, scene, name)
    return Draft(*match.span(), "duration", value, unit, ">" if more else number.approx, others=others, soft=soft)


def _year_month(match: Match, scene: Scene) -> Draft | None:
    """三年零五个月, 2小时30分."""
    first, name, second, name2 = match.groups()
    one, two = parse_number(first), parse_number(second)
    table = {
        "年": "year",
        "岁": "year",
        "个月": "month",
        "小时": "hour",
        "个小时": "hour",
        "个钟头": "hour",
        "天": "day",
        "分": "min",
        "分钟": "min",
        "秒": "s",
    }
    unit, unit2 = table[name], table[name2]
    if one is None or two is None or (unit, unit2) not in _STEPS or (unit == "year" and one.low > 1000):
        return None
    step = _STEPS[unit, unit2]
    if two.low >= step:
        return None  # 一天二十四小时
    return Draft(*match.span(), "duration", plain(one.low * step + two.low), unit2)


_STEPS: Final = {("year", "month"): 12, ("hour", "min"): 60, ("min", "s"): 60, ("day", "hour"): 24, ("week", "day"): 7}


def _mixed_units(match: Match, scene: Scene) -> Draft | None:
    """三个月以上一年未满: both ends in the smaller unit."""
    low, high = parse_number(match[1]), parse_number(match[3])
    unit, unit2 = (
        units.CHINESE_TIMES[name.lstrip("个")] if name != "个月" else "month" for name in (match[2], match[4])
    )
    if low is None or high is None or low.vague or high.vague or unit == unit2:
        return None
    down, up = _STEPS.get((unit, unit2)), _STEPS.get((unit2, unit))
    if down:
        return Draft(*match.span(), "duration", span(low.low * down, high.high), unit2)
    return Draft(*match.span(), "duration", span(low.low, high.high * up), unit) if up else None


def _half_time(match: Match, scene: Scene) -> Draft | None:
    name, more = match.groups()
    others = (Reading("2", "week"), Reading("15", "day")) if name == "月" else ()
    unit = units.CHINESE_TIMES[name]
    return Draft(*match.span(), "duration", "0.5", unit, ">" if more else "", others=others, soft=name == "天")


def _age(match: Match, scene: Scene) -> Draft | None:
    _low_text, _high_text, half = match.groups()
    ends = range_ends(match, 1, 2)
    if ends is None:
        return None
    low, high, number = ends
    if number.vague:
        return Draft(*match.span(), "vague", plain(low) + "s", "year", "~")
    extra = Decimal("0.5") if half else Decimal(0)
    wish = number.bare and not number.approx  # 百岁老人, but also 长命百岁
    return Draft(*match.span(), "age", span(low + extra, high + extra), "year", number.approx, soft=wish)


_AGES: Final = {
    "花甲": 60,
    "古稀": 70,
    "耄耋": 80,
    "耳顺": 60,
    "知天命": 50,
    "而立": 30,
    "不惑": 40,
    "弱冠": 20,
    "期颐": 100,
    "半百": 50,
    "及笄": 15,
    "豆蔻": 13,
}


def _named_age(match: Match, scene: Scene) -> Draft | None:
    return Draft(*match.span(), "age", str(_AGES[match[0]]), "year")


def _tens_of_age(match: Match, scene: Scene) -> Draft | None:
    number = parse_number(match[1])
    if number is None:
        return None
    return Draft(
        *match.span(),
        "age",
        plain(number.low * 10),
        "year",
        others=(Reading(f"{plain(number.low * 10)}..{plain(number.low * 10 + 9)}", "year"),),
    )


def _whole(text: str) -> int:
    number = parse_number(text) if text not in "零〇" else None
    return int(number.low) if number else 0


def _round_age(match: Match, scene: Scene) -> Draft | None:
    """五十上下, 年过六十, 三十出头: an age without 岁."""
    number = parse_number(match[1])
    return (
        None if number is None else Draft(*match.span(1), "age", span(number.low, number.high), "year", number.approx)
    )


DURATIONS: Final[tuple[Rule, ...]] = (
    rule(
        STARTS,
        r"([0-9]{1,2}|[一二两三四五六七八九十]{1,3})秒([0-9]{1,2}|[零一二三四五六七八九]{1,2})(?![0-9十百千万秒个名位点天年月分])",
        lambda m, s: Draft(*m.span(), "duration", f"{_whole(m[1])}.{''.join(str(_whole(char)) for char in m[2])}", "s"),
    ),
    rule("十", "(?<=怀胎)十月", lambda m, s: Draft(*m.span(), "duration", "10", "month", soft=True)),
    rule("一", "一年半载", lambda m, s: Draft(*m.span(), "duration", "6..12", "month", "~", soft=True)),
    rule(
        "两三四",
        "(?<=[、和与及][一二三四五六七八九十])([两三四])个月",
        lambda m, s: Draft(*m.span(), "duration", str(_whole(m[1])), "month", soft=True),
    ),
    rule("满", "(?<=[刚已才子儿宝])满月", lambda m, s: Draft(*m.span(), "duration", "1", "month", soft=True)),
    rule(
        "三四五六七",
        "三十而立|四十不惑|五十知天命|六十耳顺|七十古稀",
        lambda m, s: Draft(*m.span(), "age", str(_whole(m[0][:2])), "year"),
    ),
    rule("周", "(?<=[满过足近])周岁", lambda m, s: Draft(*m.span(), "age", "1", "year")),
    rule(
        STARTS,
        rf"({NUMBER})(年|岁|个月|个?小时|个钟头|天|分钟?)(?:零|又|加|余)?({NUMBER})(个月|小时|分钟?|秒|天)(?!之)",
        _year_month,
    ),
    rule(STARTS, rf"({NUMBER})(个月|个?(?:{_TIME}|日)){TO}({NUMBER})(个月|个?(?:{_TIME}|日))", _mixed_units),
    rule("一二三四五六七八九", r"([六七八九]|[六七]八|[七八]九)旬(?!时间|之内|以内|内)", _tens_of_age),
    rule(STARTS, rf"({NUMBER})(?:周岁|岁)?(?:{TO}({NUMBER}))?(?:周|虚)?岁(半)?", _age),
    rule(
        STARTS,
        rf"({NUMBER})(?:(?:个?(?:{_TIME}|日))?{TO}({NUMBER}))?个?多?(半)?([多余])?个?({_TIME}|日(?!报|本|语|元|线|美|益|常|程|子|均|耗|志|照|化|商|光|文|籍|圆|式|军|方|资|产|企)|月(?=龄)|(?<=半)月|晚|夜|分(?=钟))(半|多)?(?!级|代|度|级)",
        _duration,
    ),
    rule(
        "半",
        r"半个?多?(?!月[亮球饼])(年|月|天|日(?=游)|小时|钟头|世纪|星期|分钟|周)(多|有余)?(?!刊|报|谈|级)",
        _half_time,
    ),
    rule("花古耄耳知而不弱期半及豆", "|".join(_AGES), _named_age),
    rule(
        "一二三四五六七八九十123456789",
        r"([二三四五六七八九]?十[一二三四五六七八九]?|[2-9][0-9])(?=上下|出头|开外|来岁|好几)",
        _round_age,
    ),
    rule(
        "二三四五六七八九十123456789",
        r"(?<=年[过近逾届满])([二三四五六七八九]?十[一二三四五六七八九]?|[2-9][0-9])(?=[，。的、]|$)",
        _round_age,
    ),
)
