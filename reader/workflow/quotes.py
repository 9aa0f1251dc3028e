"""Quotation marks of the Chinese as the reader likes them: “” or 「」, for display only, one character for one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final, Literal

from reader.workflow.display import View

# As written; by the region of the characters that are shown; always the one or the other.
Quotes = Literal["source", "region", "curly", "corner"]

_CURLY, _CORNER = "“”‘’", "「」『』"
_TABLES: Final = {"corner": str.maketrans(_CURLY, _CORNER), "curly": str.maketrans(_CORNER, _CURLY)}
# Inside a Latin word the mark is an apostrophe.
_APOSTROPHE: Final = re.compile(r"(?<=[0-9A-Za-z\u00c0-\u024f])’(?=[0-9A-Za-z\u00c0-\u024f])")
_KEPT: Final = "\ue000"  # stands for an apostrophe while the quotes are exchanged


def with_quotes(shown: View, quotes: Quotes) -> View:
    """What is shown, with the quotation marks chosen; every position stays what it is."""
    if quotes == "source" or not shown.language.startswith("zh"):
        return shown
    kind = quotes if quotes != "region" else "corner" if "Hant" in shown.language else "curly"
    return replace(shown, text=quoted(shown.text, kind))


def quoted(text: str, kind: str) -> str:
    """A Chinese text with its marks as "curly" or "corner" ones."""
    if kind == "curly":
        return text.translate(_TABLES[kind])
    return _APOSTROPHE.sub(_KEPT, text).translate(_TABLES[kind]).replace(_KEPT, "’")
