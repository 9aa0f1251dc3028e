"""The values that a sentence names, read lightly: enough to say that 8.84亿 and 884 million are the same figure.

A key is a text such as "884000000", "month 12" or "50 %"; equal keys mean equal values in both languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_ZH_DIGITS: Final = {c: i for i, row in enumerate(zip("〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖", strict=True)) for c in row} | {
    "○": 0, "两": 2, "兩": 2, "貳": 2, "參": 3, "陸": 6, "贰": 2, "叁": 3, "陆": 6, "０": 0,
}  # fmt: skip
_ZH_UNITS: Final = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000, "廿": 20, "卅": 30}
_ZH_MYRIADS: Final = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
_NUMERAL = "".join(_ZH_DIGITS) + "".join(_ZH_UNITS) + "".join(_ZH_MYRIADS)
_ZH = re.compile(
    rf"(?P<digits>\d[\d,，]*(?:\.\d+)?)(?P<scale>[十百千]?[万萬亿億兆]*)(?P<after>[%％月]?)"
    rf"|(?P<percent>百分之)(?P<of>[{_NUMERAL}点點]+|\d+(?:\.\d+)?)"
    rf"|(?P<numeral>[{_NUMERAL}]+)(?P<month>月?)"
)
_EN_SMALL: Final = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_EN_TENS: Final = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_EN_ORDINALS: Final = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
_EN_WORDS: Final = (
    {word: value for value, word in enumerate(_EN_SMALL)}
    | {word: value for value, word in enumerate(_EN_ORDINALS)}
    | {word: 10 * value for value, word in enumerate(_EN_TENS, 2)}
    | {word[:-1] + "ieth": 10 * value for value, word in enumerate(_EN_TENS, 2)}
    | {"dozen": 12, "half": 0, "once": 1, "twice": 2}
)
_EN_SCALES: Final = {
    "hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "t": 10**12, "tn": 10**12,
}  # fmt: skip
_MONTHS: Final = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_EN_MONTH = (
    r"Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|"
    r"Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
)
_WORDS = "|".join(sorted(_EN_WORDS, key=len, reverse=True))
_SCALES = "hundred|thousand|million|billion|trillion"
_EN = re.compile(
    rf"(?P<digits>\d[\d,]*(?:\.\d+)?)(?:st|nd|rd|th)?(?:[\s-]?(?P<scale>{_SCALES}|bn|tn|mn|[kmbt])s?\b)?"
    rf"\s?(?P<percent>%|percent|per\s?cent)?"
    rf"|\b(?P<month>{_EN_MONTH})(?![a-z])"
    rf"|\b(?P<words>(?:{_WORDS}|{_SCALES})(?:(?:[\s-]|,\s|\sand\s)(?:{_WORDS}|{_SCALES}))*)s?\b(?:\s(?P<percent2>percent|per\s?cent))?",
    re.IGNORECASE,
)


def zh_values(text: str) -> Iterator[tuple[str, str]]:
    """(key, words) of each value in a Chinese sentence of either script."""
    for match in _ZH.finditer(text):
        found = match.groupdict()
        if found["digits"]:
            value = _plain(found["digits"]) * _product(found["scale"])
            yield _key(value, found["after"] in ("%", "％"), found["after"] == "月"), match.group()
        elif found["percent"]:
            yield _key(_zh_numeral(found["of"]), percent=True), match.group()
        elif len(found["numeral"]) > 1 or found["month"]:
            yield _key(_zh_numeral(found["numeral"]), month=bool(found["month"])), match.group()
        elif found["numeral"] in _ZH_DIGITS or found["numeral"] == "十":
            yield "about " + _key(_zh_numeral(found["numeral"])), match.group()


def en_values(text: str) -> Iterator[tuple[str, str]]:
    """(key, words) of each value in an English sentence. The small ones in words come as "about 3": weak evidence."""
    for match in _EN.finditer(text):
        found = match.groupdict()
        if found["digits"]:
            value = _plain(found["digits"]) * _EN_SCALES.get((found["scale"] or "").lower(), 1)
            yield _key(value, bool(found["percent"])), match.group()
            if value <= 10 and not found["percent"]:
                yield "about " + _key(value), match.group()
        elif found["month"]:
            number = _MONTHS.index(found["month"][:3].lower()) + 1
            if found["month"][0].isupper():
                yield _key(number, month=True), match.group()
        else:
            value = _en_words(found["words"])
            small = value <= 10 and not found["percent2"]
            yield ("about " if small else "") + _key(value, bool(found["percent2"])), match.group()


def _key(value: float, percent: bool = False, month: bool = False) -> str:
    return ("month " if month else "") + f"{value:.6g}" + (" %" if percent else "")


def _plain(digits: str) -> float:
    return float(digits.replace(",", "").replace("，", "") or 0)


def _product(units: str) -> float:
    value = 1.0
    for unit in units:
        value *= _ZH_UNITS.get(unit) or _ZH_MYRIADS[unit]
    return value


def _zh_numeral(numeral: str) -> float:
    if numeral[0].isdigit() and numeral.isascii():
        return float(numeral)
    whole, _, part = numeral.replace("點", "点").partition("点")
    fraction = "".join(str(_ZH_DIGITS[c]) for c in part if c in _ZH_DIGITS)
    if all(c in _ZH_DIGITS for c in whole):
        return float("".join(str(_ZH_DIGITS[c]) for c in whole) + "." + (fraction or "0"))
    total = section = digit = 0
    last = 10**16
    for c in whole:
        if c in _ZH_DIGITS:
            digit = _ZH_DIGITS[c]
        elif c in _ZH_UNITS:
            section += (digit or 1) * _ZH_UNITS[c]
            digit = 0
        else:
            unit = _ZH_MYRIADS[c]
            # 八亿四千万 adds, 八千万亿 multiplies.
            total = total + (section + digit) * unit if unit < last and total else (total + section + digit or 1) * unit
            section, digit, last = 0, 0, unit
    return total + section + digit + float("0." + (fraction or "0"))


def _en_words(words: str) -> float:
    total = section = 0.0
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in _EN_WORDS:
            section += _EN_WORDS[word]
        elif word == "hundred":
            section = (section or 1) * 100
        elif word in _EN_SCALES:
            total += (section or 1) * _EN_SCALES[word]
            section = 0
    return total + section
