"""The Chinese rules in order of precedence, and texts with spaces between figures and Han."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from reader.checks.quantities.characters import is_traditional, normal
from reader.checks.quantities.completing import Surroundings, completed
from reader.checks.quantities.quantity import Quantity
from reader.checks.quantities.scanning import Scanner, Scene
from reader.checks.quantities.zh_context import approx_after, approx_before, change
from reader.checks.quantities.zh_counts import COUNTS
from reader.checks.quantities.zh_dates import DATES
from reader.checks.quantities.zh_durations import DURATIONS
from reader.checks.quantities.zh_measures import MEASURES
from reader.checks.quantities.zh_money import MONEY
from reader.checks.quantities.zh_periods import PERIODS
from reader.checks.quantities.zh_round import ROUND
from reader.checks.quantities.zh_shares import SHARES
from reader.checks.quantities.zh_times import TIMES
from reader.checks.quantities.zh_traps import TRAPS

_SCANNER: Final = Scanner((*TRAPS, *ROUND, *PERIODS, *DATES, *TIMES, *SHARES, *MONEY, *MEASURES, *DURATIONS, *COUNTS))
_SPACE: Final = re.compile(
    "(?<=[0-9%])[ \u00a0\u2009]+(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])[ \u00a0\u2009]+(?=[0-9])"
)
_AROUND: Final = Surroundings(approx_before, approx_after, lambda text, start, end: change(text, start)[0])


def chinese_quantities(text: str, traditional: bool | None = None) -> Iterator[Quantity]:
    """The quantities of a Chinese text in order; `traditional` says the script where it is known."""
    tight, places = _without_spaces(normal(text))
    scene = Scene(tight, is_traditional(text) if traditional is None else traditional)
    for draft in _SCANNER.scan(scene):
        if draft.kind != "none":
            quantity = completed(draft, text if places is None else tight, tight, _AROUND)
            yield quantity if places is None else _placed(quantity, text, places)


def _without_spaces(text: str) -> tuple[str, list[int] | None]:
    """The text without the spaces that some put between figures and Han (2018 年 9 月), and where its characters were."""
    if not _SPACE.search(text):
        return text, None
    gone = {position for match in _SPACE.finditer(text) for position in range(*match.span())}
    places = [position for position in range(len(text)) if position not in gone]
    return "".join(text[position] for position in places), [*places, len(text)]


def _placed(quantity: Quantity, text: str, places: list[int]) -> Quantity:
    """The quantity of a text without spaces, back in the text as it is written."""
    start, end = places[quantity.start], places[quantity.end - 1] + 1
    full_start, full_end = places[quantity.full_start], places[quantity.full_end - 1] + 1
    return replace(quantity, start=start, end=end, full_start=full_start, full_end=full_end, text=text[start:end])
