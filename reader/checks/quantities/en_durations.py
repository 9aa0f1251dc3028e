"""English lengths of time and ages: two and a half hours, a fortnight, aged 14, in his thirties."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from reader.checks.quantities import units
from reader.checks.quantities.en_numbers import NUMBER, TO, WORD_STARTS, ends, parse_number
from reader.checks.quantities.quantity import Kind, Reading
from reader.checks.quantities.scanning import Draft, Match, Rule, Scene, either, ranging, rule
from reader.checks.quantities.values import plain, span

_STARTS: Final = f"0 {WORD_STARTS}"


_TIMES: Final = {
    name: unit
    for name, unit in units.ENGLISH_TIMES.items()
    if name not in ("s", "h", "ms", "term", "terms", "night", "nights")
}


_TIME = either(_TIMES)


_OLD: Final = re.compile(r"[ -](?:old\b|of age\b)|-old-?s?\b|\Z(?!)")


def _duration(match: Match, scene: Scene) -> Draft | None:
    low_text, low_unit, high_text, half, name, _ = match.groups()
    both = ends(low_text, high_text)
    if both is None:
        return None
    low, high = both
    if low_unit and units.ENGLISH_TIMES[low_unit] != units.ENGLISH_TIMES[name]:
        return None
    extra = Decimal("0.5") if half else Decimal(0)
    *both_ends, unit = units.scaled(low + extra, high + extra, _TIMES[name])
    value = span(*both_ends)
    if name in ("second", "min", "seconds") and low_text == "a":
        return None
    if name == "second" and low != 1 and match[0].endswith(" second"):
        return None  # three second prizes
    old = _OLD.match(scene.text, match.end())
    ago = scene.text.startswith(" running", match.end())
    others = (Reading(value, ""),) if ago else ()
    kind: Kind = "age" if old and unit == "year" else "duration"
    return Draft(*match.span(), kind, value, unit, others=others, full_end=old.end() if old else -1)


def _mixed_range(match: Match, scene: Scene) -> Draft | None:
    """one year to eighteen months, 30 minutes to an hour."""
    low, unit, unit2 = parse_number(match[1]), _TIMES[match[2]], _TIMES[match[4]]
    high = Decimal(1) if match[3] in ("a", "an") else parse_number(match[3])
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
    if (
        name.endswith("s")
        or (name in ("second", "sec", "min") and not half)
        or scene.text.startswith((" quarter",), match.end())
    ):
        return None
    value = Decimal(1) + (Decimal("0.5") if tail else 0) if not half else Decimal("0.5")
    low, _, unit = units.scaled(value, value, _TIMES[name])
    text = plain(low)
    # a decade of change, a fifth of a century
    of = scene.text.startswith(" of ", match.end()) or scene.text.endswith(" of ", 0, match.start())
    soft = not half and not tail and (of or name not in ("fortnight", "decade", "century", "quarter-hour"))
    # 半个月 is what a fortnight is called
    others = (Reading("0.5", "month"),) if name == "fortnight" and not half and not tail else ()
    return Draft(*match.span(), "duration", text, unit, soft=soft, others=others)


def _quarter_hour(match: Match, scene: Scene) -> Draft | None:
    amount = 45 if match[1] == "three" else 15
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


_EVERY: Final = {"fortnightly": "2 week", "biweekly": "2 week", "bi-weekly": "2 week", "biennial": "2 year", "biennially": "2 year", "triennial": "3 year", "quadrennial": "4 year", "centennial": "100 year", "centenary": "100 year", "bicentenary": "200 year", "bimonthly": "2 month", "quarter-century": "25 year", "half-century": "50 year", "half-hour": "30 min", "half-year": "6 month", "half-day": "0.5 day"}  # fmt: skip


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
    others = (Reading(str(base), "year"), *((Reading("11..19", "year"),) if base == 13 else ()))
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


DURATIONS: Final[tuple[Rule, ...]] = (
    rule(_STARTS, rf"({NUMBER}) ({_TIME}) to (an?|{NUMBER}) ({_TIME})(?![a-z])", _mixed_range),
    rule(_STARTS + " an", rf"(an?|{NUMBER}) ({_TIME})(?: and|,)? ({NUMBER}) ({_TIME})(?![a-z])", _sum),
    rule(
        "a an one",
        rf"(?:an?|one)( half)? ({_TIME})( and a half)?(?![a-z])(?=[^a-z]|$)",
        lambda m, s: _article_time(m, s) if m[3] or m[0][0] == "a" else None,
    ),
    rule("half", rf"(half)(?: an? | of an? |-an?-|[- ](?=hour|century|day|year))({_TIME})()(?![a-z])", _article_time),
    rule(
        "a quarter",
        r"(?:a )?quarter(?: of a |[- ])century",
        lambda m, s: Draft(*m.span(), "duration", "25", "year"),
    ),
    rule(
        "a another every three one",
        r"(a|another|every|three|one)[ -]quarters?(?: of an hour|-of-an-hour)",
        _quarter_hour,
    ),
    *ranging(
        _STARTS,
        rf"({NUMBER})(?:(?:[ -]({_TIME}))?{{to}}({NUMBER}))?(?: full| long| whole| straight| consecutive| calendar| working| business| solid| good| short| or so)?( and a half)?(?: |-)(?:working |work |business |calendar |consecutive |full |long |more |straight |additional |extra )?({_TIME})('?)(?![a-z])",
        _duration,
        TO,
    ),
    rule(
        "every alternate",
        r"(?:every (?:other|second)|alternate) (day|week|month|year)s?(?![a-z])",
        lambda m, s: Draft(*m.span(), "duration", "2", m[1], soft=True),
    ),
    rule(" ".join({word.split("-")[0] for word in _EVERY}), "|".join(sorted(_EVERY, key=len, reverse=True)), _every),
    rule(" ".join([*_PEOPLE, *(word + "s" for word in _PEOPLE)]), rf"({'|'.join(_PEOPLE)})s?", _person),
    rule(
        "in his her their my your our",
        rf"(in )?(?:his|her|their|my|your|our|its) (?:(?:late|early|mid)[- ])?({'|'.join(_DECADES)}|[2-9]0'?s)(?![a-z])",
        _in_decade,
    ),
    rule("aged age ages", rf"(?:aged|(?:the )?ages? of|ages?) ({NUMBER})(?:(?:{TO}| and )({NUMBER}))?(?![a-z%])", _age),
    rule(
        "was is turned turns turning were am are he she",
        rf"(was|is|turn(?:ed|s|ing)) (?:just |only |already |about |over |nearly |almost )?({NUMBER})(?= when\b| at the time|,? and\b(?! an? half| [a-z]+ (?:percent|million))|\.?$| on (?:his|her)| this year| next| last)(?! (?:percent|million))",
        _was_aged,
    ),
)
