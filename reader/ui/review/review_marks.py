"""ReviewMarks: what a review underlines in the text, found for a row when it is painted and not for all rows at each edit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reader.core.document import Side
from reader.core.spans import Span
from reader.ui.reading.marks import Mark
from reader.workflow.judgement import DISMISSED
from reader.workflow.judging import beads_in
from reader.workflow.review_listing import Listed
from reader.workflow.review_standing import Standing

# An issue on the words of several pairs stands with the first of them; so many pairs above a row are asked as well.
_ABOVE: Final = 6


class ReviewMarks:
    """Findings that were not dismissed and issues that people wrote; `within` is that of `MarkIndex`."""

    def __init__(self, standing: Standing) -> None:
        self._standing = standing

    def within(self, side: Side, span: Span) -> list[Mark]:
        """The marks that share a code point with `span`."""
        beads = beads_in(self._standing.project.bitext, side, span)
        found: list[Mark] = []
        for bead in range(max(0, beads.start - _ABOVE), beads.stop):
            for one in self._standing.by_bead.get(bead, ()):
                found += [mark for mark in _marks(one) if mark.side == side and mark.span.overlaps(span)]
        return found


def places_of(one: Listed) -> list[tuple[Side, Span]]:
    """Where an entry stands in the texts."""
    if one.finding is not None:
        return [("zh", span) for span in one.finding.zh] + [("en", span) for span in one.finding.en]
    targets = one.item.targets if one.item and one.kind != "difference" else ()
    return [(target.side, target.selector.span) for target in targets if target.placed]


def _marks(one: Listed) -> Iterator[Mark]:
    ident = one.finding.key if one.finding else one.item.id if one.item else ""
    marked = one.state != DISMISSED and one.kind != "suggestion"  # a suggestion is shown with its new words
    for side, span in places_of(one) if marked else ():
        yield Mark(side, span, "finding", one.severity, ident)
