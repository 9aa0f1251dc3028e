"""English money, measures, lengths of time and ages."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from reader.checks.quantities import currencies, units
from reader.checks.quantities.en_numbers import FIGURES, NUMBER, SMALL, TO, WORD_STARTS, parse_number
from reader.checks.quantities.quantity import Reading
from reader.checks.quantities.scanning import Draft, Match, Rule, Scene, ranging, rule
from reader.checks.quantities.values import plain, span


def _either(names: object) -> str:
    return "|".join(re.escape(name.lower()) for name in sorted(set(names), key=len, reverse=True))  # type: ignore[call-overload]


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
_PREFIX = _either(_PREFIXES)
_SUFFIX = _either(
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
_SCALE_WORD = re.compile(r"(?:[ -](?:hundred|thousand|million|billion|trillion)|(?<=[0-9])(?:k|mn|m|bn|b|tn|t|trn))$")


def ends(low_text: str, high_text: str | None) -> tuple[Decimal, Decimal] | None:
    """Both ends of a range; the low end takes the scale word of the high one (3 to 5 million)."""
    low = parse_number(low_text)
    if low is None:
        return None
    if not high_text:
        return low, low
    high = parse_number(high_text)
    if high is None:
        return None
    scale = _SCALE_WORD.search(high_text)
    if scale and not _SCALE_WORD.search(low_text) and low < high:
        scaled = parse_number(f"1{scale.group()}") if len(scale.group()) < 4 else parse_number("1 " + scale.group()[1:])
        if scaled and low * scaled < high:
            low *= scaled
    return (low, high) if low < high else None


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
        tuple(Reading(value, other) for other in ("EUR", *currencies.DOLLARS)) if match[2].startswith("cent") else ()
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


_UNITS: Final = {
    name.lower(): symbol
    for name, symbol in units.ENGLISH.items()
    if name
    not in ("Mb", "Mbit/s", "Mb/s", "Gb", "mW", "L", "J", "W", "V", "C", "A", "t", "m", "g", "in", "li", "s", "h")
}
_UNIT = _either(_UNITS)
_CASED: Final = {
    name: symbol
    for name, symbol in units.ENGLISH.items()
    if name
    in ("Mb", "Mb/s", "Mbit/s", "Gb", "MB", "GB", "TB", "KB", "L", "W", "J", "V", "t", "m", "g", "MW", "kW", "GW", "Pa")
}
_LETTER = "|".join(sorted({re.escape(name.lower()) for name in _CASED}, key=len, reverse=True))
_PER = r"(?: (?:per|an|a) (hour|second)|/(h|s|hr)(?![a-z]))?"
_NOT_A_UNIT: Final = re.compile(
    r" (?:of (?:the|his|her|its|a) (?:stairs|bed|page|table|mountain|hill)|soldiers|note|notes)"
)


def _measure(match: Match, scene: Scene) -> Draft | None:
    cold, low_text, high_text, name, per, per2, below = match.groups()
    both = ends(low_text, high_text)
    if both is None or _NOT_A_UNIT.match(scene.text, match.end()):
        return None
    low, high = both
    unit = _CASED.get(scene.original[match.start(4) : match.end(4)]) or _UNITS.get(name)
    if unit is None:
        return None
    if per or per2:
        unit = (
            {"km": "km/h", "mi": "mph", "m": "m/s"}.get(unit, unit)
            if (per or per2)[0] == "h" or unit == "m"
            else {"km": "km/s", "m": "m/s"}.get(unit, unit)
        )
    if cold or below:
        low, high = (-low, -high if high == low else high) if not high_text or not below else (-high, -low)
    value = span(low, high)
    others = {"t": (), "ton": (Reading(value, "t"),), "pint": (), "lb": (Reading(value, "GBP"),)}.get(unit, ())
    return Draft(*match.span(), "measure", value, unit, others=others)


def _degrees(match: Match, scene: Scene) -> Draft | None:
    cold, low_text, high_text, below = match.groups()
    both = ends(low_text, high_text)
    if both is None:
        return None
    low, high = both
    value = (
        span(-low, -high)
        if (cold or below) and low == high
        else span(-high, -low)
        if cold or below
        else span(low, high)
    )
    return Draft(*match.span(), "measure", value, "degC", others=(Reading(value, "deg"), Reading(value, "degF")))


def _half_unit(match: Match, scene: Scene) -> Draft | None:
    return Draft(*match.span(), "measure", "0.5", _UNITS[match[1]])


def _one_unit(match: Match, scene: Scene) -> Draft | None:
    """about a mile away."""
    return Draft(*match.span(), "measure", "1", _UNITS[match[1]], soft=True)


def _letters(match: Match, scene: Scene) -> Draft | None:
    """100m: metres, unless it counts millions."""
    value = plain(Decimal(match[1].replace(",", "")))
    written = scene.original[match.end() - 1]
    if written == "M":
        return None
    return Draft(
        *match.span(), "measure", value, "m", others=(Reading(plain(Decimal(match[1].replace(",", "")) * 10**6), ""),)
    )


def _feet(match: Match, scene: Scene) -> Draft | None:
    feet, inches = parse_number(match[1]), parse_number(match[2])
    return (
        None
        if feet is None or inches is None
        else Draft(*match.span(), "measure", plain(feet + (inches / 12).quantize(Decimal("0.001"))), "ft")
    )


_TIMES: Final = {
    name: unit
    for name, unit in units.ENGLISH_TIMES.items()
    if name not in ("s", "h", "ms", "term", "terms", "night", "nights")
}
_TIME = _either(_TIMES)
_SCALES: Final = {"quarter-hour": ("min", 15), "fortnight": ("week", 2), "night": ("day", 1)}
_OLD: Final = re.compile(r"[ -](?:old\b|of age\b)|-old-?s?\b|\Z(?!)")


def scaled(low: Decimal, high: Decimal, unit: str) -> tuple[str, str]:
    """A length of time in a unit of the table: a fortnight is 2 weeks."""
    name, factor = _SCALES.get(unit, (unit, 1))
    return span(low * factor, high * factor), name


def _duration(match: Match, scene: Scene) -> Draft | None:
    low_text, low_unit, high_text, half, name, _ = match.groups()
    both = ends(low_text, high_text)
    if both is None:
        return None
    low, high = both
    if low_unit and units.ENGLISH_TIMES[low_unit] != units.ENGLISH_TIMES[name]:
        return None
    extra = Decimal("0.5") if half else Decimal(0)
    value, unit = scaled(low + extra, high + extra, _TIMES[name])
    if name in ("second", "min", "seconds") and low_text == "a":
        return None
    old = _OLD.match(scene.text, match.end())
    ago = scene.text.startswith(" running", match.end())
    others = (Reading(value, ""),) if ago else ()
    kind = "age" if old and unit == "year" else "duration"
    return Draft(*match.span(), kind, value, unit, others=others, full_end=old.end() if old else -1)


def _mixed_range(match: Match, scene: Scene) -> Draft | None:
    """one year to eighteen months, 30 minutes to an hour."""
    low, unit, high, unit2 = parse_number(match[1]), _TIMES[match[2]], parse_number(match[3]), _TIMES[match[4]]
    if low is None or high is None or unit == unit2:
        return None
    worth, worth2 = units.UNITS[unit][1], units.UNITS[unit2][1]
    small = unit if worth < worth2 else unit2
    step = {("year", "month"): 12, ("week", "day"): 7, ("day", "hour"): 24, ("hour", "min"): 60, ("min", "s"): 60}.get(
        (unit if small == unit2 else unit2, small)
    )
    if step is None:
        return None
    first, second = (low * step, high) if small == unit2 else (low, high * step)
    return Draft(*match.span(), "duration", span(first, second), small) if first < second else None


def _article_time(match: Match, scene: Scene) -> Draft | None:
    """a fortnight, a decade, a year and a half, half a century; "a year" may be a mere rate."""
    half, name, tail = match.groups()
    if name.endswith("s") or name in ("second", "sec", "min") or scene.text.startswith((" quarter",), match.end()):
        return None
    value = Decimal(1) + (Decimal("0.5") if tail else 0) if not half else Decimal("0.5")
    text, unit = scaled(value, value, _TIMES[name])
    soft = not half and not tail and name not in ("fortnight", "decade", "century", "quarter-hour")
    return Draft(*match.span(), "duration", text, unit, soft=soft)


def _quarter_hour(match: Match, scene: Scene) -> Draft | None:
    amount = {"a": 15, "three": 45, "one": 15}[match[1]]
    return Draft(*match.span(), "duration", str(amount), "min")


def _sum(match: Match, scene: Scene) -> Draft | None:
    """two years and five months, an hour and twenty minutes."""
    first, unit, second, unit2 = match.groups()
    one, two = (Decimal(1) if text in ("a", "an") else parse_number(text) for text in (first, second))
    step = {("year", "month"): 12, ("hour", "min"): 60, ("min", "s"): 60, ("day", "hour"): 24, ("week", "day"): 7}.get(
        (_TIMES[unit], _TIMES[unit2])
    )
    if one is None or two is None or step is None:
        return None
    return Draft(*match.span(), "duration", plain(one * step + two), _TIMES[unit2])


def _sum_of_units(match: Match, scene: Scene) -> Draft | None:
    """three chi two cun, 5 feet 2 inches: two units of one dimension, the smaller after the larger."""
    first, name, second, name2 = match.groups()
    one, two, unit, unit2 = parse_number(first), parse_number(second), _UNITS[name], _UNITS[name2]
    dimension, worth = units.UNITS[unit]
    dimension2, worth2 = units.UNITS[unit2]
    if one is None or two is None or dimension != dimension2 or worth2 >= worth:
        return None
    return Draft(*match.span(), "measure", plain(one + (two * worth2 / worth).quantize(Decimal("0.0001"))), unit)


def _or_two(match: Match, scene: Scene) -> Draft | None:
    """a li or two, a day or two."""
    unit = _UNITS.get(match[1]) or _TIMES.get(match[1], "")
    return Draft(*match.span(), "number" if not unit else "measure", "1..2", unit, soft=not unit)


_EVERY: Final = {"biennial": "2 year", "biennially": "2 year", "triennial": "3 year", "quadrennial": "4 year", "centennial": "100 year", "centenary": "100 year", "bicentenary": "200 year", "bimonthly": "2 month", "quarter-century": "25 year", "half-century": "50 year", "half-hour": "30 min", "half-year": "6 month", "half-day": "0.5 day"}  # fmt: skip
_PEOPLE: Final = {
    "octogenarian": 80,
    "septuagenarian": 70,
    "sexagenarian": 60,
    "nonagenarian": 90,
    "centenarian": 100,
    "quinquagenarian": 50,
}


def _every(match: Match, scene: Scene) -> Draft | None:
    value, unit = _EVERY[match[0]].split()
    return Draft(*match.span(), "duration", value, unit)


def _person(match: Match, scene: Scene) -> Draft | None:
    age = _PEOPLE[match[1]]
    return Draft(*match.span(), "age", str(age), "year", others=(Reading(f"{age}..{age + 9}", "year"),))


_DECADES: Final = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
    "teens": 13,
}


def _in_decade(match: Match, scene: Scene) -> Draft | None:
    """in his thirties."""
    base = _DECADES.get(match[2]) or int(match[2].strip("'s"))
    others = (Reading(str(base), "year"),)
    return Draft(*match.span(2), "age", f"{base}..{base + (6 if base == 13 else 9)}", "year", others=others)


def _age(match: Match, scene: Scene) -> Draft | None:
    """aged 14, at the age of 32."""
    both = ends(match[1], match[2])
    return (
        None
        if both is None
        else Draft(match.start(1), match.end(), "age", span(*both), "year", full_start=match.start())
    )


def _was_aged(match: Match, scene: Scene) -> Draft | None:
    """Louis was five when he became king; he is 43."""
    number = parse_number(match[2])
    return (
        None
        if number is None or number > 120
        else Draft(*match.span(2), "age", plain(number), "year", others=(Reading(plain(number), ""),))
    )


MEASURES: Final[tuple[Rule, ...]] = (
    rule(_STARTS, rf"({NUMBER}) yuan(?: and)? ({NUMBER}) (jiao|mao|fen)", _yuan_jiao),
    *ranging(_STARTS + " " + _SYMBOL_STARTS, rf"(?:({_PREFIX}) ?)?({NUMBER})(?:(?: ?(?:{_SUFFIX}))?{{to}}(?:{_PREFIX})? ?({NUMBER}))?(?:(?: |-|)({_SUFFIX})(?![a-z]))?", _money, TO),
    rule(_STARTS + " " + _SYMBOL_STARTS, rf"(?:({_PREFIX}) ?)?({NUMBER})()(?:(?: |-|)({_SUFFIX})(?![a-z]))?", _money),
    rule(_STARTS, rf"({NUMBER})[ -]?(cents?|pence|fen|jiao|mao)(?![a-z])", _cents),
    rule(_STARTS, rf"({NUMBER})(?: ?'| (?:feet|foot|ft))[ -]?(?:and )?([0-9]{{1,2}}|{'|'.join(SMALL)})(?: ?\"| (?:inches|inch|in)\b)", _feet),
    rule("a an", r"an? ([a-z]+) or two(?![a-z])", _or_two),
    rule(_STARTS, rf"({NUMBER})[ -]({_UNIT}),? (?:and )?({NUMBER})[ -]({_UNIT})(?![a-z])", _sum_of_units),
    *ranging(_STARTS + " - minus", rf"(minus |-)?({NUMBER})(?:(?: ?(?:{_UNIT}|{_LETTER}))?{{to}}(?:minus )?({NUMBER}))?(?: ?|-)({_UNIT})(?![a-z²³]){_PER}( below(?: zero| freezing)?)?", _measure, TO),
    rule(_STARTS + " - minus", rf"(minus |-)?({NUMBER})()(?: ?|-)({_UNIT})(?![a-z²³]){_PER}( below(?: zero| freezing)?)?", _measure),
    rule(_STARTS, rf"()({NUMBER})(?:{TO}({NUMBER}))? ?({_LETTER})(?![a-z0-9²³$-]){_PER}()", lambda m, s: _measure(m, s) if s.original[m.start(4) : m.end(4)] in _CASED and (s.text[m.start(4) - 1] == " " or s.original[m.start(4) : m.end(4)] not in ("t", "m", "g")) else None),  # fmt: skip
    rule("0", rf"({FIGURES})m(?![a-z0-9])", _letters),
    rule(_STARTS + " - minus", rf"(minus |-)?({NUMBER})(?:{TO}({NUMBER}))?(?:°| degrees?)( below(?: zero)?)?(?! (?:fahrenheit|celsius|from|in (?:law|arts|science|engineering)))", _degrees),
    rule("a an", rf"an? ({_UNIT})(?![a-z])(?! of (?:his|her|their))", lambda m, s: _one_unit(m, s) if m[1] not in ("foot", "stone", "pound", "won") else None),
    rule("half", rf"half an? ({_UNIT})(?![a-z])", _half_unit),
    rule(_STARTS, rf"({NUMBER}) ({_TIME}) to (an?|{NUMBER}) ({_TIME})(?![a-z])", _mixed_range),
    rule(_STARTS + " an", rf"(an?|{NUMBER}) ({_TIME})(?: and|,)? ({NUMBER}) ({_TIME})(?![a-z])(?! later| ago)", _sum),
    rule("a an one", rf"(?:an?|one)( half)? ({_TIME})( and a half)?(?![a-z])(?=[^a-z]|$)", lambda m, s: _article_time(m, s) if m[3] or m[0][0] == "a" else None),
    rule("half", rf"(half)(?: an? | of an? |-an?-|[- ](?=hour|century|day|year))({_TIME})()(?![a-z])", _article_time),
    rule("a three one", r"(a|three|one)[ -]quarters?(?: of an hour|-of-an-hour)", _quarter_hour),
    *ranging(_STARTS, rf"({NUMBER})(?:(?:[ -]({_TIME}))?{{to}}({NUMBER}))?(?: full| long| whole| straight| consecutive| calendar| working| business| solid| good| short| or so)?( and a half)?(?: |-)(?:working |work |business |calendar |consecutive |full |long |more |straight |additional |extra )?({_TIME})('?)(?![a-z])", _duration, TO),  # fmt: skip
    rule(" ".join({word.split("-")[0] for word in _EVERY}), "|".join(sorted(_EVERY, key=len, reverse=True)), _every),
    rule(" ".join([*_PEOPLE, *(word + "s" for word in _PEOPLE)]), rf"({'|'.join(_PEOPLE)})s?", _person),
    rule("in his her their my your our", rf"(in )?(?:his|her|their|my|your|our|its) (?:(?:late|early|mid)[- ])?({'|'.join(_DECADES)}|[2-9]0'?s)(?![a-z])", _in_decade),
    rule("aged age ages", rf"(?:aged|(?:the )?ages? of|ages?) ({NUMBER})(?:(?:{TO}| and )({NUMBER}))?(?![a-z%])", _age),
    rule("was is turned turns turning were am are he she", rf"(was|is|turn(?:ed|s|ing)) (?:just |only |already |about |over |nearly |almost )?({NUMBER})(?= when\b| at the time|,? and\b(?! an? half| [a-z]+ (?:percent|million))|\.?$| on (?:his|her)| this year| next| last)(?! (?:percent|million))", _was_aged),  # fmt: skip
)  # fmt: skip
