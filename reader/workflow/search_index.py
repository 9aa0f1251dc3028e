"""SearchIndex: the folded text of a Bitext in pieces, and arrays that tell of many places at once where they stand.

It is made away from the GUI thread, piece by piece when a piece is searched first; a piece that a cancelled search made
is kept for the next one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeVar

from reader.align.arrays import Flags, Ints, np
from reader.core.bitext import Bitext
from reader.core.document import SIDES, Document, Side
from reader.core.spans import Run, Span
from reader.core.task import Progress, Task
from reader.workflow.search_fold import folded
from reader.workflow.search_query import LONGEST

# Folding this much takes a few milliseconds, finding something in it less than one.
PIECE: Final = 1 << 18
# More places than this are looked up in an array with an entry for each character, fewer one by one.
MANY: Final = 2_000
SURELY_BEHIND: Final = 1 << 62
# So many items are looked at between two yields.
COLUMN: Final = 20_000

Item = TypeVar("Item")


class Piece(NamedTuple):
    """Folded text around source position `start`: hits begin in the `size` code points behind the first `lead`."""

    start: int
    size: int
    text: str
    lead: int


def _last_at(starts: Ints, values: Ints) -> Ints:
    """For each value, all in order, the number of the last of `starts` at or before it; -1: none is."""
    if len(values) <= MANY:
        return np.searchsorted(starts, values, "right") - 1
    # Many values share a start: the other way round there is less to look up.
    low, high = np.searchsorted(starts, values[[0, -1]], "right").tolist()
    ends = np.searchsorted(values, starts[low:high])
    return np.repeat(np.arange(low - 1, high), np.diff(ends, prepend=0, append=len(values)))


class Spans:
    """Spans in order as two arrays."""

    def __init__(self, starts: Ints, ends: Ints) -> None:
        self.starts, self.ends = starts, ends

    @staticmethod
    def of(spans: Sequence[Span]) -> Spans:
        pairs = np.array(spans, dtype=np.int64).reshape(-1, 2)
        return Spans(pairs[:, 0].copy(), pairs[:, 1].copy())

    def which(self, positions: Ints) -> Ints:
        """For each position the number of the span that covers it or is the last to start before it; -1: none does."""
        return _last_at(self.starts, positions)

    def cover(self, positions: Ints) -> Flags:
        """Which positions lie inside a span."""
        which = self.which(positions)
        return (which >= 0) & (positions < self.ends[which]) if len(self.ends) else which >= 0

    def within(self, start: int, end: int) -> Spans:
        """Those that begin in [start, end)."""
        low, high = np.searchsorted(self.starts, (start, end)).tolist()
        return Spans(self.starts[low:high], self.ends[low:high])

    def flags(self, start: int, end: int) -> Flags:
        """For each position of [start, end), whether a span covers it; the spans do not overlap."""
        low = int(np.searchsorted(self.ends, start, "right"))
        high = int(np.searchsorted(self.starts, end))
        steps = np.zeros(end - start + 1, dtype=np.int8)
        steps[np.maximum(self.starts[low:high] - start, 0)] += 1
        steps[np.minimum(self.ends[low:high], end) - start] -= 1
        return np.cumsum(steps[:-1], dtype=np.int8).view(np.bool_)


@dataclass(frozen=True, slots=True)
class SidePlaces:
    """What of a Document is read, and in which bead."""

    segments: Spans
    units: Spans  # the segments and headings together
    hidden: Spans
    bead_starts: Ints  # the first segment of each bead

    def read(self, positions: Ints) -> Flags:
        """Which positions are read: in a sentence or a heading, and not in a hidden line. They are in order."""
        if len(positions) > MANY:
            first, end = int(positions[0]), int(positions[-1]) + 1
            inside = self.units.flags(first, end)
            if len(self.hidden.starts):
                inside = inside & ~self.hidden.flags(first, end)
            return np.asarray(inside[positions - first])
        return self.units.cover(positions) & ~self.hidden.cover(positions)

    def stretch(self, beads: Run) -> Span:
        """Where the beads of a run are: from the first position of the first on to that of the one behind the last."""
        ends = np.append(self.bead_starts, len(self.segments.starts))[[beads.start, beads.end]]
        low, high = np.append(self.segments.starts, SURELY_BEHIND)[ends].tolist()
        return Span(low, high)

    def beads(self, positions: Ints) -> Ints:
        """The bead of each position; what stands before the first sentence has -1."""
        segments = self.segments.which(positions)
        # Among beads that start at the same segment the last one holds it: see `Alignment.bead_of`.
        found = _last_at(self.bead_starts, segments)
        return np.where(segments < 0, -1, found)


def _side_places(bitext: Bitext, side: Side) -> Task[SidePlaces]:
    document = bitext.document(side)
    starts = yield from _column(document.segments, lambda segment: segment.start)
    ends = yield from _column(document.segments, lambda segment: segment.end)
    beads = yield from _column(bitext.alignment.beads, lambda bead: bead.run(side).start)
    segments, headings = Spans(starts, ends), Spans.of(_headings(document))
    yield Progress("Preparing the search")
    return SidePlaces(segments, _together(segments, headings), Spans.of(_apart(document)), beads)


def _together(some: Spans, others: Spans) -> Spans:
    """The spans of both in order, without those that begin inside an earlier one."""
    starts, ends = np.concatenate((some.starts, others.starts)), np.concatenate((some.ends, others.ends))
    order = np.argsort(starts, kind="stable")
    starts, ends = starts[order], ends[order]
    kept = np.append(True, starts[1:] >= np.maximum.accumulate(ends)[:-1]) if len(starts) else np.zeros(0, dtype=bool)
    return Spans(starts[kept], ends[kept])


def _apart(document: Document) -> list[Span]:
    """The hidden lines in order; where two overlap, as one."""
    found: list[Span] = []
    for span in sorted(item.span for item in document.hidden):
        if found and span.start < found[-1].end:
            span = Span(found[-1].start, max(found.pop().end, span.end))
        found.append(span)
    return found


def _column(items: Sequence[Item], value: Callable[[Item], int]) -> Task[Ints]:
    """A number of each item."""
    parts = [np.zeros(0, dtype=np.int64)]
    for start in range(0, len(items), COLUMN):
        yield Progress("Preparing the search", start, len(items))
        parts.append(np.fromiter(map(value, items[start : start + COLUMN]), dtype=np.int64))
    return np.concatenate(parts)


class SearchIndex:
    """Built for one Bitext; `text_index` hands the folded pieces on when only the alignment has changed."""

    def __init__(self, bitext: Bitext, before: SearchIndex | None = None) -> None:
        self.bitext = bitext
        self.texts = tuple(dict.fromkeys(id(bitext.document(side).text) for side in SIDES))
        self._sources = {id(bitext.document(side).text): bitext.document(side).text for side in SIDES}
        self._pieces: dict[int, dict[int, Piece]] = {text: {} for text in self.texts}
        for text in self.texts if before else ():
            if before and text in before._pieces:
                self._pieces[text] = before._pieces[text]
        self._places: dict[Side, SidePlaces] = {}

    def source(self, text: int) -> str:
        return self._sources[text]

    def sides(self, text: int) -> tuple[Side, ...]:
        """The sides that stand in this text: both, where one file holds both languages."""
        return tuple(side for side in SIDES if id(self.bitext.document(side).text) == text)

    def starts(self, text: int) -> range:
        """Where its pieces start."""
        return range(0, len(self._sources[text]), PIECE)

    def piece(self, text: int, start: int) -> Piece:
        pieces = self._pieces[text]
        if start not in pieces:
            source = self._sources[text]
            size = min(PIECE, len(source) - start)
            lead = min(start, 1)  # what stands before tells whether a word begins
            pieces[start] = Piece(start, size, folded(source[start - lead : start + size + LONGEST]), lead)
        return pieces[start]

    def folded(self, text: int, start: int, end: int) -> str:
        """The folded text of [start, end)."""
        parts = []
        for first in range(start - start % PIECE, end, PIECE):
            piece = self.piece(text, first)
            low, high = max(start, first), min(end, first + piece.size)
            parts.append(piece.text[low - first + piece.lead : high - first + piece.lead])
        return "".join(parts)

    def places(self, side: Side) -> SidePlaces:
        """Where the sentences of a side are; `prepare` has been run before."""
        return self._places[side]

    def prepare(self) -> Task[None]:
        """What every search needs, made once."""
        for side in SIDES:
            if side not in self._places:
                self._places[side] = yield from _side_places(self.bitext, side)


def build(index: SearchIndex) -> Task[SearchIndex]:
    """Make everything that a search needs, so that the first one finds it done."""
    yield from index.prepare()
    for text in index.texts:
        for start in index.starts(text):
            yield Progress("Preparing the search", start, len(index.source(text)))
            index.piece(text, start)
    from reader.study import pinyin_query

    pinyin_query.sounds()
    return index


def _headings(document: Document) -> list[Span]:
    headings = [section.heading for section in document.sections if section.heading]
    return sorted([*headings, document.title] if document.title else headings)
