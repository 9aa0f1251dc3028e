"""Anchoring: making a Selector of a span, and finding its place again in a text that has changed.

The order (first that holds wins): the same place with the same surroundings; quote and surroundings as a whole elsewhere;
the quote with enough of its surroundings; both again on folded text; an approximate match with a score floor; orphan.
An orphan is a result like any other: nothing is guessed below the floor, and nothing is dropped.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from time import monotonic
from typing import Final, NamedTuple

from reader.core.annotation import Fit, Selector
from reader.core.approximate import best_matches
from reader.core.document import Document
from reader.core.folding import FoldedText, fold
from reader.core.spans import Span
from reader.core.task import Progress, Task

# Longer tells more repeated passages apart, but doubles the size of a notes file.
CONTEXT: Final = 32
# Contiguous surroundings (code points beside the quote) plus quote that make a place certain. Lower finds more quotes
# whose neighbours were edited, and attaches more quotes of deleted sentences to a repeated phrase.
EVIDENCE: Final = 24
LEAST_CONTEXT: Final = 8
# A place whose evidence is not this far ahead of the next one is not certain.
LEAD: Final = 4
# Scores of approximate matches: attach from FLOOR, only suggest from HINT. Below 0.75 deleted short quotes find a wrong home.
FLOOR: Final = 0.75
HINT: Final = 0.60
# For quotes of fewer than eight Han characters: one edited character is a large part of them.
SHORT_FLOOR: Final = 0.82
# Quotes lighter than this (Han characters; two other letters weigh as one) are never matched approximately.
LEAST_WEIGHT: Final = 4
# How far from the expected place an approximate match is looked for.
REACH: Final = 3000
# Between two places that were found for certain the search is only this much wider than the way from one to the other.
MARGIN: Final = 200
# A quote longer than this is found by its two ends.
LONGEST: Final = 1000
# Occurrences of a very common quote that are looked at, nearest first.
CANDIDATES: Final = 400

Simplify = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Anchored:
    """Where a selector stands now. `selector` keeps its words; only `start` and `end` are new (an orphan keeps the old).

    `score` is 0 to 1. An orphan may have a `suggestion`: a place that is likely, but not likely enough to be taken.
    """

    selector: Selector
    fit: Fit
    score: float
    suggestion: Span | None = None


class _Place(NamedTuple):
    start: int
    end: int
    score: float
    certain: bool


def make_selector(document: Document, span: Span) -> Selector:
    """The selector of a span of the document's text: the words, 32 code points on both sides, and the position."""
    text = document.text
    start, end = max(0, span.start), min(len(text), span.end)
    return Selector(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT], start, end)


def anchor(document: Document, selector: Selector, simplify: Simplify | None = None) -> Anchored:
    """Find one selector again in the document's text."""
    return Anchorer(document, simplify).find(selector, selector.start)


def anchor_all(
    document: Document, selectors: Sequence[Selector], simplify: Simplify | None = None
) -> Task[list[Anchored]]:
    """Find all selectors again, in the order given. Those that are certain tell where to look for the others."""
    anchorer = Anchorer(document, simplify)
    results: dict[int, Anchored] = {}
    order = sorted(range(len(selectors)), key=lambda index: selectors[index].start)
    certain = _Landmarks()
    then, shift = monotonic(), 0
    for number, index in enumerate(order):
        selector = selectors[index]
        whole = anchorer.find_whole(selector, selector.start + shift)
        if whole is not None:
            shift = whole.selector.start - selector.start
            results[index] = whole
            certain.add(selector.start, whole.selector.start)
        if monotonic() - then > 0.02:
            yield Progress("Finding the notes in the text", number, 2 * len(order))
            then = monotonic()
    for number, index in enumerate(index for index in order if index not in results):
        selector = selectors[index]
        results[index] = anchorer.find(selector, *certain.around(selector.start))
        if monotonic() - then > 0.02:
            yield Progress("Finding the notes in the text", len(order) + number, 2 * len(order))
            then = monotonic()
    return [results[index] for index in range(len(selectors))]


