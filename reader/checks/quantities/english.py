"""The English rules in order of precedence, and how the surroundings of a figure complete it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reader.checks.quantities.en_context import approx_after, approx_before, change
from reader.checks.quantities.en_counts import COUNTS
from reader.checks.quantities.en_dates import DATES
from reader.checks.quantities.en_durations import DURATIONS
from reader.checks.quantities.en_measures import MEASURES
from reader.checks.quantities.en_money import MONEY
from reader.checks.quantities.en_shares import SHARES
from reader.checks.quantities.en_times import TIMES
from reader.checks.quantities.en_traps import TRAPS
from reader.checks.quantities.quantity import Quantity
from reader.checks.quantities.scanning import Draft, Scene, WordScanner

_SCANNER: Final = WordScanner((*TRAPS, *TIMES, *DATES, *SHARES, *MONEY, *MEASURES, *DURATIONS, *COUNTS))
_CHANGES: Final = frozenset(("percent", "fraction", "pp", "number", "money", "measure", "duration"))
_EXACT: Final = frozenset(("ordinal", "date", "decade", "period", "discount"))
# Capital letters small, and the marks that stand for one another made one: offsets stay.
_NORMAL: Final = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ’‘–‑−\u00a0\u2009\u202f０１２３４５６７８９％．，＄￥",
    "abcdefghijklmnopqrstuvwxyz''---   0123456789%.,$¥",
)


def english_quantities(text: str) -> Iterator[Quantity]:
    """The quantities of an English text in order."""
    scene = Scene(text.translate(_NORMAL), False, text)
    for draft in _SCANNER.scan(scene):
        if draft.kind != "none":
            yield _completed(draft, text, scene.text)


def _completed(draft: Draft, text: str, plain: str) -> Quantity:
    start, end, approx, mode = draft.start, draft.end, draft.approx, draft.mode
    full_start = min(start, draft.full_start) if draft.full_start >= 0 else start
    full_end = max(end, draft.full_end)
    if draft.kind not in _EXACT:
        before, begin = approx_before(plain, start)
        after, stop = approx_after(plain, end)
        full_start = min(full_start, begin)
        full_end = max(full_end, stop)
        approx = before or after or approx
    if draft.kind in _CHANGES and not mode:
        mode = change(plain, start, end)[0]
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
