"""Readings in their written forms: numbered pinyin as dictionaries store it, tone marks, zhuyin, and bare letters to search by.

A syllable in numbered pinyin is letters and a tone from 1 to 5 ("lu:4", "r5"); anything else in a reading (a comma, a middle
dot, a Latin letter of 卡拉OK) is left as it is.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_SYLLABLE: Final = re.compile(r"([A-Za-zÜüÊê:]+?)([1-5])$")
_NO_LETTER: Final = re.compile("[^a-z]+")
_MARKS: Final = {1: "\u0304", 2: "\u0301", 3: "\u030c", 4: "\u0300"}
_ZHUYIN_TONES: Final = {1: "", 2: "ˊ", 3: "ˇ", 4: "ˋ"}

# Longest first, so that "zh" is tried before "z".
_INITIALS: Final = {
    "zh": "ㄓ", "ch": "ㄔ", "sh": "ㄕ", "b": "ㄅ", "p": "ㄆ", "m": "ㄇ", "f": "ㄈ", "d": "ㄉ", "t": "ㄊ", "n": "ㄋ",
    "l": "ㄌ", "g": "ㄍ", "k": "ㄎ", "h": "ㄏ", "j": "ㄐ", "q": "ㄑ", "x": "ㄒ", "r": "ㄖ", "z": "ㄗ", "c": "ㄘ", "s": "ㄙ",
}  # fmt: skip
_FINALS: Final = {
    "a": "ㄚ", "o": "ㄛ", "e": "ㄜ", "ê": "ㄝ", "ai": "ㄞ", "ei": "ㄟ", "ao": "ㄠ", "ou": "ㄡ", "an": "ㄢ", "en": "ㄣ",
    "ang": "ㄤ", "eng": "ㄥ", "er": "ㄦ", "r": "ㄦ", "m": "ㄇ", "n": "ㄋ", "ng": "ㄫ", "hm": "ㄏㄇ", "hng": "ㄏㄫ",
    "i": "ㄧ", "ia": "ㄧㄚ", "io": "ㄧㄛ", "ie": "ㄧㄝ", "iai": "ㄧㄞ", "iao": "ㄧㄠ", "iu": "ㄧㄡ", "iou": "ㄧㄡ",
    "ian": "ㄧㄢ", "in": "ㄧㄣ", "iang": "ㄧㄤ", "ing": "ㄧㄥ", "iong": "ㄩㄥ",
    "u": "ㄨ", "ua": "ㄨㄚ", "uo": "ㄨㄛ", "uai": "ㄨㄞ", "ui": "ㄨㄟ", "uei": "ㄨㄟ", "uan": "ㄨㄢ", "un": "ㄨㄣ",
    "uen": "ㄨㄣ", "uang": "ㄨㄤ", "ong": "ㄨㄥ", "ueng": "ㄨㄥ",
    "ü": "ㄩ", "üe": "ㄩㄝ", "üan": "ㄩㄢ", "ün": "ㄩㄣ",
}  # fmt: skip
# A syllable without an initial spells its final in another way.
_SPELT: Final = (("yu", "ü"), ("yi", "i"), ("y", "i"), ("wu", "u"), ("w", "u"))


def syllables(pinyin: str) -> list[str]:
    """The parts of a numbered reading."""
    return pinyin.split()


def tone(syllable: str) -> int:
    """The tone of a numbered syllable, 1 to 5; 0 for what is no syllable."""
    match = _SYLLABLE.match(syllable)
    return int(match[2]) if match else 0


def marked(syllable: str) -> str:
    """A numbered syllable with its tone mark: "lu:4" -> "lǜ"."""
    match = _SYLLABLE.match(syllable)
    if not match:
        return syllable
    letters = _umlaut(match[1])
    accent = _MARKS.get(int(match[2]), "")
    place = _bearer(letters) + 1
    return unicodedata.normalize("NFC", letters[:place] + accent + letters[place:]) if place else letters


def marked_word(pinyin: str) -> str:
    """The reading of a word with tone marks, written together: "Bei3 jing1" -> "Běijīng", "xi1 an1" -> "xī'ān"."""
    out = ""
    for syllable in syllables(pinyin):
        written = marked(syllable)
        plain = unicodedata.normalize("NFD", written[:1]).lower()[:1]
        if out and tone(syllable) and out[-1].isalpha() and plain in ("a", "o", "e"):
            out += "'"
        elif out and (written[:1].isupper() or (not tone(syllable) and written.isalpha())):
            out += " "
        out += written if written != "," else ", "
    return out


def zhuyin(syllable: str) -> str:
    """A numbered syllable in zhuyin, tone sign included: "chong2" -> "ㄔㄨㄥˊ", "de5" -> "˙ㄉㄜ"."""
    match = _SYLLABLE.match(syllable)
    if not match:
        return syllable
    sound = _sound(_umlaut(match[1]).lower())
    if sound is None:
        return syllable
    number = int(match[2])
    if number == 5:
        return sound if match[1] == "r" else f"˙{sound}"
    return sound + _ZHUYIN_TONES[number]


def zhuyin_word(pinyin: str) -> str:
    """The reading of a word in zhuyin, a space between syllables."""
    return " ".join(map(zhuyin, syllables(pinyin)))


def bare(pinyin: str) -> str:
    """A reading as it is typed to be searched: no tones, spaces or marks, ü as v; "lu:4 se4" and "lǜ sè" give "lvse"."""
    if pinyin.isascii():  # as dictionaries write it; a long list is searched at each key
        return _NO_LETTER.sub("", pinyin.lower().replace("u:", "v"))
    text = _umlaut(pinyin.lower()).replace("ü", "v")
    for accent in "ǖǘǚǜ":
        text = text.replace(accent, "v")
    stripped = unicodedata.normalize("NFD", text)
    return "".join(character for character in stripped if "a" <= character <= "z")


def _umlaut(letters: str) -> str:
    return letters.replace("u:", "ü").replace("U:", "Ü")


def _bearer(letters: str) -> int:
    """The index of the letter that bears the tone mark, -1 when there is none: a or e, the o of ou, else the last vowel."""
    lower = letters.lower()
    for vowel in "aeê":
        if vowel in lower:
            return lower.index(vowel)
    if "ou" in lower:
        return lower.index("o")
    vowels = [index for index, letter in enumerate(lower) if letter in "iouü"]
    # The interjections m2, n2, ng2 have no vowel: the mark stands on the nasal.
    return vowels[-1] if vowels else next((index for index, letter in enumerate(lower) if letter in "mn"), -1)


def _sound(letters: str) -> str | None:
    for initial, sign in _INITIALS.items():
        if letters.startswith(initial) and letters not in _FINALS:
            final = letters[len(initial) :]
            if final == "i" and initial in ("zh", "ch", "sh", "r", "z", "c", "s"):
                return sign
            if initial in ("j", "q", "x") and final.startswith("u"):
                final = "ü" + final[1:]
            return sign + _FINALS[final] if final in _FINALS else None
    for spelt, final in _SPELT:
        if letters.startswith(spelt):
            rest = final + letters[len(spelt) :]
            # "you", "wei", "wen", "weng" and "yong" are written in full, with y or w in the place of i or u.
            return _FINALS.get("iong" if letters == "yong" else rest)
    return _FINALS.get(letters)
