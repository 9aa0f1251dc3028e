"""ReviewDisplay: what a review shows in the text: findings, terms, suggested wordings, and which pairs it is about."""

from __future__ import annotations

from itertools import chain

from reader.checks.terms import TermFinder
from reader.ui.reading.marks import MarkIndex
from reader.ui.reading.view import ReadingView
from reader.ui.review.review_marks import ReviewMarks, TermMarks
from reader.workflow.review_standing import Standing
from reader.workflow.suggested import suggested_of


class ReviewDisplay:
    """`finder` finds the terms that are marked (None: none)."""

    def __init__(self, view: ReadingView) -> None:
        self._view = view
        self._finder: TermFinder | None = None
        self._terms: TermMarks | None = None

    def find_terms(self, finder: TermFinder | None) -> None:
        """Other terms are marked from now on."""
        self._finder, self._terms = finder, None

    def show(self, standing: Standing | None) -> None:
        """Show a review; None: none."""
        self._view.set_findings(ReviewMarks(standing, self._marked_terms(standing)) if standing else MarkIndex())
        suggestions = standing.said.suggestions.values() if standing else ()
        self._view.set_suggested(suggested_of(chain.from_iterable(suggestions)))

    def _marked_terms(self, standing: Standing) -> TermMarks | None:
        """The marks of terms; they are kept as long as the text and the terms are the same."""
        bitext = standing.project.bitext
        if self._finder and (self._terms is None or self._terms.bitext is not bitext):
            self._terms = TermMarks(bitext, self._finder)
        return self._terms if self._finder else None