class _Landmarks:
    """Places of the old text, in order, that were found again for certain."""

    def __init__(self) -> None:
        self._old: list[int] = []
        self._new: list[int] = []

    def add(self, old: int, new: int) -> None:
        self._old.append(old)
        self._new.append(new)

    def around(self, old: int) -> tuple[int, Span | None]:
        """Where a place of the old text should be now, and the span between its neighbours (None: not known)."""
        if not self._old:
            return old, None
        after = bisect_right(self._old, old)
        before = max(0, after - 1)
        expected = max(0, old + self._new[before] - self._old[before])
        if after == len(self._old) or after == 0:
            return expected, None
        low, high = self._new[before] - MARGIN, self._new[after] + MARGIN
        return expected, Span(max(0, low), high) if low < high else None


class Anchorer:
    """Finds selectors in one document. Holds the folded text, which is made at its first use."""

    def __init__(self, document: Document, simplify: Simplify | None = None) -> None:
        self._document = document
        self._text = document.text
        self._simplify = simplify
        self._folded: FoldedText | None = None
        self._headings = sorted(section.heading for section in document.sections if section.heading)

    def find_whole(self, selector: Selector, expected: int) -> Anchored | None:
        """The selector with all its surroundings, at its old place or at one other; None when it is not that simple."""
        if not selector.exact:
            return None
        start = self._unchanged(selector)
        if start is None:
            start = _find_one(self._text, selector, expected)
        if start is not None:
            return _at(selector, Span(start, start + len(selector.exact)), "moved", 1.0)
        query = self._folded_query(selector, expected)
        start = _find_one(self._folded_text().text, query, query.start) if query.exact else None
        if start is None:
            return None
        return _at(selector, self._from_folded(selector, Span(start, start + len(query.exact))), "moved", 0.98)

    def find(self, selector: Selector, expected: int, within: Span | None = None) -> Anchored:
        """The selector's place, by all means; `expected` is about where it should start now.

        An approximate match is only looked for `within` a span, when one is given.
        """
        if not selector.exact:
            return self._bookmark(selector, expected)
        whole = self.find_whole(selector, expected)
        if whole is not None:
            return whole
        place = self._by_quote(selector, expected)
        if place is None or not place.certain:
            folded = self._by_folded_quote(selector, expected)
            place = folded if folded is not None and (place is None or folded.certain) else place
        if place is not None:
            return _at(selector, Span(place.start, place.end), "moved" if place.certain else "fuzzy", place.score)
        return self._approximate(selector, expected, within)

    def _unchanged(self, selector: Selector) -> int | None:
        start, exact = selector.start, selector.exact
        text = self._text
        if start < 0 or not text.startswith(exact, start):
            return None
        left = (
            text.startswith(selector.prefix, start - len(selector.prefix)) if start >= len(selector.prefix) else False
        )
        return start if left and text.startswith(selector.suffix, start + len(exact)) else None

    def _bookmark(self, selector: Selector, expected: int) -> Anchored:
        """An empty quote is a point between its surroundings, both of which must be there."""
        needle = selector.prefix + selector.suffix
        found = _nearest(self._text, needle, expected - len(selector.prefix)) if needle else None
        if found is None:
            return Anchored(selector, "orphan", 0.0)
        point = found + len(selector.prefix)
        return _at(selector, Span(point, point), "moved", 1.0)

    def _by_quote(self, selector: Selector, expected: int) -> _Place | None:
        starts = _occurrences(self._text, selector.exact, expected)
        place = _best_candidate(self._text, selector, starts, expected)
        # One file may hold both languages: a name that both write alike must not cross over.
        return place if place and (place.score == 1.0 or self._is_ours(place.start)) else None

    def _by_folded_quote(self, selector: Selector, expected: int) -> _Place | None:
        text, query = self._folded_text().text, self._folded_query(selector, expected)
        if not query.exact:
            return None
        place = _best_candidate(text, query, _occurrences(text, query.exact, query.start), query.start)
        if place is None:
            return None
        span = self._from_folded(selector, Span(place.start, place.end))
        if not self._is_ours(span.start):
            return None
        return _Place(span.start, span.end, min(place.score, 0.98), place.certain)

    def _folded_query(self, selector: Selector, expected: int) -> Selector:
        """The selector as it would be in the folded text; `start` is about where it should be there."""
        near = bisect_left(self._folded_text().origins, max(0, expected))
        quote, prefix, suffix = (
            fold(part, self._simplify).text for part in (selector.exact, selector.prefix, selector.suffix)
        )
        return Selector(quote, prefix, suffix, near, near + len(quote))

    def _from_folded(self, selector: Selector, span: Span) -> Span:
        return _with_edges(self._text, selector.exact, self._folded_text().to_source(span))

    def _folded_text(self) -> FoldedText:
        if self._folded is None:
            if self._simplify is not None and len(self._simplify(self._text)) != len(self._text):
                self._simplify = None  # then the quotations must not be simplified either
            self._folded = fold(self._text, self._simplify)
        return self._folded

    def _is_ours(self, offset: int) -> bool:
        """True when `offset` stands in a sentence or heading of this document (or when it has none yet)."""
        document = self._document
        if not document.segments:
            return True
        index = document.segment_at(offset)
        if index >= 0 and offset < document.segments[index].end:
            return True
        near = bisect_right(self._headings, Span(offset, len(self._text))) - 1
        if near >= 0 and self._headings[near].contains(offset):
            return True
        return document.title is not None and document.title.contains(offset)

    def _approximate(self, selector: Selector, expected: int, within: Span | None) -> Anchored:
        if _weight(selector.exact) < LEAST_WEIGHT:
            return Anchored(selector, "orphan", 0.0)
        low, high = max(0, expected - REACH), expected + len(selector.exact) + REACH
        if within is not None:
            low, high = max(low, within.start), min(high, within.end + len(selector.exact))
        window = self._text[low:high]
        scored = sorted(
            (self._score(selector, span, expected), span)
            for span in _similar_spans(selector.exact, window, low)
            if self._is_ours(span.start)
        )
        if not scored or scored[-1][0] < HINT:
            return Anchored(selector, "orphan", 0.0)
        score, span = scored[-1]
        clear = len(scored) < 2 or score - scored[-2][0] > 0.05
        floor = FLOOR if _weight(selector.exact) >= LEAST_CONTEXT else SHORT_FLOOR
        if score < floor or not clear:
            return Anchored(selector, "orphan", score, span)
        return _at(selector, span, "fuzzy", score)

    def _score(self, selector: Selector, span: Span, expected: int) -> float:
        """Quote 50, prefix 20, suffix 20, position 2, of 92."""
        text = self._text
        quote = _likeness(selector.exact, span.of(text))
        before = _likeness(selector.prefix, text[max(0, span.start - len(selector.prefix)) : span.start])
        after = _likeness(selector.suffix, text[span.end : span.end + len(selector.suffix)])
        near = max(0.0, 1 - abs(span.start - expected) / REACH)
        return (50 * quote + 20 * before + 20 * after + 2 * near) / 92


