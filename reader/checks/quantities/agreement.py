"""Agreement: whether a Chinese and an English quantity say the same, by value, unit, bound and direction."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from reader.checks.quantities.meaning import Meaning, Point, clock_minutes, dimension, meaning, zone_minutes
from reader.checks.quantities.quantity import Mode, Quantity
from reader.checks.quantities.values import plain

# Bounds that contradict each other; anything else is a shade that translators may drop.
_OPPOSED: Final = frozenset(((">", "<"), ("<", ">"), (">", "<~"), ("<~", ">")))
_DAY_PART: Final = re.compile(
    "[上下中午凌晨晚早夜傍]|[ap]\\.? ?m|noon|midnight|morning|afternoon|evening|night", re.IGNORECASE
)

SAME: Final = 1.0
CLOSE: Final = 0.7  # the same figure in another role: a unit understood, a year left out
LOOSE: Final = 0.4


def agreement(zh: Quantity, en: Quantity) -> float:
    """How well two quantities agree, 0 (they do not) to 1."""
    best = 0.0
    for z, zh_reading in enumerate(zh.readings):
        for e, en_reading in enumerate(en.readings):
            left, right = meaning(*zh_reading), meaning(*en_reading)
            score = _score(left, right, zh, en)
            best = max(best, score - 0.05 * (z > 0) - 0.05 * (e > 0))
    if best and (zh.approx, en.approx) in _OPPOSED and not _touching(zh, en):
        return 0.0
    return best - 0.02 * (zh.approx != en.approx) if best else 0.0


def _touching(zh: Quantity, en: Quantity) -> bool:
    """A range that meets a bound (十几 and "more than ten") settles the bound itself."""
    return ".." in zh.value or ".." in en.value


def _score(left: Meaning, right: Meaning, zh: Quantity, en: Quantity) -> float:
    families = frozenset((left.family, right.family))
    if zh.kind == en.kind == "fraction" and families == {"clock"}:
        return _ratios(left, right, zh, en)  # 21:18 is a score here
    if left.family == right.family:
        return _SAME_FAMILY.get(left.family, _same_text)(left, right, zh, en)
    if families == {"share", "factor"}:
        share, factor, quantity = (left, right, zh) if left.family == "share" else (right, left, en)
        return _share_and_factor(share, factor, quantity.mode)
    if families == {"ratio", "share"}:
        ratio, share = (left, right) if left.family == "ratio" else (right, left)
        parts = [Decimal(part) for part in ratio.text.split(":")]
        return CLOSE if len(parts) == 2 and parts[1] and _near(parts[0] * 100 / parts[1], share.low, "0.001") else 0.0
    if families == {"ratio", "factor"}:
        ratio, factor = (left, right) if left.family == "ratio" else (right, left)
        return CLOSE if ratio.text == f"{plain(factor.low)}:1" else 0.0
    if families == {"share", "number"}:
        number = left if left.family == "number" else right
        return LOOSE if not number.unit and (left.low, left.high) == (right.low, right.high) else 0.0
    if families in ({"number", "ordinal"}, {"number", "factor"}):
        number = left if left.family == "number" else right
        counted = not number.unit or ("ordinal" in families and dimension(number.unit) == "time")
        return LOOSE if counted and (left.low, left.high) == (right.low, right.high) else 0.0
    if families == {"fiscal", "date"}:
        fiscal, date = (left, right) if left.family == "fiscal" else (right, left)
        return CLOSE if _fiscal_years(fiscal) == [point.year for point in date.points] else 0.0
    if families == {"number", "clock"}:
        number, clock = (left, right) if left.family == "number" else (right, left)
        return LOOSE if "number" in (zh.kind, en.kind) and _is_hour(number, clock) else 0.0
    if families == {"number", "date"}:
        return _number_and_date(*((left, right) if left.family == "number" else (right, left)))
    if families == {"ordinal", "date"}:
        ordinal, date = (left, right) if left.family == "ordinal" else (right, left)
        return LOOSE if ordinal.low in (_only_day(date), _only_quarter(date)) else 0.0
    return 0.0


def _fiscal_years(fiscal: Meaning) -> list[int]:
    first, _, second = fiscal.text[2:].partition("/")
    return [int(first), int(first[:2] + second)] if second else [int(first)]


def _only_day(date: Meaning) -> Decimal | None:
    if len(date.points) == 1 and date.points[0].year is None and date.points[0].month is None and date.points[0].day:
        return Decimal(date.points[0].day)
    return None


def _only_quarter(date: Meaning) -> Decimal | None:
    """The number of a quarter that is named without its year."""
    point = date.points[0] if len(date.points) == 1 else None
    if point and point.year is None and point.month and point.last_month == point.month + 2:
        return Decimal(point.last_month) / 3
    return None


def _is_hour(number: Meaning, clock: Meaning) -> bool:
    """from eleven to one: hours without o'clock."""
    if number.unit or number.low != number.high or "/" in clock.text:
        return False
    minutes, _ = clock_minutes(clock.text)
    return minutes % 60 == 0 and 0 < number.low <= 12 and number.low % 12 == minutes // 60 % 12


