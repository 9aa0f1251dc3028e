"""Sections of the two languages: which correspond, by number, level, heading and place."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from reader.align.numbers import en_values, zh_values
from reader.core.bitext import SectionPair
from reader.core.document import Document
from reader.core.surface import surface_text

_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN_LABEL = re.compile(r"^[\s(（]*(?P<roman>[ivxlc]+)[.,、:)）]", re.IGNORECASE)
_LETTER_LABEL = re.compile(r"^[\s(（]*(?P<letter>[a-z])[.,、:)）]", re.IGNORECASE)
_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z0-9&.-]+")
# Leaving a section alone costs this much; a pair that only stands at the same place still earns more.
_ALONE: Final = -1.0
# What a pair earns when all of both sections corresponds.
_CONTENT: Final = 8.0
# How many sections a pair may be out of step, in count or in proportion.
_FARTHEST: Final = 60

Shared = Callable[[int, int], float]


@dataclass(frozen=True, slots=True)
class Mark:
    """What is known of a section before its content is read."""

    level: int
    number: int | None
    heading: str
    keys: frozenset[str]


def section_marks(document: Document) -> list[Mark]:
    """The marks of all sections of a document."""
    marks = []
    for section in document.sections:
        heading = surface_text(document, section.heading) if section.heading else ""
        values = zh_values(heading) if document.side == "zh" else en_values(heading)
        keys = {key for key, _ in values} | {word.lower() for word in _LATIN_WORD.findall(heading)}
        marks.append(Mark(section.level, label_number(section.label), heading, frozenset(keys)))
    return marks


def label_number(label: str) -> int | None:
    """The number that a label such as 第三章, （三）, 3., III. or Chapter Three stands for; None when it has none."""
    if not label.strip():
        return None
    if roman := _ROMAN_LABEL.match(label):
        return _roman(roman["roman"].lower())
    if letter := _LETTER_LABEL.match(label):
        return ord(letter["letter"].lower()) - ord("a") + 1
    for key, _ in (*zh_values(label), *en_values(label)):
        number = key.removeprefix("about ").split(" ")[0].split(".")[0]
        if number.isdecimal():
            return int(number)
    words = label.split()
    return _roman(words[-1].lower().strip(".:")) if words else None


def _roman(text: str) -> int | None:
    if not text or set(text) - set(_ROMAN):
        return None
    values = [_ROMAN[c] for c in text]
    return sum(-v if v < max(values[k + 1 :], default=0) else v for k, v in enumerate(values))


def pair_sections(zh: Sequence[Mark], en: Sequence[Mark], shared: Shared | None = None) -> list[SectionPair]:
    """Every section once, in reading order; sections that correspond share a pair. Pairs never cross.

    `shared` tells what part of a zh and an en section (0 to 1) is known to correspond, once sentences were aligned: then
    the content decides, and numbers and headings only where there is none.
    """

    def fit(i: int, j: int) -> float:
        marked = likeness(zh[i], en[j])
        return marked if shared is None else _CONTENT * (shared(i, j) - 0.2) + marked / 4

    best = [[float("-inf")] * (len(en) + 1) for _ in range(len(zh) + 1)]
    best[0][0] = 0.0
    for i in range(len(zh) + 1):
        for j in range(len(en) + 1):
            # Hundreds of articles: one that is far from its place is not looked for, only stepped over.
            if (i or j) and (
                abs(i - j) <= _FARTHEST or abs(i * len(en) - j * len(zh)) <= _FARTHEST * max(len(zh), len(en))
            ):
                best[i][j] = max(_ways(best, fit, i, j))
    pairs = []
    i, j = len(zh), len(en)
    while i or j:
        together, zh_alone, _ = _ways(best, fit, i, j)
        if best[i][j] == together:
            i, j = i - 1, j - 1
            pairs.append(SectionPair(i, j, zh[i].level))
        elif best[i][j] == zh_alone:
            i -= 1
            pairs.append(SectionPair(i, None, zh[i].level))
        else:
            j -= 1
            pairs.append(SectionPair(None, j, en[j].level))
    return pairs[::-1]


def _ways(best: list[list[float]], fit: Callable[[int, int], float], i: int, j: int) -> tuple[float, float, float]:
    never = float("-inf")
    together = best[i - 1][j - 1] + fit(i - 1, j - 1) if i and j else never
    return together, best[i - 1][j] + _ALONE if i else never, best[i][j - 1] + _ALONE if j else never


def likeness(zh: Mark, en: Mark) -> float:
    """How well two sections fit, from about -6 (never) to 6."""
    score = 0.0 if zh.level == en.level else -1.5
    if zh.number is not None and en.number is not None:
        score += 3.0 if zh.number == en.number else -6.0
    elif (zh.number is None) != (en.number is None):
        score -= 1.0
    if bool(zh.heading) != bool(en.heading):
        score -= 3.0
    elif zh.heading:
        ratio = (len(zh.heading) * 3.3 + 6) / (len(en.heading) + 6)
        score -= min(2.0, max(ratio, 1 / ratio) - 1)
        score += min(3.0, 1.0 * len(zh.keys & en.keys))
    return score


def is_sure(zh: Mark, en: Mark) -> bool:
    """True when the pair may lock the alignment: both carry the same number, or the same names and figures."""
    return zh.level == en.level and ((zh.number is not None and zh.number == en.number) or likeness(zh, en) >= 2.0)
