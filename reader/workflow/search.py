"""Search in both languages at once: phrases, patterns and pinyin, or pairs whose two sides say certain things.

Hits point at the source; how they are found is the business of folded text (`search_fold`), and where (`search_index`).
"""

from __future__ import annotations

import re
import time
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import zip_longest
from typing import Final, NamedTuple

from reader.align.arrays import Flags, Ints, np
from reader.core.bitext import Alignment
from reader.core.document import SIDES, Side
from reader.core.project import Project
from reader.core.spans import Run, Span
from reader.core.task import Progress, Task
from reader.workflow.search_fold import folded
from reader.workflow.search_index import SURELY_BEHIND, SearchIndex, SidePlaces
from reader.workflow.search_patterns import matches
from reader.workflow.search_places import positions, whole
from reader.workflow.search_query import EVERYWHERE, Options, Term, terms_of

# More hits than anyone walks through: the others are counted, and only the first ones are listed and marked.
MOST: Final = 10_000
# What a reader sees first is told as soon as there is this much of it, or after so long.
FIRST_HITS: Final = 40
FIRST_SECONDS: Final = 0.05
FIRST_BEADS: Final = 20_000
_LATIN: Final = re.compile(r"[a-zA-ZÀ-ǿ]")


class Hit(NamedTuple):
    """Words that were found: the side and the span of its Document; `note` is the id of the note that says them."""

    side: Side
    span: Span
    note: str = ""


class Found(NamedTuple):
    """The first MOST hits in reading order, and how many there are in all."""

    hits: tuple[Hit, ...] = ()
    total: int = 0


Listener = Callable[[Found], None]


class _Batch(NamedTuple):
    """Hits of one side in order, a row (start, end) each, and where that side's sentences are."""

    side: Side
    spans: Ints
    places: SidePlaces

    def beads(self) -> Ints:
        """The bead of each hit."""
        return self.places.beads(self.spans[:, 0])

    def only(self, kept: Flags) -> _Batch:
        return _Batch(self.side, self.spans[kept], self.places)


class _Collected:
    """Batches as they come. Of either side the first `most` hits are kept, and all are counted; None keeps all."""

    def __init__(self, most: int | None) -> None:
        self.batches: list[_Batch] = []
        self.total = 0
        self._most = most
        self._kept = dict.fromkeys(SIDES, 0)

    def add(self, batch: _Batch) -> None:
        count = len(batch.spans)
        self.total += count
        room = count if self._most is None else min(count, self._most - self._kept[batch.side])
        if room > 0:
            self._kept[batch.side] += room
            self.batches.append(_Batch(batch.side, batch.spans[:room], batch.places))

    def found(self) -> Found:
        return Found(_sorted(self.batches), self.total)


def search(index: SearchIndex, query: str, options: Options = EVERYWHERE, first: Listener | None = None) -> Task[Found]:
    """The hits of `query` in titles, headings and sentences; `first` is told of some as soon as there are any.

    Raises InputError when the query is no regular expression and should be one.
    """
    terms = terms_of(query, options)
    if len(terms) == 1 and not terms[0].excluded:
        found = yield from _hits(index, _spelt(terms[0], options), options, MOST, first)
        return found.found()
    if first and options.beads is None:
        some = Run(0, min(FIRST_BEADS, len(index.bitext.alignment.beads)))
        early = yield from _both_sides(index, terms, replace(options, beads=some))
        if early.total:
            first(early)
    return (yield from _both_sides(index, terms, options))


def section_beads(alignment: Alignment, section: int) -> Run:
    """The beads of a section pair and of those below it."""
    sections, pairs = alignment.sections, alignment.paragraphs
    if not 0 <= section < len(sections):
        return Run(0, len(alignment.beads))
    level = sections[section].level
    stop = next((n for n in range(section + 1, len(sections)) if sections[n].level <= level), len(sections))

    def first_bead(number: int) -> int:
        return bisect_left(alignment.beads, number, key=lambda bead: pairs[bead.paragraph].section)

    return Run(first_bead(section), first_bead(stop))


def search_notes(project: Project, query: str) -> Task[Found]:
    """The notes that say the words of `query`, as hits on what they are about, in the order of the text."""
    wanted, hits = folded(query.strip()), []
    for number, item in enumerate(project.annotations if wanted else ()):
        if number % 200 == 0:
            yield Progress("Searching", number, len(project.annotations))
        if item.is_note and wanted in folded(" ".join((item.body, *item.tags))):
            hits += [Hit(one.side, one.selector.span, item.id) for one in item.targets[:1] if one.placed]
    found = sorted(hits, key=lambda hit: _order(project, hit))
    return Found(tuple(found[:MOST]), len(found))


def _order(project: Project, hit: Hit) -> tuple[int, int, int]:
    segment = project.bitext.document(hit.side).segment_at(hit.span.start)
    bead = project.bitext.alignment.bead_of(hit.side, segment) if segment >= 0 else -1
    return bead, SIDES.index(hit.side), hit.span.start


