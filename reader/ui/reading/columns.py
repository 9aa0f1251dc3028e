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
LEAST_SHARE: Final = 0.2  # of the Chinese column in both, and of the English one
# Above a row of each kind; half of it lies over the hairline, as the space below the row before (see `hairline`).
SPACE_ABOVE: Final[dict[RowKind, int]] = {"title": 30, "heading": 40, "text": 22, "hidden": 14}
BETWEEN: Final = 14  # between two sentence pairs of one paragraph, when each is a row
FIRST_SPACE: Final = 18  # above the first row, which has no hairline


@dataclass(frozen=True, slots=True)
class Columns:
    """Left edges and widths in pixels. In a one-column mode both columns are the same; `stacked` shows both sides in it.

    `sides` are those that are shown, from left to right or top to bottom. `twin_x` is where the Chinese stands once
    more, in the other script and as wide; None in most modes.
    """

    zh_x: float
    zh_width: float
    en_x: float
    en_width: float
    gutter_x: float
    gutter_width: float
    sides: tuple[Side, ...]
    stacked: bool = False
    twin_x: float | None = None

    def x(self, side: Side) -> float:
        return self.zh_x if side == "zh" else self.en_x

    def width(self, side: Side) -> float:
        return self.zh_width if side == "zh" else self.en_width

    @property
    def beside(self) -> bool:
        """True when both languages stand beside each other."""
        return len(self.sides) == 2 and not self.stacked

    @property
    def swapped(self) -> bool:
        """True when the English stands left of the gutter."""
        return self.beside and self.sides[0] == "en"

    @property
    def left(self) -> float:
        return min(self.zh_x, self.en_x, self.gutter_x)

    @property
    def right(self) -> float:
        return max((self.twin_x or self.zh_x) + self.zh_width, self.en_x + self.en_width)


def columns(width: int, mode: Mode, size: float, swapped: bool = False, split: float = 0.5) -> Columns:
    """The columns for a viewport of this width; `size` is that of the Chinese text, `split` the share of its column."""
    margin, gutter = (14, 22) if width < NARROW else (28, 36)
    if mode in ("side", "scripts"):
        return _beside(width, 2 if mode == "scripts" else 1, size, swapped, split, margin, gutter)
    column = min(max(60, width - 2 * margin - gutter), int(WIDEST * size))
    left = max(margin, (width - column - gutter) // 2)
    sides: tuple[Side, ...] = (mode,) if mode in ("zh", "en") else ("en", "zh") if swapped else ("zh", "en")
    return Columns(left + gutter, column, left + gutter, column, left, gutter, sides, len(sides) == 2)


def _beside(width: int, count: int, size: float, swapped: bool, split: float, margin: int, gutter: int) -> Columns:
    """One or two Chinese columns and an English one; more of the former share what would be the room of one, and half."""
    gaps = gutter * count
    text = min(max(80, width - 2 * margin - gaps), int(WIDEST * size) * (count + 1))
    share = min(1 - LEAST_SHARE, max(LEAST_SHARE, split)) * 2 * count / (count + 1)
    zh = round(text * min(1 - LEAST_SHARE, share)) // count
    en = text - zh * count
    left = max(margin, (width - text - gaps) // 2)
    gutter_x = left + (en if swapped else zh * count + gutter * (count - 1))
    zh_x, en_x = (gutter_x + gutter, left) if swapped else (left, gutter_x + gutter)
    twin = zh_x + zh + gutter if count == 2 else None
    return Columns(zh_x, zh, en_x, en, gutter_x, gutter, ("en", "zh") if swapped else ("zh", "en"), False, twin)


def split_at(columns: Columns, x: float) -> float:
    """The share of the Chinese column that brings the middle of the gutter to `x`."""
    count = 1 if columns.twin_x is None else 2
    text = columns.zh_width * count + columns.en_width
    left = x - columns.gutter_width / 2 - columns.left
    zh = text - left if columns.swapped else left - columns.gutter_width * (count - 1)
    share = zh / max(1.0, text) * (count + 1) / (2 * count)
    return min(1 - LEAST_SHARE, max(LEAST_SHARE, share))


def hairline(space: int) -> int:
    """Where the hairline is in the space above a row: what is above it is the space below the row before; 0 for none."""
    return 0 if space in (0, BETWEEN, FIRST_SPACE) else round(space / 2) + 1
