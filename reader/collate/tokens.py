"""The tokens that witnesses are compared by: words, single Han characters and marks; white space is noted, not compared."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(
    r"[A-Za-z\u00c0-\u024f]+(?:[’'][A-Za-z]+)*|\d+(?:[.,]\d+)*|[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]|[^\s\w]|\w"
)
_QUOTES: Final = str.maketrans("‘’‚′＇“”„″＂–—―−‐‑", "'''''" + '"""""' + "------")


class Token(NamedTuple):
    """Code points [start, end) of a paragraph's surface, and the form in which the token is compared."""

    start: int
    end: int
    form: str


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of `text` in order; case and the shape of quotes and dashes stay out of the form."""
    return tuple(Token(*match.span(), plain(match.group())) for match in _TOKEN.finditer(text))


def plain(text: str) -> str:
    """`text` with one kind of quotes and dashes, in lower case; as long as `text` or nearly so."""
    return text.translate(_QUOTES).casefold()
