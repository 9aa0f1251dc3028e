"""Print pages: which rows stand on which sheet of paper, as values. How high a row is, is asked of whoever sets it in type.

A sheet is broken between rows, or inside a paragraph between two pairs of sentences; only a row that is taller than a
sheet is cut between lines. Headings stay with what follows them. Notes stand at the foot of the sheet on which
their words are, and go on at the foot of the next when they are too long; or all of them after the text.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple, Protocol

from reader.core.bitext import Bitext
from reader.core.document import Side
from reader.core.spans import Run, Span
from reader.core.task import Progress, Task
from reader.workflow.rows import Row, Rows

Notes = Literal["foot", "end", "none"]
# Notes that go on from the sheet before take at most this share of the next.
MOST_CARRIED: Final = 0.5


# Where a side of a row stands; "twin": the Chinese once more, in its other script.
Column = Literal["zh", "en", "twin"]


class Lines(NamedTuple):
    """One column of a row in type: `total` lines of `height` each, the first of them `drop` below the top of the row."""

    column: Column
    total: int
    height: int
    drop: int = 0


class NoteAt(NamedTuple):
    """A note of a row: its number in the text, and the line of which side its words end in."""

    number: int
    side: Side
    line: int


class Mark(NamedTuple):
    """How many lines of a row are before a cut, in its first, its second and its third column."""

    first: int
    second: int
    third: int = 0


TOP: Final = Mark(0, 0)


@dataclass(frozen=True, slots=True)
class Measured:
    """A row in type. `space` is above it, except at the top of a sheet; `stacked`: the second side is below the first."""

    space: int
    sides: tuple[Lines, ...]
    stacked: bool = False
    notes: tuple[NoteAt, ...] = ()

    @property
    def end(self) -> Mark:
        return _mark([lines.total for lines in self.sides])

    def height(self, start: Mark = TOP, stop: Mark | None = None) -> int:
        """How high the lines between two marks are."""
        pairs = zip(self.sides, start, stop or self.end, strict=False)
        heights = [lines.drop + (last - first) * lines.height for lines, first, last in pairs if last > first]
        return sum(heights) if self.stacked else max(heights, default=0)

    def fitting(self, start: Mark, room: int) -> Mark:
        """The mark up to which the lines from `start` fit into `room`."""
        stops = []
        for lines, first in zip(self.sides, start, strict=False):
            taken = max(0, min(lines.total - first, (room - lines.drop) // lines.height))
            stops.append(first + taken)
            if self.stacked:
                room = 0 if first + taken < lines.total else room - taken * lines.height - lines.drop * (taken > 0)
        return _mark(stops)

    def notes_between(self, start: Mark, stop: Mark) -> list[int]:
        """The notes whose words end in the lines between two marks."""
        runs = {lines.column: (first, last) for lines, first, last in zip(self.sides, start, stop, strict=False)}
        return [note.number for note in self.notes if runs[note.side][0] <= note.line < runs[note.side][1]]


class Part(NamedTuple):
    """A row, or the lines of it between two marks, `top` below the top of the sheet's body."""

    row: Row
    top: int
    start: Mark
    stop: Mark


class NotePart(NamedTuple):
    """Lines `start` to `stop` of a note."""

    number: int
    start: int
    stop: int


class Sheet(NamedTuple):
    """One side of paper. `section` is that whose heading is repeated at its head (-1: none has to be)."""

    section: int
    parts: tuple[Part, ...]
    notes: tuple[NotePart, ...]

    @property
    def end_notes(self) -> bool:
        """True for a sheet of notes after the text."""
        return not self.parts

    @property
    def bead(self) -> int:
        """The first bead on the sheet; -1 on one of notes."""
        return self.parts[0].row.beads.start if self.parts else -1


class Setter(Protocol):
    """Sets rows and notes in type. All heights are in its units."""

    def measure(self, row: Row) -> Measured: ...
    def note(self, number: int) -> tuple[int, int]:
        """How many lines a note has, and how high each is."""
        ...


