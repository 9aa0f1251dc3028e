"""Scroller: which row stands at the top of the viewport, and how scrolling, jumping and laying out anew move it.

The place on the screen is a row and some pixels, never a height from the top of the text: what is laid out above may
turn out higher or lower than estimated, and the line under the eye stays where it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from reader.core.document import Side
from reader.core.spans import Span
from reader.ui.reading import paging
from reader.ui.reading.box import Box
from reader.ui.reading.columns import hairline
from reader.ui.reading.page import Page
from reader.ui.reading.paging import Top
from reader.workflow.rows import Place

MARGIN_BELOW: Final = 48  # after the last row
# A scroll of more than this many viewports is a jump: rows between are not laid out.
FAR: Final = 3
KEPT_TURNS: Final = 200
# Where a jump puts its goal: this share of the viewport below the top, so that what leads up to it is seen as well.
GOAL_SHARE: Final = 0.25


class Position(NamedTuple):
    """A line of text and its distance from the top of the viewport: survives another width, script, font or style."""

    side: Side
    offset: int
    delta: int


class Seen(NamedTuple):
    """A box and where its top is in the viewport."""

    box: Box
    y: int


class Scroller:
    """`page` None: nothing to show. `height` is that of the viewport."""

    def __init__(self) -> None:
        self.paged = False  # whole pages: no row or line is shown in part
        self.page: Page | None = None
        self.height = 1
        self._place = Place(0, 0)
        self._above = 0  # pixels of the top row that are above the viewport
        self._turned: list[tuple[Top, Top]] = []  # pages left by going on, and where that led, for going back

    def show(self, page: Page | None, position: Position | None = None) -> None:
        """Show another page, at `position` or from its start."""
        self.page, self._turned = page, []
        first = page.rows.first() if page else None
        if page is None or first is None:
            self.page = None
            return
        self._place, self._above = first, 0
        if position:
            self.restore(position)

    def visible(self) -> Iterator[Seen]:
        """The boxes in the viewport from top to bottom."""
        place, y = self._place if self.page else None, -self._above
        while place and self.page and y < self.height:
            box = self.page.box(place)
            if self.paged and not paging.fits(self.page, box, y, self.height):
                return
            yield Seen(box, y)
            y += box.height
            place = self.page.rows.after(place)

    @property
    def total(self) -> int:
        return self.page.heights.total + MARGIN_BELOW if self.page else 0

    @property
    def value(self) -> int:
        """Pixels above the viewport, as the scroll bar shows them: an estimate where nothing was laid out yet."""
        return self.page.heights.top(self._place) + self._above if self.page else 0

    def scroll_by(self, pixels: int) -> None:
        """Move the text up by `pixels` (down when negative), as far as there is text."""
        if self.page is None:
            return
        if abs(pixels) > FAR * self.height:
            self._go_to_height(self.value + pixels)
            return
        self._above += pixels
        self._settle()

    def turn(self, pages: int) -> None:
        """Go so many whole pages on, or back when negative."""
        for _ in range(abs(pages)):
            if self.page is None:
                return
            if pages > 0:
                self._turn_on(self.page)
            else:
                self._turn_back(self.page)

    def _turn_on(self, page: Page) -> None:
        here, after = self._top, paging.next_top(page, self._top, self.height)
        if after:
            self._turned = [*self._turned[-KEPT_TURNS:], (here, after)]
            self._go_to_top(after)

    def _turn_back(self, page: Page) -> None:
        """To the page that led here, else to as much as fits above."""
        before, led_to = self._turned.pop() if self._turned else (None, None)
        known = before if led_to == self._top else None
        self._go_to_top(known or paging.previous_top(page, self._top, self.height))

    def scroll_to(self, value: int) -> None:
        """Go where the scroll bar says; its ends are the ends of the text."""
        if self.page is None:
            return
        if value >= self.total - self.height:
            self.go_to_end()
            return
        if abs(value - self.value) > FAR * self.height:
            self._go_to_height(value)
        else:
            self.scroll_by(value - self.value)
        if self.paged:
            self._go_to_top(paging.snapped(self.page, self._top, self.height))

    def go_to_end(self) -> None:
        last = self.page.rows.last() if self.page else None
        if self.page and self.paged:
            self._go_to_top(paging.page_before(self.page, Place(len(self.page.rows.chunks), 0), self.height))
        elif self.page and last:
            self._place, self._above = last, self.page.box(last).height
            self._settle()

    def go_to_place(self, place: Place) -> None:
        """Bring a row to the top edge, without the hairline above it."""
        if self.page:
            self._place, self._above = place, hairline(self.page.box(place).space)
            self._settle()

    def position(self, preferred: tuple[Side, int] | None = None) -> Position | None:
        """The line under the eye: that of `preferred` (the cursor) when it is visible, else the first whole one."""
        first: Position | None = None
        for box, y in self.visible():
            for side, cell in box.cells.items():
                span = box.row.span(side)
                if preferred and preferred[0] == side and span.start <= preferred[1] < span.end:
                    delta = y + box.line_top(side, preferred[1])
                    if 0 <= delta < self.height:
                        return Position(side, preferred[1], delta)
                if first is None:
                    top = y + box.tops[side]
                    line = max(0, -(top // cell.fonts.line_height))
                    if line < len(cell.lines):
                        offset = cell.shown.to_document(Span(*cell.line_span(line))).start
                        first = Position(side, offset, top + line * cell.fonts.line_height)
        return first

    def restore(self, position: Position) -> None:
        """Put the line of `position` where it was."""
        place = self.page.rows.of_offset(position.side, position.offset) if self.page else None
        if self.page and place:
            line = self.page.box(place).line_top(position.side, position.offset)
            self._place, self._above = place, line - position.delta
            self._settle()

    def reveal(self, side: Side, offset: int, margin: int = 24) -> bool:
        """Scroll as little as needed to show the line of `offset`; a far one comes to GOAL_SHARE. True when it moved."""
        if self.page is None:
            return False
        if self.paged:
            return self._reveal_page(side, offset)
        for box, y in self.visible():
            if (span := box.row.span(side)).start <= offset < max(span.end, span.start + 1) and side in box.cells:
                top = y + box.line_top(side, offset)
                bottom = top + box.cells[side].fonts.line_height
                move = min(0, top - margin) or max(0, bottom + margin - self.height)
                self.scroll_by(move)
                return move != 0
        self.restore(Position(side, offset, round(self.height * GOAL_SHARE)))
        return True

    def _reveal_page(self, side: Side, offset: int) -> bool:
        """Turn to the page with the line of `offset`: this one, a neighbour, or one that begins with its row."""
        before = self._top
        for pages in (0, 1, -2):
            self.turn(pages)
            if self._shows(side, offset):
                return pages != 0
        place = self.page.rows.of_offset(side, offset) if self.page else None
        if self.page and place:
            after: Top | None = paging.start_of(self.page, place)
            while after and after.place == place:
                self._go_to_top(after)
                after = None if self._shows(side, offset) else paging.next_top(self.page, after, self.height)
        return self._top != before

    def _shows(self, side: Side, offset: int) -> bool:
        """True when the whole line of `offset` is in the viewport."""
        for box, y in self.visible():
            if (span := box.row.span(side)).start <= offset < max(span.end, span.start + 1) and side in box.cells:
                top = y + box.line_top(side, offset)
                return top >= 0 and top + box.cells[side].fonts.line_height <= self.height
        return False

    @property
    def _top(self) -> Top:
        return Top(self._place, self._above)

    def _go_to_top(self, top: Top) -> None:
        self._place, self._above = top

    def _go_to_height(self, value: int) -> None:
        if self.page:
            self._place, self._above = self.page.heights.at(value)
            self._settle()

    def _settle(self) -> None:
        """Make the top row the one at the top edge, and leave no gap above the text or below it."""
        self._find_top()
        shown = sum(seen.box.height for seen in self.visible()) - self._above
        if self.page and not self.paged and shown + MARGIN_BELOW < self.height:
            self._above -= self.height - MARGIN_BELOW - shown
            self._find_top()

    def _find_top(self) -> None:
        page = self.page
        while page and self._above < 0:
            before = page.rows.before(self._place)
            if before is None:
                self._above = 0
                break
            self._place = before
            self._above += page.box(before).height
        while page and self._above >= (height := page.box(self._place).height):
            after = page.rows.after(self._place)
            if after is None:
                break
            self._place = after
            self._above -= height