def _at(selector: Selector, span: Span, fit: Fit, score: float) -> Anchored:
    if fit == "moved" and span == selector.span:
        fit = "exact"
    return Anchored(replace(selector, start=span.start, end=span.end), fit, score)


def _find_one(text: str, selector: Selector, expected: int) -> int | None:
    """Start of the quote where it stands with all its surroundings; None when it does so nowhere or in two places."""
    needle = selector.prefix + selector.exact + selector.suffix
    offset = len(selector.prefix)
    if _weight(needle) < EVIDENCE:
        return None
    first = text.find(needle)
    if first < 0 or text.find(needle, first + 1) >= 0:
        return None
    return first + offset


def _with_edges(text: str, exact: str, span: Span) -> Span:
    """`span` with the white space at its edges that the quote had: folding had dropped it."""
    lead, trail = len(exact) - len(exact.lstrip()), len(exact) - len(exact.rstrip())
    start, end = span
    while lead and start and text[start - 1].isspace():
        start, lead = start - 1, lead - 1
    while trail and end < len(text) and text[end].isspace():
        end, trail = end + 1, trail - 1
    return Span(start, end)


def _nearest(text: str, needle: str, expected: int) -> int | None:
    starts = _occurrences(text, needle, expected)
    return min(starts, key=lambda start: abs(start - expected)) if starts else None


