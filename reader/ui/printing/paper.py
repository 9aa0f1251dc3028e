"""Paper: what can be chosen for a print, and where on a sheet things stand. Lengths are in units of 1/288 inch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize

from reader.core.document import SIDES, Side
from reader.workflow.print_pages import Column, Form, Notes

DPI: Final = 288
POINT: Final = DPI / 72
PAPERS: Final = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}
# Distances in points.
SIDE_MARGIN, TOP_MARGIN, BOTTOM_MARGIN = 50, 62, 58
GAP: Final = 22  # between the columns
ZH_SHARE: Final = 0.455  # of the Chinese column in both
TWIN_SHARE: Final = 0.31  # of each of two Chinese columns in all three
HEAD: Final = 30  # from the repeated headings to the text
FOOT: Final = 26  # from the text to the number of the page
RULE: Final = 15  # room above the footnotes, with a short line in it
ABOVE: Final = {"title": 0, "heading": 20, "text": 9, "hidden": 0}
BETWEEN: Final = 4  # between two pairs of sentences of a paragraph
# An empty part of a page smaller than this is left empty.
LEAST_SHARE: Final = 0.12

# Paragraph beside paragraph; both scripts beside the English; sentence beside sentence; sentence below sentence; one language.
Arrangement = Literal["side", "scripts", "sentences", "stacked", "zh", "en"]


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person chooses for a print. `size` is that of the Chinese text in points."""

    paper: str = "a4"
    landscape: bool = False
    arrangement: Arrangement = "side"
    notes: Notes = "foot"
    highlights: bool = True
    size: float = 10.5


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet of one size and direction with the columns of one arrangement on it; `swapped`: English first."""

    width: int
    height: int
    arrangement: Arrangement
    swapped: bool = False

    @staticmethod
    def of(choices: Choices, swapped: bool = False) -> Paper:
        size = QPageSize(PAPERS[choices.paper]).size(QPageSize.Unit.Point)
        size = size.transposed() if choices.landscape else size
        return Paper(round(size.width() * POINT), round(size.height() * POINT), choices.arrangement, swapped)

    @property
    def sides(self) -> tuple[Side, ...]:
        """Those that are printed, from left to right or top to bottom."""
        if self.arrangement in ("zh", "en"):
            return (self.arrangement,)
        return SIDES[::-1] if self.swapped else SIDES

    @property
    def columns(self) -> tuple[Column, ...]:
        """The same with the second script behind the first."""
        if self.arrangement != "scripts":
            return self.sides
        return ("en", "zh", "twin") if self.swapped else ("zh", "twin", "en")

    @property
    def stacked(self) -> bool:
        return self.arrangement == "stacked"

    @property
    def beside(self) -> bool:
        """True when the two languages have a column each."""
        return self.arrangement in ("side", "scripts", "sentences")

    @property
    def left(self) -> int:
        return points(SIDE_MARGIN)

    @property
    def top(self) -> int:
        return points(TOP_MARGIN)

    @property
    def body_width(self) -> int:
        return self.width - 2 * self.left

    @property
    def body_height(self) -> int:
        return self.height - points(TOP_MARGIN + BOTTOM_MARGIN)

    def column(self, column: Column) -> int:
        """How wide a column is: the English, which is longer, gets the wider one."""
        if not self.beside:
            return self.body_width
        others = len(self.columns) - 1
        room = self.body_width - others * points(GAP)
        zh = round(room * (ZH_SHARE if others == 1 else TWIN_SHARE))
        return room - others * zh if column == "en" else zh

    def x(self, column: Column) -> int:
        """The left edge of a column."""
        before = self.columns[: self.columns.index(column)] if self.beside else ()
        return self.left + sum(self.column(one) + points(GAP) for one in before)

    def form(self, notes: Notes) -> Form:
        """What sheets of this paper are cut by."""
        return Form(self.body_height, points(RULE), round(self.body_height * LEAST_SHARE), notes)


def points(value: float) -> int:
    """Points in whole units."""
    return round(value * POINT)


def page_layout(choices: Choices) -> QPageLayout:
    """The paper as Qt's printing wants it, without margins: they are ours."""
    direction = QPageLayout.Orientation.Landscape if choices.landscape else QPageLayout.Orientation.Portrait
    return QPageLayout(QPageSize(PAPERS[choices.paper]), direction, QMarginsF())


def inches(paper: Paper) -> QSizeF:
    """The size of the sheet in inches."""
    return QSizeF(paper.width / DPI, paper.height / DPI)