def _spelt(term: Term, options: Options) -> tuple[Term, ...]:
    """The term itself, and the characters that it spells when it is pinyin."""
    if term.pattern or term.side == "en" or (options.whole and not term.pinyin) or not _LATIN.match(term.spelt):
        return (term,)
    from reader.study import pinyin_query  # with what reads dictionaries; the window need not wait for it

    known = pinyin_query.sounds()
    if not (term.pinyin or pinyin_query.is_surely_pinyin(term.spelt, known)):
        return (term,)
    characters = pinyin_query.pattern(term.spelt, known, folded)
    spelt = (Term(term.text, "zh", pattern=re.compile(characters)),) if characters else ()
    return spelt if term.pinyin else (term, *spelt)


def _hits(
    index: SearchIndex,
    terms: tuple[Term, ...],
    options: Options,
    most: int | None,
    first: Listener | None = None,
) -> Task[_Collected]:
    """Everything that one of `terms` finds, both sides in turn so that the start of the text comes first on both."""
    yield from index.prepare()
    stretches = {side: _stretch(index, side, options) for side in SIDES}
    found = _Collected(most)
    began, waiting = time.monotonic(), first
    for text, start in _in_turn(index):
        for side in _worth_it(index, text, start, terms, stretches):
            yield Progress("Searching", start, len(index.source(text)))
            spans = yield from _of_side(index, text, start, side, terms, options.whole)
            found.add(_read(index.places(side), side, spans, stretches[side]))
        enough = found.total >= FIRST_HITS or time.monotonic() - began >= FIRST_SECONDS
        if waiting and found.total and enough:
            waiting(found.found())
            waiting = None
    return found


def _stretch(index: SearchIndex, side: Side, options: Options) -> Span:
    """Where on a side hits may be."""
    return index.places(side).stretch(options.beads) if options.beads else Span(0, SURELY_BEHIND)


def _in_turn(index: SearchIndex) -> Iterator[tuple[int, int]]:
    """The pieces of all texts: the first of each, then the second of each, ..."""
    for starts in zip_longest(*(index.starts(text) for text in index.texts)):
        for text, start in zip(index.texts, starts, strict=True):
            if start is not None:
                yield text, start


def _worth_it(
    index: SearchIndex, text: int, start: int, terms: tuple[Term, ...], stretches: Mapping[Side, Span]
) -> list[Side]:
    """The sides for which a piece has to be searched."""
    return [
        side
        for side in index.sides(text)
        if any(term.side in (None, side) for term in terms)
        and stretches[side].start < start + index.piece(text, start).size
        and stretches[side].end > start
    ]


def _of_side(
    index: SearchIndex, text: int, start: int, side: Side, terms: tuple[Term, ...], whole_words: bool
) -> Task[Ints]:
    """The places in a piece of all terms that may stand on `side`, in order and each once."""
    piece, spans = index.piece(text, start), []
    for term in terms:
        if term.side in (None, side):
            pattern = term.pattern
            found = (
                positions(piece, term.text) if not pattern else (yield from matches(index, text, start, side, pattern))
            )
            spans.append(found[whole(piece, found)] if whole_words and len(found) else found)
    if len(spans) == 1:
        return spans[0]
    every = np.concatenate(spans)
    _, places = np.unique(every[:, 0], return_index=True)
    return np.asarray(every[places])


def _read(places: SidePlaces, side: Side, spans: Ints, stretch: Span) -> _Batch:
    """Those of the places that are read on `side`, and lie where the options say."""
    low, high = np.searchsorted(spans[:, 0], stretch).tolist()
    spans = spans[low:high]
    return _Batch(side, spans[places.read(spans[:, 0])], places) if len(spans) else _Batch(side, spans, places)


def _both_sides(index: SearchIndex, terms: tuple[Term, ...], options: Options) -> Task[Found]:
    """Hits in the beads that hold every term and none of those that are excluded."""
    size = len(index.bitext.alignment.beads)
    kept = np.ones(size + 1, dtype=bool)  # the last place is that of bead -1
    batches: list[_Batch] = []
    for term in terms:
        found = yield from _hits(index, _spelt(term, options), options, None)
        holds = np.zeros(size + 1, dtype=bool)
        for batch in found.batches:
            holds[batch.beads()] = True
        kept &= ~holds if term.excluded else holds
        batches += () if term.excluded else found.batches
    collected = _Collected(MOST)
    for batch in batches:
        collected.add(batch.only(kept[batch.beads()]))
    return collected.found()


def _sorted(batches: list[_Batch]) -> tuple[Hit, ...]:
    """The first MOST in reading order: by bead, Chinese first, then by position."""
    if not batches:
        return ()
    spans = np.concatenate([batch.spans for batch in batches])
    beads = np.concatenate([batch.beads() for batch in batches])
    sides = np.concatenate([np.full(len(batch.spans), SIDES.index(batch.side)) for batch in batches])
    order = np.lexsort((spans[:, 0], sides, beads))[:MOST]
    rows = zip(sides[order].tolist(), spans[order].tolist(), strict=True)
    return tuple(Hit(SIDES[side], Span(start, end)) for side, (start, end) in rows)
