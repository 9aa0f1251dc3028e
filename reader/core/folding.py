"""Folded text for comparison: width, case, accents and white space made alike, with the way back to the source.

Stored text is never folded; this is only how two texts are compared.
"""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Callable
from dataclasses import dataclass

from reader.core.spans import Span

_ALIKE = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "「": '"',
        "」": '"',
        "『": '"',
        "』": '"',
        "‘": "'",
        "’": "'",
        "–": "-",
        "—": "-",
        "―": "-",
        "‐": "-",
        "‑": "-",
        "〇": "零",
    }
)


class _Table(dict[str, str]):
    """What each character folds to; white space, marks and invisible characters fold to nothing."""

    def __missing__(self, character: str) -> str:
        plain = unicodedata.normalize("NFKD", character).translate(_ALIKE).casefold()
        folded = "".join(c for c in plain if not c.isspace() and unicodedata.category(c) not in ("Mn", "Cf", "Cc"))
        self[character] = folded
        return folded


_TABLE = _Table()


@dataclass(frozen=True, slots=True)
class FoldedText:
    """`text` is the folded text; `origins[i]` is the source position that its code point `i` came from."""

    text: str
    origins: array[int]

    def to_source(self, span: Span) -> Span:
        """The source span of a non-empty span of the folded text."""
        return Span(self.origins[span.start], self.origins[span.end - 1] + 1)


def fold(text: str, simplify: Callable[[str], str] | None = None) -> FoldedText:
    """`text` folded. `simplify` (traditional to simplified) is used only where it keeps the number of code points."""
    source = text
    if simplify is not None:
        simple = simplify(text)
        source = simple if len(simple) == len(text) else text
    parts: list[str] = []
    origins = array("q")
    for position, character in enumerate(source):
        folded = _TABLE[character]
        parts.append(folded)
        for _ in folded:
            origins.append(position)
    return FoldedText("".join(parts), origins)
