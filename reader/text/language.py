"""Which of the two languages a line or a passage is written in."""

from __future__ import annotations

import re
from typing import Final, Literal

Language = Literal["zh", "en", ""]  # "": neither, such as a date in digits

HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇"
_ONE_HAN = re.compile(f"[{HAN}]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")

# A Han character carries about as much as three Latin letters. Chinese lines often hold long Latin names, English
# lines seldom more than a few Han characters in brackets: the border lies well on the Latin side.
LETTERS_PER_HAN: Final = 4
SAMPLE: Final = 4000  # code points that decide about a long line


def count(text: str) -> tuple[int, int]:
    """The number of Han characters and of Latin letters in `text`."""
    return len(_ONE_HAN.findall(text)), len(_LATIN.findall(text))


def language_of(text: str) -> Language:
    """The language of a line: by its Han characters against its Latin letters."""
    return language_by(*count(text[:SAMPLE]))


def language_by(han: int, letters: int) -> Language:
    """The language of a text with so many Han characters and Latin letters."""
    if not han and not letters:
        return ""
    return "zh" if han * LETTERS_PER_HAN > letters else "en"
