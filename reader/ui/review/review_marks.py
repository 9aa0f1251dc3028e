"""ReviewMarks: what a review underlines in the text, found for a row when it is painted and not for all rows at each edit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reader.checks.terms import TermFinder
from reader.core.bitext import Bitext
from reader.core.document import Side
from reader.core.spans import Span
from reader.ui.reading.marks import Mark
from reader.workflow.judgement import DISMISSED
from reader.workflow.judging import beads_in
from reader.workflow.review_listing import Listed
from reader.workflow.review_standing import Standing
from reader.workflow.term_places import term_spans

# An issue on the words of several pairs stands with the first of them; so many pairs above a row are asked as well.
_ABOVE: Final = 6


class TermMarks:
    """The terms of the term base in one text, looked for pair by pair when a row is painted, and kept."""

    def __init__(self, bitext: Bitext, finder: TermFinder) -> None:
        self.bitext, self.finder = bitext, finder
        self._known: dict[int, list[Mark]] = {}

    def of(self, bead: int) -> list[Mark]:
        """The marks of a pair."""
        if bead not in self._known:
            found = term_spans(self.bitext, bead, self.finder)
            self._known[bead] = [Mark(side, span, "finding", "term", term.zh) for side, span, term in found]
        return self._known[bead]


class ReviewMarks:
    """Terms, findings that were not dismissed, issues that people wrote; `within` is that of `MarkIndex`."""

    def __init__(self, standing: Standing, terms: TermMarks | None = None) -> None:
        self._standing, self._terms = standing, terms

    def within(self, side: Side, span: Span) -> list[Mark]:
        """The marks that share a code point with `span`."""
        beads = beads_in(self._standing.project.bitext, side, span)
        found: list[Mark] = []
        for bead in range(max(0, beads.start - _ABOVE), beads.stop):
            if self._terms:
                found += [mark for mark in self._terms.of(bead) if mark.side == side and mark.span.overlaps(span)]
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