def _occurrences(text: str, needle: str, expected: int) -> list[int]:
    """Starts of `needle` in `text`, at most CANDIDATES, those nearest to `expected`."""
    after: list[int] = []
    position = text.find(needle, max(0, expected))
    while position >= 0 and len(after) < CANDIDATES // 2:
        after.append(position)
        position = text.find(needle, position + 1)
    before: list[int] = []
    position = text.rfind(needle, 0, max(0, expected) + len(needle) - 1)
    while position >= 0 and len(before) < CANDIDATES // 2:
        before.append(position)
        position = text.rfind(needle, 0, position + len(needle) - 1)
    return before + after


def _best_candidate(text: str, selector: Selector, starts: list[int], expected: int) -> _Place | None:
    """The occurrence whose surroundings speak for it, when they say enough."""
    ranked = sorted(
        ((sum(_kept(text, selector, start)), -abs(start - expected), start) for start in starts), reverse=True
    )
    if not ranked:
        return None
    kept, distance, start = ranked[0]
    left, right = _kept(text, selector, start)
    before = CONTEXT if _reaches_the_start(text, selector, start) else _weight(text[start - left : start])
    end = start + len(selector.exact)
    after = CONTEXT if _reaches_the_end(text, selector, end) else _weight(text[end : end + right])
    weight = min(_weight(selector.exact), EVIDENCE)
    enough = before + after >= LEAST_CONTEXT and before + after + weight >= EVIDENCE
    if not enough and not (len(ranked) == 1 and weight >= EVIDENCE):
        return None
    if weight < 1 and min(before, after) < LEAST_WEIGHT:  # a full stop is like any other
        return None
    lead = kept - ranked[1][0] if len(ranked) > 1 else CONTEXT
    if lead == 0 and not _much_nearer(distance, ranked[1][1]):
        return None
    # The lighter the quote, the more must stand on both of its sides.
    least = LEAST_CONTEXT if weight < LEAST_WEIGHT else LEAST_WEIGHT
    certain = lead >= LEAD and (weight >= LEAST_CONTEXT or min(before, after) >= least)
    return _Place(start, end, min(1.0, 0.8 + kept / (10 * CONTEXT)), certain)


def _much_nearer(best: int, next_best: int) -> bool:
    return 4 * -best + CONTEXT < -next_best


def _kept(text: str, selector: Selector, start: int) -> tuple[int, int]:
    """How many code points on both sides of the quote are as they were, without a gap."""
    prefix, suffix = selector.prefix, selector.suffix
    end = start + len(selector.exact)
    left = 0
    while left < len(prefix) and left < start and prefix[-1 - left] == text[start - 1 - left]:
        left += 1
    right = 0
    while right < len(suffix) and end + right < len(text) and suffix[right] == text[end + right]:
        right += 1
    return left, right


def _reaches_the_start(text: str, selector: Selector, start: int) -> bool:
    """True when the quote stands at the start of the text as it did: that tells as much as any surroundings."""
    return len(selector.prefix) == start < CONTEXT and text.startswith(selector.prefix)


def _reaches_the_end(text: str, selector: Selector, end: int) -> bool:
    return len(selector.suffix) == len(text) - end < CONTEXT and text.endswith(selector.suffix)


def _similar_spans(quote: str, window: str, offset: int) -> list[Span]:
    """Places in `window` that are similar to the quote, as spans of the text in which it starts at `offset`."""
    if len(quote) <= LONGEST:
        matches = best_matches(quote, window, len(quote) * 2 // 5)
        return [Span(match.span.start + offset, match.span.end + offset) for match in matches]
    heads = best_matches(quote[:64], window, 24)
    tails = best_matches(quote[-64:], window, 24)
    return [
        Span(head.span.start + offset, tail.span.end + offset)
        for head in heads[:1]
        for tail in tails
        if abs(tail.span.end - head.span.start - len(quote)) < len(quote) // 4
    ]


def _likeness(one: str, other: str) -> float:
    """0 (nothing in common) to 1 (equal)."""
    if one == other:
        return 1.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _weight(text: str) -> float:
    """How much a text tells: a Han character counts 1, any other letter or digit a half."""
    return sum(1.0 if character >= "⺀" else 0.5 for character in text if character.isalnum())
