"""Where the columns of the reading area stand for a width and a mode, and the space around the rows of each kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from reader.core.document import Side
from reader.ui.reading.style import Mode
from reader.workflow.rows import RowKind

# A line longer than this many times its size is tiring to read; what is left becomes margin.
WIDEST: Final = 44
NARROW: Final = 560  # below this width margins and gutter shrink
# Above a row of each kind; half of it lies over the hairline, as the space below the row before (see `hairline`).
SPACE_ABOVE: Final[dict[RowKind, int]] = {"title": 30, "heading": 40, "text": 22, "hidden": 14}
BETWEEN: Final = 14  # between two sentence pairs of one paragraph, when each is a row
FIRST_SPACE: Final = 18  # above the first row, which has no hairline


@dataclass(frozen=True, slots=True)
class Columns:
    """Left edges and widths in pixels. In a one-column mode both columns are the same; `stacked` shows both sides in it."""

    zh_x: float
    zh_width: float
    en_x: float
    en_width: float
    gutter_x: float
    gutter_width: float
    sides: tuple[Side, ...]
    stacked: bool = False

    def x(self, side: Side) -> float:
        return self.zh_x if side == "zh" else self.en_x

    def width(self, side: Side) -> float:
        return self.zh_width if side == "zh" else self.en_width

    @property
    def left(self) -> float:
        return min(self.zh_x, self.en_x, self.gutter_x)

    @property
    def right(self) -> float:
        return max(self.zh_x + self.zh_width, self.en_x + self.en_width)


def columns(width: int, mode: Mode, size: float) -> Columns:
    """The columns for a viewport of this width; `size` is that of the Chinese text."""
    margin, gutter = (14, 22) if width < NARROW else (28, 36)
    if mode == "side":
        column = min(max(40, (width - 2 * margin - gutter) // 2), int(WIDEST * size))
        left = max(margin, (width - 2 * column - gutter) // 2)
        return Columns(left, column, left + column + gutter, column, left + column, gutter, ("zh", "en"))
    column = min(max(60, width - 2 * margin - gutter), int(WIDEST * size))
    left = max(margin, (width - column - gutter) // 2)
    sides: tuple[Side, ...] = (mode,) if mode in ("zh", "en") else ("zh", "en")
    return Columns(left + gutter, column, left + gutter, column, left, gutter, sides, len(sides) == 2)


def hairline(space: int) -> int:
    """Where the hairline is in the space above a row: what is above it is the space below the row before; 0 for none."""
    return 0 if space in (0, BETWEEN, FIRST_SPACE) else round(space / 2) + 1
