"""Completing: the surroundings of a figure complete what a rule found, in the same way in both languages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from reader.checks.quantities.quantity import Approx, Mode, Quantity
from reader.checks.quantities.scanning import Draft

_CHANGES: Final = frozenset(("percent", "fraction", "pp", "number", "money", "measure", "duration"))
_EXACT: Final = frozenset(("ordinal", "date", "decade", "period", "discount"))


class Surroundings(NamedTuple):
    """How a language is read around a figure: the approximator before it and after it, and where they begin and end;
    and what the words around the span say about a change."""

    before: Callable[[str, int], tuple[Approx, int]]
    after: Callable[[str, int], tuple[Approx, int]]
    change: Callable[[str, int, int], Mode]


def completed(draft: Draft, text: str, plain: str, around: Surroundings) -> Quantity:
    """The quantity of a draft. `plain` is the text as the rules read it, `text` as it is written, of one length."""
    start, end, approx, mode = draft.start, draft.end, draft.approx, draft.mode
    full_start = min(start, draft.full_start) if draft.full_start >= 0 else start
    full_end = max(end, draft.full_end)
    if draft.kind not in _EXACT:
        before, begin = around.before(plain, start)
        after, stop = around.after(plain, end)
        full_start, full_end = min(full_start, begin), max(full_end, stop)
        approx = _approx(draft, before, after)
    if draft.kind in _CHANGES and not mode:
        mode = around.change(plain, start, end)
    written = text[start:end]
    return Quantity(start, end, full_start, full_end, written, draft.kind, draft.value, draft.unit, approx, mode, draft.others, draft.soft)  # fmt: skip


def _approx(draft: Draft, before: Approx, after: Approx) -> Approx:
    if before == "~" and draft.approx in ("<", ">"):  # 约八百多
        return draft.approx
    if ".." in draft.value and after == "<":  # 三年以上七年以下: the bounds are the ends themselves
        after = ""
    return before or after or draft.approx
