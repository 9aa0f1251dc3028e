"""Chinese shares and changes: percent, per mille, 成, points, fractions, ratios, 折, 倍, 番."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from reader.checks.quantities.quantity import Mode, Reading
from reader.checks.quantities.scanning import Draft, Match, Rule, Scene, rule
from reader.checks.quantities.values import plain, span
from reader.checks.quantities.zh_context import change, level
from reader.checks.quantities.zh_numbers import ARABIC, DIGITS, NUMBER, STARTS, TO, parse_number

_SHARES: Final = {"百": Decimal(1), "千": Decimal("0.1"), "万": Decimal("0.01"), "百万": Decimal("0.0001"), "十万": Decimal("0.001"), "%": Decimal(1), "‰": Decimal("0.1"), "%%": Decimal(1)}  # fmt: skip
_SIGN = "(?:正负|[+＋±-]|负)?"


def _value(text: str) -> Decimal | None:
    number = parse_number(text)
    return number.low if number and not number.vague else None


def _percent(match: Match, scene: Scene) -> Draft | None:
    """百分之三至百分之四点五, 千分之三十五."""
    base, low_text, base2, high_text = match.groups()
    number = parse_number(low_text)
    high = _value(high_text) if high_text else None
    if number is None or (high_text and high is None):
        return None
    scale, scale2 = _SHARES[base], _SHARES[base2 or base]
    if high is None and number.vague:
        return Draft(*match.span(), "vague", plain(number.low) + "s", "%", "~")
    sure = base == low_text == "百" and bool(_UTTERLY.match(scene.text, match.end()))
    return Draft(*match.span(), "percent", span(number.low * scale, (high if high is not None else number.high / scale2 * scale) * scale2), "%", number.approx, soft=sure)  # fmt: skip


# 百分之百的谎言: no more than "utterly".
_UTTERLY: Final = re.compile(
    "[的地](?!人|学生|员工|客户|企业|股)|正确|确定|相信|肯定|保证|支持|信任|把握|安全|可靠|有|会|是"
)


def _sign(match: Match, scene: Scene) -> Draft | None:
    """47.1%, 3‰, 3%至5%, 3-5%."""
    sign, low_text, mark1, high_text, mark = match.groups()
    low, high = _value(low_text), _value(high_text) if high_text else None
    if low is None or (high_text and high is None):
        return None
    scale = _SHARES[mark]
    value = span(low * _SHARES[mark1 or mark], high * scale if high is not None else low * scale)
    mode: Mode = "-" if sign in ("-", "负") else "+" if sign == "+" else ""
    return Draft(match.start(2) if mode == "+" else match.start(), match.end(), "percent", value, "%", mode=mode)


# 八成不会来: no more than "probably".
_LIKELY: Final = re.compile("不|会|是(?!由|来)|没|要|又|得|已经|还|出(?!自|口)|在(?!于|家)")


def _tenths(match: Match, scene: Scene) -> Draft | None:
    """四成五, 七八成, 三至四成."""
    low_text, high_text, last = match.groups()
    number = parse_number(low_text)
    if number is None:
        return None
    high = _value(high_text) if high_text else number.high
    extra = Decimal(5) if last == "半" else Decimal(DIGITS[last]) if last else Decimal(0)
    value = span(number.low * 10 + (0 if high_text else extra), (high or number.high) * 10 + extra)
    likely = match[0] == "八成" and bool(_LIKELY.match(scene.text, match.end()))
    return Draft(*match.span(), "percent", value, "%", soft=likely)


def _points(match: Match, scene: Scene) -> Draft | None:
    low_text, first, high_text, unit = match.groups()
    number = parse_number(low_text)
    if number is None:
        return None
    if first and high_text and first != unit.replace("BP", "基点").replace("bp", "基点"):  # 八个基点至1.5个百分点
        scale = Decimal("0.01") if first == "基点" else Decimal(1)
        return Draft(match.start(), match.end(2), "pp", plain(number.low * scale), "pp", number.approx)
    high = _value(high_text) if high_text else number.high
    scale = Decimal("0.01") if unit != "百分点" else Decimal(1)
    return Draft(*match.span(), "pp", span(number.low * scale, (high or number.high) * scale), "pp", number.approx)


def _point_fraction(match: Match, scene: Scene) -> Draft | None:
    """四分之一个百分点."""
    bottom, top = _value(match[1]), _value(match[2])
    if not bottom or top is None:
        return None
    return Draft(*match.span(), "pp", plain((top / bottom).quantize(Decimal("0.0001"))), "pp")


def _fraction(match: Match, scene: Scene) -> Draft | None:
    whole, low_text, high_text = match.groups()
    low, high = parse_number(low_text), parse_number(high_text)
    if low is None or high is None or not low.low:
        return None
    if whole:
        total = _value(whole)
        return None if total is None else Draft(*match.span(), "number", plain(total + high.low / low.low))
    return Draft(*match.span(), "fraction", f"{plain(high.low)}/{plain(low.low)}")


def _ratio(match: Match, scene: Scene) -> Draft | None:
    parts = [_value(part) for part in match.groups() if part]
    if any(part is None for part in parts):
        return None
    return Draft(*match.span(), "fraction", ":".join(plain(part) for part in parts if part is not None))


def _times(match: Match, scene: Scene) -> Draft | None:
    """N倍: what is added after 增长 or 多, the end state after 到 or 是…的."""
    low_text, high_text, half, more = match.groups()
    number = parse_number(low_text)
    if number is None:
        return None
    if number.vague:
        return Draft(*match.span(), "vague", plain(number.low) + "s", "", "~", soft=True)
    high = _value(high_text) if high_text else number.high
    mode, start = change(scene.text, match.start())
    if scene.text.endswith("放大", 0, match.start()):  # a glass that magnifies 400 times
        mode = "="
    more_than = bool(_COMPARED.search(scene.text, max(0, match.start() - 24), match.start()))
    add = (
        1
        if mode == "+" or more_than or (number.low == number.high == 1 and mode != "=" and not half and not high_text)
        else 0
    )
    if mode in ("", "-"):
        start = level(scene.text, match.start())
    extra = Decimal("0.5") if half else Decimal(0)
    value = span(number.low + add + extra, (high or number.high) + add + extra)
    if mode == "-":
        return Draft(*match.span(), "multiple", "x" + value, soft=True, full_start=start)
    rough = add and number.low >= 10 and (more or number.approx)  # of more than twenty times one more is nothing
    others = (Reading(f"x{plain(number.low)}", ""),) if rough else ()
    return Draft(match.start(), match.end(3) if half else match.end() - len(more or ""), "multiple", "x" + value, "", ">" if more else number.approx, others=others, full_start=start)  # fmt: skip


# 比…快三倍: an adjective after a comparison adds.
_COMPARED: Final = re.compile(
    "(?:比|较)[^，。；]*?[大快高长重贵远强厚多好宽深亮](?:了|出)?(?:约|近|将近|大约|整整|足足)?\\Z",
)


def _magnitude_of_times(match: Match, scene: Scene) -> Draft | None:
    """上千倍: a thousandfold, or thousands of times."""
    base = {"百": 100, "千": 1000, "万": 10000}[match[1]]
    return Draft(*match.span(), "vague", f"{base}s", "", "~", others=(Reading(f"x{base}", ""), Reading(str(base), "")))


def _half_times(match: Match, scene: Scene) -> Draft | None:
    """提高半倍."""
    mode, start = change(scene.text, match.start())
    return Draft(*match.span(), "multiple", "x1.5" if mode == "+" else "x0.5", full_start=start)


def _doublings(match: Match, scene: Scene) -> Draft | None:
    number = parse_number(match[2])
    if number is None or number.vague or number.low > 20:
        return None
    value = Decimal(2) ** int(number.low)
    if match[3]:  # 翻一番半
        value = (value * Decimal(2).sqrt()).quantize(Decimal("0.1"))
    return Draft(match.start(2), match.end(), "multiple", f"x{plain(value)}", full_start=match.start())


def _double(match: Match, scene: Scene) -> Draft | None:
    return Draft(*match.span(), "multiple", "x2")


def _soft_double(match: Match, scene: Scene) -> Draft | None:
    return Draft(*match.span(), "multiple", "x2", soft=True)


def _half(match: Match, scene: Scene) -> Draft | None:
    return Draft(*match.span(), "multiple", "x0.5")


def _discount(match: Match, scene: Scene) -> Draft | None:
    """七五折, 8.5折, 对折: what is left of the price."""
    text = match[1]
    if text == "对":
        figures = "5"
    elif text[0].isascii():
        figures = text.replace(".", "")
    else:
        figures = "".join(str(DIGITS[char]) for char in text if char != "点")
    return Draft(*match.span(), "discount", f"x{plain(Decimal(f'0.{figures}'))}")


def _half_of(match: Match, scene: Scene) -> Draft | None:
    return Draft(*match.span(), "fraction", "1/2")


# What follows 成 in a word of its own (成立, 成人票), unless it opens the next word (三成家长, 六成人认为).
_NOT_TENTHS = (
    "(?!立|功|为|果|绩|就|因|语|天|型|败|熟|套|双|瘾|见|规|品|长(?![期者辈]|$)|群(?!众)|书(?!店|籍)|人(?=票|世|[，。；、]|$)|年(?!轻|长)|"
    "分(?!店|公|行|之)|都(?![是有在要会没认不])|本(?![地市省国科])|员(?!工)|家(?![长庭])|全(?![部职]))"
)
_DIGIT = "[一二两三四五六七八九]"
_DIVISOR = "百万|十万|[百千万]"

SHARES: Final[tuple[Rule, ...]] = (
    rule(STARTS, rf"({NUMBER})分之({NUMBER})个百分点", _point_fraction),
    rule("十百千万", rf"({_DIVISOR})分之({NUMBER})(?:{TO}(?:({_DIVISOR})分之)?({NUMBER}))?", _percent),
    rule("正0123456789+-负±" + STARTS, rf"({_SIGN})({NUMBER})(%|‰)?(?:{TO}({NUMBER}))?(%|‰)", _sign),
    rule(
        "0123456789",
        rf"()({ARABIC})()()(?:个)?ppm()(?![A-Za-z])",
        lambda m, s: Draft(*m.span(), "percent", plain(Decimal(m[2].replace(",", "")) / 10000), "%"),
    ),
    rule(
        "半一二两三四1234",
        r"(?<=[升降息])([半一二两三四]|[1-4])码",
        lambda m, s: Draft(
            *m.span(), "pp", plain((Decimal("0.5") if m[1] == "半" else _value(m[1]) or Decimal(0)) / 4), "pp"
        ),
    ),
    rule(
        STARTS,
        rf"({NUMBER})个千分点",
        lambda m, s: Draft(*m.span(), "percent", plain((_value(m[1]) or Decimal(0)) / 10), "%"),
    ),
    rule("半", "半个百分点", lambda m, s: Draft(*m.span(), "pp", "0.5", "pp")),
    rule(STARTS, rf"({NUMBER})(?:个?(百分点|基点)(?={TO}))?(?:{TO}({NUMBER}))?个?(百分点|基点|BP|bp)", _points),
    rule(
        "一二三四五六七八九",
        "([一二三四五六七八九])([一二三四五六七八九])开(?!头|始|放|展|会|本)",
        lambda m, s: Draft(*m.span(), "fraction", f"{DIGITS[m[1]]}:{DIGITS[m[2]]}", soft=True),
    ),
    rule(
        "123456789",
        r"(?<![0-9/])([1-9]|[1-9][0-9])/([2-9]|[1-9][0-9]{1,2})(?![0-9/])",
        lambda m, s: Draft(*m.span(), "fraction", f"{m[1]}/{m[2]}") if int(m[1]) < int(m[2]) else None,
    ),
    rule(STARTS, rf"(?:({NUMBER})又)?({NUMBER})分之({NUMBER})", _fraction),
    rule(
        STARTS,
        rf"({_DIGIT}{{1,2}}|十|[0-9](?:\.[0-9])?)(?:成?{TO}({_DIGIT}|[0-9]))?成(?:([一二三四五六七八九半](?!年|个|天))|{_NOT_TENTHS})",
        _tenths,
    ),
    rule(STARTS, rf"(?<![0-9.:])({NUMBER})(?:票?(?::|比)|票对)({NUMBER})(?:(?::|比)({NUMBER}))?(?![0-9:])", _ratio),
    rule(STARTS, rf"({NUMBER})(?:倍?{TO}({NUMBER}))?倍(半)?(多|余|有余)?", _times),
    rule("翻", rf"(翻了?(?:近|将近|约|大约|超过|不止)?)({NUMBER})番(半)?", _doublings),
    rule("翻", "翻了?(?:个)?番|翻了?一?倍|翻了?一?个跟头", _double),
    rule("上成", "(?:上|成)([百千万])倍", _magnitude_of_times),
    rule("半", "半倍", _half_times),
    rule("双", "双倍", _soft_double),
    rule("加", "加倍(?!努力|小心|珍惜|爱护|呵护|用心)", _soft_double),
    rule("成", "成倍(?=增|提|上|扩|下)", lambda m, s: Draft(*m.span(), "multiple", "x2", "", "~", soft=True)),
    rule("减腰", "减半|腰斩", _half),
    rule("半", "半价|半票|半费", lambda m, s: Draft(*m.span(), "discount", "x0.5")),
    rule(
        "对一二两三四五六七八九0123456789",
        rf"(?<!百)(?<!几)({_DIGIT}(?:点?{_DIGIT})?|[1-9](?:\.[0-9]|[0-9])?|对)折(?!叠|扣率|断|腾|射|磨|线|页|屏|回|算|合|旧)",
        _discount,
    ),
    rule("半", "半成(?!品|熟|型|衣|新|老)", lambda m, s: Draft(*m.span(), "percent", "5", "%")),
    rule("半", "半数", _half_of),
    rule("一", "一半", _half_of),
    rule("半", r"(?<=[过逾近超])半(?![年月天小日个夜路空山径岛导成决])", _half_of),
    rule("各对", "各半|对半", lambda m, s: Draft(m.end() - 1, m.end(), "fraction", "1/2")),
)
