"""English measures: 15 km, 25°C, 5 feet 2 inches, a mile."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from reader.checks.quantities import units
from reader.checks.quantities.en_numbers import FIGURES, NUMBER, SMALL, TO, WORD_STARTS, ends, parse_number
from reader.checks.quantities.quantity import Reading
from reader.checks.quantities.scanning import Draft, Match, Rule, Scene, either, ranging, rule
from reader.checks.quantities.values import plain, span

_STARTS: Final = f"0 {WORD_STARTS}"


_UNITS: Final = {
    name.lower(): symbol
    for name, symbol in units.ENGLISH.items()
    if name
    not in ("Mb", "Mbit/s", "Mb/s", "Gb", "mW", "L", "J", "W", "V", "C", "A", "t", "m", "g", "in", "li", "s", "h")
}


_UNIT = either(_UNITS)


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


def _signed_ends(
    cold: str | None, low_text: str, cold2: str | None, high_text: str | None
) -> tuple[Decimal, Decimal] | None:
    """Both ends with their own signs, the lower first: minus 5 to 3."""
    low, high = parse_number(low_text), parse_number(high_text) if high_text else None
    if low is None or (high_text and high is None):
        return None
    low = -low if cold else low
    if high is None:
        return low, low
    high = -high if cold2 else high
    return min(low, high), max(low, high)


def _measure(match: Match, scene: Scene) -> Draft | None:
    cold, low_text, cold2, high_text, name, per, per2, below = match.groups()
    both = (
        _signed_ends(cold or below, low_text, cold2 or below, high_text)
        if cold or cold2 or below
        else ends(low_text, high_text)
    )
    if both is None or _NOT_A_UNIT.match(scene.text, match.end()):
        return None
    low, high = both
    unit = _CASED.get(scene.original[match.start(5) : match.end(5)]) or _UNITS.get(name)
    if unit is None:
        return None
    if per or per2:
        unit = (
            {"km": "km/h", "mi": "mph", "m": "m/s"}.get(unit, unit)
            if (per or per2)[0] == "h" or unit == "m"
            else {"km": "km/s", "m": "m/s"}.get(unit, unit)
        )
    value = span(low, high)
    others = {"t": (), "ton": (Reading(value, "t"),), "pint": (), "lb": (Reading(value, "GBP"),)}.get(unit, ())
    return Draft(*match.span(), "measure", value, unit, others=others)


def _degrees(match: Match, scene: Scene) -> Draft | None:
    cold, low_text, cold2, high_text, below = match.groups()
    both = (
        _signed_ends(cold or below, low_text, cold2 or below, high_text)
        if cold or cold2 or below
        else ends(low_text, high_text)
    )
    if both is None:
        return None
    value = span(*both)
    return Draft(*match.span(), "measure", value, "degC", others=(Reading(value, "deg"), Reading(value, "degF")))


def _below(match: Match, scene: Scene) -> Draft | None:
    """thirty below."""
    number = parse_number(match[1])
    if number is None:
        return None
    value = plain(-number)
    return Draft(*match.span(), "measure", value, "degC", others=(Reading(value, "degF"),))


def _half_unit(match: Match, scene: Scene) -> Draft | None:
    return Draft(*match.span(), "measure", "0.5", _UNITS[match[1]])


def _one_unit(match: Match, scene: Scene) -> Draft | None:
    """about a mile away."""
    return Draft(*match.span(), "measure", "1", _UNITS[match[1]], soft=True)


_COUNTED: Final = re.compile(r" (?!metres|meters)[a-z]+(?:s|en|ople)\b(?! record)")


def _letters(match: Match, scene: Scene) -> Draft | None:
    """100m: metres, unless it counts millions."""
    value = plain(Decimal(match[1].replace(",", "")))
    written = scene.original[match.end() - 1]
    if written == "M" or ("." in match[1] and _COUNTED.match(scene.text, match.end())):
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


def _sum_of_units(match: Match, scene: Scene) -> Draft | None:
    """three chi two cun, 5 feet 2 inches: two units of one dimension, the smaller after the larger."""
    first, name, second, name2 = match.groups()
    one, two, unit, unit2 = parse_number(first), parse_number(second), _UNITS[name], _UNITS[name2]
    dimension, worth = units.UNITS[unit]
    dimension2, worth2 = units.UNITS[unit2]
    if one is None or two is None or dimension != dimension2 or worth2 >= worth:
        return None
    return Draft(*match.span(), "measure", plain(one + (two * worth2 / worth).quantize(Decimal("0.0001"))), unit)


def _and_a_half(match: Match, scene: Scene) -> Draft | None:
    """a litre and a half, three miles and a half."""
    number = Decimal(1) if match[1] in ("a", "an") else parse_number(match[1])
    return None if number is None else Draft(*match.span(), "measure", plain(number + Decimal("0.5")), _UNITS[match[2]])


def _or_two(match: Match, scene: Scene) -> Draft | None:
    """a li or two, a day or two."""
    unit = _UNITS.get(match[1]) or units.ENGLISH_TIMES.get(match[1], "")
    return Draft(*match.span(), "number" if not unit else "measure", "1..2", unit, soft=not unit)


def _arc(match: Match, scene: Scene) -> Draft | None:
    """23 degrees 26 minutes, 23°26'."""
    degrees, minutes = parse_number(match[1]), parse_number(match[2])
    if degrees is None or minutes is None:
        return None
    return Draft(*match.span(), "measure", plain(degrees + (minutes / 60).quantize(Decimal("0.0001"))), "deg")


