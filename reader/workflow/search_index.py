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
from reader.core.spans import Span
from reader.core.task import Progress, Task
from reader.workflow.search_fold import folded
from reader.workflow.search_query import LONGEST

# Folding this much takes a few milliseconds, finding something in it less than one.
PIECE: Final = 1 << 18
# So many items are looked at between two yields.
COLUMN: Final = 20_000

Item = TypeVar("Item")


class Piece(NamedTuple):
    """Folded text around source position `start`: hits begin in the `size` code points behind the first `lead`."""

    start: int
    size: int
    text: str
    lead: int


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
        return np.searchsorted(self.starts, positions, "right") - 1

    def cover(self, positions: Ints) -> Flags:
        """Which positions lie inside a span."""
        which = self.which(positions)
        return (which >= 0) & (positions < self.ends[which]) if len(self.ends) else which >= 0


@dataclass(frozen=True, slots=True)
class SidePlaces:
    """What of a Document is read, and in which bead."""

    segments: Spans
    headings: Spans
    hidden: Spans
    bead_starts: Ints  # the first segment of each bead

    def read(self, positions: Ints) -> Flags:
        """Which positions are read: in a sentence or a heading, and not in a hidden line."""
        inside = self.segments.cover(positions) | self.headings.cover(positions)
        return inside & ~self.hidden.cover(positions)

    def beads(self, positions: Ints) -> Ints:
        """The bead of each position; what stands before the first sentence has -1."""
        segments = self.segments.which(positions)
        # Among beads that start at the same segment the last one holds it: see `Alignment.bead_of`.
        found = np.searchsorted(self.bead_starts, segments, "right") - 1
        return np.where(segments < 0, -1, found)


def _side_places(bitext: Bitext, side: Side) -> Task[SidePlaces]:
    document = bitext.document(side)
    starts = yield from _column(document.segments, lambda segment: segment.start)
    ends = yield from _column(document.segments, lambda segment: segment.end)
    beads = yield from _column(bitext.alignment.beads, lambda bead: bead.run(side).start)
    hidden = Spans.of(sorted(item.span for item in document.hidden))
    return SidePlaces(Spans(starts, ends), Spans.of(_headings(document)), hidden, beads)


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
