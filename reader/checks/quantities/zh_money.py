"""Chinese money: 3.8亿元, 人民币壹万元整, 三块五毛钱."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from reader.checks.quantities import currencies
from reader.checks.quantities.quantity import Reading
from reader.checks.quantities.scanning import Draft, Match, Rule, Scene, either, rule
from reader.checks.quantities.values import plain, span
from reader.checks.quantities.zh_numbers import NUMBER, STARTS, TO, parse_number, range_ends

_WORDS = {name: code for name, code in currencies.CHINESE.items() if name not in ("元", "块", "圆")}


_SIGNS = {"US$": "USD", "HK$": "HKD", "NT$": "TWD", "A$": "AUD", "C$": "CAD", "S$": "SGD", "$": "USD", "¥": "CNY", "€": "EUR", "£": "GBP", "USD": "USD", "RMB": "CNY", "CNY": "CNY", "EUR": "EUR", "HKD": "HKD", "NTD": "TWD", "TWD": "TWD", "GBP": "GBP", "JPY": "JPY"}  # fmt: skip


_PREFIX = rf"(?:{either({**_WORDS, **_SIGNS})})"


_SUFFIX = rf"(?:{either(currencies.CHINESE)})"


_LOCAL: Final = ("TWD", "HKD", "MOP", "CNY")


_WHOLE = r"[整正]?"
_FORMAL = "[壹贰叁肆伍陆柒捌玖]"


def _code(prefix: str | None, suffix: str | None, scene: Scene) -> tuple[str, tuple[str, ...]]:
    """The currency and what else it may be."""
    name = prefix or suffix or ""
    if prefix and prefix in _SIGNS:
        return _SIGNS[prefix], currencies.SHARED.get(prefix, ())
    if prefix is None and suffix in ("元", "块", "圆", "块钱"):
        return ("TWD", _LOCAL) if scene.traditional else ("CNY", ())
    return currencies.CHINESE[name], currencies.SHARED.get(name, ())


def _money(match: Match, scene: Scene) -> Draft | None:
    prefix, _low_text, _high_text, suffix, after = match.groups()
    if not prefix and not suffix:
        return None
    ends = range_ends(match, 2, 3)
    if ends is None:
        return None
    low, high, number = ends
    if not suffix and ((number.bare and not number.approx) or match[2] == "一"):
        return None  # 人民币一直
    if (
        suffix == "块"
        and not _PRICE_AFTER.match(scene.text, match.end())
        and not _PRICE_BEFORE.search(scene.text, 0, match.start())
    ):
        return None
    if suffix == "块" and low == high == 1:
        return None
    code, others = _code(prefix, after if after else suffix, scene)
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
        *match.span(), "money", value, code, number.approx, others=tuple(Reading(value, item) for item in others),
        soft=value == "1" and _exchanged(match, scene),
    )  # fmt: skip


def _exchanged(match: Match, scene: Scene) -> bool:
    """一美元兑七元: what a rate is of."""
    before = scene.text.endswith(("兑", "兑换", "比"), 0, match.start())
    return before or scene.text.startswith(("兑", "可兑", "折合", "等于"), match.end())


# 块 counts stones as well as yuan: what stands around it decides.
_PRICE_AFTER: Final = re.compile(
    "[，。；、！？,.;!?）)”」/]|\\Z|一?[斤个只张碗份天月年次位人]|左右|上下|出头|以[上下]|多|的?(?:房租|工资|零钱|车费|学费|票)"
)
_PRICE_BEFORE: Final = re.compile(
    "(?:花了?|值|卖|付了?|交|赔|赚了?|挣了?|收|要价?|借|欠|给了?|省|涨|降|减|加|还|共|只要|每[斤个只张天月年])[^，。；]{0,3}\\Z"
)


def _change(match: Match, scene: Scene) -> Draft | None:
    """三块五毛钱, 七十二块八, 12元5角, 五毛, 人民币柒佰贰拾捌元伍角整."""
    *prefix, whole, dime, cent = match.groups()
    if len(prefix) and not dime and not cent:
        return None
    total = Decimal(0)
    for text, scale in ((whole, Decimal(1)), (dime, Decimal("0.1")), (cent, Decimal("0.01"))):
        number = parse_number(text) if text else None
        if text and number is None:
            return None
        total += number.low * scale if number else 0
    code, others = _code(next(iter(prefix), None), None if any(prefix) else "元", scene)
    return Draft(
        *match.span(), "money", plain(total), code, others=tuple(Reading(plain(total), item) for item in others)
    )


def _with_cents(match: Match, scene: Scene) -> Draft | None:
    """三英镑五十便士."""
    whole, cents = parse_number(match[1]), parse_number(match[3])
    if whole is None or cents is None:
        return None
    return Draft(*match.span(), "money", plain(whole.low + cents.low / 100), currencies.CHINESE[match[2]])


MONEY: Final[tuple[Rule, ...]] = (
    rule(
        "人新台港" + STARTS,
        rf"(人民币|新台币|台币|港币|港元)?({NUMBER})(?:块|元|圆)钱?零?(?:({NUMBER}|{_FORMAL})[毛角])?(?:零?({NUMBER}|{_FORMAL})分(?![之钟]))?钱?{_WHOLE}",
        _change,
    ),
    rule(
        STARTS,
        r"([一二两三四五六七八九十百]+|[0-9]+)块([一二三四五六七八九1-9])(?:毛钱?)?(?!(?!一[个只斤张条本件份瓶盒碗枚串支])[一二三四五六七八九十百千万个名位0-9年月天日])()",
        _change,
    ),
    rule(
        "一二两三四五六七八九123456789",
        r"()([一二两三四五六七八九1-9])[毛角](?:钱|([一二三四五六七八九1-9])分?钱?)?(?!落|度|色|形|逐|球|病|笔|发|巾|衣|线)",
        _change,
    ),
    rule(
        STARTS,
        rf"({NUMBER})(英镑|美元|欧元|加元|澳元)({NUMBER})(?:便士|美分|欧分|分)",
        _with_cents,
    ),
    rule("二两三四五六七八九123456789", r"()()([二两三四五六七八九1-9])分钱", _change),
    rule(
        "".join(sorted({name[0] for name in {**_WORDS, **_SIGNS}} | set(STARTS))),
        rf"({_PREFIX})?\s?({NUMBER})(?:{_SUFFIX}?{TO}({NUMBER}))?[多余]?\s?(?:({_SUFFIX})(?:\(?(人民币|美金|港币|台币)\)?)?)?{_WHOLE}(?!首|旦|素|件|音|年|月|宝|朝|代|帅|勋|凶|老|宵)",
        _money,
    ),
)
