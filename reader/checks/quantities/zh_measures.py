"""Chinese money, measures, lengths of time and ages."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from reader.checks.quantities import currencies, units
from reader.checks.quantities.quantity import Reading
from reader.checks.quantities.scanning import Draft, Match, Rule, Scene, rule
from reader.checks.quantities.values import plain, span
from reader.checks.quantities.zh_numbers import DIGITS, NUMBER, STARTS, TO, Number, parse_number


def _either(names: object) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))  # type: ignore[call-overload]


_WORDS = {name: code for name, code in currencies.CHINESE.items() if name not in ("元", "块", "圆")}
_SIGNS = {"US$": "USD", "HK$": "HKD", "NT$": "TWD", "A$": "AUD", "C$": "CAD", "S$": "SGD", "$": "USD", "¥": "CNY", "€": "EUR", "£": "GBP", "USD": "USD", "RMB": "CNY", "CNY": "CNY", "EUR": "EUR", "HKD": "HKD", "NTD": "TWD", "TWD": "TWD", "GBP": "GBP", "JPY": "JPY"}  # fmt: skip
_PREFIX = rf"(?:{_either({**_WORDS, **_SIGNS})})"
_SUFFIX = rf"(?:{_either(currencies.CHINESE)})"
_LOCAL: Final = ("TWD", "HKD", "MOP", "CNY", "USD", "SGD")
_WHOLE = r"[整正]?"


_JOINT = re.compile(TO)


def _number(match: Match, low: int, high: int) -> tuple[Decimal, Decimal, Number] | None:
    """Both ends of a range (groups `low` and `high`); the low end takes the scale of the high one where it has none (3至5万)."""
    first, second = parse_number(match[low]), parse_number(match[high]) if match[high] else None
    if first is None or (match[high] and second is None):
        return None
    if second is None:
        return first.low, first.high, first
    low_value = first.low
    scale = re.search("[十百千]?[万亿]+$", match[high])
    if scale and not re.search("[万亿]", match[low]) and _JOINT.match(match.string, match.end(low)):
        factor = 1
        for char in scale.group():
            factor *= {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}[char]
        low_value *= factor if low_value * factor < second.high else 1
    return (low_value, second.high, second) if low_value < second.high else None


def _code(prefix: str | None, suffix: str | None, scene: Scene) -> tuple[str, tuple[str, ...]]:
    """The currency and what else it may be."""
    name = prefix or suffix or ""
    if prefix and prefix in _SIGNS:
        return _SIGNS[prefix], currencies.SHARED.get(prefix, ())
    if prefix is None and suffix in ("元", "块", "圆", "块钱"):
        return ("TWD", _LOCAL) if scene.traditional else ("CNY", ())
    return currencies.CHINESE[name], currencies.SHARED.get(name, ())


def _money(match: Match, scene: Scene) -> Draft | None:
    prefix, low_text, high_text, suffix, after = match.groups()
    if not prefix and not suffix:
        return None
    ends = _number(match, 2, 3)
    if ends is None:
        return None
    low, high, number = ends
    if number.bare and not number.approx and not suffix:
        return None
    code, others = _code(prefix, suffix if not after else after, scene)
    if number.vague:
        return Draft(
            *match.span(),
            "vague",
            plain(low) + "s",
            code,
            "~",
            others=tuple(Reading(plain(low) + "s", item) for item in others),
        )
    value = span(low, high)
    return Draft(
        *match.span(), "money", value, code, number.approx, others=tuple(Reading(value, item) for item in others)
    )


def _change(match: Match, scene: Scene) -> Draft | None:
    """三块五毛钱, 七十二块八, 12元5角, 五毛."""
    whole, dime, cent = match.groups()
    total = Decimal(0)
    for text, scale in ((whole, Decimal(1)), (dime, Decimal("0.1")), (cent, Decimal("0.01"))):
        number = parse_number(text) if text else None
        if text and number is None:
            return None
        total += number.low * scale if number else 0
    code, others = ("TWD", _LOCAL) if scene.traditional else ("CNY", ())
    return Draft(
        *match.span(), "money", plain(total), code, others=tuple(Reading(plain(total), item) for item in others)
    )


_UNIT = _either({**units.CHINESE, **units.CHINESE_LOOSE})


def _measure(match: Match, scene: Scene) -> Draft | None:
    speed, cold, low_text, high_text, name, per = match.groups()
    ends = _number(match, 3, 4)
    if ends is None or (ends[2].bare and not ends[2].approx and name not in ("米", "里", "公里", "斤", "亩")):
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
    if cold:
        low, high = -low, -high if high == low or not high_text else high
    if number.vague:
        return Draft(*match.span(), "vague", plain(low) + "s", unit, "~")
    value = span(low, high)
    return Draft(
        *match.span(), "measure", value, unit, number.approx, others=tuple(Reading(value, item) for item in loose[1:])
    )


_LIANG: Final = re.compile(
    "[，。；、,.;）)]|\\Z|重|白?酒|肉|金|银|茶|饭|米|面|油|糖|盐|药|花|粮|鸡|虾|人参|瓜子|半|左右|多|以[上下]|的"
)


def _degree(match: Match, scene: Scene, cold: bool) -> bool:
    """度 is a degree or a kilowatt-hour, unless it makes 年度, 三度 (three times) and the like."""
    after = scene.text[match.end() : match.end() + 1]
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


_TIME = _either([name for name in units.CHINESE_TIMES if name not in ("月", "分", "日", "晚", "夜")])
_SCALES: Final = {
    "quarter-hour": ("min", 15),
    "fortnight": ("week", 2),
    "xun": ("day", 10),
    "night": ("day", 1),
    "term": ("term", 1),
}


def scaled(low: Decimal, high: Decimal, unit: str) -> tuple[str, str]:
    """A length of time in a unit of the table: 一刻钟 is 15 min."""
    name, factor = _SCALES.get(unit, (unit, 1))
    return span(low * factor, high * factor), name


_ROUND_THE_CLOCK: Final = re.compile("营业|服务|不间断|开放|值班|值守|热线|便利|待命|供应|运转|在线|营运")


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


def _duration(match: Match, scene: Scene) -> Draft | None:
    low_text, high_text, half, more, name, tail = match.groups()
    ends = _number(match, 1, 2)
    if ends is None or (ends[2].bare and not ends[2].approx and not more and name != "年"):
        return None
    low, high, number = ends
    if name in ("年", "载") and 1000 <= low <= 2100 and low == high and low_text[0] in "12":
        return None
    extra = Decimal("0.5") if half or tail else Decimal(0)
    if number.vague:
        return Draft(*match.span(), "vague", plain(low) + "s", units.CHINESE_TIMES[name], "~")
    value, unit = scaled(low + extra, high + extra, units.CHINESE_TIMES[name])
    others = (Reading(str(1900 + int(low)), ""),) if name == "年" and 50 <= low <= 99 and low_text[0].isascii() else ()
    soft = (number.bare and not number.approx) or (
        low == high == 1 and not extra and name in ("天", "日", "周", "晚", "夜", "年头")
    )
    soft = soft or (
        low == high == 1 and scene.text[match.start() - 1 : match.start()] in tuple("每满同任当这那前后又下上整")
    )
    soft = soft or (
        low == high == 1 and scene.text[max(0, match.start() - 3) : match.start()].endswith(("过去", "过去的", "新的"))
    )
    soft = soft or (
        low_text == "一"
        and name == "年"
        and scene.text[match.end() : match.end() + 1] in tuple("一两三四五六七八九十0123456789来级")
    )
    return Draft(*match.span(), "duration", value, unit, ">" if more else number.approx, others=others, soft=soft)


def _year_month(match: Match, scene: Scene) -> Draft | None:
    """三年零五个月, 2小时30分."""
    first, name, second, name2 = match.groups()
    one, two = parse_number(first), parse_number(second)
    table = {
        "年": "year",
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
    return Draft(*match.span(), "duration", "0.5", units.CHINESE_TIMES[name], ">" if more else "", soft=name == "天")


def _age(match: Match, scene: Scene) -> Draft | None:
    low_text, high_text, half = match.groups()
    ends = _number(match, 1, 2)
    if ends is None or (ends[2].bare and not ends[2].approx):
        return None
    low, high, number = ends
    if number.vague:
        return Draft(*match.span(), "vague", plain(low) + "s", "year", "~")
    extra = Decimal("0.5") if half else Decimal(0)
    return Draft(*match.span(), "age", span(low + extra, high + extra), "year", number.approx)


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


def _round_age(match: Match, scene: Scene) -> Draft | None:
    """五十上下, 年过六十, 三十出头: an age without 岁."""
    number = parse_number(match[1])
    return (
        None if number is None else Draft(*match.span(1), "age", span(number.low, number.high), "year", number.approx)
    )


MEASURES: Final[tuple[Rule, ...]] = (
    rule(
        "0123456789" + STARTS,
        rf"({NUMBER})(?:块|元|圆)钱?(?:零)?(?:({NUMBER})[毛角])(?:({NUMBER})分)?钱?{_WHOLE}",
        _change,
    ),
    rule(
        STARTS,
        r"([一二两三四五六七八九十百]+|[0-9]+)块([一二三四五六七八九1-9])(?:毛钱?)?(?![一二三四五六七八九十百千万个名位0-9年月天日])()",
        _change,
    ),
    rule(
        "一二两三四五六七八九123456789",
        r"()([一二两三四五六七八九1-9])[毛角](?:钱)?(?:([一二三四五六七八九1-9])分?钱?)?(?!落|度|色|形|逐|球|病|笔|发|巾|衣|线)",
        _change,
    ),
    rule(
        "".join(sorted({name[0] for name in {**_WORDS, **_SIGNS}} | set(STARTS))),
        rf"({_PREFIX})?\s?({NUMBER})(?:{_SUFFIX}?{TO}({NUMBER}))?[多余]?\s?(?:({_SUFFIX})(?:\(?(人民币|美金|港币|台币)\)?)?)?{_WHOLE}(?!首|旦|素|件|音|年|月|宝|朝|代|帅|勋|凶|老|宵)",
        _money,
    ),  # fmt: skip
    rule(
        STARTS,
        rf"({NUMBER})(公里|米|丈|尺|英尺|吨|公斤|斤|升|石|里)零?({NUMBER})(米|尺|寸|英寸|厘米|公分|公斤|斤|两|克|毫升|钱|丈)(?!色)",
        _sum_of_units,
    ),
    rule(
        "一二两三四五六七八九十0123456789",
        r"([一二两三四五六七八九十]+|[0-9]+)(米|公尺|尺|丈|斤|公里|里|吨)([一二三四五六七八九半](?![一二三四五六七八九十百千万条个只名座张年月天])|[一二三四五六七八九]{2}(?![十百千万个])|[0-9]{1,2}(?![0-9.万千百个]))",
        _composite,
    ),  # fmt: skip
    rule(
        "时每平最零负-摄" + STARTS,
        rf"(时速|平均时速|最高时速|每小时|每秒)?(?:可?达|约|为|近|超过|逾)?(?:摄氏)?(零下|负|-)?(?:摄氏)?({NUMBER})(?:(?:{_UNIT})?{TO}(?:零下)?(?:摄氏)?({NUMBER}))?多?\s?({_UNIT})(/小时|/时|每小时|/秒|每秒)?(?!程|度量|粉|饭|兰|线|色|其|头|筋|店|电)",
        _measure,
    ),  # fmt: skip
    rule(
        STARTS,
        rf"({NUMBER})(年|个月|个?小时|个钟头|天|分钟?)(?:零|又|加|余)?({NUMBER})(个月|小时|分钟?|秒|天)(?!之)",
        _year_month,
    ),
    rule(STARTS, rf"({NUMBER})(个月|个?(?:{_TIME}|日)){TO}({NUMBER})(个月|个?(?:{_TIME}|日))", _mixed_units),
    rule("一二三四五六七八九", r"([六七八九]|[六七]八|[七八]九)旬(?!时间|之内|以内|内)", _tens_of_age),
    rule("周", "(?<=[满过足近])周岁", lambda m, s: Draft(*m.span(), "age", "1", "year")),
    rule(STARTS, rf"({NUMBER})(?:周岁|岁)?(?:{TO}({NUMBER}))?(?:周|虚)?岁(半)?", _age),
    rule(
        STARTS,
        rf"({NUMBER})(?:个?(?:{_TIME}|日))?(?:{TO}({NUMBER}))?个?多?(半)?([多余])?个?({_TIME}|日(?!报|本|语|元|线|美|益|常|程|子|均|耗|志|照|化|商|光|文|籍|圆|式|军|方|资|产|企)|月(?=龄)|晚|夜|分(?=钟))(半|多)?(?!级|代|度|级)",
        _duration,
    ),  # fmt: skip
    rule("半", r"半个?多?(年|月|天|日(?=游)|小时|钟头|世纪|星期|分钟|周)(多|有余)?(?!刊|报|谈|级)", _half_time),
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
