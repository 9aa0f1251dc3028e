"""The lines of a source text as the other stages see them: place, language, size, and the blank lines before them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from reader.core.task import Progress, Task
from reader.text.language import SAMPLE as MEASURED
from reader.text.language import Language, count, language_by

SAMPLE: Final = 2000  # code points of a line that decide what it is
MIN_ZH_SENTENCE: Final = 10  # Han characters of a line that is a whole sentence
STEP: Final = 2000  # lines between two reports of progress
_INVISIBLE = "\ufeff\u200b\u200e\u200f\u2060"
BLANK: Final = (
    " \t\n\r\x0b\x0c\x85\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
    + _INVISIBLE
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, or a part of one. `start` and `end` leave out white space at both ends.

    `gap` counts the blank lines before it, `indent` the columns of white space that it starts with. `language` is ""
    where neither language is written. `size` counts Han characters and Latin letters, `words` how long the line is in
    English words, Han characters counted by what they usually become.
    """

    number: int
    start: int
    end: int
    text: str
    gap: int
    indent: int
    language: Language
    size: int
    words: int
    page_break: bool = False


def measured(text: str) -> tuple[Language, int, int]:
    """The language, the size and the words of a line."""
    han, letters = count(text[:MEASURED])
    size = han + letters if len(text) < MEASURED else len(text)
    return language_by(han, letters), size, round(han * 0.6 + letters / 5)


def read_lines(text: str) -> Task[list[Line]]:
    """All lines of `text` that are not blank, in order."""
    lines: list[Line] = []
    start = gap = number = 0
    page_break = False
    while start <= len(text):
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        number += 1
        raw = text[start:stop]
        content = raw.strip(BLANK)
        page_break = page_break or "\x0c" in raw
        if content:
            lead = len(raw) - len(raw.lstrip(BLANK))
            begin = start + lead
            indent = _columns(raw[:lead])
            lines.append(
                Line(number, begin, begin + len(content), content, gap, indent, *measured(content), page_break)
            )
            gap, page_break = 0, False
        else:
            gap += 1
        start = stop + 1
        if number % STEP == 0:
            yield Progress("Reading the lines", start, len(text))
    return _with_languages(lines)


def _columns(blank: str) -> int:
    return sum(4 if char == "\t" else 2 if char == "\u3000" else 1 for char in blank if char not in _INVISIBLE + "\x0c")


def _with_languages(lines: list[Line]) -> list[Line]:
    """A line in neither language (a date, a rule) takes that of the next line that has one, else of the one before."""
    known: Language = ""
    for index in range(len(lines) - 1, -1, -1):
        if lines[index].language:
            known = lines[index].language
        elif known:
            lines[index] = replace(lines[index], language=known)
    known = ""
    for index, line in enumerate(lines):
        if line.language:
            known = line.language
        elif known:
            lines[index] = replace(line, language=known)
    return lines


_SENTENCE_END = re.compile(r"[。！？!?；;：:…]|[.](?=[\s”’\"')\]）】」』]|$)")
_ZH_ENDS = re.compile(r"[。！？；…!?;][”」』]*$|[，：,:].*[”」』]$")  # quotes alone may end a title
_FOOTNOTE = re.compile(r"(?:\[\d{1,3}){1,4}$")
_COMPANIES = ("Ltd.", "Inc.", "Corp.", "Co.")
_CLOSERS = "”’\"')]）】」』》〉*_"


def ends_sentence(text: str) -> bool:
    """True when the line ends where a sentence may end."""
    if text.endswith(_COMPANIES):
        return False
    bare = _FOOTNOTE.sub("", text.rstrip(_CLOSERS + BLANK)).rstrip(_CLOSERS + BLANK)
    return bool(bare) and bare[-1] in "。！？!?.…；;：:" and not bare.endswith("·")


def is_text(line: Line) -> bool:
    """True for prose, and for a line of its length that was broken before its sentence ended."""
    return is_prose(line) or line.words >= 9


def is_prose(line: Line) -> bool:
    """True for a line of running text: long, or a whole sentence of some length."""
    if line.language == "zh":
        return line.size >= 60 or (
            line.size >= MIN_ZH_SENTENCE and ("。" in line.text[:SAMPLE] or bool(_ZH_ENDS.search(line.text[-12:])))
        )
    words = line.words
    return words >= 28 or (words >= 7 and bool(_SENTENCE_END.search(line.text[:2000])) and ends_sentence(line.text))
