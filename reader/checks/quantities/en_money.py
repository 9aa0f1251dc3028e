"""English money: US$140b, 2,040 yuan, three yuan and fifty fen."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from reader.checks.quantities import currencies
from reader.checks.quantities.en_numbers import NUMBER, SMALL, TO, WORD_STARTS, ends, parse_number
from reader.checks.quantities.quantity import Reading
from reader.checks.quantities.scanning import Draft, Match, Rule, Scene, either, ranging, rule
from reader.checks.quantities.values import plain, span

_CODES: Final = {name.lower(): code for name, code in currencies.ENGLISH.items()}


_PREFIXES = [
    name
    for name in _CODES
    if name[-1] in "$¥€£₹₩"
    or name
    in (
        "rmb",
        "cny",
        "usd",
        "us$",
        "eur",
        "hkd",
        "ntd",
        "twd",
        "gbp",
        "jpy",
        "chf",
        "sgd",
        "mop",
        "krw",
        "aud",
        "cad",
        "rs",
        "rm",
    )
]


_PREFIX = either(_PREFIXES)


_SUFFIX = either(
    [
        name
        for name in _CODES
        if name[0].isalpha()
        and name not in ("rm", "rs", "us$", "hk$", "nt$", "a$", "c$", "s$", "au$", "ca$", "nz$", "mop$", "r$", "jp¥")
    ]
)


_STARTS: Final = f"0 {WORD_STARTS}"


_SYMBOL_STARTS: Final = (
    "$ ¥ € £ ₹ ₩ us hk nt a c s au ca nz mop r jp rmb cny usd eur hkd ntd twd gbp jpy chf sgd krw aud cad rs rm"
)


def _money(match: Match, scene: Scene) -> Draft | None:
    prefix, low_text, high_text, suffix = match.groups()
    both = ends(low_text, high_text)
    if both is None or not (prefix or suffix):
        return None
    name = prefix if prefix and not (suffix and prefix in "$¥") else suffix or prefix or ""
    code = _CODES[name]
    if name in ("pound", "pounds") and re.compile(r" (?:of|in weight|heavier|lighter)\b").match(
        scene.text, match.end()
    ):
        return None
    value = span(*both)
    others = [Reading(value, other) for other in currencies.SHARED.get(name, ())]
    if name in ("pound", "pounds"):
        others.append(Reading(value, "lb"))
    return Draft(*match.span(), "money", value, code, others=tuple(others))


def _one(match: Match, scene: Scene) -> Draft | None:
    """a yuan, a dollar, a pound (of money or flour)."""
    name = match[1]
    others = [Reading("1", other) for other in currencies.SHARED.get(name, ())]
    others += [Reading("1", "lb")] if name == "pound" else []
    return None if name == "won" else Draft(*match.span(), "money", "1", _CODES[name], others=tuple(others), soft=True)


def _how_many(match: Match, scene: Scene) -> Draft | None:
    """The six of six hundred-yuan notes."""
    return Draft(*match.span(), "number", str(SMALL[match[1]]))


def _cents(match: Match, scene: Scene) -> Draft | None:
    number = parse_number(match[1])
    if number is None:
        return None
    value = plain(number / 100)
    codes = {"pence": "GBP", "p": "GBP", "fen": "CNY"}
    scale = Decimal(10) if match[2] in ("jiao", "mao") else Decimal(1)
    code = codes.get(match[2], "CNY" if scale == 10 else "USD")
    value = plain(number * scale / 100)
    others = (
        tuple(Reading(value, other) for other in ("EUR", "CNY", *currencies.DOLLARS))
        if match[2].startswith("cent")
        else ()
    )
    return Draft(*match.span(), "money", value, code, others=others)


def _yuan_jiao(match: Match, scene: Scene) -> Draft | None:
    """three yuan and fifty fen, 3 yuan 5 jiao."""
    whole, part = parse_number(match[1]), parse_number(match[2])
    if whole is None or part is None:
        return None
    return Draft(
        *match.span(),
        "money",
        plain(whole + part * (Decimal("0.1") if match[3] in ("jiao", "mao") else Decimal("0.01"))),
        "CNY",
    )


MONEY: Final[tuple[Rule, ...]] = (
    rule(
        " ".join(SMALL),
        rf"({'|'.join(SMALL)})(?= (?:hundred|fifty|twenty|ten|five|two)-(?:{_SUFFIX}) (?:notes?|bills?|coins?)(?![a-z]))",
        _how_many,
    ),
    rule(_STARTS, rf"({NUMBER}) yuan(?: and)? ({NUMBER}) (jiao|mao|fen|cents)", _yuan_jiao),
    *ranging(
        _STARTS + " " + _SYMBOL_STARTS,
        rf"(?:({_PREFIX}) ?)?({NUMBER})(?:(?: ?(?:{_SUFFIX}))?{{to}}(?:{_PREFIX})? ?({NUMBER}))?(?:(?: |-|)({_SUFFIX})(?![a-z]))?",
        _money,
        TO,
    ),
    rule(_STARTS + " " + _SYMBOL_STARTS, rf"(?:({_PREFIX}) ?)?({NUMBER})()(?:(?: |-|)({_SUFFIX})(?![a-z]))?", _money),
    rule("half", rf"half an? ({_SUFFIX})(?![a-z])", lambda m, s: Draft(*m.span(), "money", "0.5", _CODES[m[1]])),
    rule("a an", rf"an? ({_SUFFIX})(?![a-z])", _one),
    rule(_STARTS, rf"({NUMBER})[ -]?(cents?|pence|fen|jiao|mao)(?![a-z])", _cents),
)
