"""Labels: which words of the two languages name the same thing beside a figure, so that swapped figures are seen."""

from __future__ import annotations

from reader.checks.quantities.quantity import Quantity


def swapped(zh_text: str, en_text: str, pairs: list[tuple[Quantity, Quantity]]) -> list[tuple[Quantity, Quantity]]:
    """Pairs whose figures stand with another's label."""
    return []
