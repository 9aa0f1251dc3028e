"""Paragraphs: which lines belong together. A line broken inside a sentence is joined, also over a hidden line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reader.core.document import ParagraphKind
from reader.core.task import Progress, Task
from reader.text.labels import bullet_length, label_of
from reader.text.lines import STEP, Line, ends_sentence, is_prose
from reader.text.wraps import columns

MIN_BROKEN: Final = 48  # columns; a shorter line that ends inside a sentence is verse or a list
_FIGURE = re.compile(r"\d(?!\d?:\d)")
_SPEAKER = re.compile(r"(?:[A-Z][\w .’'\-]{0,24}|[\u4e00-\u9fff]{1,8}|Q\d*|A\d*)\s*[:：]\s*\S")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines `first` to `last` (indices, inclusive) of one language that make one paragraph."""

    first: int
    last: int
    kind: ParagraphKind


def blocks_of(lines: Sequence[Line], headings: frozenset[int], touching: Sequence[bool]) -> Task[list[Block]]:
    """The paragraphs of one language. `touching[i]`: only hidden lines lie between line i and the line before it."""
    blocks: list[Block] = []
    first = 0
    for index in range(1, len(lines) + 1):
        if index % STEP == 0:
            yield Progress("Finding headings and sentences", index, len(lines))
        joined = (
            index < len(lines)
            and index not in headings
            and index - 1 not in headings
            and touching[index]
            and joins(lines[index - 1], lines[index])
        )
        if not joined:
            if first not in headings and first < len(lines):
                blocks.append(Block(first, index - 1, _kind(lines, first, index)))
            first = index
    return blocks


def joins(line: Line, following: Line) -> bool:
    """True when `following` continues the sentence that `line` breaks off."""
    if line.language != following.language or _opens_paragraph(following) or ends_sentence(line.text):
        return False
    if line.language == "en":
        goes_on = following.text[0].islower() or (following.gap == 0 and bool(_FIGURE.match(following.text)))
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
