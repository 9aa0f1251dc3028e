"""Wording: the counted reasons of a bead as they are kept, in English, and as a reader is told them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from reader.core.messages import tr, translatable

COUNTED: Final = {
    "words": translatable("{met} of {total} dictionary words"),
    "taught": translatable("{met} of {total} words learnt from this text"),
}


def told(reason: str) -> str:
    """A reason of `Bead.evidence` in the interface language; values and names are what they are."""
    for template in COUNTED.values():
        if found := _pattern(template).fullmatch(reason):
            return tr(template, **found.groupdict())
    return tr(reason)


@lru_cache(maxsize=8)
def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>\\d+)", re.escape(template)))
