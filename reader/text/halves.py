"""Lines that hold both languages side by side ("第一章 总则 Chapter 1 General"): taken apart where a text is full of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reader.core.task import Progress, Task
from reader.text.headings import is_known
from reader.text.language import HAN, count, language_of
from reader.text.lines import BLANK, STEP, Line

MIN_SHARE: Final = 0.3  # of the lines
MIN_LINES: Final = 3
MAX_LENGTH: Final = 2000  # code points
_HAN = re.compile(f"[{HAN}]")
# What may follow the last Han character and still belong to the Chinese half, and what may stand before the first one.
_TAIL = re.compile(r"[\u3000-\u303f\uff00-\uff60”’—…·.!?:;)]*")
_OPENING = re.compile(r"[(（“「《【]*$")
_SEPARATOR: Final = BLANK + "/|｜"


def with_halves(lines: Sequence[Line]) -> Task[list[Line]]:
    """The lines, each bilingual one as two, when they are so many that the text is written this way."""
    halves: list[tuple[Line, ...]] = []
    for line in lines:
        halves.append(_halves(line))
        if len(halves) % STEP == 0:
            yield Progress("Reading the lines", len(halves), len(lines))
    if sum(len(parts) > 1 for parts in halves) < max(MIN_LINES, MIN_SHARE * len(lines)):
        halves = [parts if all(map(is_known, parts)) else (line,) for line, parts in zip(lines, halves, strict=True)]
    return [part for parts in halves for part in parts]


def _halves(line: Line) -> tuple[Line, ...]:
    text = line.text
    places = [match.start() for match in _HAN.finditer(text)] if len(text) <= MAX_LENGTH else []
    if not places or len(places) == len(text):
        return (line,)
    border = _TAIL.match(text, places[-1] + 1).end()  # type: ignore[union-attr]
    if _balanced(text[:border], text[border:]):
        return _parts(line, border)
    border = _OPENING.search(text, 0, places[0]).start()  # type: ignore[union-attr]
    if border and text[border - 1] in _SEPARATOR + ".!?)]”’\"'" and _balanced(text[border:], text[:border]):
        return _parts(line, border)
    return (line,)


def _balanced(zh: str, en: str) -> bool:
    """True when both halves say something, and about as much: no name or acronym at the end of a Chinese line."""
    han, inner = count(zh)
    letters = count(en)[1]
    return han >= 2 and letters >= 4 and inner <= han and 0.7 * han <= letters <= 14 * han


def _parts(line: Line, border: int) -> tuple[Line, ...]:
    return _part(line, 0, border, line.gap), _part(line, border, len(line.text), 0)


def _part(line: Line, start: int, end: int, gap: int) -> Line:
    text = line.text[start:end].strip(_SEPARATOR)
    begin = line.start + line.text.index(text, start)
    language, size = language_of(text), sum(count(text))
    return replace(line, start=begin, end=begin + len(text), text=text, language=language, size=size, gap=gap)
