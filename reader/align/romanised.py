"""Romanised: the ways in which a Chinese syllable may be written in an English text: pinyin, and Wade-Giles as it stands in
older books and in names from Taiwan (Kaohsiung, Chiang, Hsu). Apostrophes and the dots of ü are left out, as they often are.
"""

from __future__ import annotations

import re
from typing import Final

_SYLLABLE = re.compile(r"([zcs]h|[bpmfdtnlgkhjqxrzcs]?)(\w+)")
_WHOLE: Final = {
    "zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih", "zi": "tzu", "ci": "tzu", "si": "ssu", "er": "erh", "e": "o",
    "yi": "i", "you": "yu", "yong": "yung", "ye": "yeh", "yan": "yen", "yue": "yueh", "ge": "ko", "ke": "ko", "he": "ho",
    "gui": "kuei", "kui": "kuei", "guo": "kuo", "kuo": "kuo", "huo": "huo", "shuo": "shuo",
}  # fmt: skip
_INITIALS: Final = {
    "b": "p", "d": "t", "g": "k", "j": "ch", "q": "ch", "x": "hs", "zh": "ch", "r": "j", "z": "ts", "c": "ts",
}  # fmt: skip
_FINALS: Final = {"ian": "ien", "ie": "ieh", "ue": "ueh", "ong": "ung", "iong": "iung", "uo": "o"}


def romanised(syllable: str) -> tuple[str, ...]:
    """The spellings of a syllable in pinyin (without its tone, v for ü), pinyin first."""
    plain = syllable.replace("v", "u")
    if (other := _WHOLE.get(plain)) is None and (parts := _SYLLABLE.fullmatch(plain)):
        initial, final = parts.groups()
        other = _INITIALS.get(initial, initial) + _FINALS.get(final, final)
    return tuple(dict.fromkeys((syllable, plain, other or plain)))
