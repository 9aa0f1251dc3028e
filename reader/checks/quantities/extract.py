"""Quantities of a text, in either language: the one entrance of the extractor."""

from __future__ import annotations

from reader.checks.quantities.chinese import chinese_quantities
from reader.checks.quantities.english import english_quantities
from reader.checks.quantities.quantity import Quantity


def all_quantities(text: str, language: str) -> list[Quantity]:
    """Every quantity of `text`, the soft ones among them. `language` is zh, zh-Hans, zh-Hant(-TW, -HK) or en."""
    if language.startswith("zh"):
        traditional = None if language == "zh" else "Hant" in language
        return list(chinese_quantities(text, traditional))
    return list(english_quantities(text))


def quantities(text: str, language: str) -> list[Quantity]:
    """The quantities that `text` states, in order of position; offsets are code points of `text`."""
    return [quantity for quantity in all_quantities(text, language) if not quantity.soft]
