"""One cell laid out: lines of exact height and baseline, whatever fonts they mix. Positions are code points of its text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from reader.core.document import Side
from reader.core.spans import Span
from reader.ui.fonts import font_runs
from reader.ui.qt_text import U16, Cp, Utf16Map
from reader.ui.reading import ruby
from reader.ui.reading.cell_text import BREAK, CellText
from reader.ui.reading.ruby import LETTERS, Fit, Placed, Reading, Ruby
from reader.ui.reading.spacing import Dress, Dressed, hangs_after, hangs_before, spaced

# Between Han and Latin, as a share of the size: enough to part them, too little to look like a space.
AIR: Final = 0.14
# A justified line with more empty room than this share of its width would show rivers: it stays ragged.
WIDEST_GAP: Final = 0.16
MOST_SPREAD: Final = 2.6  # so much room, in characters, a Chinese line takes in any case
STOP_AIR: Final = 0.4  # after a Latin stop, which stands for a full-width one


@dataclass(frozen=True, slots=True)
class CellFonts:
    """The fonts of one side at one size, and the line they stand on. Build once a style; a cell only refers to it.

    `corner_stops`: the Han font draws ，。 in the corner of their square, so that half of it is empty.
    """

    han: QFont
    latin: QFont
    line_height: int
    baseline: int
    justify: bool
    dresses: Mapping[Dress, QTextCharFormat]
    corner_stops: bool
    ruby: QFont | None  # for readings above the line
    fit: Fit
    body: tuple[float, float]  # the part of a line's height that its characters take: what marks cover

    @staticmethod
    def of(
        side: Side,
        han: QFont,
        latin: QFont,
        line_height: int,
        justify: bool,
        corner_stops: bool = True,
        fit: Fit = "",
    ) -> CellFonts:
        """`line_height` is that of the text alone; readings come on top of it as `fit` says, and part the characters."""
        size = han.pixelSize()
        room = ruby.room_above(fit, size, line_height)
        metrics = QFontMetricsF(han if side == "zh" else latin)
        baseline = room + round((line_height - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent())
        inset = max(0.0, (line_height - 1.5 * (han if side == "zh" else latin).pixelSize()) / 2)
        spread = ruby.air_of(fit)
        half = _airy(han, spread)
        half.setFeature(QFont.Tag("halt"), 1)
        fonts: dict[Dress, QFont] = {
            "latin": latin, "latin-spaced": _airy(latin, AIR), "stop-spaced": _airy(latin, STOP_AIR),
            "han": _airy(han, spread), "han-spaced": _airy(han, max(AIR, spread)), "half": half,
        }  # fmt: skip
        dresses = {dress: _format(font) for dress, font in fonts.items()}
        small = QFont(latin)
        small.setPixelSize(max(1, round(size * LETTERS)))
        body = (room + inset, room + line_height - inset)
        return CellFonts(
            fonts["han"],
            latin,
            room + line_height,
            baseline,
            justify,
            dresses,
            corner_stops,
            small if fit else None,
            fit,
            body,
        )


class Cell:
    """The text of one side of a row in lines. y = 0 is the top of the first line, x = 0 the left edge of the column."""

    def __init__(
        self,
        side: Side,
        shown: CellText,
        fonts: CellFonts,
        width: float,
        readings: Callable[[], Iterable[Reading]] | None = None,
        indents: tuple[float, float] = (0.0, 0.0),
    ) -> None:
        """`indents`: how far the first line of the cell is indented, and that of each further paragraph in it."""
        self.side = side
        self._indents = indents
        self.shown = shown
        self.fonts = fonts
        self.width = width
        self.units = Utf16Map(shown.text)
        self.lines: list[QTextLine] = []
        self._layout = QTextLayout(shown.text, fonts.han if side == "zh" else fonts.latin)
        self._layout.setTextOption(_option(fonts.justify))
        self._layout.setFormats(self._formats())
        self._break_lines()
        self._ruby = Ruby(readings) if readings and fonts.ruby else None

    @property
    def height(self) -> int:
        return len(self.lines) * self.fonts.line_height

    def draw(self, painter: QPainter, at: QPointF, top: float, bottom: float) -> None:
        """Draw the lines that lie between `top` and `bottom`, in cell coordinates."""
        height = self.fonts.line_height
        first, last = max(0, int(top // height)), min(len(self.lines), int(bottom // height) + 1)
        for line in self.lines[first:last]:
            line.draw(painter, at)

    def draw_ruby(self, painter: QPainter, at: QPointF, top: float, bottom: float, color: str) -> None:
        """Draw the readings of the lines that lie between `top` and `bottom`."""
        height = self.fonts.line_height
        lines = range(max(0, int(top // height)), min(len(self.lines), int(bottom // height) + 1))
        if self._ruby:
            ruby.draw(painter, self._ruby.placed(self, lines), self, at, color)

    @property
    def ruby(self) -> Sequence[Placed]:
        """The readings of all lines."""
        return tuple(self._ruby.placed(self, range(len(self.lines)))) if self._ruby else ()

    def read_again(self) -> None:
        """Other readings stand above the text now."""
        if self._ruby:
            self._ruby.forget()

    def position_at(self, x: float, y: float, line_end: bool = False) -> int:
        """The position between characters nearest to a point; never inside a grapheme cluster.

        The end of a wrapped line is the start of the next one. Only where `line_end` says that it is meant (a selection
        goes up to it) is it given; a caret would jump to the next line, so it stays before the last character.
        """
        position = self.character_at(x, y)
        after, number = self.next_position(position), self._line_at(y)
        cluster = self.rectangles(Span(position, after))
        if not cluster or x < cluster[0].center().x():
            return position
        wrapped = number + 1 < len(self.lines) and after == self.line_span(number).end
        return position if wrapped and not line_end else after

    def character_at(self, x: float, y: float) -> int:
        """The position of the character under a point, or nearest to it in its line."""
        number = self._line_at(y)
        low, high = self.line_span(number)
        high = max(low, high - 1)
        # Not QTextLine.xToCursor: it counts the glyphs of a cluster that the font cannot join as characters.
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self._x(number, self._unit(middle)) <= x else (low, middle - 1)
        return self.snapped(low)

    def caret(self, position: int) -> QRectF:
        """Where a caret before this position stands: a rectangle of no width, one line high."""
        number = self.line_of(position)
        x = self._x(number, self._unit(position))
        return QRectF(x, number * self.fonts.line_height, 0, self.fonts.line_height)

    def rectangles(self, span: Span) -> list[QRectF]:
        """What a span covers, one rectangle a line, each a full line high."""
        start, end = self._unit(span.start), self._unit(span.end)
        found: list[QRectF] = []
        if end <= start:
            return found
        height = self.fonts.line_height
        for number in range(self.line_of(span.start), len(self.lines)):
            line = self.lines[number]
            line_start, line_end = line.textStart(), line.textStart() + line.textLength()
            if line_start >= end:
                break
            left, right = self._x(number, U16(max(start, line_start))), self._x(number, U16(min(end, line_end)))
            if right > left:
                found.append(QRectF(left, number * height, right - left, height))
        return found

    def extents(self, number: int, spans: Iterable[Span]) -> Iterator[tuple[float, float]]:
        """From where to where each of the spans that begin in a line reaches in it."""
        last = self.lines[number].textStart() + self.lines[number].textLength()
        for span in spans:
            end = min(self._unit(span.end), last)
            yield self._x(number, self._unit(span.start)), self._x(number, U16(end))

    def line_of(self, position: int) -> int:
        """The number of the line in which a position stands; the start of a line belongs to it, not to the one before."""
        unit, low, high = self._unit(position), 0, len(self.lines) - 1
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.lines[middle].textStart() <= unit else (low, middle - 1)
        return low

    def line_span(self, number: int) -> Span:
        """The code points that stand in a line."""
        line = self.lines[number]
        start = U16(line.textStart())
        return Span(self.units.to_cp(start), self.units.to_cp(U16(start + line.textLength())))

    def snapped(self, position: int) -> int:
        """The start of the grapheme cluster in which a position lies."""
        unit = self._unit(position)
        if self._layout.isValidCursorPosition(unit):
            return position
        return self.units.to_cp(U16(self._layout.previousCursorPosition(unit)))

    def next_position(self, position: int) -> int:
        """The position one grapheme cluster later; the same at the end."""
        return self.units.to_cp(U16(self._layout.nextCursorPosition(self._unit(position))))

    def previous_position(self, position: int) -> int:
        """The position one grapheme cluster earlier; the same at the start."""
        return self.units.to_cp(U16(self._layout.previousCursorPosition(self._unit(position))))

    def flow(self, position: int) -> float:
        """The height at which a position stands when a line counts by how much of it is before the position."""
        rectangle = self.caret(position)
        return rectangle.top() + rectangle.height() * min(1.0, max(0.0, rectangle.left() / max(1.0, self.width)))

    def _unit(self, position: int) -> U16:
        return self.units.to_u16(Cp(position))

    def _x(self, number: int, unit: U16) -> float:
        x = self.lines[number].cursorToX(unit)
        return min(self.width, max(0.0, x[0] if isinstance(x, tuple) else x))

    def _line_at(self, y: float) -> int:
        return min(max(0, int(y // self.fonts.line_height)), len(self.lines) - 1)

    def _formats(self) -> list[QTextLayout.FormatRange]:
        runs = font_runs(self.shown.text, self.side)
        if self.side == "en":
            return [self._range(Dressed(run.start, run.end, "han")) for run in runs if run.han]
        latin = [(run.start, run.end) for run in runs if not run.han]
        return [self._range(part) for part in spaced(self.shown.text, latin, self.fonts.corner_stops)]

    def _range(self, part: Dressed) -> QTextLayout.FormatRange:
        found = QTextLayout.FormatRange()
        found.start = self._unit(part.start)
        found.length = self._unit(part.end) - found.start
        found.format = self.fonts.dresses[part.dress]
        return found

    def _break_lines(self) -> None:
        height, baseline = self.fonts.line_height, self.fonts.baseline
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            x = self._fit(line, self._indent(line))
            # The line is placed by its baseline: a fallback font with a taller ascent must not push the text down.
            line.setPosition(QPointF(x, len(self.lines) * height + baseline - line.ascent()))
            self.lines.append(line)
        self._layout.endLayout()

    def _indent(self, line: QTextLine) -> float:
        start = self.units.to_cp(U16(line.textStart()))
        return self._indents[bool(start)] if start == 0 or self.shown.text[start - 1] == BREAK else 0.0

    def _fit(self, line: QTextLine, indent: float) -> float:
        """Set the width of a line and return its left edge; a line that would be torn apart keeps a ragged edge."""
        width, before = self.width - indent, 0.0
        if self.fonts.justify and self.side == "zh":
            before = self._fit_han(line, width)
        else:
            line.setLineWidth(width)
        gap = width + before - line.naturalTextWidth()
        spread = self.side == "zh" and gap <= MOST_SPREAD * self.fonts.han.pixelSize()  # between the characters
        if self.fonts.justify and gap > WIDEST_GAP * width and not spread:
            length = line.textLength()
            line.setNumColumns(length, line.naturalTextWidth())
            if line.textLength() != length:
                line.setNumColumns(length, width + before)
        return indent - before

    def _fit_han(self, line: QTextLine, width: float) -> float:
        """Fit a justified Chinese line; how far it begins before its column, for the empty half of a mark hangs out."""
        text, half = self.shown.text, self.fonts.han.pixelSize() / 2
        start = self.units.to_cp(U16(line.textStart()))
        before = half if start < len(text) and hangs_before(text[start]) else 0.0
        line.setLineWidth(width + before + half)
        if not self._hangs_after(line):
            line.setLineWidth(width + before)
            length = line.textLength()
            if self._hangs_after(line):  # the mark fits whole, and so would one more character without its empty half
                line.setNumColumns(length, width + before + half)
                if line.textLength() != length:
                    line.setLineWidth(width + before)
        return before

    def _hangs_after(self, line: QTextLine) -> bool:
        last = self.units.to_cp(U16(line.textStart() + line.textLength())) - 1
        return last >= 0 and hangs_after(self.shown.text[last], self.fonts.corner_stops)


def _option(justify: bool) -> QTextOption:
    option = QTextOption(Qt.AlignmentFlag.AlignJustify if justify else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _format(font: QFont) -> QTextCharFormat:
    style = QTextCharFormat()
    style.setFont(font)
    return style


def _airy(font: QFont, share: float) -> QFont:
    """The font with some space after each character, a share of its size."""
    if not share:
        return QFont(font)
    airy = QFont(font)
    airy.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, font.pixelSize() * share)
    return airy
