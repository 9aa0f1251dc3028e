"""Ellipsis: a figure that leaves the rest to the one before it: 15% off … and 30%; September 1 … the 3rd; ten kilos … fifty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from reader.checks.quantities.quantity import Quantity
from reader.checks.quantities.values import plain


def completed_by(item: Quantity, others: Sequence[Quantity]) -> Quantity | None:
    """`item` with what it takes over from a figure before it on the same side, the nearest that fits; None when none does."""
    before = sorted((one for one in others if one.start < item.start), key=lambda one: -one.start)
    return next((whole for one in before if (whole := _taking_over(item, one)) is not None), None)


def _taking_over(item: Quantity, before: Quantity) -> Quantity | None:
    if before.kind == "discount" and item.kind == "percent" and ".." not in item.value:
        return replace(item, kind="discount", value="x" + plain(1 - Decimal(item.value) / 100), unit="", others=())
    if item.kind == "ordinal" and item.value[1:].isdigit():
        if before.kind == "decade" and before.value[2:4] == "XX":  # the twelfth century … the thirteenth
            return replace(item, kind="decade", value=f"{int(item.value[1:]) - 1:02d}XX", others=())
        return _in_the_same(item, before)
    if item.kind == "number" and not item.unit and before.unit and before.kind in ("measure", "money", "duration"):
        return replace(item, kind=before.kind, unit=before.unit, others=())
    return None


def _in_the_same(item: Quantity, before: Quantity) -> Quantity | None:
    """The 3rd of the month that was named, the second half of the year."""
    number = int(item.value[1:])
    if before.value.endswith("H1") and number == 2:
        return replace(item, kind="period", value=before.value[:-1] + "2", others=())
    if before.kind == "date" and before.value[-3:-2] == "-" and number <= 31:
        return replace(item, kind="date", value=f"{before.value[:-2]}{number:02d}", others=())
    return None