def _number_and_date(number: Meaning, date: Meaning) -> float:
    if number.unit or number.low != number.high or len(date.points) != 1:
        return 0.0
    point = date.points[0]
    if point.year is not None and point.month is None and number.low == point.year:
        return CLOSE
    if point.year is None and point.day is not None and number.low == point.day:
        return LOOSE
    return 0.0


def _near(left: Decimal, right: Decimal, tolerance: str) -> bool:
    return abs(left - right) <= Decimal(tolerance) * max(abs(left), abs(right))


def _numbers(left: Meaning, right: Meaning, zh: Quantity, en: Quantity) -> float:
    if _turned(zh.mode, en.mode):
        return 0.0
    if left.unit == right.unit:
        if (left.low, left.high) == (right.low, right.high):
            return SAME
        return _range_and_bound(left, right, zh, en)
    if not left.unit or not right.unit:
        if (left.low, left.high) == (right.low, right.high):
            return CLOSE
        return min(CLOSE, _range_and_bound(left, right, zh, en))
    kind = dimension(left.unit)
    if kind != dimension(right.unit) or left.scale == right.scale:
        return _temperatures(left, right)
    old = {left.unit, right.unit}
    tolerance = "0.01" if kind == "time" else "0.1" if old & _CHINESE_LENGTHS and old & {"ft", "in"} else "0.03"
    ends = [(left.low * left.scale, right.low * right.scale), (left.high * left.scale, right.high * right.scale)]
    return SAME - 0.05 if all(_near(one, other, tolerance) for one, other in ends) else 0.0


# A chi is a third of a metre; stories call it a foot, and a zhang ten.
_CHINESE_LENGTHS: Final = frozenset(("chi", "cun", "zhang"))


def _temperatures(left: Meaning, right: Meaning) -> float:
    if {left.unit, right.unit} != {"degC", "degF"}:
        return 0.0
    celsius, fahrenheit = (left, right) if left.unit == "degC" else (right, left)
    pairs = [(celsius.low, fahrenheit.low), (celsius.high, fahrenheit.high)]
    return SAME - 0.05 if all(abs(c * 9 / 5 + 32 - f) <= 1 for c, f in pairs) else 0.0


# Both ends of such a range are stated, and the other side owes them both.
_STATED: Final = re.compile("至|到|~|～|—|–|-|以上| to | and ")


def _range_and_bound(left: Meaning, right: Meaning, zh: Quantity, en: Quantity) -> float:
    """十几 (11 to 19) and "more than ten", "a dozen or so", "twenty-odd"."""
    one, other, approx = (left, right, en.approx) if left.low != left.high else (right, left, zh.approx)
    if _STATED.search((zh if one is left else en).text):
        return 0.0
    if one.low == one.high or other.low != other.high or not approx or one.high > 2 * one.low:
        return 0.0
    step = max(Decimal(1), (one.high - one.low) / 8)
    return CLOSE - 0.1 if one.low - step <= other.low <= (one.low + step if approx == ">" else one.high + step) else 0.0


def _vague(left: Meaning, right: Meaning, zh: Quantity, en: Quantity) -> float:
    if left.low != right.low:
        return 0.0
    if left.unit == right.unit:
        return SAME
    return CLOSE if not left.unit or not right.unit else 0.0


def _turned(left: Mode, right: Mode) -> bool:
    """True when one side names the change and the other the level that was reached."""
    return "=" in (left, right) and (left in "+-") != (right in "+-") and "" not in (left, right)


def _shares(left: Meaning, right: Meaning, zh: Quantity, en: Quantity) -> float:
    if _turned(zh.mode, en.mode):
        level, by = (left, right) if zh.mode == "=" else (right, left)
        sign = zh.mode if zh.mode in "+-" else en.mode
        return SAME - 0.05 if level.low == 100 + (by.low if sign == "+" else -by.low) else 0.0
    if (left.low, left.high) == (right.low, right.high):
        return SAME
    room = min(Decimal("0.5"), left.low * 3 / 100)  # a third is 33 percent; one in ten thousand is nothing else
    if (left.rounded or right.rounded) and abs(left.low - right.low) < room and abs(left.high - right.high) < room:
        return SAME - 0.05
    return 0.0


