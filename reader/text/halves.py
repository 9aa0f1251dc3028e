"""Lines that hold both languages side by side ("第一章 总则 Chapter 1 General"): taken apart where a text is full of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reader.core.task import Progress, Task
from reader.text.headings import is_known
from reader.text.language import HAN, count, language_of
from reader.text.lines import BLANK, STEP, Line, measured

MIN_SHARE: Final = 0.3  # of the lines
MIN_LINES: Final = 3
MAX_LENGTH: Final = 40_000  # code points
MIN_WORDS: Final = 5  # of an English run inside a line of both languages
MIN_HAN: Final = 4
BOTH: Final = 0.2  # of the text in each language: lines of both are then no quotations
_HAN = re.compile(f"[{HAN}]")
# What may follow the last Han character and still belong to the Chinese half, and what may stand before the first one.
_TAIL = re.compile(r"[\u3000-\u303f\uff00-\uff60”’—…·.!?:;)]*")
_OPENING = re.compile(r"[(（“「《【]*$")
_SEPARATOR: Final = BLANK + "/|｜"
_NO_HAN = re.compile(rf"[^{HAN}\u3001-\u303f\uff00-\uff60]+")
_CLOSING = re.compile(r"[”’)\s—…·.!?:;,]*")
# What stands at the end of an English run and belongs to the Chinese one: an opening quote, the figure of a date.
_NEXT_ZH = re.compile(r"(?<=[.!?”’\"')])\s*[“‘(\d\s.,%\-–—]*$|\s*[“‘(]$")
_NEXT_YEAR = re.compile(r"\s*\d{1,4}$")
_NAMED = re.compile(r"[(（][^()（）]{1,24}[)）]")


def with_halves(lines: Sequence[Line]) -> Task[list[Line]]:
    """The lines, each bilingual one as two or more, when they are so many that the text is written this way."""
    parts: list[tuple[Line, ...]] = []
    for line in lines:
        parts.append(_parts_of(line))
        if len(parts) % STEP == 0:
            yield Progress("Reading the lines", len(parts), len(lines))
    if not _written_so(lines, parts):
        parts = [found if all(map(is_known, found)) else (line,) for line, found in zip(lines, parts, strict=True)]
    return [part for found in parts for part in found]


def _written_so(lines: Sequence[Line], parts: Sequence[tuple[Line, ...]]) -> bool:
    """True when enough lines hold both languages, or when the text is in both and changes inside of lines, too."""
    mixed = [found for found in parts if len(found) > 1]
    if len(mixed) >= max(MIN_LINES, MIN_SHARE * len(lines)):
        return True
    size = {"zh": 0, "en": 0, "": 0}
    for line in (part for found in parts for part in found):
        size[line.language] += line.words
    both = min(size["zh"], size["en"]) >= BOTH * (size["zh"] + size["en"])
    return both and any(len(found) > 2 or _whole_sentences(found) for found in mixed)


def _whole_sentences(parts: Sequence[Line]) -> bool:
    return all(part.words >= 8 and part.text[-1] in '.!?。！？,，:：”"' for part in parts)


def _parts_of(line: Line) -> tuple[Line, ...]:
    if line.language == "" or len(line.text) > MAX_LENGTH or not _HAN.search(line.text) or line.text.isascii():
        return (line,)
    runs = _runs(line)
    return runs if len(runs) > 2 else _halves(line)


def _runs(line: Line) -> tuple[Line, ...]:
    """The line taken apart wherever it changes from sentences of one language to those of the other."""
    # A name in brackets changes no language.
    text, borders = _NAMED.sub(lambda match: "-" * len(match.group()), line.text), [0]
    for match in _NO_HAN.finditer(text):
        start = _CLOSING.match(text, match.start(), match.end()).end() if match.start() else 0  # type: ignore[union-attr]
        belongs = _NEXT_YEAR if text[match.end() : match.end() + 1] in tuple("年月日个") else _NEXT_ZH
        rest = belongs.search(text, start, match.end()) if match.end() < len(text) else None
        end = rest.start() if rest else match.end()
        if len(text[start:end].split()) >= MIN_WORDS:
            if len(_HAN.findall(text, borders[-1], start)) < MIN_HAN and len(borders) > 1:
                borders.pop()  # a name or a term inside an English sentence
            else:
                borders.append(start)
            borders.append(end)
    borders = [border for border in dict.fromkeys(borders) if border < len(text)]
    if len(borders) < 3 or not _balanced_runs(line.text, borders):
        return (line,)
    ends = [*borders[1:], len(text)]
    return tuple(_part(line, a, b, 0 if a else line.gap) for a, b in zip(borders, ends, strict=True))


def _balanced_runs(text: str, borders: Sequence[int]) -> bool:
    """True when the runs of both languages say something, and together about as much."""
    pieces = [text[a:b] for a, b in zip(borders, [*borders[1:], len(text)], strict=True)]
    zh = "".join(piece for piece in pieces if language_of(piece) == "zh")
    en = "".join(piece for piece in pieces if language_of(piece) == "en")
    return all(piece.strip(_SEPARATOR) for piece in pieces) and _balanced(zh, en)


def _halves(line: Line) -> tuple[Line, ...]:
    text = line.text
    first = _HAN.search(text)
    last = next((i for i in range(len(text) - 1, -1, -1) if _HAN.match(text, i)), -1)
    if first is None or last - first.start() + 1 == len(text):
        return (line,)
    border = _TAIL.match(text, last + 1).end()  # type: ignore[union-attr]
    if _balanced(text[:border], text[border:]):
        return _two(line, border)
    border = _OPENING.search(text, 0, first.start()).start()  # type: ignore[union-attr]
    if border and text[border - 1] in _SEPARATOR + ".!?)]”’\"'" and _balanced(text[border:], text[:border]):
        return _two(line, border)
    return (line,)


def _balanced(zh: str, en: str) -> bool:
    """True when both halves say something, and about as much: no name or acronym at the end of a Chinese line."""
    han, inner = count(zh)
    letters = count(en)[1]
    return han >= 2 and letters >= 4 and inner <= han and 0.7 * han <= letters <= 14 * han


def _two(line: Line, border: int) -> tuple[Line, ...]:
    return _part(line, 0, border, line.gap), _part(line, border, len(line.text), 0)


def _part(line: Line, start: int, end: int, gap: int) -> Line:
    text = line.text[start:end].strip(_SEPARATOR)
    begin = line.start + line.text.index(text, start)
    language, size, words = measured(text)
    return replace(
        line, start=begin, end=begin + len(text), text=text, language=language, size=size, words=words, gap=gap
    )
