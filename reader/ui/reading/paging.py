"""Paging: where a page ends and the next or the last one begins, so that no row is cut, and no line of a row too long for one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reader.ui.reading.box import Box
from reader.ui.reading.columns import hairline
from reader.ui.reading.dress import is_bold
from reader.ui.reading.page import Page
from reader.workflow.rows import Place


class Top(NamedTuple):
    """The start of a page: a row, and how many of its pixels are above the viewport."""

    place: Place
    above: int


def fits(page: Page, box: Box, y: int, height: int) -> bool:
    """True for a row that is shown on a page: it ends in it, or is too high for any page and begins in its upper half.

    A heading at the foot of a page goes over to the next one with the text below it.
    """
    if y + box.height <= height:
        after = page.rows.after(box.place) if y > 0 and is_bold(box.row) else None
        return after is None or fits(page, page.box(after), y + box.height, height)
    return y <= 0 or (box.height - hairline(box.space) > height and y < height / 2)


def next_top(page: Page, top: Top, height: int) -> Top | None:
    """Where the page after the one at `top` begins; None at the end of the text."""
    place, y = top.place, -top.above
    while True:
        box = page.box(place)
        if not fits(page, box, y, height):
            return start_of(page, place)
        if y + box.height > height:
            cut = min((line for line, bottom in _lines(box) if y + bottom > height), default=box.height)
            if cut < box.height and cut > -y:
                return Top(place, cut)
        after = page.rows.after(place)
        if after is None:
            return None
        place, y = after, y + box.height


def previous_top(page: Page, top: Top, height: int) -> Top:
    """Where the page before begins: as much as fits above `top`."""
    first = start_of(page, top.place)
    if top.above > first.above:  # inside a row that is longer than a page
        return _inside(page, top.place, top.above - height)
    return page_before(page, top.place, height)


def page_before(page: Page, place: Place, height: int) -> Top:
    """Where the page begins that ends above a row; Place(number of chunks, 0) stands for the end of the text."""
    end, filled = place, 0
    while before := page.rows.before(place):
        box = page.box(before)
        if filled + box.height - hairline(box.space) > height:
            if filled == 0:
                return _inside(page, before, box.height - height)
            break
        place, filled = before, filled + box.height
    return Top(place, 0) if place == end else start_of(page, place)


def _inside(page: Page, place: Place, y: int) -> Top:
    """A page that begins with the first line at `y` or below in a row, or with the row."""
    first, box = start_of(page, place), page.box(place)
    return first if y <= first.above else Top(place, _line_after(box, y))


def snapped(page: Page, top: Top, height: int) -> Top:
    """A page that begins with the row at `top`, or in a row too high for a page with the next whole line of it."""
    box = page.box(top.place)
    if box.height <= height:
        return start_of(page, top.place)
    return _inside(page, top.place, top.above)


def start_of(page: Page, place: Place) -> Top:
    """A page that begins with this row, without the hairline above it."""
    return Top(place, 0 if place == page.rows.first() else hairline(page.box(place).space))


def cut_lines(box: Box, y: int, height: int) -> Iterator[tuple[float, float, int, int]]:
    """The lines of a row that an edge of the viewport cuts: left edge and width of the column, top and bottom of the line."""
    for side in box.cells:
        for cell, x, top in box.panes(side):
            line_height = cell.fonts.line_height
            for number in range(len(cell.lines)):
                line = y + top + number * line_height
                if line < 0 < line + line_height or line < height < line + line_height:
                    yield x, cell.width, line, line + line_height


def _lines(box: Box) -> Iterator[tuple[int, int]]:
    """The top and the bottom of every line of a row."""
    for side, cell in box.cells.items():
        for number in range(len(cell.lines)):
            top = box.tops[side] + number * cell.fonts.line_height
            yield top, top + cell.fonts.line_height


def _line_after(box: Box, y: int) -> int:
    """The top of the first line that starts at `y` or below."""
    return min((top for top, _ in _lines(box) if top >= y), default=0)
