"""Setter: rows and notes of a text set in type for one kind of paper, as the reading area shows them but in ink."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final

from PySide6.QtGui import QFont, QTextCharFormat

from reader.core.annotation import Annotation, Target
from reader.core.bitext import Bitext
from reader.core.document import SIDES, Side
from reader.core.project import Project
from reader.core.spans import Span
from reader.ui.fonts import region_of
from reader.ui.printing.paper import ABOVE, BETWEEN, POINT, Choices, Paper, points
from reader.ui.reading.cell import Cell, CellFonts
from reader.ui.reading.cell_text import CellText, cell_text
from reader.ui.reading.dress import StyleFonts, indents_of, is_bold, scale_of
from reader.ui.reading.ruby import FindReadings, Fit
from reader.ui.reading.style import ReadingColors, ReadingStyle
from reader.workflow.display import other_script, overrides_of
from reader.workflow.notes_listing import threads
from reader.workflow.print_pages import Column, Lines, Measured, NoteAt
from reader.workflow.rows import Row, Rows

# The English is set so much smaller than the Chinese, notes so much smaller than the text.
LATIN: Final = 0.93
NOTE: Final = 0.8
ZH_LEADING, EN_LEADING = 1.58, 1.4
_HAN: Final = re.compile("[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class PrintedNote:
    """A note with a number, where its words are, and what was answered to it."""

    number: int
    note: Annotation
    target: Target
    answers: tuple[Annotation, ...] = ()

    @property
    def text(self) -> str:
        """What the note says, on one line, with who answered what."""
        answers = (f"→ {one.author}: {one.body}" if one.author else f"→ {one.body}" for one in self.answers)
        return " ".join(" ".join((self.note.body, *answers)).split())


@dataclass(frozen=True, slots=True)
class Printing:
    """Everything that a print depends on.

    `style` is that of the reading area: script, fonts, indents and the order of the sides are taken from it. `readings`
    finds what stands above the characters; None for nothing.
    """

    project: Project
    choices: Choices
    style: ReadingStyle = field(default_factory=ReadingStyle)
    readings: FindReadings | None = None


class PrintFonts(StyleFonts):
    """Those of the reading area without ligatures of Latin letters: a PDF does not know of all which letters they are."""

    def __init__(self, style: ReadingStyle, fit: Fit = "") -> None:
        super().__init__(style, fit)
        self._unjoined: dict[int, CellFonts] = {}

    def of(self, side: Side, scale: float = 1.0, bold: bool = False, language: str = "zh-Hans") -> CellFonts:
        fonts = super().of(side, scale, bold, language)
        if id(fonts) not in self._unjoined:  # the fonts themselves are kept by the base, so their ids stay theirs
            self._unjoined[id(fonts)] = _unjoined(fonts)
        return self._unjoined[id(fonts)]


class Setter:
    """Keeps nothing of what it has set, so a long text costs no more memory than a short one."""

    def __init__(self, printing: Printing) -> None:
        project, choices = printing.project, printing.choices
        self.project = project
        self.bitext: Bitext = project.bitext
        self.choices = choices
        self.paper = Paper.of(choices, printing.style.swapped)
        self.rows = Rows(project.bitext, by_bead=choices.arrangement in ("stacked", "sentences"))
        self.notes = printed_notes(project) if choices.notes != "none" else ()
        self._by_side = {side: _in_order(self.notes, side) for side in SIDES}
        self._overrides = overrides_of(project.annotations, "zh")
        self.style = replace(
            printing.style, colors=ReadingColors(), zh_size=choices.size * POINT, en_size=choices.size * LATIN * POINT,
            zh_line_height=ZH_LEADING, en_line_height=EN_LEADING,
        )  # fmt: skip
        self._find_readings = printing.readings
        self.fonts = PrintFonts(self.style, "parted" if printing.readings else "")
        self._plain_fonts = PrintFonts(self.style)

    def cells(self, row: Row) -> dict[Column, Cell]:
        """The columns of a row, set."""
        spans = {column: row.span(side_of(column)) for column in self.paper.columns}
        return {column: self._cell(row, column) for column, span in spans.items() if span.end > span.start}

    def measure(self, row: Row) -> Measured:
        """See print_pages.Setter."""
        return self.measured(row, self.cells(row))

    def measured(self, row: Row, cells: dict[Column, Cell]) -> Measured:
        """What is to be known of a row whose cells are set."""
        baseline = 0 if self.paper.stacked else max((cell.fonts.baseline for cell in cells.values()), default=0)
        sides = tuple(
            Lines(column, len(cell.lines), cell.fonts.line_height, max(0, baseline - cell.fonts.baseline))
            for column, cell in cells.items()
        )
        return Measured(self._space(row), sides, self.paper.stacked, tuple(self._notes_at(row, cells)))

    def note(self, number: int) -> tuple[int, int]:
        """See print_pages.Setter."""
        cell = self.note_cell(number)
        return len(cell.lines), cell.fonts.line_height

    def note_cell(self, number: int) -> Cell:
        """A note set over the whole width; its number comes before it. Notes after the text begin with its words."""
        printed = self.notes[number - 1]
        words = self._shown(printed.target.side, printed.target.selector.span)
        quoted = f"{words[:60]}{'…' * (len(words) > 60)} — " if self.choices.notes == "end" else ""
        return self.plain_cell(f"{number}   {quoted}{printed.text}", NOTE, self.paper.body_width)

    @property
    def language(self) -> str:
        """The language (BCP 47) that the first words are printed in."""
        side = self.paper.sides[0]
        row = next((row for row in self.rows.rows(0) if row.zh.end > row.zh.start), None)
        if side == "en" or row is None:
            return self.bitext.document(side).language
        return self._text("zh", row.zh).language or self.bitext.zh.language

    @property
    def simplified(self) -> bool:
        """True when the Chinese is set in the glyphs of the mainland."""
        return region_of(self.language) == "SC"

    def plain_cell(self, text: str, scale: float, width: int) -> Cell:
        """Some words of our own or of the reader, in the font that fits them."""
        side: Side = "zh" if _HAN.search(text) else "en"
        fonts = self._plain_fonts.of(side, scale, False, self.bitext.zh.language)
        return Cell(side, CellText(text, (), ()), fonts, width)

    def heading_texts(self, section: int) -> dict[Column, str]:
        """The headings of a section pair as they are shown above each column; "" where there is none."""
        pair, found = self.bitext.alignment.sections[section], {}
        for column in self.paper.columns:
            side = side_of(column)
            number = pair.zh if side == "zh" else pair.en
            heading = self.bitext.document(side).sections[number].heading if number is not None else None
            found[column] = self._shown(column, heading) if heading else ""
        return found

    def title_text(self) -> str:
        """The titles of the sides that are printed, on one line."""
        spans = ((side, self.bitext.document(side).title) for side in self.paper.sides)
        return "  /  ".join(self._shown(side, span) for side, span in spans if span)

    def placed_in(self, row: Row, side: Side) -> Sequence[PrintedNote]:
        """The notes whose words begin in a row, on one side."""
        span, notes = row.span(side), self._by_side[side]
        first, stop = (bisect_left(notes, place, key=_start) for place in span)
        return notes[first:stop]

    def _notes_at(self, row: Row, cells: dict[Column, Cell]) -> list[NoteAt]:
        return [
            NoteAt(one.number, side, cells[side].line_of(max(0, _shown_in(cells[side], one).end - 1)))
            for side in SIDES
            if side in cells
            for one in self.placed_in(row, side)
        ]

    def _shown(self, column: Column, span: Span) -> str:
        return " ".join(self._text(column, span).text.split())

    def _text(self, column: Column, span: Span) -> CellText:
        document, script = self.bitext.document(side_of(column)), self.style.script
        if column == "twin":
            script = other_script(script, document.language)
        overrides = () if column == "en" else self._overrides
        return cell_text(document, span, script, overrides, self.style.quotes)

    def _cell(self, row: Row, column: Column) -> Cell:
        side = side_of(column)
        shown = self._text(column, row.span(side))
        language = shown.language if side == "zh" else self.bitext.zh.language
        fonts = self.fonts.of(side, scale_of(self.rows, row), is_bold(row), language)
        indents = indents_of(self.style, row, side)
        find = self._find_readings if column == "zh" else None
        readings = partial(find, self.bitext.zh, row.zh) if find else None
        return Cell(side, shown, fonts, self.paper.column(column), readings, indents)

    def _space(self, row: Row) -> int:
        if row.continued:
            return points(BETWEEN) if self.rows.by_bead else 0
        return points(ABOVE[row.kind])


def side_of(column: Column) -> Side:
    """Whose text stands in a column."""
    return "en" if column == "en" else "zh"


def _shown_in(cell: Cell, one: PrintedNote) -> Span:
    return cell.shown.from_document(one.target.selector.span)


def _unjoined(fonts: CellFonts) -> CellFonts:
    latin = {name for name in fonts.dresses if name.startswith(("latin", "stop"))}
    dresses = {name: _plain_format(style) if name in latin else style for name, style in fonts.dresses.items()}
    return replace(fonts, latin=_plain_font(fonts.latin), dresses=dresses)


def _plain_format(style: QTextCharFormat) -> QTextCharFormat:
    found = QTextCharFormat(style)
    found.setFont(_plain_font(style.font()))
    return found


def _plain_font(font: QFont) -> QFont:
    found = QFont(font)
    found.setFeature(QFont.Tag("liga"), 0)
    return found


def printed_notes(project: Project) -> tuple[PrintedNote, ...]:
    """The notes that have words of the reader and a place in the text, numbered as one meets them in reading."""
    found = [
        (note, next(target for target in note.targets if target.placed))
        for note in project.annotations
        if note.is_note and note.body.strip() and note.motivation != "bookmarking" and note.placed
    ]
    found.sort(key=lambda one: _reading_order(project.bitext, one[1]))
    answers = threads(project)
    return tuple(PrintedNote(number, *one, answers.get(one[0].id, ())) for number, one in enumerate(found, 1))


def _reading_order(bitext: Bitext, target: Target) -> tuple[int, bool, int]:
    segment = bitext.document(target.side).segment_at(target.selector.start)
    bead = bitext.alignment.bead_of(target.side, segment) if segment >= 0 else -1
    return bead, target.side == "en", target.selector.start


def _in_order(notes: Sequence[PrintedNote], side: Side) -> list[PrintedNote]:
    return sorted((one for one in notes if one.target.side == side), key=_start)


def _start(one: PrintedNote) -> int:
    return one.target.selector.start
