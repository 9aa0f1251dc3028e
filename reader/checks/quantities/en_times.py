"""English clock times: 6:10 a.m., 1400 GMT, a quarter to seven, 9 a.m. to 5 p.m., noon."""

from __future__ import annotations

import re
from typing import Final

from reader.checks.quantities.en_context import is_contest, is_ratio
from reader.checks.quantities.en_numbers import SMALL
from reader.checks.quantities.quantity import Reading
from reader.checks.quantities.scanning import Draft, Match, Rule, Scene, rule
from reader.checks.quantities.values import clock

ZONES: Final = {"gmt": "Z", "utc": "Z", "beijing": "+08", "hong kong": "+08", "taipei": "+08", "singapore": "+08", "tokyo": "+09", "seoul": "+09", "moscow": "+03", "cst": "+08", "est": "-05", "edt": "-04", "cet": "+01", "bst": "+01", "jst": "+09", "pst": "-08", "pdt": "-07", "ist": "+0530", "new york": "-05", "eastern": "-05", "pacific": "-08"}  # fmt: skip
_ZONE = r"(?: ?(gmt|utc|cst|est|edt|cet|bst|jst|pst|pdt|ist)(?![a-z])|,? \(?(beijing|hong kong|taipei|singapore|tokyo|seoul|moscow|new york|eastern|pacific)(?: standard)? time\)?)?"  # fmt: skip
_HOURS: Final = "|".join(sorted((word for word in SMALL if SMALL[word] <= 12), key=len, reverse=True))
_MINUTES: Final = r"(?:[a-z]+(?:-[a-z]+)?|[0-9]{1,2})"
_HALF_DAY = r"(a\.? ?m\.?|p\.? ?m\.?)(?![a-z])"
_PART = r"(?: (?:o'clock )?(?:in the (morning|afternoon|evening|early hours|small hours)|at (night|noon|midnight)))?"
_WORDS: Final = f"0 {' '.join(word for word in SMALL if SMALL[word] <= 12)}"


def _hour(hour: int, half: str | None, part: str | None = None) -> int:
    late = (half and half[0] == "p") or part in ("afternoon", "evening") or (part == "night" and 5 < hour < 12)
    if late and hour < 12:
        return hour + 12
    early = (half and half[0] == "a") or part in ("morning", "early hours", "small hours") or part == "night"
    return 0 if early and hour == 12 else hour


def _number(text: str) -> int:
    return int(text) if text.isdigit() else SMALL[text]


def _zone(*names: str | None) -> str:
    return next((ZONES[name] for name in names if name), "")


def _half_day(match: Match, scene: Scene) -> Draft | None:
    """6:10 a.m., 9 am to 5 pm, 9-11 a.m."""
    hour, minute, half, hour2, minute2, half2, zone, zone2 = match.groups()
    if not half and not (hour2 and half2):
        return None
    first = clock(_hour(_number(hour), half or half2), int(minute or 0))
    suffix = _zone(zone, zone2)
    if hour2:
        return Draft(
            *match.span(), "time", f"{first}{suffix}/{clock(_hour(_number(hour2), half2), int(minute2 or 0))}{suffix}"
        )
    return Draft(*match.span(), "time", first + suffix)


def _colon(match: Match, scene: Scene) -> Draft | None:
    hour, minute, hour2, minute2, part, part2, zone, zone2 = match.groups()
    if int(hour) > 24:
        return None
    if not (hour2 or part or part2 or zone or zone2) and is_ratio(scene.text, match.start()):
        return Draft(*match.span(), "fraction", f"{int(hour)}:{int(minute)}")
    suffix = _zone(zone, zone2)
    value = clock(_hour(int(hour), None, part or part2), int(minute)) + suffix
    if hour2:
        value += f"/{clock(_hour(int(hour2), None, part or part2), int(minute2))}{suffix}"
    ratio = (
        ()
        if hour2 or part or suffix or scene.text[match.start() + len(hour)] == "."
        else (Reading(f"{int(hour)}:{int(minute)}", ""),)
    )
    return Draft(*match.span(), "time", value, others=ratio)


def _military(match: Match, scene: Scene) -> Draft | None:
    zone, zone2 = match.group(3), match.group(4)
    if not (zone or zone2 or match[5]):
        return None
    return Draft(*match.span(), "time", clock(int(match[1]), int(match[2])) + _zone(zone, zone2))


def _o_clock(match: Match, scene: Scene) -> Draft | None:
    hour, minutes, clock_word, part, part2 = match.groups()
    if not clock_word and not part and not (part2 and scene.text[max(0, match.start() - 3) : match.start()] == "at "):
        return None
    minute = 0
    if minutes:
        parts = re.split("[- ]", minutes)
        minute = int(minutes) if minutes.isdigit() else sum(SMALL.get(word, 0) for word in parts)
    return Draft(*match.span(), "time", clock(_hour(_number(hour), None, part or part2), minute))


_CLOCK_BEFORE: Final = re.compile(r"\b(?:at|by|until|till|around|about|it is|it's|it was) \Z")
_COUNTED: Final = re.compile(r"[ -](?!hours ago)[a-z]+s\b")
_ALONE: Final = re.compile(r"[.,!?;”\"']|\Z")


