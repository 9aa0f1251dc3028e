"""Rows: the order in which a Bitext is read, as level pairs of spans; what the reading area lays out one by one.

Nothing is computed for the whole of a long text. The beads are cut into chunks of some hundred, of which only the bounds
and the amount of text are known; the rows of a chunk are made when somebody looks at it. So a Bitext of a million
beads is ready in milliseconds, and no row is kept that nobody sees.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import Final, Literal, NamedTuple

from reader.core.bitext import Bitext
from reader.core.document import SIDES, Document, Hidden, Segment, Side
from reader.core.spans import Run, Span

RowKind = Literal["title", "heading", "text", "hidden"]

# Small enough that the rows of a chunk take about a millisecond. A long text has at most so many chunks, because each
# change of width or style looks at all of them; the rows of a larger chunk then take some milliseconds.
CHUNK_BEADS: Final = 256
MOST_CHUNKS: Final = 2000
KEPT_CHUNKS: Final = 64
# A row longer than this (code points on either side) is cut at a bead, and a bead longer than this inside: the cost of
# laying out one row is what a frame must be able to pay.
ROW_LENGTH: Final = 4000
_PARAGRAPH: Final = attrgetter("paragraph")


class Row(NamedTuple):
    """Spans that stand side by side; an empty span is a side that has nothing here.

    `beads` are those of a text row (a bead longer than ROW_LENGTH runs over several rows), else an empty run at the
    next bead. `item` is the paragraph pair of a text row, the section pair of a heading, the place of a hidden line in
    `Rows.hidden(side)`. `continued` is True for a row that goes on with the paragraph of the row before it.
    """

    kind: RowKind
    zh: Span
    en: Span
    beads: Run
    item: int = 0
    continued: bool = False

    def span(self, side: Side) -> Span:
        return self.zh if side == "zh" else self.en


class Place(NamedTuple):
    """A row: the number of its chunk, and its number in the chunk. Ordered as read."""

    chunk: int
    row: int


@dataclass(frozen=True, slots=True)
class Chunk:
    """Beads that are taken together: what of either side stands in them and before them, up to the chunk before.

    `paragraphs` counts the paragraph pairs, `zh_length` and `en_length` the code points of the sentences.
    """

    beads: Run
    sections: Run  # section pairs whose headings stand in this chunk
    zh: Span
    en: Span
    paragraphs: int
    zh_length: int
    en_length: int

    def length(self, side: Side) -> int:
        return self.zh_length if side == "zh" else self.en_length

    def span(self, side: Side) -> Span:
        return self.zh if side == "zh" else self.en


class Rows:
    """The rows of one Bitext. `chunks` is never empty; `rows(n)` makes the rows of chunk n (it may have none).

    `by_bead` gives each bead a row of its own, for reading sentence under sentence. `like`: rows whose chunks are taken
    over when they are those of the same Bitext.
    """

    def __init__(
        self, bitext: Bitext, show_hidden: bool = False, by_bead: bool = False, like: Rows | None = None
    ) -> None:
        self.bitext = bitext
        self.show_hidden = show_hidden
        self.by_bead = by_bead
        self._hidden = _hidden_by_side(bitext) if show_hidden else {"zh": (), "en": ()}
        self.chunks: tuple[Chunk, ...] = like.chunks if like and like.bitext is bitext else tuple(_chunks(bitext))
        self._made: dict[int, tuple[Row, ...]] = {}

    def hidden(self, side: Side) -> Sequence[Hidden]:
        """The hidden lines that are shown on `side`, in order."""
        return self._hidden[side]

    def rows(self, chunk: int) -> tuple[Row, ...]:
        """The rows of a chunk in order."""
        if chunk not in self._made:
            if len(self._made) >= KEPT_CHUNKS:
                self._made.pop(next(iter(self._made)))
            self._made[chunk] = tuple(_with_hidden(self, self.chunks[chunk], list(_rows(self, chunk))))
        return self._made[chunk]

    def row(self, place: Place) -> Row:
        return self.rows(place.chunk)[place.row]

    def after(self, place: Place) -> Place | None:
        """The place of the next row; None at the end."""
        if place.row + 1 < len(self.rows(place.chunk)):
            return Place(place.chunk, place.row + 1)
        return next((Place(n, 0) for n in range(place.chunk + 1, len(self.chunks)) if self.rows(n)), None)

    def before(self, place: Place) -> Place | None:
        """The place of the row before; None at the start."""
        if place.row > 0:
            return Place(place.chunk, place.row - 1)
        chunks = range(place.chunk - 1, -1, -1)
        return next((Place(n, len(self.rows(n)) - 1) for n in chunks if self.rows(n)), None)

    def first(self) -> Place | None:
        return Place(0, 0) if self.rows(0) else self.after(Place(0, 0))

    def last(self) -> Place | None:
        return self.before(Place(len(self.chunks), 0))

    def of_bead(self, bead: int) -> Place | None:
        """The first row of bead number `bead`."""
        chunk = bisect_right(self.chunks, bead, key=lambda chunk: chunk.beads.start) - 1
        for number, row in enumerate(self.rows(max(chunk, 0))):
            if row.beads.start <= bead < row.beads.end:
                return Place(max(chunk, 0), number)
        return None

    def of_section(self, section: int) -> Place | None:
        """The row of the heading of section pair number `section`, else the first row of its text."""
        chunk = max(0, bisect_right(self.chunks, section, key=lambda chunk: chunk.sections.start) - 1)
        pairs = self.bitext.alignment.paragraphs
        for number, row in enumerate(self.rows(chunk)):
            in_text = row.kind == "text" and pairs[row.item].section >= section
            if in_text or (row.kind == "heading" and row.item >= section):
                return Place(chunk, number)
        return self.after(Place(chunk, len(self.rows(chunk)) - 1))

    def of_offset(self, side: Side, offset: int) -> Place | None:
        """The row that holds the code point at `offset` on `side`, else the nearest row before it."""
        chunk = max(0, bisect_right(self.chunks, offset, key=lambda chunk: chunk.span(side).start) - 1)
        best: Place | None = None
        for number, row in enumerate(self.rows(chunk)):
            span = row.span(side)
            if span.end > span.start and span.start <= offset:
                best = Place(chunk, number)
                if offset < span.end and row.kind != "hidden":
                    return best
        return best or self.before(Place(chunk, 0)) or self.first()

    def section_at(self, place: Place) -> int:
        """The section pair in which the row stands; -1 before the first."""
        row = self.row(place)
        if row.kind == "heading":
            return row.item
        beads, pairs = self.bitext.alignment.beads, self.bitext.alignment.paragraphs
        if row.kind == "title" or not beads:
            return -1
        bead = min(row.beads.start, len(beads) - 1)
        return pairs[beads[bead].paragraph].section


def blocks(document: Document, span: Span) -> tuple[Span, ...]:
    """The parts of a row's `span` that stand in different paragraphs; the span itself for a heading or a title."""
    return tuple(paragraph_parts(document, span)) or ((span,) if len_of(span) else ())


