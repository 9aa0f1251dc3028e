"""Folding for search: each character as the one it is searched as, so that a place in the folded text is one in the source.

Alike are: simplified, traditional and regional forms, both widths, upper and lower case, letters with and without accents,
kinds of quotation marks and dashes, 〇 and 零, and all white space.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Any, Final

from reader.align.arrays import np

_ALIKE: Final = {
    **dict.fromkeys("“”„「」『』〝〞＂", '"'),
    **dict.fromkeys("‘’‚＇", "'"),
    **dict.fromkeys("–—―‐‑－", "-"),
    **dict.fromkeys("\n\t\u00a0\u3000\u2028", " "),
    "〇": "零",
}
_CODES: Final = 0x110000


class _Fold:
    """What each code point becomes, found out when it is met first."""

    def __init__(self) -> None:
        self._table: Any = np.arange(_CODES, dtype=np.uint32)
        self._known = np.zeros(_CODES, dtype=bool)

    def __call__(self, text: str) -> str:
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        known = self._known[codes]
        if not known.all():
            for code in np.unique(codes[~known]).tolist():
                self._table[code] = ord(folded_character(chr(code)))
                self._known[code] = True
        return str(self._table[codes].tobytes().decode("utf-32-le", "surrogatepass"))


@lru_cache(maxsize=1)
def _fold() -> _Fold:
    return _Fold()


def folded(text: str) -> str:
    """`text` as it is searched; as long as `text`."""
    return _fold()(text) if text else ""


def folded_character(character: str) -> str:
    """One character as it is searched: always one."""
    if same := _ALIKE.get(character):
        return same
    for change in (_plain, str.casefold, _simplified):
        changed = change(character)
        character = changed if len(changed) == 1 else character
    return character


def _plain(character: str) -> str:
    """The character without width and accents."""
    return "".join(part for part in unicodedata.normalize("NFKD", character) if not unicodedata.combining(part))


def _simplified(character: str) -> str:
    from reader.script.convert import convert

    return convert(character, "hans", "hant").text if character >= "\u2e80" else character
