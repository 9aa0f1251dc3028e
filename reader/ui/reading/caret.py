"""The caret and the selection: where they are in the Document, and how keys move them over rows that are laid out."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from reader.core.document import Side
from reader.core.spans import Span
from reader.ui.reading.box import Box
from reader.ui.reading.page import Page

# A Han character is a word of its own until a dictionary says more; a Latin word keeps its apostrophe and hyphen.
_WORD: Final = re.compile(
    r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff][\ufe00-\ufe0f\U000e0100-\U000e01ef]?|\w+(?:[’'\-.,]\w+)*"
)


class Spot(NamedTuple):
    """A place between two characters: where the one before it ends and where the one after it starts.

    They differ where something between is not shown, a line break inside a sentence for one.
    """

    side: Side
    before: int
    after: int


class Located(NamedTuple):
    """A spot on the page: the box, and the position in the text of its cell."""

    box: Box
    side: Side
    position: int


def span_between(one: Spot, other: Spot) -> Span:
    """The span of the document between two spots of one side, in either order."""
    first, last = sorted((one, other), key=lambda spot: spot.after)
    return Span(first.after, max(first.after, last.before)) if first != last else Span(first.after, first.after)


def spot_of(located: Located) -> Spot:
    """The spot of a position in a cell."""
    shown, position = located.box.cells[located.side].shown, located.position
    length = len(shown.text)
    if length == 0:
        start = located.box.row.span(located.side).start
        return Spot(located.side, start, start)
    next_to, last = shown.to_document(Span(position, position + 1)), shown.to_document(Span(position - 1, position))
    after = next_to.start if position < length else last.end
    return Spot(located.side, last.end if position > 0 else after, after)


def locate(page: Page, spot: Spot) -> Located | None:
    """Where a spot is on the page now."""
    place = page.rows.of_offset(spot.side, spot.after)
    box = page.box(place) if place else None
    if box is None or spot.side not in box.cells:
        return None
    cell = box.cells[spot.side]
    return Located(box, spot.side, cell.snapped(cell.shown.position_of(spot.after)))


def first_spot(page: Page, side: Side) -> Spot | None:
    """The start of the text of one side."""
    found = _next_cell(page, side, None, forward=True)
    return spot_of(Located(found, side, 0)) if found else None


def last_spot(page: Page, side: Side) -> Spot | None:
    """The end of the text of one side."""
    found = _next_cell(page, side, None, forward=False)
    return spot_of(Located(found, side, len(found.cells[side].shown.text))) if found else None


def step(page: Page, at: Located, forward: bool) -> Located:
    """One grapheme cluster on or back, over the ends of cells."""
    cell = at.box.cells[at.side]
    position = cell.next_position(at.position) if forward else cell.previous_position(at.position)
    if position != at.position:
        return at._replace(position=position)
    return _into_next(page, at, forward)


def step_word(page: Page, at: Located, forward: bool) -> Located:
    """To the start of the next word, or of this or the previous one."""
    text = at.box.cells[at.side].shown.text
    starts = [match.start() for match in _WORD.finditer(text)]
    found = [p for p in starts if p > at.position] if forward else [p for p in starts if p < at.position]
    if found:
        return at._replace(position=found[0] if forward else found[-1])
    edge = len(text) if forward else 0
    return at._replace(position=edge) if edge != at.position else _into_next(page, at, forward)


def step_line(page: Page, at: Located, forward: bool, x: float) -> Located:
    """The line below or above, as near to `x` (in the column) as it has characters."""
    cell = at.box.cells[at.side]
    line = cell.line_of(at.position) + (1 if forward else -1)
    if not 0 <= line < len(cell.lines):
        box = _next_cell(page, at.side, at.box, forward)
        if box is None:
            return at
        cell, line = box.cells[at.side], 0 if forward else len(box.cells[at.side].lines) - 1
        at = Located(box, at.side, 0)
    return at._replace(position=cell.position_at(x, (line + 0.5) * cell.fonts.line_height))


def step_row(page: Page, at: Located, forward: bool) -> Located:
    """The start of the next row, or of this one, or of the one before."""
    if not forward and at.position > 0:
        return at._replace(position=0)
    box = _next_cell(page, at.side, at.box, forward)
    return Located(box, at.side, 0) if box else at


def line_edge(at: Located, end: bool) -> Located:
    """The start or the end of the line."""
    cell = at.box.cells[at.side]
    number = cell.line_of(at.position)
    span = cell.line_span(number)
    if not end:
        return at._replace(position=span.start)
    wrapped = number + 1 < len(cell.lines)
    return at._replace(position=cell.previous_position(span.end) if wrapped else span.end)


def word_span(text: str, position: int) -> Span:
    """The word of `text` at a position, or the one character there when it is no word."""
    for match in _WORD.finditer(text):
        if match.start() <= position < match.end():
            return Span(*match.span())
        if match.start() > position:
            break
    return Span(position, min(len(text), position + 1))


def _into_next(page: Page, at: Located, forward: bool) -> Located:
    box = _next_cell(page, at.side, at.box, forward)
    if box is None:
        return at
    return Located(box, at.side, 0 if forward else len(box.cells[at.side].shown.text))


def _next_cell(page: Page, side: Side, box: Box | None, forward: bool) -> Box | None:
    """The nearest box that has a cell on `side`; from one end of the text when `box` is None."""
    rows = page.rows
    if box is None:
        place = rows.first() if forward else rows.last()
    else:
        place = rows.after(box.place) if forward else rows.before(box.place)
    while place:
        row = rows.row(place)
        if row.span(side).end > row.span(side).start and side in page.columns.sides:
            return page.box(place)
        place = rows.after(place) if forward else rows.before(place)
    return None
