"""Dates and weekdays that contradict each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from reader.checks.pair import Aids, Check, Issue, Pair
from reader.checks.quantities.extract import all_quantities
from reader.checks.quantities.quantity import Quantity
from reader.core.messages import tr, translatable
from reader.core.spans import Span

_DATE: Final = re.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})")
# The text form of a weekday, Monday first, with its name.
WEEKDAY_NAMES: Final = {
    "MON": translatable("Monday"),
    "TUE": translatable("Tuesday"),
    "WED": translatable("Wednesday"),
    "THU": translatable("Thursday"),
    "FRI": translatable("Friday"),
    "SAT": translatable("Saturday"),
    "SUN": translatable("Sunday"),
}
_NAMES: Final = tuple(WEEKDAY_NAMES)
_SEEN: Final = re.compile("[0-9].*(?:星期|周|週|礼拜|禮拜)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_JOINED: Final = re.compile(r"[\s,，(（是]{0,3}")


def weekdays(pair: Pair, aids: Aids) -> Iterator[Issue]:
    """A full date beside a weekday that it did not fall on."""
    for side, text, language in (("zh", pair.zh, aids.zh_language), ("en", pair.en, "en")):
        if _SEEN.search(text):
            for day, weekday, right in _contradictions(text, all_quantities(text, language)):
                spans = (Span(min(day.start, weekday.start), max(day.end, weekday.end)),)
                message = tr(
                    "{date} was not a {weekday} but a {right}.", date=day.text, weekday=weekday.text, right=right
                )
                yield Issue(
                    pair.index,
                    "accuracy/mistranslation",
                    "minor",
                    message,
                    spans if side == "zh" else (),
                    spans if side == "en" else (),
                    day.text,
                )


def _contradictions(text: str, found: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity, str]]:
    for first, second in pairwise(found):
        for day, weekday in ((first, second), (second, first)):
            match = _DATE.fullmatch(day.value)
            if match and weekday.value in _NAMES and _JOINED.fullmatch(text[first.end : second.start]):
                right = _weekday(*(int(part) for part in match.groups()))
                if right is not None and _NAMES[right] != weekday.value:
                    yield day, weekday, _title(right)


def _title(weekday: int) -> str:
    return tr(WEEKDAY_NAMES[_NAMES[weekday]])


def _weekday(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).weekday()
    except ValueError:  # 30 February: the date itself is reported by nobody else
        return None


WEEKDAYS = Check("weekdays", translatable("Dates and weekdays"), weekdays)