def _is_clock(match: Match, scene: Scene) -> bool:
    """ten to six: after "at", or as the whole of what is said; otherwise it is a range."""
    opens = not re.search("[a-z0-9]", scene.text[: match.start()])
    return bool(_CLOCK_BEFORE.search(scene.text, 0, match.start()) or (opens and _ALONE.match(scene.text, match.end())))


def _is_told(text: str, start: int) -> bool:
    """six to four: what a ratio or a vote comes to."""
    return is_contest(text, start) or is_ratio(text, start)


def _past(match: Match, scene: Scene) -> Draft | None:
    """half past seven, a quarter to seven, twenty minutes past three, ten to six."""
    amount, direction, hour, half, part, part2 = match.groups()
    words = re.split("[- ]", amount.removeprefix("a "))
    if words[0] == "half":
        minutes = 30
    elif words[0] == "quarter":
        minutes = 15
    else:
        minutes = int(words[0]) if words[0].isdigit() else sum(SMALL.get(word, 0) for word in words)
    if (
        direction == "to"
        and words[-1] not in ("quarter", "minutes")
        and not (half or part or part2)
        and not _is_clock(match, scene)
    ):
        return None
    if direction == "to" and _COUNTED.match(scene.text, match.end()) and not (half or part or part2):
        return None  # about six to eight weeks
    said_so = half or part or part2 or words[0] in ("half", "quarter") or "minutes" in words
    if not said_so and direction == "to" and _is_told(scene.text, match.start()):
        return None
    total = _hour(_number(hour), half, part or part2) * 60 + (-minutes if direction in ("to", "before") else minutes)
    return Draft(*match.span(), "time", clock(total // 60, total % 60))


def _from_to(match: Match, scene: Scene) -> Draft | None:
    """from seven to nine in the evening."""
    first, last, part, part2 = match.groups()
    if not scene.text.endswith("from ", 0, match.start()):
        return None
    hours = [_hour(_number(hour), None, part or part2) for hour in (first, last)]
    if hours[1] < hours[0]:  # from ten to twelve in the morning
        hours[1] += 12
    return Draft(*match.span(), "time", "/".join(map(clock, hours)))


def _past_noon(match: Match, scene: Scene) -> Draft | None:
    """half past midnight, ten minutes to noon."""
    name, amount, direction, hour = match.groups()
    minutes = {"half": 30}.get(name, 15) if name else int(amount) if amount.isdigit() else SMALL.get(amount, 0)
    total = (0 if hour == "midnight" else 720) + (-minutes if direction in ("to", "before") else minutes)
    return Draft(*match.span(), "time", clock(total // 60, total % 60)) if minutes else None


def _noon(match: Match, scene: Scene) -> Draft | None:
    return Draft(
        *match.span(), "time", ("00:00" if match[1] == "midnight" else "12:00") + _zone(match[2], match[3]), soft=True
    )


_RANGE_TO = r"(?: ?- ?| to | and | until | till )"

TIMES: Final[tuple[Rule, ...]] = (
    rule(
        _WORDS,
        rf"([01]?[0-9]|2[0-4]|{_HOURS})(?:[:.]([0-5][0-9]))?(?: ?{_HALF_DAY})?(?:{_RANGE_TO}([01]?[0-9]|2[0-4]|{_HOURS})(?:[:.]([0-5][0-9]))? ?{_HALF_DAY})?{_ZONE}",
        _half_day,
    ),
    rule(
        "0",
        rf"([01]?[0-9]|2[0-4]):([0-5][0-9])(?::[0-5][0-9])?(?![0-9:])(?![,.][0-9])(?:{_RANGE_TO}([01]?[0-9]|2[0-4]):([0-5][0-9]))?{_PART}(?: ?hours| ?hrs)?{_ZONE}",
        _colon,
    ),
    rule("0", rf"([01][0-9]|2[0-4])([0-5][0-9]){_ZONE}( hours| hrs)?(?![0-9])", _military),
    rule(
        _WORDS,
        rf"({_HOURS}|1[0-2]|[1-9])(?:[- ](thirty|fifteen|forty-five|twenty|forty|ten|twenty-five|thirty-five|fifty))?( o'clock)?{_PART}",
        _o_clock,
    ),
    rule(
        _WORDS,
        rf"({_HOURS}|1[0-2]|[1-9]) (?:to|until|till) ({_HOURS}|1[0-2]|[1-9])(?: o'clock)? (?:in the (morning|afternoon|evening|early hours)|at (night))",
        _from_to,
    ),
    rule(
        _WORDS + " half quarter a twenty",
        rf"((?:a )?quarter|half|(?:{_MINUTES})(?: minutes)?) (past|to|before|after) ({_HOURS}|1[0-2]|[1-9])(?![0-9,.]?[0-9])(?![a-z%]| (?:per|percent|years|months|days|people|of|million|hundred|thousand))(?: ?{_HALF_DAY})?{_PART}",
        _past,
    ),
    rule(
        _WORDS + " half quarter a twenty",
        rf"(?:((?:a )?quarter|half)|({_MINUTES})(?: minutes)?) (past|to|before|after) (midnight|noon|midday)(?![a-z])",
        _past_noon,
    ),
    rule("noon midnight midday twelve", rf"(?:twelve )?(noon|midday|midnight){_ZONE}", _noon),
)