@dataclass(frozen=True, slots=True)
class Form:
    """What sheets are cut by: the height of their body, the room above footnotes, and where notes stand.

    Into less than `least` no part of a paragraph is put.
    """

    height: int
    rule: int
    least: int
    notes: Notes = "foot"


def paginate(rows: Rows, setter: Setter, form: Form, note_count: int = 0) -> Task[tuple[Sheet, ...]]:
    """The sheets of a text. Yields after each row, with the beads that are done."""
    filling = _Filling(rows.bitext, setter, form)
    total = len(rows.bitext.alignment.beads)
    for row in _all_rows(rows):
        filling.add(row)
        yield Progress("Laying out the pages", row.beads.end, total)
    filling.end(note_count if form.notes == "end" else 0)
    return tuple(filling.sheets)


def sheet_of(sheets: Sequence[Sheet], bead: int) -> int:
    """The number of the sheet on which a bead begins; 0 where it is not printed."""
    for number, sheet in enumerate(sheets):
        if any(part.row.beads.start <= bead < part.row.beads.end for part in sheet.parts):
            return number
    return 0


def _mark(lines: list[int]) -> Mark:
    """The mark for one number a column; a row may have one only, or none."""
    first, second, third, *_ = [*lines, 0, 0, 0]
    return Mark(first, second, third)


def _all_rows(rows: Rows) -> Iterator[Row]:
    for chunk in range(len(rows.chunks)):
        yield from rows.rows(chunk)


