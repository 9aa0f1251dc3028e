"""The English rules in order of precedence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reader.checks.quantities.completing import Surroundings, completed
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
from reader.checks.quantities.scanning import Scene, WordScanner

_SCANNER: Final = WordScanner((*TRAPS, *TIMES, *DATES, *SHARES, *MONEY, *MEASURES, *DURATIONS, *COUNTS))
_AROUND: Final = Surroundings(approx_before, approx_after, lambda text, start, end: change(text, start, end)[0])
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
            yield completed(draft, text, scene.text, _AROUND)
