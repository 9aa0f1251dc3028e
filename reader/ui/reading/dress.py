"""Dress: how large and bold the text of a row is, the space above it, and the fonts that a style sets it in."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QFontMetricsF

from reader.core.document import Side
from reader.ui.fonts import Region, han_family, latin_family, reading_font, region_of
from reader.ui.reading.cell import CellFonts
from reader.ui.reading.columns import BETWEEN, SPACE_ABOVE
from reader.ui.reading.ruby import Fit, air_of
from reader.ui.reading.style import ReadingStyle
from reader.workflow.rows import Row, Rows

# How much larger the text of a row is than the reading size, by kind and, for headings, level.
TITLE_SCALE: Final = 1.4
HEADING_SCALES: Final = (1.18, 1.08, 1.0)
HIDDEN_SCALE: Final = 0.82
ZH_INDENT, EN_INDENT = 2.0, 1.4  # of a paragraph's first line, as multiples of the size
_SAMPLE: Final = "The quick brown fox, who had read much, jumps over the lazy dog of the year 1984. "


def scale_of(rows: Rows, row: Row) -> float:
    """How much larger than the reading size the text of a row is."""
    if row.kind == "heading":
        level = rows.bitext.alignment.sections[row.item].level
        return HEADING_SCALES[min(max(level, 1), len(HEADING_SCALES)) - 1]
    return {"title": TITLE_SCALE, "hidden": HIDDEN_SCALE}.get(row.kind, 1.0)


def is_bold(row: Row) -> bool:
    """True for what stands over the text."""
    return row.kind in ("title", "heading")


def space_above(rows: Rows, row: Row) -> int:
    """The space between a row and the one before it."""
    if row.continued:
        return BETWEEN if rows.by_bead else 0
    return SPACE_ABOVE[row.kind]


def indents_of(style: ReadingStyle, row: Row, side: Side) -> tuple[float, float]:
    """How far the first line of a row is indented, and that of each further paragraph in it."""
    indent = (
        style.size(side) * (ZH_INDENT if side == "zh" else EN_INDENT) if style.indent and row.kind == "text" else 0.0
    )
    return (0.0 if row.continued else indent), indent


class StyleFonts:
    """The fonts of one style, each made once. `fit`: how Chinese lines make room for readings above them."""

    def __init__(self, style: ReadingStyle, fit: Fit = "") -> None:
        self._style = style
        self._fit: Fit = fit
        self._made: dict[tuple[Side, float, bool, Region], CellFonts] = {}

    def of(self, side: Side, scale: float = 1.0, bold: bool = False, language: str = "zh-Hans") -> CellFonts:
        """The fonts for text of a language (BCP 47) on one side."""
        key = (side, scale, bold, region_of(language))
        if key not in self._made:
            self._made[key] = self._make(*key)
        return self._made[key]

    def advance(self, side: Side) -> float:
        """How wide a character of ordinary text is on the average."""
        if side == "zh":
            return self._style.zh_size * (1 + air_of(self._fit))
        return QFontMetricsF(self.of("en").latin).horizontalAdvance(_SAMPLE) / len(_SAMPLE)

    def _make(self, side: Side, scale: float, bold: bool, region: Region) -> CellFonts:
        style = self._style
        han = style.zh_family or han_family(region) or "serif"
        latin = style.en_family or latin_family()
        pixels = style.size(side) * scale
        han_font, latin_font = reading_font(han, pixels, (latin,), bold), reading_font(latin, pixels, (han,), bold)
        justify = (style.justify if side == "zh" else style.en_justify) and not bold  # a stretched heading looks broken
        line_height = style.line_height(side, scale)
        fit: Fit = self._fit if side == "zh" else ""
        return CellFonts.of(side, han_font, latin_font, line_height, justify, region == "SC", fit)
