"""Page: the rows of a text in one style and width, laid out on demand and kept while they are near."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final, TypeVar

from PySide6.QtGui import QFontMetricsF

from reader.core.document import Side
from reader.script.convert import Override
from reader.ui.fonts import Region, han_family, latin_family, reading_font, region_of
from reader.ui.reading.box import Box
from reader.ui.reading.cell import Cell, CellFonts
from reader.ui.reading.cell_text import CellText, cell_text, raw_text
from reader.ui.reading.columns import BETWEEN, FIRST_SPACE, SPACE_ABOVE, Columns, columns
from reader.ui.reading.heights import Heights
from reader.ui.reading.style import Mode, ReadingStyle
from reader.workflow.rows import Chunk, Place, Row, Rows, len_of

# Some screens of rows; a box holds its layout, about 10 KB.
KEPT_BOXES: Final = 160
KEPT_TEXTS: Final = 400
# How much larger the text of a row is than the reading size, by kind and, for headings, level.
TITLE_SCALE: Final = 1.4
HEADING_SCALES: Final = (1.18, 1.08, 1.0)
HIDDEN_SCALE: Final = 0.82
_SAMPLE: Final = "The quick brown fox, who had read much, jumps over the lazy dog of the year 1984. "

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
    ) -> None:
        self.rows = rows
        self.style = style
        self.width = width
        self.overrides = overrides
        self.columns: Columns = columns(width, mode_for(rows, style), style.zh_size)
        self._fonts = lru_cache(maxsize=None)(self._make_fonts)
        self._advance = {
            "zh": style.zh_size,
            "en": QFontMetricsF(self.fonts("en").latin).horizontalAdvance(_SAMPLE) / len(_SAMPLE),
        }
        same_text = (
            before is not None
            and before.rows is rows
            and before.style.script == style.script
            and before.overrides == overrides
        )
        self._texts: Recent[tuple[Place, Side], CellText] = (
            before._texts if before and same_text else Recent(KEPT_TEXTS)
        )
        self._per_line = [
            (side, self.columns.width(side) / self._advance[side], style.line_height(side))
            for side in self.columns.sides
        ]
        self._boxes: Recent[Place, Box] = Recent(KEPT_BOXES)
        self.heights = Heights(rows, self._chunk_estimate, self._row_estimate)

    def box(self, place: Place) -> Box:
        """The row laid out."""
        return self._boxes.get_or_make(place, self._make_box)

    def fonts(self, side: Side, scale: float = 1.0, bold: bool = False, language: str = "zh-Hans") -> CellFonts:
        """The fonts for text of a language (BCP 47) on one side."""
        return self._fonts(side, scale, bold, region_of(language))

    def _make_fonts(self, side: Side, scale: float, bold: bool, region: Region) -> CellFonts:
        style = self.style
        han = style.zh_family or han_family(region) or "serif"
        latin = style.en_family or latin_family()
        pixels = style.size(side) * scale
        han_font, latin_font = reading_font(han, pixels, (latin,), bold), reading_font(latin, pixels, (han,), bold)
        justify = style.justify and side == "zh" and not bold  # a heading that is stretched looks broken
        line_height = style.line_height(side, scale)
        return CellFonts.of(side, han_font, latin_font, line_height, justify, corner_stops=region == "SC")

    def _make_box(self, place: Place) -> Box:
        row = self.rows.row(place)
        space = self._space(place, row)
        cells = {side: cell for side in self.columns.sides if (cell := self._cell(place, row, side))}
        tops, bottom = self._stack(cells, space)
        height = max(bottom, space + self.fonts("zh").line_height)
        self.heights.measure(place, height)
        return Box(self.rows.bitext, place, row, cells, tops, self.columns, height, space)

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
        return FIRST_SPACE if place == self.rows.first() else self._space_above(row)

    def _space_above(self, row: Row) -> int:
        if row.continued:
            return BETWEEN if self.rows.by_bead else 0
        return SPACE_ABOVE[row.kind]

    def _cell(self, place: Place, row: Row, side: Side) -> Cell | None:
        if row.span(side).end <= row.span(side).start:
            return None
        scale, bold = self._dress(row)
        shown = self._texts.get_or_make((place, side), self._make_text)
        language = shown.language if side == "zh" else self.rows.bitext.zh.language
        return Cell(side, shown, self.fonts(side, scale, bold, language), self.columns.width(side))

    def _make_text(self, key: tuple[Place, Side]) -> CellText:
        place, side = key
        document, row = self.rows.bitext.document(side), self.rows.row(place)
        if row.kind == "hidden":
            return raw_text(document, row.span(side))
        return cell_text(document, row.span(side), self.style.script, self.overrides if side == "zh" else ())

    def _dress(self, row: Row) -> tuple[float, bool]:
        """Scale and boldness of a row's text."""
        if row.kind == "heading":
            level = self.rows.bitext.alignment.sections[row.item].level
            return HEADING_SCALES[min(max(level, 1), len(HEADING_SCALES)) - 1], True
        return {"title": (TITLE_SCALE, True), "hidden": (HIDDEN_SCALE, False)}.get(row.kind, (1.0, False))

    def _row_estimate(self, row: Row) -> int:
        scale, _ = self._dress(row)
        heights = [self._text_height(side, len_of(row.span(side)), scale) for side in self.columns.sides]
        return self._space_above(row) + self._joined(heights)

    def _chunk_estimate(self, chunk: Chunk) -> int:
        """From the amount of text and the number of paragraphs; the chunk's rows need not exist for it."""
        if not chunk.paragraphs:
            return 0
        # The average paragraph stands for all. This runs for every chunk at each change of width or style: no calls.
        heights = [
            -(-chunk.length(side) // (per_line * chunk.paragraphs)) * line_height
            for side, per_line, line_height in self._per_line
        ]
        return int(chunk.paragraphs * (SPACE_ABOVE["text"] + (sum(heights) if self.columns.stacked else max(heights))))

    def _text_height(self, side: Side, length: int, scale: float) -> int:
        lines = -(-length * self._advance[side] * scale // self.columns.width(side))
        return int(lines) * self.style.line_height(side, scale)

    def _joined(self, heights: list[int]) -> int:
        return sum(heights) if self.columns.stacked else max(heights)


def mode_for(rows: Rows, style: ReadingStyle) -> Mode:
    """The mode in which a text is shown: one column for a text in one language."""
    if rows.bitext.layout == "zh-only":
        return "zh"
    return "en" if rows.bitext.layout == "en-only" else style.mode
