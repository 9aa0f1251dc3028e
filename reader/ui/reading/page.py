"""Page: the rows of a text in one style and width, laid out on demand and kept while they are near."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from reader.core.document import Side
from reader.ui.reading.box import Box, Twin
from reader.ui.reading.cell import Cell, CellFonts
from reader.ui.reading.cell_text import CellText, cell_text, raw_text
from reader.ui.reading.columns import BESIDE, FIRST_SPACE, Columns, columns
from reader.ui.reading.dress import StyleFonts, indents_of, is_bold, scale_of, space_above
from reader.ui.reading.estimate import Estimates
from reader.ui.reading.heights import Heights
from reader.ui.reading.ruby import FindReadings, Fit, Reading
from reader.ui.reading.style import Mode, ReadingStyle
from reader.ui.reading.twins import twin_texts
from reader.workflow.rows import Place, Row, Rows
from reader.workflow.suggested import Suggested

if TYPE_CHECKING:
    from reader.script.convert import Override
    from reader.workflow.versions import Version

# Some screens of rows; a box holds its layout, about 10 KB.
KEPT_BOXES: Final = 160
KEPT_TEXTS: Final = 400

Key = TypeVar("Key")
Value = TypeVar("Value")


class Recent(OrderedDict[Key, Value]):
    """The most recently used values, at most `limit` of them."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit

    def get_or_make(self, key: Key, make: Callable[[Key], Value]) -> Value:
        if key in self:
            self.move_to_end(key)
            return self[key]
        value = self[key] = make(key)
        if len(self) > self._limit:
            self.popitem(last=False)
        return value


class Page:
    """Boxes of the rows, and the heights of those that are not laid out yet."""

    def __init__(
        self,
        rows: Rows,
        style: ReadingStyle,
        width: int,
        before: Page | None = None,
        overrides: Sequence[Override] = (),
        find_readings: FindReadings | None = None,
        suggested: Sequence[Suggested] = (),
        versions: Sequence[Version] = (),
        fit: Fit = "parted",
    ) -> None:
        """`fit`: how the readings of `find_readings` get their room."""
        self.rows = rows
        self.style = style
        self.width = width
        self.overrides = overrides
        self.suggested = suggested
        mode = mode_for(rows, style)
        self.twins = twin_texts(rows.bitext, style, overrides, versions) if mode in BESIDE else ()
        sides = [twin.side for twin in self.twins]
        if style.swapped:
            self.twins = tuple(sorted(self.twins, key=lambda twin: twin.side))
        self.columns: Columns = columns(width, mode, style.zh_size, style.swapped, style.split, sides)
        self._find_readings = find_readings
        self._fonts = StyleFonts(style, fit if find_readings else "")
        same_text = (
            before is not None
            and before.rows is rows
            and (before.style.script, before.style.quotes) == (style.script, style.quotes)
            and before.overrides == overrides
            and before.suggested == suggested
        )
        self._texts: Recent[tuple[Place, Side], CellText] = (
            before._texts if before and same_text else Recent(KEPT_TEXTS)
        )
        self._boxes: Recent[Place, Box] = Recent(KEPT_BOXES)
        self.heights = Heights(rows, Estimates(rows, self._fonts, self.columns))

    def box(self, place: Place) -> Box:
        """The row laid out."""
        return self._boxes.get_or_make(place, self._make_box)

    def read_again(self) -> None:
        """Other readings are to be had; nothing moves for it."""
        for box in self._boxes.values():
            if "zh" in box.cells:
                box.cells["zh"].read_again()

    def _make_box(self, place: Place) -> Box:
        row = self.rows.row(place)
        space = self._space(place, row)
        cells = {side: cell for side in self.columns.sides if (cell := self._cell(place, row, side))}
        tops, bottom = self._stack(cells, space)
        twins = tuple(self._twins(row, cells, tops))
        bottom = max((bottom, *(twin.top + twin.cell.height for twin in twins)))
        height = max(bottom, space + self._fonts.of("zh").line_height)
        self.heights.measure(place, height)
        return Box(self.rows.bitext, place, row, cells, tops, self.columns, height, space, twins)

    def _twins(self, row: Row, cells: Mapping[Side, Cell], tops: Mapping[Side, int]) -> Iterator[Twin]:
        """The further cells of a row, on the baselines of those that they repeat."""
        for (side, x), twin in zip(self.columns.twins, self.twins, strict=True):
            shown = twin.make(row.span(side)) if side in cells and row.kind != "hidden" else None
            if shown and shown.text:
                fonts = self._cell_fonts(row, side, shown)
                cell = Cell(side, shown, fonts, self.columns.width(side), None, indents_of(self.style, row, side))
                yield Twin(cell, x, tops[side] + cells[side].fonts.baseline - fonts.baseline)

    def _stack(self, cells: dict[Side, Cell], space: int) -> tuple[dict[Side, int], int]:
        """The tops of the cells and the bottom of the lowest. Side by side the first lines share a baseline."""
        tops: dict[Side, int] = {}
        bottom = space
        baseline = max((cell.fonts.baseline for cell in cells.values()), default=0)
        for side, cell in cells.items():
            tops[side] = bottom if self.columns.stacked else space + baseline - cell.fonts.baseline
            bottom = max(bottom, tops[side] + cell.height + (4 if self.columns.stacked else 0))
        return tops, bottom

    def _space(self, place: Place, row: Row) -> int:
        return FIRST_SPACE if place == self.rows.first() else space_above(self.rows, row)

    def _cell(self, place: Place, row: Row, side: Side) -> Cell | None:
        if row.span(side).end <= row.span(side).start:
            return None
        shown = self._texts.get_or_make((place, side), self._make_text)
        fonts, indents = self._cell_fonts(row, side, shown), indents_of(self.style, row, side)
        return Cell(side, shown, fonts, self.columns.width(side), self._readings(row, side), indents)

    def _cell_fonts(self, row: Row, side: Side, shown: CellText) -> CellFonts:
        language = shown.language if side == "zh" else self.rows.bitext.zh.language
        return self._fonts.of(side, scale_of(self.rows, row), is_bold(row), language)

    def _readings(self, row: Row, side: Side) -> Callable[[], Iterable[Reading]] | None:
        if side == "en" or self._find_readings is None or row.kind == "hidden":
            return None
        return partial(self._find_readings, self.rows.bitext.zh, row.zh)

    def _make_text(self, key: tuple[Place, Side]) -> CellText:
        place, side = key
        document, row = self.rows.bitext.document(side), self.rows.row(place)
        if row.kind == "hidden":
            return raw_text(document, row.span(side))
        overrides = self.overrides if side == "zh" else ()
        suggested = [one for one in self.suggested if one.side == side and one.span.overlaps(row.span(side))]
        return cell_text(document, row.span(side), self.style.script, overrides, self.style.quotes, suggested)


def mode_for(rows: Rows, style: ReadingStyle) -> Mode:
    """The mode in which a text is shown: one column for a text in one language."""
    if rows.bitext.layout == "zh-only":
        return "zh"
    return "en" if rows.bitext.layout == "en-only" else style.mode
