"""Ruby: readings in small letters above the characters. They are painted beside the text, never part of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from reader.core.document import Document
from reader.core.spans import Span
from reader.workflow.rows import len_of

if TYPE_CHECKING:
    from reader.ui.reading.cell import Cell

# "": no readings; "parted": the characters are set apart so that readings fit; "tight": the text stays as it stands.
Fit = Literal["", "parted", "tight"]

# As shares of the size of the text: the letters, the room above a line, the air that lets most syllables fit, how far
# above the baseline of the text theirs is.
LETTERS: Final = 0.52
ROOM: Final = 0.62
SPREAD: Final = 0.34
RISE: Final = 1.0
# A syllable wider than its character and its air is drawn narrower, to this share at most before it may touch its neighbour.
NARROWEST: Final[dict[Fit, float]] = {"": 1.0, "parted": 0.72, "tight": 0.55}


class Reading(NamedTuple):
    """How code points [start, end) of a Document are read, as it is shown; `color` "" is that of quiet text."""

    start: int
    end: int
    text: str
    color: str = ""


# Gives the readings of a part of a Document. It runs while a row is drawn, so it should answer in a few milliseconds.
FindReadings = Callable[[Document, Span], Iterable[Reading]]


class Placed(NamedTuple):
    """A reading above a line of a cell: the middle of what it stands over, and its width."""

    line: int
    x: float
    width: float
    share: float  # of its natural width
    reading: Reading


class Ruby:
    """The readings of a cell. They are found when the cell is drawn, and placed line by line: a row may hold thousands."""

    def __init__(self, find: Callable[[], Iterable[Reading]]) -> None:
        self._find = find
        self._found: list[Reading] | None = None
        self._lines: dict[int, tuple[Placed, ...]] = {}

    def forget(self) -> None:
        """What was found holds no more: it is asked for again."""
        self._found = None
        self._lines.clear()

    def placed(self, cell: Cell, lines: range) -> Iterator[Placed]:
        """The readings above some lines of the cell that has them."""
        if self._found is None:
            self._found = sorted(self._find(), key=_start)
        for number in lines if self._found else ():
            if number not in self._lines:
                self._lines[number] = tuple(_place(cell, self._found, number))
            yield from self._lines[number]


def _place(cell: Cell, found: Sequence[Reading], number: int) -> Iterator[Placed]:
    """Where the readings stand of what begins in a line."""
    line, font = cell.line_span(number), cell.fonts.ruby or QFont()
    start, end = cell.shown.to_document(line)
    joined: dict[Span, Reading] = {}
    for reading in found[bisect_left(found, start, key=_start) : bisect_left(found, end, key=_start)]:
        shown = cell.shown.from_document(Span(reading.start, reading.end))
        # Characters that became one word of another length in the script that is shown share what stands above it.
        before = joined.get(shown)
        joined[shown] = (
            reading if before is None else before._replace(end=reading.end, text=f"{before.text} {reading.text}")
        )
    held = {shown: one for shown, one in joined.items() if len_of(shown) and line.start <= shown.start < line.end}
    fit, air = cell.fonts.fit, air_of(cell.fonts.fit) * font.pixelSize() / LETTERS
    widths = _widths_of({reading.text for reading in held.values()}, font)
    for (left, right), reading in zip(cell.extents(number, held), held.values(), strict=True):
        yield _over(number, left, right, reading, widths[reading.text], air, NARROWEST[fit])


def _start(reading: Reading) -> int:
    return reading.start


def _widths_of(texts: set[str], font: QFont) -> dict[str, float]:
    """How wide these readings are."""
    widths = _widths(font.key())
    if new := texts.difference(widths):
        metrics = QFontMetricsF(font)
        widths.update((text, metrics.horizontalAdvance(text)) for text in new)
    return widths


@lru_cache(maxsize=4)
def _widths(_font: str) -> dict[str, float]:
    """The widths of readings in a font, as far as they are known: a language has some 1,300 syllables."""
    return {}


def air_of(fit: Fit) -> float:
    """The air behind a character, as a share of its size."""
    return SPREAD if fit == "parted" else 0.0


def room_above(fit: Fit, size: float, line_height: float) -> int:
    """How much higher a line of characters of `size` becomes; "tight" readings take the room between the lines first."""
    spare = line_height - 1.1 * size if fit == "tight" else 0.0
    return max(0, round(size * ROOM - spare)) if fit else 0


def _over(line: int, left: float, right: float, reading: Reading, width: float, air: float, narrowest: float) -> Placed:
    share = max(narrowest, min(1.0, (right - left - 1) / max(1.0, width)))
    # The air of a character is to its right: the reading belongs over its face.
    middle = left + max(0.0, right - left - air) / 2
    return Placed(line, max(middle, width * share / 2), width, share, reading)


def draw(painter: QPainter, placed: Iterable[Placed], cell: Cell, at: QPointF, color: str) -> None:
    """Draw readings of a cell that stands at `at`."""
    font, line_height = cell.fonts.ruby or QFont(), cell.fonts.line_height
    painter.setFont(font)
    baseline = cell.fonts.baseline - RISE * font.pixelSize() / LETTERS
    for line, x, width, share, reading in placed:
        painter.setPen(QColor(reading.color or color))
        where = QPointF(at.x() + x - width * share / 2, at.y() + line * line_height + baseline)
        if share == 1.0:
            painter.drawText(where, reading.text)
        else:
            painter.save()
            painter.translate(where)
            painter.scale(share, 1.0)
            painter.drawText(QPointF(0, 0), reading.text)
            painter.restore()
