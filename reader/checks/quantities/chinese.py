"""The Chinese rules in order of precedence, and how the surroundings of a figure complete it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reader.checks.quantities.characters import is_traditional, normal
from reader.checks.quantities.quantity import Quantity
from reader.checks.quantities.scanning import Draft, Scanner, Scene
from reader.checks.quantities.zh_context import approx_after, approx_before, change
from reader.checks.quantities.zh_counts import COUNTS
from reader.checks.quantities.zh_dates import DATES
from reader.checks.quantities.zh_measures import MEASURES
from reader.checks.quantities.zh_shares import SHARES
from reader.checks.quantities.zh_times import TIMES
from reader.checks.quantities.zh_traps import TRAPS

_SCANNER: Final = Scanner((*TRAPS, *DATES, *TIMES, *SHARES, *MEASURES, *COUNTS))
_CHANGES: Final = frozenset(("percent", "fraction", "pp", "number", "money", "measure", "duration"))
_EXACT: Final = frozenset(("ordinal", "date", "decade", "period", "discount"))


def chinese_quantities(text: str, traditional: bool | None = None) -> Iterator[Quantity]:
    """The quantities of a Chinese text in order; `traditional` says the script where it is known."""
    scene = Scene(normal(text), is_traditional(text) if traditional is None else traditional)
    for draft in _SCANNER.scan(scene):
        if draft.kind != "none":
            yield _completed(draft, text, scene.text)


def _completed(draft: Draft, text: str, plain: str) -> Quantity:
    start, end, approx, mode = draft.start, draft.end, draft.approx, draft.mode
    full_start = min(start, draft.full_start) if draft.full_start >= 0 else start
    full_end = end
    if draft.kind not in _EXACT:
        before, begin = approx_before(plain, start)
        after, stop = approx_after(plain, end)
        full_start = min(full_start, begin)
        full_end = max(full_end, stop if after else end)
        approx = before or after or approx
    if draft.kind in _CHANGES and not mode:
        mode = change(plain, start)[0]
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
