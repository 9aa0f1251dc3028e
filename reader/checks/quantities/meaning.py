"""Meaning: the text form of a value as something that can be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from reader.checks.quantities.units import worth

_MONTHS: Final = {"Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12)}
_WEEKDAYS: Final = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
_CLOCK = re.compile(r"([01][0-9]|2[0-4]):([0-5][0-9])(Z|[+-][0-9]{2,4})?")
_DATE = re.compile(
    r"(L?)(?:(-|[0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?|---([0-9]{2}))(?:-(BEG|MID|END|H[12]|Q[1-4]))?(?:/(Q[1-4]))?"
)
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Point:
    """A date as far as it is stated: each part None where it is not."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""
    last_month: int | None = None  # of a quarter or a half


@dataclass(frozen=True, slots=True)
class Meaning:
    """`family` says what may be compared at all; `low` and `high` are in the unit of the text, `scale` brings them to a common one."""

    family: str
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    unit: str = ""
    scale: Decimal = Decimal(1)
    points: tuple[Point, ...] = ()
    text: str = ""
    rounded: bool = False  # a fraction that a percentage can only come near to


@lru_cache(maxsize=16384)
def meaning(value: str, unit: str) -> Meaning:
    """What a value form and its unit mean."""
    if value.startswith("#"):
        low, high = _ends(value[1:])
        return Meaning("ordinal", low, high)
    if value.startswith("x"):
        return _factor(value[1:])
    if value.endswith("s") and value[:-1].isdigit():
        return Meaning("vague", Decimal(value[:-1]), Decimal(value[:-1]), unit, *_scale(unit))
    if unit == "%":
        low, high = _ends(value)
        return Meaning("share", low, high, "%")
    if unit == "pp":
        low, high = _ends(value)
        return Meaning("points", low, high, "pp")
    return _of_form(value, unit)


def _of_form(value: str, unit: str) -> Meaning:
    if _NUMBER.fullmatch(value.split("..")[0]) and _NUMBER.fullmatch(value.split("..")[-1]):
        low, high = _ends(value)
        return Meaning("number", low, high, unit, *_scale(unit))
    top, slash, bottom = value.partition("/")
    if slash and top.isdigit() and bottom.isdigit() and not len(top) == len(bottom) == 4:
        share = Decimal(top) * 100 / Decimal(bottom)
        return Meaning("share", share, share, "%", rounded=share != share.quantize(Decimal("0.1")))
    if _CLOCK.fullmatch(top):
        return Meaning("clock", text=value)
    if re.fullmatch("[0-9.]+(?::[0-9.]+)+", value):
        return Meaning("ratio", text=value)
    return _calendar(value)


def _calendar(value: str) -> Meaning:
    if value[:3] in _WEEKDAYS:
        return Meaning("weekday", text=value)
    if value.startswith("FY"):
        return Meaning("fiscal", text=value)
    if value.startswith("BC"):
        return Meaning("before Christ", text=value)
    if "X" in value:
        return Meaning("decade", text=value)
    if value[:2] in _MONTHS:
        first, _, last = value.partition("/")
        return Meaning("date", points=(Point(None, _MONTHS[first][0], last_month=_MONTHS[last or first][1]),))
    points = tuple(point for part in value.split("/") for point in _point(part))
    if (
        len(points) == 2
        and points[1].day is None
        and points[0].day is None
        and points[0].month
        and points[1].month
        and points[0].year == points[1].year
    ):
        points = (Point(points[0].year, points[0].month, last_month=points[1].month),)
    return Meaning("lunar" if value.startswith("L") else "date", points=points)


def _point(text: str) -> tuple[Point, ...]:
    match = _DATE.fullmatch(text)
    if match is None:
        if text[:2] in _MONTHS:  # the second half of 2015-Q1/Q3
            return (Point(None, None, None, "", _MONTHS[text[:2]][1]),)
        return ()
    _, year, month, day, only_day, part, _ = match.groups()
    if part in _MONTHS:
        first, last = _MONTHS[part]
        return (Point(int(year) if year != "-" else None, first, None, "", last),)
    return (
        Point(
            int(year) if year and year != "-" else None,
            int(month) if month else None,
            int(day or only_day) if day or only_day else None,
            part or "",
        ),
    )


def _factor(text: str) -> Meaning:
    top, slash, bottom = text.partition("/")
    if slash:
        value = Decimal(top) / Decimal(bottom)
        return Meaning("factor", value, value, rounded=True)
    low, high = _ends(text)
    return Meaning("factor", low, high)


def _ends(text: str) -> tuple[Decimal, Decimal]:
    low, dots, high = text.partition("..")
    return Decimal(low), Decimal(high if dots else low)


def _scale(unit: str) -> tuple[Decimal]:
    found = worth(unit)
    return (found[1] if found else Decimal(1),)


def dimension(unit: str) -> str:
    """What a unit measures; a currency measures only itself."""
    found = worth(unit)
    return found[0] if found else unit


def clock_minutes(text: str) -> tuple[int, str]:
    """Minutes after midnight of a clock value, and its zone ("" for none)."""
    match = _CLOCK.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return int(match[1]) * 60 + int(match[2]), match[3] or ""


def zone_minutes(zone: str) -> int:
    """The offset of a zone from UTC in minutes."""
    if zone == "Z":
        return 0
    return (int(zone[1:3]) * 60 + int(zone[3:5] or 0)) * (-1 if zone[0] == "-" else 1)