def _share_and_factor(share: Meaning, factor: Meaning, mode: Mode) -> float:
    tolerance = "0.01" if share.rounded or factor.rounded else "0.0001"
    low, high = share.low / 100, share.high / 100
    if mode == "+":
        low, high = 1 + low, 1 + high
    elif mode == "-":
        low, high = 1 - high, 1 - low
    if _near(low, factor.low, tolerance) and _near(high, factor.high, tolerance):
        return SAME - 0.05 if mode else CLOSE
    return 0.0


def _exact(left: Meaning, right: Meaning, zh: Quantity, en: Quantity) -> float:
    return SAME if (left.low, left.high) == (right.low, right.high) else 0.0


def _factors(left: Meaning, right: Meaning, zh: Quantity, en: Quantity) -> float:
    return (
        SAME
        if _near(
            left.low, right.low, "0.01" if left.rounded or right.rounded or min(left.low, right.low) >= 99 else "0.0001"
        )
        and _near(left.high, right.high, "0.01")
        else 0.0
    )


def _same_text(left: Meaning, right: Meaning, zh: Quantity, en: Quantity) -> float:
    return SAME if left.text == right.text else 0.0


def _decades(left: Meaning, right: Meaning, zh: Quantity, en: Quantity) -> float:
    one, _, part = left.text.partition("-")
    other, _, part2 = right.text.partition("-")
    if one != other:
        return 0.0
    return SAME if part == part2 else CLOSE if not part or not part2 else 0.0


def _fiscal(left: Meaning, right: Meaning, zh: Quantity, en: Quantity) -> float:
    if left.text == right.text:
        return SAME
    one, two = sorted((left.text, right.text), key=len)
    return CLOSE if "/" not in one and (two.startswith(one) or (two[2:4] + two[7:9]) == one[2:6]) else 0.0


@lru_cache(maxsize=4096)
def _point_score(left: Point, right: Point) -> float:
    """Parts that both state must be equal; a year may be left out, a month or a day that was stated may not."""
    score, common = SAME, False
    for one, other, droppable in (
        (left.year, right.year, True),
        (left.month, right.month, left.day is not None and right.day is not None),
        (left.day, right.day, False),
        (left.last_month, right.last_month, False),
    ):
        if one is not None and other is not None:
            if one != other:
                return 0.0
            common = True
        elif one is not None or other is not None:
            if not droppable:
                return 0.0
            score = min(score, CLOSE)
    if left.part != right.part:
        if left.part and right.part:
            return 0.0
        score = min(score, CLOSE)
    return score if common else 0.0


def _dates(left: Meaning, right: Meaning, zh: Quantity, en: Quantity) -> float:
    if len(left.points) != len(right.points) or not left.points:
        return 0.0
    return min(_point_score(one, other) for one, other in zip(left.points, right.points, strict=True))


def _clocks(left: Meaning, right: Meaning, zh: Quantity, en: Quantity) -> float:
    one, other = left.text.split("/"), right.text.split("/")
    if len(one) != len(other):
        return 0.0
    halves = not (_DAY_PART.search(zh.text) and _DAY_PART.search(en.text))
    return SAME if all(_same_time(a, b, halves) for a, b in zip(one, other, strict=True)) else 0.0


def _same_time(left: str, right: str, halves: bool) -> bool:
    (one, zone), (other, zone2) = clock_minutes(left), clock_minutes(right)
    if zone and zone2:
        return (one - zone_minutes(zone) - other + zone_minutes(zone2)) % 1440 == 0
    if one == other:
        return True
    # Without a part of the day 七点 may be either; 16:00 may not.
    return halves and (one - other) % 720 == 0 and min(one, other) <= 720 and (one <= 720 or other <= 720)


def _ratios(left: Meaning, right: Meaning, zh: Quantity, en: Quantity) -> float:
    one, other = ([Decimal(part) for part in side.text.split(":")] for side in (left, right))
    if one == other:
        return SAME
    # A score is told from either side: 以1：3落败, lost 3-1.
    return CLOSE if one == other[::-1] and "-" in en.text else 0.0


_SAME_FAMILY: Final = {
    "number": _numbers,
    "share": _shares,
    "points": _exact,
    "ordinal": _exact,
    "factor": _factors,
    "vague": _vague,
    "date": _dates,
    "lunar": _dates,
    "decade": _decades,
    "clock": _clocks,
    "ratio": _ratios,
    "fiscal": _fiscal,
}