@dataclass
class _Filling:
    """The sheets so far, and the one that is being filled."""

    bitext: Bitext
    setter: Setter
    form: Form
    sheets: list[Sheet] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    notes: list[NotePart] = field(default_factory=list)
    carried: deque[NotePart] = field(default_factory=deque)  # notes for which the sheet had no room
    held: list[tuple[Row, Measured]] = field(default_factory=list)  # headings that wait for their text
    used: int = 0
    foot: int = 0

    def add(self, row: Row) -> None:
        """Put the next row of the text where it belongs."""
        if row.kind == "text":
            self._place(row)
        else:
            self.held.append((row, self.setter.measure(row)))

    def end(self, note_count: int) -> None:
        """The last sheet, and those of the notes after the text."""
        self._cut_held()
        while self.parts or self.notes:
            self._turn()
        self.carried.extend(self._whole(number) for number in range(1, note_count + 1))
        while self.carried:
            self._take_carried(self.form.height)
            self._turn(carry=False)

    def _place(self, row: Row) -> None:
        measured = self.setter.measure(row)
        if self._needed([*self.held, (row, measured)]) <= self._room():
            self._put_held()
            self._put(row, measured, TOP, measured.end)
            return
        if pieces := self._split(row):
            self._put_held()
            first = self.setter.measure(pieces[0])
            self._put(pieces[0], first, TOP, first.end)
            self._turn()
            self._place(pieces[1])
        elif self.parts:
            self._turn()
            self._place(row)
        else:
            self._cut_held()
            self._cut(row, measured)

    def _split(self, row: Row) -> tuple[Row, Row] | None:
        """The most pairs of sentences of the row that fit, and the rest; None when there is no room worth it."""
        if self._room() - self._needed(self.held) < self.form.least:
            return None
        fits = lambda count: (  # noqa: E731 - the question that is asked for each count
            self._needed([*self.held, (part := _beads_of(self.bitext, row, 0, count), self.setter.measure(part))])
            <= self._room()
        )
        count = _most(fits, len(row.beads) - 1)
        if not count:
            return None
        return _beads_of(self.bitext, row, 0, count), _beads_of(self.bitext, row, count, len(row.beads))

    def _cut(self, row: Row, measured: Measured) -> None:
        """Put a row that no sheet can hold, as many lines at a time as there is room for, one at least."""
        start = TOP
        while start != measured.end:
            room = self._room() - (measured.space if self.parts else 0)
            stop = measured.fitting(start, room)
            if stop == start and self.parts:
                self._turn()
                continue
            if stop == start:
                stop = Mark(*(min(a + 1, b) for a, b in zip(start, measured.end, strict=True)))
            self._put(row, measured, start, stop)
            start = stop
            if start != measured.end:
                self._turn()

    def _cut_held(self) -> None:
        """Put headings that no sheet can hold together with what follows them."""
        while self.held:
            self._cut(*self.held.pop(0))

    def _put_held(self) -> None:
        """Put the headings that wait; the room behind them is for their text, not for notes of the sheet before."""
        for row, measured in self.held:
            self._put(row, measured, TOP, measured.end, fill=False)
        self.held.clear()

    def _put(self, row: Row, measured: Measured, start: Mark, stop: Mark, fill: bool = True) -> None:
        """Put lines of a row, and where `fill` as much of the waiting notes as there is room for now."""
        self.used += measured.space if self.parts else 0
        self.parts.append(Part(row, self.used, start, stop))
        self.used += measured.height(start, stop)
        if self.form.notes == "foot":
            self.carried.extend(map(self._whole, measured.notes_between(start, stop)))
            if fill:
                self._take_carried(self.form.height - self.used)

    def _turn(self, carry: bool = True) -> None:
        """This sheet is full; what is carried begins at the foot of the next."""
        self.sheets.append(Sheet(self._section(), tuple(self.parts), tuple(self.notes)))
        self.parts, self.notes = [], []
        self.used = self.foot = 0
        if carry:
            self._take_carried(round(self.form.height * MOST_CARRIED))

    def _take_carried(self, room: int) -> None:
        """Put notes that wait on this sheet, until they fill `room`."""
        while self.carried:
            number, start, stop = self.carried[0]
            height = self.setter.note(number)[1]
            rule = 0 if self.notes else self.form.rule
            taken = min(stop - start, (room - self.foot - rule) // height)
            if taken <= 0 and not self.parts and not self.notes:
                taken = 1  # a sheet that is too small for one line has one all the same
            if taken <= 0:
                return
            self.notes.append(NotePart(number, start, start + taken))
            self.foot += rule + taken * height
            self.carried.popleft()
            if start + taken < stop:
                self.carried.appendleft(NotePart(number, start + taken, stop))
                return

    def _needed(self, rows: Iterable[tuple[Row, Measured]]) -> int:
        """How much of the sheet rows would take, with their notes."""
        needed, numbers, empty = 0, [], not self.parts
        for _, measured in rows:
            needed += (0 if empty else measured.space) + measured.height()
            numbers += measured.notes_between(TOP, measured.end) if self.form.notes == "foot" else []
            empty = False
        notes = sum(count * height for count, height in map(self.setter.note, numbers))
        return needed + notes + (self.form.rule if notes and not self.notes else 0)

    def _room(self) -> int:
        return self.form.height - self.used - self.foot

    def _whole(self, number: int) -> NotePart:
        return NotePart(number, 0, self.setter.note(number)[0])

    def _section(self) -> int:
        """The section of the sheet's first row, unless its heading stands there."""
        if not self.parts or self.parts[0].row.kind != "text":
            return -1
        return self.bitext.alignment.paragraphs[self.parts[0].row.item].section


def _most(fits: Callable[[int], bool], most: int) -> int:
    """The largest number up to `most` that fits, when each smaller one does; 0 when not even 1 does."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return max(0, low)


def _beads_of(bitext: Bitext, row: Row, first: int, stop: int) -> Row:
    """The part of a text row that holds its beads number `first` to `stop`."""
    beads = Run(row.beads.start + first, row.beads.start + stop)
    zh, en = _span_of(bitext, "zh", beads), _span_of(bitext, "en", beads)
    return row._replace(zh=zh, en=en, beads=beads, continued=row.continued or first > 0)


def _span_of(bitext: Bitext, side: Side, beads: Run) -> Span:
    items = bitext.alignment.beads
    first, stop = items[beads.start].run(side).start, items[beads.end - 1].run(side).end
    segments = bitext.document(side).segments
    return Span(segments[first].start, segments[stop - 1].end) if stop > first else Span(0, 0)