def paragraph_parts(document: Document, span: Span) -> Iterator[Span]:
    """The paragraphs that `span` touches, cut to it, in order."""
    paragraphs = document.paragraphs
    for number in range(bisect_right(paragraphs, span.start, key=lambda paragraph: paragraph.end), len(paragraphs)):
        paragraph = paragraphs[number]
        if paragraph.start >= span.end:
            return
        yield Span(max(paragraph.start, span.start), min(paragraph.end, span.end))


def _chunks(bitext: Bitext) -> Iterator[Chunk]:
    """Each edit of a long text asks for all of them, so nothing is called for a chunk that can be looked up."""
    beads, pairs = bitext.alignment.beads, bitext.alignment.paragraphs
    segments = bitext.zh.segments, bitext.en.segments
    starts = _chunk_starts(bitext)
    zh = en = section = 0
    for start, stop in pairwise(starts):
        # The first sentences of either side in this chunk and in the next one.
        first, next_first = (beads[start].zh[0], beads[start].en[0]), (beads[stop].zh[0], beads[stop].en[0])
        zh_end, en_end = (
            max(done, side[end - 1].end) if end else done
            for done, side, end in zip((zh, en), segments, next_first, strict=True)
        )
        # A section that begins with the first bead of the next chunk has its heading there.
        next_section = max(section, pairs[beads[stop - 1].paragraph].section + 1)
        paragraphs = beads[stop - 1].paragraph - beads[start].paragraph + 1
        amounts = map(_length, segments, first, next_first)
        spans = Span(zh, zh_end), Span(en, en_end)
        yield Chunk(Run(start, stop), Run(section, next_section), *spans, paragraphs, *amounts)
        zh, en, section = zh_end, en_end, next_section
    rest = Run(section, len(bitext.alignment.sections))
    spans = Span(zh, len(bitext.zh.text)), Span(en, len(bitext.en.text))
    yield Chunk(Run(starts[-1], len(beads)), rest, *spans, *_amounts(bitext, starts[-1]))


