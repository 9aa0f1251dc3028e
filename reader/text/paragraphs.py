"""Paragraphs: which lines belong together. A line broken inside a sentence is joined, hard wraps at a width are undone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from reader.core.document import ParagraphKind
from reader.text.labels import bullet_length, label_of
from reader.text.lines import Line, ends_sentence, is_prose

WRAP_SHARE: Final = 0.6  # of the places where a wrap would have been due
MIN_WRAPS: Final = 3
MIN_WIDTH: Final = 40
MAX_WIDTH: Final = 130  # columns; a Han character takes two
MIN_BROKEN: Final = 48  # columns; a shorter line that ends inside a sentence is verse or a list
VERSE_WIDTH: Final = 64
_SPEAKER = re.compile(r"(?:[A-Z][\w .’'\-]{0,24}|[\u4e00-\u9fff]{1,8}|Q\d*|A\d*)\s*[:：]\s*\S")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines `first` to `last` (indices, inclusive) of one language that make one paragraph."""

    first: int
    last: int
    kind: ParagraphKind


@dataclass(frozen=True, slots=True)
class Wrapping:
    """The width at which the lines of a text were broken, in columns; 0: they were not."""

    width: int

    def broke(self, line: Line, following: Line) -> bool:
        """True when `following` goes on because its first word did not fit on `line`."""
        return bool(self.width) and columns(line) + _first_word(following) > self.width


def columns(line: Line) -> int:
    """The width of a line on a typewriter."""
    return len(line.text) + sum(1 for char in line.text[:400] if char >= "\u2e80")


def _first_word(line: Line) -> int:
    if line.language == "zh":
        return 3  # a Han character, and one mark that may not open a line
    return len(line.text.split(None, 1)[0]) + 1


def wrapping_of(lines: Sequence[Line]) -> Wrapping:
    """Whether lines that follow each other without a blank line were broken at a fixed width, and at which."""
    pairs = [(a, b) for a, b in pairwise(lines) if b.gap == 0]
    if len(pairs) < MIN_WRAPS:
        return Wrapping(0)
    widths = sorted(columns(line) for line, _ in pairs)
    width = widths[min(len(widths) - 1, len(widths) * 97 // 100)]
    if width > MAX_WIDTH or width < MIN_WIDTH or widths[-1] > width * 1.6:
        return Wrapping(0)
    wrap = Wrapping(width)
    broken = [pair for pair in pairs if wrap.broke(*pair)]
    inside = sum(not ends_sentence(a.text) for a, _ in broken)
    many = len(broken) >= MIN_WRAPS and len(broken) >= WRAP_SHARE * sum(not _verse_pair(a, b) for a, b in pairs)
    # Lines that all end with their sentence were not broken by a width, however even they are.
    return wrap if many and inside * 3 >= len(broken) else Wrapping(0)


def _verse_pair(line: Line, following: Line) -> bool:
    return ends_sentence(line.text) and columns(line) < VERSE_WIDTH


def blocks_of(lines: Sequence[Line], headings: frozenset[int], touching: Sequence[bool]) -> list[Block]:
    """The paragraphs of one language. `touching[i]`: only hidden lines lie between line i and the line before it."""
    wrap = wrapping_of([line for index, line in enumerate(lines) if index not in headings])
    blocks: list[Block] = []
    first = 0
    for index in range(1, len(lines) + 1):
        joined = (
            index < len(lines)
            and index not in headings
            and index - 1 not in headings
            and touching[index]
            and joins(lines[index - 1], lines[index], lines[first], wrap)
        )
        if not joined:
            if first not in headings and first < len(lines):
                blocks.append(Block(first, index - 1, _kind(lines, first, index)))
            first = index
    return blocks


def joins(line: Line, following: Line, opening: Line, wrap: Wrapping) -> bool:
    """True when `following` continues the paragraph that `line` belongs to and `opening` began."""
    if line.language != following.language or _opens_paragraph(following):
        return False
    ended = ends_sentence(line.text)
    if following.gap == 0 and wrap.broke(line, following):
        item = bullet_length(opening.text) or label_of(opening.text)
        return bool(item) or following.indent <= line.indent + 1 or line is opening or not ended
    if ended:
        return False
    if line.language == "en":
        goes_on = following.text[0].islower() or (following.gap == 0 and following.text[0].isdigit())
        return goes_on and following.gap <= 1 and columns(line) >= MIN_BROKEN
    cut = line.text[-1] in "，、,（(“" or (following.gap == 0 and not _speaker(following))
    return cut and line.size >= 22 and following.gap <= 2


def _opens_paragraph(line: Line) -> bool:
    return bool(bullet_length(line.text) or label_of(line.text) or _speaker(line))


def _speaker(line: Line) -> bool:
    return bool(_SPEAKER.match(line.text)) and line.text[:2] not in ("ht", "wh")


def _kind(lines: Sequence[Line], first: int, stop: int) -> ParagraphKind:
    text = lines[first].text
    if text.startswith((">", "＞")):
        return "quote"
    if bullet_length(text) or label_of(text):
        return "item"
    return "prose" if stop - first > 1 or is_prose(lines[first]) else "line"
