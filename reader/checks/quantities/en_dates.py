"""English dates: days, months, weekdays, decades, centuries, quarters, fiscal years."""

from __future__ import annotations

import re
from typing import Final

from reader.checks.quantities.en_numbers import ORDINAL, ORDINAL_STARTS, parse_ordinal
from reader.checks.quantities.quantity import Reading
from reader.checks.quantities.scanning import Draft, Match, Rule, Scene, ranging, rule
from reader.checks.quantities.values import date, words

MONTHS: Final = {name: number for number, name in enumerate(words("january february march april may june july august september october november december"), 1)}  # fmt: skip
_SHORT: Final = {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
_MONTH = rf"(?:{'|'.join(MONTHS)}|(?:{'|'.join(sorted(_SHORT, key=len, reverse=True))})\.?(?![a-z]))"
_MONTH_STARTS: Final = " ".join([*MONTHS, *_SHORT])
_DAY = r"(?:[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![0-9a-z%]|[.,][0-9]{2}(?![0-9]))"
_YEAR = "(?:1[0-9]{3}|20[0-9]{2}|2100)(?![0-9])(?!,[0-9])"
_TO = r"(?: ?- ?|-| to | and | through | until | till | or )"
_DAYS: Final = {
    "monday": "MON",
    "tuesday": "TUE",
    "wednesday": "WED",
    "thursday": "THU",
    "friday": "FRI",
    "saturday": "SAT",
    "sunday": "SUN",
}
_DAY_NAMES = "|".join(_DAYS)
_DECADES: Final = {
    "twenties": 2,
    "thirties": 3,
    "forties": 4,
    "fifties": 5,
    "sixties": 6,
    "seventies": 7,
    "eighties": 8,
    "nineties": 9,
}
_PARTS: Final = {"late": "END", "end": "END", "early": "BEG", "beginning": "BEG", "start": "BEG", "mid": "MID", "middle": "MID", "turn": "BEG", "later": "END", "close": "END", "dawn": "BEG"}  # fmt: skip
_LEAD = r"(?:(late|early|mid(?:dle)?-? to late|mid)(?:-| in | )(?:the )?|(?:the )?(?:very )?(end|beginning|start|middle|turn|close|dawn|latter half) of (?:the )?)"
_LEAD_STARTS: Final = "late early mid end beginning start middle turn the close dawn"


def month_number(text: str) -> int:
    """1 to 12 for the name of a month, full or short."""
    return _SHORT[text[:3]]


def day_number(text: str) -> int:
    """The number in 4 or 4th."""
    return int(re.match("[0-9]+", text).group())  # type: ignore[union-attr]


def _named(match: Match, scene: Scene, group: int) -> bool:
    """True when the month is written as a name: capital letter, and "may" or "march" not as verbs."""
    return scene.original[match.start(group)].isupper()


def _day_month(match: Match, scene: Scene) -> Draft | None:
    """4 July 2012, 21 to 24 August, 30 April to 2 May."""
    day, month, day2, month2, year = match.groups()
    last_month = month2 or month
    if not last_month or not _named(match, scene, 4 if month2 else 2):
        return None
    number = int(year) if year else None
    value = date(number, month_number(month or last_month), day_number(day))
    if day2:
        value += "/" + date(number, month_number(last_month), day_number(day2))
    return Draft(*match.span(), "date", value)


def _month_day(match: Match, scene: Scene) -> Draft | None:
    """August 21-24, 2012; Dec.16-18; April 30 to May 2."""
    month, day, month2, day2, year = match.groups()
    if not _named(match, scene, 1):
        return None
    number = int(year) if year else None
    value = date(number, month_number(month), day_number(day))
    if day2:
        value += "/" + date(number, month_number(month2 or month), day_number(day2))
    return Draft(*match.span(), "date", value)


def _month_year(match: Match, scene: Scene) -> Draft | None:
    """late October 1958, May to July 2016, mid-May."""
    part, part2, month, month2, year = match.groups()
    if not _named(match, scene, 3) or (
        month == "may" and not (part or part2 or month2 or year) and not _in(scene, match.start())
    ):
        return None
    number = int(year) if year else None
    value = date(number, month_number(month)) + _suffix(part or part2)
    if month2:
        value += "/" + date(number, month_number(month2))
    return Draft(*match.span(), "date", value)


_BEFORE_MONTH: Final = re.compile(r"(?:\b(?:in|of|by|since|until|till|from|to|last|next|this|during|before|after|every|each|between|and|through)) \Z")  # fmt: skip


def _in(scene: Scene, start: int) -> bool:
    return bool(_BEFORE_MONTH.search(scene.text, max(0, start - 9), start))


def _suffix(part: str | None) -> str:
    if not part:
        return ""
    if part.endswith("half"):
        return "-END" if part.split()[0] in ("latter", "second") else "-BEG"
    return "-" + _PARTS[part.split(" ")[0].rstrip("-")]


def _of_month(match: Match, scene: Scene) -> Draft | None:
    """the 15th of this month; on the 15th."""
    day, day2 = match.group(1), match.group(2)
    value = date(None, None, day_number(day)) + ("/" + date(None, None, day_number(day2)) if day2 else "")
    return Draft(*match.span(), "date", value)


def _lunar(match: Match, scene: Scene) -> Draft | None:
    """the fifth day of the first lunar month."""
    day, month = parse_ordinal(match[1]), match[2]
    number = 12 if month in ("last", "twelfth") else parse_ordinal(month)
    return Draft(*match.span(), "date", f"L--{number:02d}-{day:02d}")


def _lunar_back(match: Match, scene: Scene) -> Draft | None:
    """the eighth lunar month's fifteenth day; the first lunar month; Lunar January 15."""
    month = match[1]
    number = 12 if month in ("last", "twelfth") else parse_ordinal(month)
    day = f"-{parse_ordinal(match[2]):02d}" if match[2] else ""
    return Draft(*match.span(), "date", f"L--{number:02d}{day}")


def _lunar_date(match: Match, scene: Scene) -> Draft | None:
    return Draft(*match.span(), "date", f"L--{month_number(match[1]):02d}-{day_number(match[2]):02d}")


_YEAR_BEFORE: Final = re.compile(
    r"(?:\b(?:in|since|by|from|of|until|till|to|and|between|before|after|during|around|about|circa|through|year|the|than|as of|or|for|back to|as in|late|early|spring|summer|autumn|fall|winter|season|class of|on|at|than in|until the)|[(,–;-])[ -]?\Z"
)
_NOT_A_YEAR: Final = re.compile(
    r"[ -](?:people|years|yuan|dollars|euros|men|women|students|workers|copies|metres|meters|km|kilometres|miles|tonnes|units|cases|visitors|households|families|seats|jobs|items|pieces|[a-z]+ers|of (?:them|whom|the|which))\b|%"
)


def _year(match: Match, scene: Scene) -> Draft | None:
    """A year, alone or as a span: 1904, 1908-1911, between 1908 and 1912, late 2015."""
    part, part2, first, second = match.groups()
    known = (
        part
        or part2
        or second
        or _YEAR_BEFORE.search(scene.text, max(0, match.start() - 12), match.start())
        or match.start() == 0
    )
    if not known or _NOT_A_YEAR.match(scene.text, match.end()):
        return None
    if second:
        last = second if len(second) == 4 else first[:2] + second
        if int(last) <= int(first):
            return None
        return Draft(*match.span(), "date", f"{first}/{last}")
    value = first + _suffix(part or part2)
    return Draft(*match.span(), "date", value, others=(Reading(first, ""),) if value == first else ())


def _half_of_year(match: Match, scene: Scene) -> Draft | None:
    """first half of 2009, the second half of the year, third quarter, first three quarters of 2015."""
    which, year = match[1], match[2]
    code = "H1" if which == "first" else "H2"
    if " of " not in match[0]:  # of a match, more often than of a year
        return Draft(*match.span(), "period", code, soft=True)
    return Draft(*match.span(), "period", f"{year}-{code}" if year else code)


def _quarter(match: Match, scene: Scene) -> Draft | None:
    which, which2, year = match.groups()
    number = {"final": 4, "last": 4, "opening": 1}.get(which) or parse_ordinal(which)
    if not 1 <= number <= 4:
        return None
    value = f"Q{number}" + (f"/Q{parse_ordinal(which2)}" if which2 else "")
    before = which == "last" and not year and not scene.text.startswith(" of", match.end())
    return Draft(*match.span(), "period", f"{year}-{value}" if year else value, soft=before)


def _quarter_code(match: Match, scene: Scene) -> Draft | None:
    value = match[1].upper() + (f"/{match[2].upper()}" if match[2] else "")
    year = match[3]
    if value[0] == "H" and not year and not re.search(r"(?:in|for|of|the|during|its) \Z", scene.text[: match.start()]):
        return None  # hypothesis 1
    return Draft(*match.span(), "period", f"{year}-{value}" if year else value)


_COUNT: Final = {
    word: number for number, word in enumerate(words("one two three four five six seven eight nine ten eleven"), 1)
}


def _first_months(match: Match, scene: Scene) -> Draft | None:
    count = _COUNT.get(match[1]) or int(match[1])
    others = (Reading(str(count), "month"),)
    if match[2] == "quarters":
        return Draft(*match.span(), "period", f"Q1/Q{count}")
    return Draft(
        *match.span(), "period", {3: "Q1", 6: "H1", 9: "Q1/Q3"}.get(count, f"--01/--{count:02d}"), others=others
    )


def _last_months(match: Match, scene: Scene) -> Draft | None:
    """the last three months of the year."""
    code, count = ("Q4", 3) if match[1] == "three" else ("H2", 6)
    value = f"{match[2]}-{code}" if match[2] else code
    return Draft(*match.span(), "period", value, others=(Reading(str(count), "month"),))


def _fiscal(match: Match, scene: Scene) -> Draft | None:
    first, second = match[1], match[2]
    start = int(first) if len(first) == 4 else 2000 + int(first)
    value = f"FY{start}" + (f"/{int(second) % 100:02d}" if second else "")
    return Draft(*match.span(), "period", value, others=() if second else (Reading(str(start), ""),))


def _weekday(match: Match, scene: Scene) -> Draft | None:
    first, second = match.groups()
    return Draft(*match.span(), "date", _DAYS[first] + (f"/{_DAYS[second]}" if second else ""))


def _decade(match: Match, scene: Scene) -> Draft | None:
    part, part2, first, second = match.groups()
    start = _decade_start(first)
    if start is None:
        return None
    value = f"{start // 10}X"
    if start % 100 == 0 and len(first.strip("'s")) == 4 and start != 2000:
        value = f"{start // 100}XX"
    if second:
        value += f"..{(_decade_start(second, start // 100 * 100) or 0) // 10}X"
    others = (Reading("200X", ""), Reading("20XX", "")) if start == 2000 else ()
    return Draft(*match.span(), "decade", value + _suffix(part or part2), others=others)


def _decade_start(text: str, base: int = 1900) -> int | None:
    figures = re.sub("[^0-9]", "", text)
    if figures:
        number = int(figures)
        if number % 10:
            return None
        return number if number >= 1000 else base + number if number < 100 else None
    return base + _DECADES[text] * 10 if text in _DECADES else None


def _century(match: Match, scene: Scene) -> Draft | None:
    part, part2, which, era = match.groups()
    number = parse_ordinal(which)
    if era:
        return Draft(*match.span(), "decade", f"BC{number}C")
    return Draft(*match.span(), "decade", f"{number - 1:02d}XX" + _suffix(part or part2))


def _decade_of_century(match: Match, scene: Scene) -> Draft | None:
    """the first decade of this century."""
    century = {"this": 20, "the present": 20, "the current": 20, "the new": 20, "the last": 19}.get(match[2])
    number = century if century is not None else parse_ordinal(match[3]) - 1
    return Draft(*match.span(), "decade", f"{number:02d}{parse_ordinal(match[1]) - 1}X")


def _centuries(match: Match, scene: Scene) -> Draft | None:
    """the fourteenth and fifteenth centuries, the late nineteenth and early twentieth centuries."""
    part, part2, one, later, later2, other = match.groups()
    first, second = parse_ordinal(one), parse_ordinal(other)
    if first >= second:
        return None
    ends = (f"{first - 1:02d}XX{_suffix(part or part2)}", f"{second - 1:02d}XX{_suffix(later or later2)}")
    return Draft(*match.span(), "decade", "..".join(ends))


def _last_century(match: Match, scene: Scene) -> Draft | None:
    value = "20XX" if match[3] == "this" else "19XX"
    return Draft(*match.span(), "decade", value + _suffix(match[1] or match[2]), soft=True)


def _christ(match: Match, scene: Scene) -> Draft | None:
    year = match[1] or match[2]
    return Draft(*match.span(), "date", f"BC{year}" if "b" in match[0].split()[-1] else year)


def _anno(match: Match, scene: Scene) -> Draft | None:
    return Draft(*match.span(), "date", match[1])


_FEASTS: Final = {"may day": "--05-01", "national day": "--10-01", "children's day": "--06-01", "army day": "--08-01", "singles' day": "--11-11", "singles day": "--11-11", "christmas day": "--12-25", "new year's day": "--01-01", "labour day": "--05-01", "labor day": "--05-01", "9/11": "--09-11"}  # fmt: skip


def _feast(match: Match, scene: Scene) -> Draft | None:
    return Draft(*match.span(), "date", _FEASTS[match[0]], soft=True)


_ORD = rf"({ORDINAL})"

DATES: Final[tuple[Rule, ...]] = (
    rule(
        ORDINAL_STARTS + " 0",
        rf"{_ORD}(?: day)? (?:of|in) the ({ORDINAL}|last) (?:lunar month|month of the (?:lunar|chinese|traditional) (?:calendar|year)|moon)",
        _lunar,
    ),
    rule(
        ORDINAL_STARTS + " 0 last",
        rf"({ORDINAL}|last) (?:lunar month|month of the lunar (?:calendar|year))(?:'s ({ORDINAL}) day)?",
        _lunar_back,
    ),
    rule("lunar", rf"lunar ({_MONTH}) ({_DAY})", _lunar_date),
    *ranging(
        "0", rf"({_DAY})(?: of)?(?: ({_MONTH}))?(?:{{to}}({_DAY})(?: of)? ({_MONTH}))(?:,? ({_YEAR}))?", _day_month, _TO
    ),
    rule("0", rf"({_DAY})(?: of)? ({_MONTH})()()(?:,? ({_YEAR}))?(?![a-z])", _day_month),
    rule(
        _MONTH_STARTS,
        rf"({_MONTH}) ?({_DAY})(?:{_TO}(?:({_MONTH}) ?)?({_DAY})(?! (?:{'|'.join(MONTHS)})))?(?:(?:,| in)? ({_YEAR}))?",
        _month_day,
    ),
    rule(
        ORDINAL_STARTS,
        rf"({ORDINAL}) of ({_MONTH})(?:,? ({_YEAR}))?",
        lambda m, s: Draft(
            *m.span(), "date", date(int(m[3]) if m[3] else None, month_number(m[2]), parse_ordinal(m[1]))
        ),
    ),
    rule(
        "0",
        r"((?:1[0-9]|20|21)[0-9]{2})([-/.])(0?[1-9]|1[0-2])\2(0?[1-9]|[12][0-9]|3[01])(?![0-9])",
        lambda m, s: Draft(*m.span(), "date", date(int(m[1]), int(m[3]), int(m[4]))),
    ),
    rule(
        _MONTH_STARTS + " " + _LEAD_STARTS,
        rf"{_LEAD}?({_MONTH})(?:{_TO}({_MONTH}))?(?:,? (?:of )?({_YEAR}))?",
        _month_year,
    ),
    rule(
        "0",
        rf"({_DAY})(?:{_TO}(?:the )?({_DAY}))?(?: (?:of|day of) (?:this|last|next|the|that|the same|the following|each|every) month| (?:this|last|next) month| inst\.?)",
        _of_month,
    ),
    rule(
        "first second",
        rf"(first|second) half(?: of (?:(?:the|its) (?:financial |fiscal |calendar |school )?year|({_YEAR})|(?:last|this|next) year))?(?: of fiscal)?",
        _half_of_year,
    ),
    rule(
        "first second third fourth final last opening 0",
        rf"(first|second|third|fourth|final|last|opening|1st|2nd|3rd|4th)(?:(?: to| and|-) (?:the )?(second|third|fourth|2nd|3rd|4th))?(?: fiscal)?[ -]quarters?(?: of ({_YEAR}))?(?! of (?:a|an) )",
        _quarter,
    ),
    rule("q h", rf"(?<![a-z])(q[1-4]|h[12])(?:-(q[1-4]))?(?![a-z0-9])(?:,? ?(?:of )?({_YEAR}))?", _quarter_code),
    rule(
        "first",
        r"first (one|two|three|four|five|six|seven|eight|nine|ten|eleven|[0-9]{1,2}) (months|quarters)(?! (?:old|after|of life))",
        _first_months,
    ),
    rule(
        "last final closing",
        rf"(?:last|final|closing) (three|six) months of (?:(?:the|last|this|that) year|({_YEAR}))",
        _last_months,
    ),
    rule("fy", r"fy ?-?([0-9]{4}|[0-9]{2})(?:[-/]([0-9]{4}|[0-9]{2}))?(?![0-9])", _fiscal),
    rule(
        "0",
        rf"({_YEAR}|[0-9]{{4}})(?:[-/]([0-9]{{4}}|[0-9]{{2}}))? (?:financial|fiscal|school|academic|tax|football) (?:year|season)",
        _fiscal,
    ),
    rule("0", r"([12][0-9]{3})[-/]([0-9]{4}|[0-9]{2}) (?:season|session|campaign)", _fiscal),
    rule(
        "financial fiscal school academic tax season",
        r"(?:(?:financial|fiscal|school|academic|tax)(?: years?)?|season) ([12][0-9]{3})(?:[-/]([0-9]{4}|[0-9]{2}))?",
        _fiscal,
    ),
    rule(
        " ".join([*_DAYS, *(day + "s" for day in _DAYS)]),
        rf"({_DAY_NAMES})s?(?:(?: to |-| through )({_DAY_NAMES}))?(?![a-z])",
        _weekday,
    ),
    rule(
        "0 " + _LEAD_STARTS + " " + " ".join(_DECADES),
        rf"{_LEAD}?([12][0-9]{{2}}0'?s|'?[2-9]0'?s|{'|'.join(_DECADES)})(?:(?: and | or |-| to )(?:the )?([12][0-9]{{2}}0'?s|'?[2-9]0'?s|{'|'.join(_DECADES)}))?(?![a-z])",
        _decade,
    ),
    rule(
        ORDINAL_STARTS + " 0 " + _LEAD_STARTS,
        rf"{_LEAD}?({ORDINAL})(?:[ -]century)?(?: and| or| to|-to|-) (?:the )?{_LEAD}?({ORDINAL})[ -]centur(?:ies|y)",
        _centuries,
    ),
    rule(
        ORDINAL_STARTS + " 0",
        rf"({ORDINAL}) decade of (this|the present|the current|the new|the last|the ({ORDINAL})) century",
        _decade_of_century,
    ),
    rule(ORDINAL_STARTS + " 0 " + _LEAD_STARTS, rf"{_LEAD}?{_ORD}[ -]century( bce?| b\.c\.)?", _century),
    rule(
        "last this previous " + _LEAD_STARTS,
        rf"{_LEAD}?(last|this|previous) century",
        _last_century,
    ),
    rule("0", r"([0-9]{1,4}) (?:bce?|b\.c\.(?:e\.)?)(?![a-z])", _christ),
    rule("ad", r"ad ([0-9]{1,4})", _anno),
    rule("may national children army singles christmas new labour labor 0", "|".join(_FEASTS), _feast),
    *ranging(
        "0 " + _LEAD_STARTS,
        rf"{_LEAD}?({_YEAR})(?:{{to}}({_YEAR}|(?<=[-/])[0-9]{{2}}(?![0-9]|[,.][0-9])))?(?![a-z0-9%]|\.[0-9])",
        _year,
        "(?:-|/| to | until | through | till )",
    ),
)