def _amounts(bitext: Bitext, start: int) -> tuple[int, int, int]:
    """How many paragraph pairs the beads from one on have, and how many code points on either side."""
    beads = bitext.alignment.beads
    if start >= len(beads):
        return 0, 0, 0
    paragraphs = beads[-1].paragraph - beads[start].paragraph + 1
    zh, en = bitext.zh.segments, bitext.en.segments
    return paragraphs, _length(zh, beads[start].zh[0], len(zh)), _length(en, beads[start].en[0], len(en))


def _length(segments: Sequence[Segment], first: int, end: int) -> int:
    """The code points from one sentence on up to another."""
    return segments[end - 1].end - segments[first].start if end > first else 0


def _chunk_starts(bitext: Bitext) -> list[int]:
    """Bead numbers at which chunks start: near multiples of a size, at the start of a paragraph where one is near."""
    beads = bitext.alignment.beads
    starts, size = [0], max(CHUNK_BEADS, len(beads) // MOST_CHUNKS)
    for near in range(size, len(beads), size):
        low = starts[-1] + 1
        paragraph_start = bisect_left(beads, beads[near].paragraph, lo=low, hi=near, key=_PARAGRAPH)
        starts.append(paragraph_start if paragraph_start > low else near)
    return starts


def _rows(rows: Rows, number: int) -> Iterator[Row]:
    """Title, headings and text of a chunk, in order."""
    bitext, chunk = rows.bitext, rows.chunks[number]
    beads, pairs = bitext.alignment.beads, bitext.alignment.paragraphs
    if number == 0 and (bitext.zh.title or bitext.en.title):
        yield Row("title", bitext.zh.title or Span(0, 0), bitext.en.title or Span(0, 0), Run(0, 0))
    section, bead = chunk.sections.start, chunk.beads.start
    while bead < chunk.beads.end:
        paragraph = beads[bead].paragraph
        while section < min(pairs[paragraph].section + 1, chunk.sections.end):
            yield from _heading(bitext, section, bead)
            section += 1
        stop = bisect_right(beads, paragraph, lo=bead, hi=chunk.beads.end, key=lambda bead: bead.paragraph)
        yield from _text_rows(bitext, Run(bead, stop), paragraph, 0 if rows.by_bead else ROW_LENGTH)
        bead = stop
    for rest in range(section, chunk.sections.end):
        yield from _heading(bitext, rest, chunk.beads.end)


def _heading(bitext: Bitext, number: int, bead: int) -> Iterator[Row]:
    """The heading of a section pair; none when it stands at the opening of its paragraph, or there is none."""
    pair = bitext.alignment.sections[number]
    spans = {}
    for side in SIDES:
        index = pair.zh if side == "zh" else pair.en
        section = None if index is None else bitext.document(side).sections[index]
        shown = section is not None and section.heading is not None and not section.run_in
        spans[side] = section.heading if section and section.heading and shown else Span(0, 0)
    if any(span.end > span.start for span in spans.values()):
        yield Row("heading", spans["zh"], spans["en"], Run(bead, bead), number)


def _text_rows(bitext: Bitext, beads: Run, paragraph: int, longest: int) -> Iterator[Row]:
    """The beads of one paragraph pair, cut where a row would become longer than `longest`, one bead at least."""
    start = beads.start
    continued = start > 0 and bitext.alignment.beads[start - 1].paragraph == paragraph
    zh, en = _span(bitext, "zh", beads), _span(bitext, "en", beads)
    if max(len_of(zh), len_of(en)) <= longest:
        yield Row("text", zh, en, beads, paragraph, continued)
        return
    for bead in range(start + 1, beads.end):
        if max(len_of(_span(bitext, side, Run(start, bead + 1))) for side in SIDES) > longest:
            yield from _cut(bitext, Run(start, bead), paragraph, continued)
            start, continued = bead, True
    yield from _cut(bitext, Run(start, beads.end), paragraph, continued)


def _cut(bitext: Bitext, beads: Run, paragraph: int, continued: bool) -> Iterator[Row]:
    """One row, or several when a single bead is longer than a row may be."""
    zh, en = _span(bitext, "zh", beads), _span(bitext, "en", beads)
    while len_of(zh) or len_of(en):
        zh_end, en_end = _cut_at(bitext.zh.text, zh), _cut_at(bitext.en.text, en)
        yield Row("text", Span(zh.start, zh_end), Span(en.start, en_end), beads, paragraph, continued)
        zh, en, continued = Span(zh_end, zh.end), Span(en_end, en.end), True


def _cut_at(text: str, span: Span) -> int:
    """Where a row of this span ends: at its end, or at a space or after a mark near ROW_LENGTH, never inside a cluster."""
    limit = span.start + ROW_LENGTH
    if span.end <= limit:
        return span.end
    for position in range(limit, limit - ROW_LENGTH // 4, -1):
        if text[position - 1] in " \n\t，。；、！？,;":
            return position
    # Nothing to break at: before any plain character, so that no accent, selector or joiner is torn from its base.
    return next((p for p in range(limit, span.start + 1, -1) if text[p].isalnum() and text[p - 1].isalnum()), limit)


def _span(bitext: Bitext, side: Side, beads: Run) -> Span:
    """The span of a run of beads on one side; empty when they have nothing there."""
    items = bitext.alignment.beads
    run = Run(items[beads.start].run(side).start, items[beads.end - 1].run(side).end)
    if not run:
        return Span(0, 0)
    segments = bitext.document(side).segments
    return Span(segments[run.start].start, segments[run.end - 1].end)


def len_of(span: Span) -> int:
    """How many code points a span covers."""
    return span.end - span.start


def _with_hidden(rows: Rows, chunk: Chunk, shown: list[Row]) -> Iterator[Row]:
    """The rows of a chunk with the hidden lines that stand before, between or in them."""
    waiting = {side: deque(_hidden_rows(rows, chunk, side)) for side in SIDES}
    for row in shown:
        for side, span in zip(SIDES, (row.zh, row.en), strict=True):
            while waiting[side] and len_of(span) and waiting[side][0].span(side).start < span.start:
                yield waiting[side].popleft()
        yield row
    for rest in waiting.values():
        yield from rest


def _hidden_rows(rows: Rows, chunk: Chunk, side: Side) -> Iterator[Row]:
    hidden, bounds = rows.hidden(side), chunk.span(side)
    first = bisect_left(hidden, bounds.start, key=lambda item: item.start)
    for number in range(first, len(hidden)):
        span = hidden[number].span
        if span.start >= bounds.end and bounds.end < len(rows.bitext.document(side).text):
            return
        zh, en = (span, Span(0, 0)) if side == "zh" else (Span(0, 0), span)
        yield Row("hidden", zh, en, Run(chunk.beads.start, chunk.beads.start), number)


def _hidden_by_side(bitext: Bitext) -> dict[Side, tuple[Hidden, ...]]:
    """Hidden lines by the side that shows them: when both sides are one file, each stands after the text it follows."""
    if bitext.zh.text is not bitext.en.text:
        return {"zh": bitext.zh.hidden, "en": bitext.en.hidden}
    found: dict[Side, list[Hidden]] = {"zh": [], "en": []}
    for hidden in sorted({*bitext.zh.hidden, *bitext.en.hidden}, key=lambda item: item.start):
        found[_side_of(bitext, hidden)].append(hidden)
    return {"zh": tuple(found["zh"]), "en": tuple(found["en"])}


def _side_of(bitext: Bitext, hidden: Hidden) -> Side:
    ends = {side: _last_end(bitext.document(side), hidden.start) for side in SIDES}
    if ends["zh"] == ends["en"]:  # before any text: with the side that comes first
        starts = [
            document.segments[0].start if document.segments else len(document.text)
            for document in (bitext.zh, bitext.en)
        ]
        return "zh" if starts[0] <= starts[1] else "en"
    return "zh" if ends["zh"] > ends["en"] else "en"


def _last_end(document: Document, offset: int) -> int:
    index = document.segment_at(offset)
    return document.segments[index].end if index >= 0 else -1
