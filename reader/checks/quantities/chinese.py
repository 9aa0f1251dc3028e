"""The Chinese rules in order of precedence, and how the surroundings of a figure complete it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reader.checks.quantities.characters import is_traditional, normal
from reader.checks.quantities.quantity import Quantity
from reader.checks.quantities.scanning import Draft, Scanner, Scene
from reader.checks.quantities.zh_context import approx_after, approx_before, change
from reader.checks.quantities.zh_counts import COUNTS
from reader.checks.quantities.zh_dates import DATES
from reader.checks.quantities.zh_durations import DURATIONS
from reader.checks.quantities.zh_measures import MEASURES
from reader.checks.quantities.zh_money import MONEY
from reader.checks.quantities.zh_periods import PERIODS
from reader.checks.quantities.zh_shares import SHARES
from reader.checks.quantities.zh_times import TIMES
from reader.checks.quantities.zh_traps import TRAPS

_SCANNER: Final = Scanner((*TRAPS, *PERIODS, *DATES, *TIMES, *SHARES, *MONEY, *MEASURES, *DURATIONS, *COUNTS))
_SPACE: Final = re.compile(
    "(?<=[0-9%])[ \u00a0\u2009]+(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])[ \u00a0\u2009]+(?=[0-9])"
)
_CHANGES: Final = frozenset(("percent", "fraction", "pp", "number", "money", "measure", "duration"))
_EXACT: Final = frozenset(("ordinal", "date", "decade", "period", "discount"))


def chinese_quantities(text: str, traditional: bool | None = None) -> Iterator[Quantity]:
    """The quantities of a Chinese text in order; `traditional` says the script where it is known."""
    tight, places = _without_spaces(normal(text))
    scene = Scene(tight, is_traditional(text) if traditional is None else traditional)
    for draft in _SCANNER.scan(scene):
        if draft.kind != "none":
            yield _completed(draft, text, tight, places)


def _without_spaces(text: str) -> tuple[str, list[int] | None]:
    """The text without the spaces that some put between figures and Han (2018 年 9 月), and where its characters were."""
    if not _SPACE.search(text):
        return text, None
    gone = {position for match in _SPACE.finditer(text) for position in range(*match.span())}
    places = [position for position in range(len(text)) if position not in gone]
    return "".join(text[position] for position in places), [*places, len(text)]


def _completed(draft: Draft, text: str, plain: str, places: list[int] | None) -> Quantity:
    start, end, approx, mode = draft.start, draft.end, draft.approx, draft.mode
    full_start = min(start, draft.full_start) if draft.full_start >= 0 else start
    full_end = end
    if draft.kind not in _EXACT:
        before, begin = approx_before(plain, start)
        after, stop = approx_after(plain, end)
        full_start = min(full_start, begin)
        full_end = max(full_end, stop if after else end)
        # 三年以上七年以下: the bounds are the ends themselves
        shade = before == "~" and draft.approx in ("<", ">")  # 约八百多
        approx = (
            (draft.approx if shade else before) or ("" if ".." in draft.value and after == "<" else after) or approx
        )
    if draft.kind in _CHANGES and not mode:
        mode = change(plain, start)[0]
    if places is not None:
        full_start, full_end = places[full_start], places[full_end - 1] + 1
        start, end = places[start], places[end - 1] + 1
    return Quantity(
        start,
        end,
        full_start,
        full_end,
        text[start:end],
        draft.kind,
        draft.value,
        draft.unit,
        approx,
        mode,
        draft.others,
        draft.soft,
    )
