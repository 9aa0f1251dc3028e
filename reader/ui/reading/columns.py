"""Where the columns of the reading area stand for a width and a mode, and the space around the rows of each kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reader.core.document import Side
from reader.ui.reading.style import Mode
from reader.workflow.rows import RowKind

# A line longer than this many times its size is tiring to read; what is left becomes margin.
WIDEST: Final = 44
NARROW: Final = 560  # below this width margins and gutter shrink
LEAST_SHARE: Final = 0.2  # of the Chinese column in both, and of the English one
BESIDE: Final = ("side", "scripts", "versions")  # modes with both languages beside each other
# Above a row of each kind; half of it lies over the hairline, as the space below the row before (see `hairline`).
SPACE_ABOVE: Final[dict[RowKind, int]] = {"title": 30, "heading": 40, "text": 22, "hidden": 14}
BETWEEN: Final = 14  # between two sentence pairs of one paragraph, when each is a row
FIRST_SPACE: Final = 18  # above the first row, which has no hairline


@dataclass(frozen=True, slots=True)
class Columns:
    """Left edges and widths in pixels. In a one-column mode both columns are the same; `stacked` shows both sides in it.

    `sides` are those that are shown, from left to right or top to bottom. `twins` are where a side stands once more, in
    another script or version and as wide.
    """

    zh_x: float
    zh_width: float
    en_x: float
    en_width: float
    gutter_x: float
    gutter_width: float
    sides: tuple[Side, ...]
    stacked: bool = False
    twins: tuple[tuple[Side, float], ...] = ()

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
        return max(x + self.width(side) for side, x in (("zh", self.zh_x), ("en", self.en_x), *self.twins))

    def count(self, side: Side) -> int:
        """How many columns show a side."""
        return 1 + sum(one == side for one, _ in self.twins)


def columns(
    width: int, mode: Mode, size: float, swapped: bool = False, split: float = 0.5, twins: Sequence[Side] = ()
) -> Columns:
    """The columns for a viewport of this width; `size` is that of the Chinese text, `split` the share of its column.

    `twins` are the sides that stand once more, where they stand side by side.
    """
    margin, gutter = (14, 22) if width < NARROW else (28, 36)
    if mode in BESIDE:
        return _beside(width, size, swapped, split, twins, margin, gutter)
    column = min(max(60, width - 2 * margin - gutter), int(WIDEST * size))
    left = max(margin, (width - column - gutter) // 2)
    sides: tuple[Side, ...] = (mode,) if mode in ("zh", "en") else ("en", "zh") if swapped else ("zh", "en")
    return Columns(left + gutter, column, left + gutter, column, left, gutter, sides, len(sides) == 2)


def _beside(
    width: int, size: float, swapped: bool, split: float, twins: Sequence[Side], margin: int, gutter: int
) -> Columns:
    """The columns of either language, each as wide as its twins; more of them share what would be the room of one, and more."""
    sides: tuple[Side, Side] = ("en", "zh") if swapped else ("zh", "en")
    counts: dict[Side, int] = {side: 1 + list(twins).count(side) for side in sides}
    total = sum(counts.values())
    gaps = gutter * (total - 1)
    text = min(max(40 * total, width - 2 * margin - gaps), int(WIDEST * size) * total)
    share = min(1 - LEAST_SHARE, max(LEAST_SHARE, split)) * 2 * counts["zh"] / total
    zh = round(text * min(1 - LEAST_SHARE, share)) // counts["zh"]
    widths: dict[Side, int] = {"zh": zh, "en": (text - zh * counts["zh"]) // counts["en"]}
    x = max(margin, (width - text - gaps) // 2)
    first: dict[Side, int] = {}
    more: list[tuple[Side, float]] = []
    for side in sides:
        first[side] = x
        more += [(side, x + number * (widths[side] + gutter)) for number in range(1, counts[side])]
        x += counts[side] * (widths[side] + gutter)
    gutter_x = first[sides[1]] - gutter
    return Columns(first["zh"], zh, first["en"], widths["en"], gutter_x, gutter, sides, False, tuple(more))


def split_at(columns: Columns, x: float) -> float:
    """The share of the Chinese column that brings the middle of the gutter to `x`."""
    first = columns.sides[0]
    counts: dict[Side, int] = {side: columns.count(side) for side in columns.sides}
    text = sum(columns.width(side) * count for side, count in counts.items())
    taken = x - columns.gutter_width / 2 - columns.left - columns.gutter_width * (counts[first] - 1)
    zh = taken if first == "zh" else text - taken
    share = zh / max(1.0, text) * sum(counts.values()) / (2 * counts["zh"])
    return min(1 - LEAST_SHARE, max(LEAST_SHARE, share))


def hairline(space: int) -> int:
    """Where the hairline is in the space above a row: what is above it is the space below the row before; 0 for none."""
    return 0 if space in (0, BETWEEN, FIRST_SPACE) else round(space / 2) + 1
