"""Texts in columns: tab or comma separated values and Markdown tables with one language in each of two columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reader.core.spans import Span
from reader.text.language import Language, language_of
from reader.text.lines import BLANK, Line

MIN_SHARE: Final = 0.7  # of the lines are rows, and of a column's cells are in its language
MIN_ROWS: Final = 2
_HEADER = re.compile(
    r"(?:id|no\.?|key|#|编号|編號|序号|序號|zh|zh[-_]\w+|cn|chinese|中文|原文|source(?: text)?|src|en|en[-_]\w+|english|英文|译文|譯文|target(?: text)?|tgt|translation|original|chinese text|english text)",
    re.IGNORECASE,
)
_RULE = re.compile(r"[|:\-\s+=]+")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: the span of each language's cell, None where it is empty."""

    line: int
    zh: Span | None
    en: Span | None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows in order, and the indices of lines that belong to the table but hold no text (header, rules)."""

    rows: tuple[Row, ...]
    frame: tuple[int, ...]


def table_of(text: str, lines: Sequence[Line], form: str) -> Table | None:
    """The table that a text consists of, or None. `form` is the format id: commas separate in "csv" only."""
    for cells in (_tabbed, _piped, *((_comma_separated,) if form == "csv" else ())):
        split = [cells(text, line) for line in lines]
        rows = sum(len(spans) > 1 for spans in split)
        if rows < max(MIN_ROWS, MIN_SHARE * len(lines)):
            continue
        if table := _with_languages(text, lines, split):
            return table
    return None


def _with_languages(text: str, lines: Sequence[Line], split: Sequence[Sequence[Span]]) -> Table | None:
    zh, en = _column(text, split, "zh"), _column(text, split, "en")
    if zh is None or en is None or zh == en:
        return None
    frame = [i for i, spans in enumerate(split) if _is_frame(text, lines[i], spans)]
    rows = []
    for index, spans in enumerate(split):
        if index in frame:
            continue
        if len(spans) < 2:  # a line of its own above or between the rows
            own = Span(lines[index].start, lines[index].end)
            rows.append(Row(index, own, None) if lines[index].language == "zh" else Row(index, None, own))
        else:
            rows.append(Row(index, _cell(spans, zh), _cell(spans, en)))
    return Table(tuple(rows), tuple(frame))


def _column(text: str, split: Sequence[Sequence[Span]], language: Language) -> int | None:
    """The column whose cells are mostly in this language; the fullest one when several are."""
    best: tuple[int, int] | None = None
    for column in range(max(map(len, split))):
        cells = [
            spans[column].of(text)
            for spans in split
            if len(spans) > max(1, column) and spans[column].end > spans[column].start
        ]
        right = [cell for cell in cells if language_of(cell) == language]
        if cells and len(right) >= MIN_SHARE * len(cells):
            size = sum(map(len, right))
            if best is None or size > best[0]:
                best = (size, column)
    return best[1] if best else None


def _cell(spans: Sequence[Span], column: int) -> Span | None:
    return spans[column] if column < len(spans) and spans[column].end > spans[column].start else None


def _is_frame(text: str, line: Line, spans: Sequence[Span]) -> bool:
    if _RULE.fullmatch(line.text):
        return True
    words = [span.of(text) for span in spans if span.end > span.start]
    return len(words) > 1 and all(_HEADER.fullmatch(word.strip("*\"' ")) for word in words)


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip(BLANK))
    return Span(start + lead, max(start + lead, start + len(piece.rstrip(BLANK))))


def _separated(text: str, start: int, end: int, separator: str) -> list[Span]:
    spans = []
    while (stop := text.find(separator, start, end)) >= 0:
        spans.append(_trimmed(text, start, stop))
        start = stop + 1
    return [*spans, _trimmed(text, start, end)]


def _whole(text: str, line: Line) -> tuple[int, int]:
    start = text.rfind("\n", 0, line.start) + 1
    end = text.find("\n", line.end)
    return start, len(text) if end < 0 else end


def _tabbed(text: str, line: Line) -> list[Span]:
    return _separated(text, *_whole(text, line), "\t")


def _piped(text: str, line: Line) -> list[Span]:
    if not line.text.startswith("|"):
        return [Span(line.start, line.end)]
    return _separated(text, line.start + 1, line.end - line.text.endswith("|"), "|")


def _comma_separated(text: str, line: Line) -> list[Span]:
    """Cells of one line; quotes around a cell are left out, doubled quotes inside it stay as they are."""
    spans, position = [], line.start
    while position <= line.end:
        if text.startswith('"', position):
            stop = position + 1
            while stop < line.end and (text[stop] != '"' or text.startswith('""', stop)):
                stop += 2 if text[stop] == '"' else 1
            spans.append(_trimmed(text, position + 1, min(stop, line.end)))
            position = stop + 1
            position = (text.find(",", position, line.end) + 1) or line.end + 1
        else:
            stop = text.find(",", position, line.end)
            stop = line.end if stop < 0 else stop
            spans.append(_trimmed(text, position, stop))
            position = stop + 1
    return spans