MEASURES: Final[tuple[Rule, ...]] = (
    rule(_STARTS, rf"({NUMBER})(?:° ?| degrees?,? (?:and )?)({NUMBER})(?:'|′| minutes?)", _arc),
    rule(
        _STARTS,
        rf"({NUMBER})(?: ?'| (?:feet|foot|ft))[ -]?(?:and )?([0-9]{{1,2}}|{'|'.join(SMALL)})(?: ?\"| (?:inches|inch|in)\b)",
        _feet,
    ),
    rule(
        "0",
        r"0(?: to |-)(60|62|100)(?: ?(?:km/h|kph|mph|kilometres an hour|miles an hour)|(?= ?km)|(?= in [0-9.a-z]+ seconds))",
        lambda m, s: Draft(
            *m.span(), "measure", m[1], "km/h", others=(Reading(m[1], "km"), Reading(m[1], "mph")), soft=True
        ),
    ),
    rule("a an", r"an? ([a-z]+) or two(?![a-z])", _or_two),
    rule(_STARTS + " an", rf"(an?|{NUMBER}) ({_UNIT}) and a half(?![a-z])", _and_a_half),
    rule(_STARTS, rf"({NUMBER})[ -]({_UNIT}),? (?:and )?({NUMBER})[ -]({_UNIT})(?![a-z])", _sum_of_units),
    *ranging(
        _STARTS + " - minus",
        rf"(minus |-)?({NUMBER})(?:(?: ?(?:{_UNIT}|{_LETTER}))?{{to}}(minus |-)?({NUMBER}))?(?: ?|-)({_UNIT})(?![a-z²³]){_PER}( below(?: zero| freezing)?)?",
        _measure,
        TO,
    ),
    rule(
        _STARTS + " - minus",
        rf"(minus |-)?({NUMBER})()()(?: ?|-)({_UNIT})(?![a-z²³]){_PER}( below(?: zero| freezing)?)?",
        _measure,
    ),
    rule(
        _STARTS,
        rf"()({NUMBER})()(?:{TO}({NUMBER}))? ?({_LETTER})(?![a-z0-9²³$-]){_PER}()",
        lambda m, s: (
            _measure(m, s)
            if s.original[m.start(5) : m.end(5)] in _CASED
            and (s.text[m.start(5) - 1] == " " or s.original[m.start(5) : m.end(5)] not in ("t", "m", "g"))
            else None
        ),
    ),
    rule("0", rf"({FIGURES})m(?![a-z0-9])", _letters),
    rule(
        _STARTS + " - minus",
        rf"(minus |-)?({NUMBER})(?:{TO}(minus |-)?({NUMBER}))?(?:°| degrees?)( below(?: zero)?)?(?! (?:fahrenheit|celsius|from|in (?:law|arts|science|engineering)))",
        _degrees,
    ),
    rule(
        "a an",
        rf"an? ({_UNIT})(?![a-z])(?! of (?:his|her|their))",
        lambda m, s: _one_unit(m, s) if m[1] not in ("foot", "stone", "pound", "won") else None,
    ),
    rule(_STARTS, rf"({NUMBER}) below(?: zero| freezing)?(?=[.,;”]|\Z| outside| at| in)", _below),
    rule("half", rf"half an? ({_UNIT})(?![a-z])", _half_unit),
)
