"""English numerals: a pattern that finds one in lower-case text, and the value of what it found.

Reads 1,200, 3.2 million, 140b, fifty-seven, two hundred and five, seventeen hundred, half a dozen, two and a half, 1½.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from reader.checks.quantities.values import words

_UNITS: Final = words("one two three four five six seven eight nine")
_TEENS: Final = words("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
_TENS: Final = words("twenty thirty forty fifty sixty seventy eighty ninety")
_SCALES: Final = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "quadrillion": 10**15, "dozen": 12, "score": 20, "lakh": 10**5, "crore": 10**7}  # fmt: skip
_LETTERS: Final = {"k": 1000, "m": 10**6, "mn": 10**6, "mln": 10**6, "mil": 10**6, "b": 10**9, "bn": 10**9, "bln": 10**9, "t": 10**12, "tn": 10**12, "trn": 10**12}  # fmt: skip
_ORDINAL_UNITS: Final = words("first second third fourth fifth sixth seventh eighth ninth")
_ORDINAL_TEENS: Final = words(
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_ORDINAL_TENS: Final = words("twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth")

SMALL: Final = {word: value for value, word in enumerate([*_UNITS, *_TEENS], 1)} | {
    word: 10 * (value + 2) for value, word in enumerate(_TENS)
}
ORDINALS: Final = (
    {word: value for value, word in enumerate([*_ORDINAL_UNITS, *_ORDINAL_TEENS], 1)}
    | {word: 10 * (value + 2) for value, word in enumerate(_ORDINAL_TENS)}
    | {"hundredth": 100, "thousandth": 1000, "millionth": 10**6}
)
VULGAR: Final = {
    "½": "0.5",
    "¼": "0.25",
    "¾": "0.75",
    "⅓": "0.3333333333",
    "⅔": "0.6666666667",
    "⅕": "0.2",
    "⅛": "0.125",
}

_ANY_SCALE = r"hundred|thousand|million|billion|trillion|quadrillion|dozen|score(?= of\b| years| and)|lakh|crore"
_SUB = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS)})(?![a-z]))?|(?:{'|'.join(sorted(_TEENS, key=len, reverse=True))})|(?:{'|'.join(_UNITS)}))(?![a-z])"
FIGURES: Final = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?[½¼¾⅓⅔⅕⅛]?"

# Words: "two hundred and five thousand", "a dozen", "half a million", "two and a half million", "twenty-one".
WORDS: Final = (
    rf"(?:(?:half an? |an? (?:half[- ])?|one[- ]half )?(?:{_ANY_SCALE})\b(?:[ -](?:{_ANY_SCALE})\b)*(?: and a half(?! (?:hour|year|day))|(?: and)? {_SUB})?"
    rf"|{_SUB}(?: point(?: (?:zero|oh|{'|'.join(_UNITS)})(?![a-z]))+)?(?:[- ]and[- ]a[- ]half)?(?:[ -](?:{_ANY_SCALE})\b)*(?:(?:,? and |,? ){_SUB}[ -](?:{_ANY_SCALE})\b(?:[ -](?:{_ANY_SCALE})\b)*)*"
    rf"(?:(?:(?<=hundred)|(?<=thousand)|(?<=million)|(?<=billion))(?: and|, )? ?{_SUB})?)"
)
_FIGURE_SCALE = rf"(?:[ -]?(?:hundred |thousand )?(?:{_ANY_SCALE})\b| (?:bn|mn|mln|bln|trn)(?![a-z])|(?:k|mn|mln|m|bn|bln|b|tn|trn|t)(?![a-z0-9/²³]))"
_AND_A_HALF: Final = r"(?: and a half(?![a-z]| of| (?:hour|year|day)))?"
NUMBER: Final = rf"(?:{FIGURES}(?:{_FIGURE_SCALE})?{_AND_A_HALF}|{WORDS})"
TO: Final = r"(?: ?- ?(?=[0-9$£€¥])| to | or | till | until | through |-to-|-or-)"
WORD_STARTS: Final = " ".join(
    [
        *_UNITS,
        *_TEENS,
        *_TENS,
        "a",
        "an",
        "half",
        "hundred",
        "thousand",
        "million",
        "billion",
        "trillion",
        "dozen",
        "score",
    ]
)
ORDINAL_STARTS: Final = " ".join([*ORDINALS, *_TENS, "one", "a", "hundred"])
_ORDINAL_WORDS = "|".join(sorted(ORDINALS, key=len, reverse=True))
ORDINAL: Final = (
    rf"(?:(?:{'|'.join(_UNITS)}|{'|'.join(_TEENS)})[- ](?:hundredth|thousandth|millionth)(?![a-z])|(?:(?:(?:{'|'.join(_UNITS)}|a)[- ])?hundred(?:[- ]and)?[- ])?(?:(?:{'|'.join(_TENS)})[- ](?:{'|'.join(_ORDINAL_UNITS)})|(?:{_ORDINAL_WORDS}))(?![a-z])"
    r"|[0-9]{1,3}(?:,[0-9]{3})*(?:st|nd|rd|th)(?![a-z]))"
)


_POINT: Final = re.compile(r" point((?: (?:zero|oh|one|two|three|four|five|six|seven|eight|nine)(?![a-z]))+)")


def _scale_of(text: str) -> Decimal:
    factor = Decimal(1)
    for word in text.replace("-", " ").split():
        factor *= _SCALES[word]
    return factor


@lru_cache(maxsize=4096)
def parse_number(text: str) -> Decimal | None:
    """The value of a match of NUMBER; None when it is no number."""
    if text[0].isdigit():
        return _figures(text)
    spoken = _POINT.search(text)
    if spoken:
        figures = "".join(str(SMALL.get(word, 0)) for word in spoken[1].split())
        head, scale = parse_number(text[: spoken.start()]), _scale_of(text[spoken.end() :])
        return None if head is None else (head + Decimal(f"0.{figures}")) * scale
    words = re.split("[- ,]+", text)
    total = section = Decimal(0)
    half = Decimal(0)
    for index, word in enumerate(words):
        if word == "half":
            half = Decimal("0.5")
            if index == 0 or words[index - 1] == "one" or (words[index - 1] in ("a", "an") and index == 1):
                section, half = Decimal("0.5"), Decimal(0)
        elif word in SMALL:
            section += SMALL[word]
        elif word.rstrip("s") in _SCALES:
            factor = _SCALES[word.rstrip("s")]
            section = (section + half or Decimal(1)) * factor
            half = Decimal(0)
            if factor >= 1000:
                total, section = total + section, Decimal(0)
    if half and len(words) > 3 and words[-4] in _SCALES:  # a million and a half
        half *= _SCALES[words[-4]]
    return total + section + half


def _figures(text: str) -> Decimal | None:
    match = re.match(r"([0-9,]+(?:\.[0-9]+)?)([½¼¾⅓⅔⅕⅛]?)[ -]?(.*)", text)
    if match is None:
        return None
    value = Decimal(match[1].replace(",", ""))
    if match[2]:
        value += Decimal(VULGAR[match[2]])
    scale, half, _ = match[3].partition("and a half")
    if half:  # 26 and a half, 3 million and a half
        value += Decimal("0.5")
    for word in scale.split():
        value *= _SCALES.get(word) or _LETTERS[word]
    return value


@lru_cache(maxsize=1024)
def parse_ordinal(text: str) -> int:
    """The number of a match of ORDINAL."""
    if text[0].isdigit():
        return int(text[:-2].replace(",", ""))
    total = 0
    for word in re.split("[- ]", text):
        if ORDINALS.get(word, 0) >= 100:
            return max(total, 1) * ORDINALS[word]
        total += ORDINALS.get(word) or SMALL.get(word) or (100 if word == "a" else 0)
        if word == "hundred":
            total = (total or 1) * 100 if total < 100 else total
    return total


@lru_cache(maxsize=1024)
def roman(text: str) -> int | None:
    """The value of a Roman numeral in capitals, or None when it is none."""
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    if not re.fullmatch("M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})", text) or not text:
        return None
    total = 0
    for char, following in zip(text, text[1:] + "I", strict=True):
        total += -values[char] if values[char] < values[following] else values[char]
    return total


_SCALE_WORD = re.compile(r"(?:[ -](?:hundred|thousand|million|billion|trillion)|(?<=[0-9])(?:k|mn|m|bn|b|tn|t|trn))$")


def ends(low_text: str, high_text: str | None) -> tuple[Decimal, Decimal] | None:
    """Both ends of a range; the low end takes the scale word of the high one (3 to 5 million)."""
    low = parse_number(low_text)
    if low is None:
        return None
    if not high_text:
        return low, low
    high = parse_number(high_text)
    if high is None:
        return None
    scale = _SCALE_WORD.search(high_text)
    if scale and not _SCALE_WORD.search(low_text) and low < high:
        scaled = parse_number(f"1{scale.group()}") if len(scale.group()) < 4 else parse_number("1 " + scale.group()[1:])
        if scaled and low * scaled < high:
            low *= scaled
    return (low, high) if low < high else None
