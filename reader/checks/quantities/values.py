"""The text forms of values: plain numbers, ranges, fractions, dates."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache


def words(text: str) -> tuple[str, ...]:
    """The words of a table that is written as running text."""
    return tuple(text.split())


@lru_cache(maxsize=8192)
def plain(value: Decimal) -> str:
    """A number written out: no exponent, no trailing zeros."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def span(low: Decimal, high: Decimal) -> str:
    """One figure, or a range."""
    return plain(low) if low == high else f"{plain(low)}..{plain(high)}"


def date(year: int | None, month: int | None = None, day: int | None = None) -> str:
    """2016-03-01, 2016-03, 2016, --03-01, --03, ---15."""
    if month is None and day is not None:
        return f"---{day:02d}"
    head = f"{year:04d}" if year is not None else "-"
    parts = [head, *(f"{part:02d}" for part in (month, day) if part is not None)]
    return "-".join(parts)


def clock(hour: int, minute: int = 0) -> str:
    """A time of day; 24:00 is 00:00."""
    return f"{hour % 24:02d}:{minute:02d}"
