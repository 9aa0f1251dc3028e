"""Lines that hold both languages side by side ("第一章 总则 Chapter 1 General"): taken apart where a text is full of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reader.text.language import HAN, count, language_of
from reader.text.lines import BLANK, Line

MIN_SHARE: Final = 0.3  # of the lines
MIN_LINES: Final = 3
_WIDE = rf"{HAN}\u3000-\u303f\uff00-\uff60“”‘’—…·"
_ZH_FIRST = re.compile(rf"(?P<zh>.*[{HAN}][{_WIDE}.!?:;)]*)[\s/|｜]*(?P<en>[(\[“‘\"']*[A-Za-z\d][^{HAN}]*)$")
_EN_FIRST = re.compile(rf"(?P<en>[^{HAN}]*?[A-Za-z\d][.!?)\]”’\"']*)[\s/|｜]+(?P<zh>[(（“「《【]*[{HAN}].*)$")


def with_halves(lines: Sequence[Line]) -> list[Line]:
    """The lines, each bilingual one as two, when they are so many that the text is written this way."""
    halves = [_halves(line) for line in lines]
    if sum(len(parts) > 1 for parts in halves) < max(MIN_LINES, MIN_SHARE * len(lines)):
        return list(lines)
    return [part for parts in halves for part in parts]


def _halves(line: Line) -> tuple[Line, ...]:
    if len(line.text) > 2000:
        return (line,)
    for pattern in (_ZH_FIRST, _EN_FIRST):
        match = pattern.fullmatch(line.text)
        if match and _balanced(match["zh"], match["en"]):
            spans = sorted((match.span("zh"), match.span("en")))
            return tuple(_part(line, start, end, first=not number) for number, (start, end) in enumerate(spans))
    return (line,)


def _balanced(zh: str, en: str) -> bool:
    """True when both halves say something, and about as much: no name or acronym at the end of a Chinese line."""
    han, inner = count(zh)
    letters = count(en)[1]
    return han >= 2 and letters >= 4 and inner <= han and 0.7 * han <= letters <= 14 * han


def _part(line: Line, start: int, end: int, first: bool) -> Line:
    text = line.text[start:end].strip(BLANK)
    begin = line.start + line.text.index(text, start)
    size = sum(count(text))
    return replace(
        line,
        start=begin,
        end=begin + len(text),
        text=text,
        language=language_of(text),
        size=size,
        gap=line.gap if first else 0,
    )
