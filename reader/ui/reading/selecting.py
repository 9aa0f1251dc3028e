"""Selecting: where the caret is and what is selected, as spots of the Document; no pixels."""

from __future__ import annotations

from reader.core.document import Side
from reader.core.spans import Span
from reader.ui.reading.caret import Spot, span_between


class Selecting:
    """`head` is the caret (None: none yet), `anchor` where the selection began. Both are on the same side."""

    def __init__(self) -> None:
        self.head: Spot | None = None
        self.anchor: Spot | None = None
        # What a double or triple click took; dragging on extends the selection beyond it, never into it.
        self._kept: tuple[Spot, Spot] | None = None
        self.x: float | None = None  # the column that up and down keep to

    @property
    def span(self) -> tuple[Side, Span] | None:
        """The side and span that are selected; None when nothing is."""
        if self.head is None or self.anchor is None:
            return None
        span = span_between(self.anchor, self.head)
        return (self.head.side, span) if span.end > span.start else None

    def place(self, spot: Spot, extend: bool = False, x: float | None = None) -> None:
        """Put the caret at a spot; `extend` selects from where the selection began, if that is on the same side."""
        keeps = extend and self.anchor is not None and self.anchor.side == spot.side
        self.head, self.x = spot, x
        if not keeps:
            self.anchor, self._kept = spot, None
        elif self._kept:
            start, end = self._kept
            self.anchor, self.head = (
                (end, min(spot, start, key=_after)) if spot.after < start.after else (start, max(spot, end, key=_after))
            )

    def select(self, start: Spot, end: Spot) -> None:
        """Select from `start` to `end`, with the caret at the end."""
        self.anchor, self.head, self._kept, self.x = start, end, (start, end), None

    def select_span(self, side: Side, span: Span) -> None:
        """Select a span of the document."""
        self.select(Spot(side, span.start, span.start), Spot(side, span.end, span.end))

    def collapse(self) -> None:
        """Select nothing; the caret stays."""
        self.anchor, self._kept = self.head, None

    def forget(self) -> None:
        """No caret, no selection: another text is shown."""
        self.head = self.anchor = self._kept = self.x = None


def _after(spot: Spot) -> int:
    return spot.after
