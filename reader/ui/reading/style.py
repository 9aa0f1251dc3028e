"""How the reading area looks: sizes, fonts and colours, given by the window from settings and theme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Literal

from PySide6.QtGui import QColor

from reader.core.document import Side
from reader.workflow.quotes import Quotes

# Side by side; sentence under sentence; paragraph under paragraph; one language; both Chinese scripts
# beside the English; other versions beside the text.
Mode = Literal["side", "stacked", "paragraphs", "zh", "en", "scripts", "versions"]
# What stays clear while the rest is dimmed.
Focus = Literal["off", "sentence", "line"]


@dataclass(frozen=True, slots=True)
class ReadingColors:
    """Colours as "#rrggbb". `highlights` has one for each name in core.annotation.COLORS; the defaults are the light theme."""

    paper: str = "#FBFAF7"
    chrome: str = "#F3F1EC"
    ink: str = "#1E2227"
    muted: str = "#5C6570"
    hairline: str = "#E3DFD6"
    accent: str = "#B5402E"
    hover: str = "#FFF3C9"  # the sentence under the mouse, and its counterpart
    current: str = "#F6E9E0"  # the sentence with the cursor, and its counterpart
    selection: str = "#CFDDF3"
    good: str = "#2F7D5B"
    warning: str = "#B7791F"
    bad: str = "#B5402E"
    hit: str = "#F9C784"
    highlights: Mapping[str, str] = field(
        default_factory=lambda: MappingProxyType(
            {"yellow": "#FCE9A6", "green": "#CFE8D8", "blue": "#D7E3F7", "pink": "#F6D5DF"}
        )
    )


@dataclass(frozen=True, slots=True)
class ReadingStyle:
    """Sizes in logical pixels, line heights as a multiple of the size. A family of "" is chosen by what is installed."""

    script: str = "original"
    zh_family: str = ""
    en_family: str = ""
    zh_size: float = 17.0
    en_size: float = 15.5
    zh_line_height: float = 1.75
    en_line_height: float = 1.62
    justify: bool = True
    show_hidden: bool = False
    mode: Mode = "side"
    swapped: bool = False  # English first
    split: float = 0.5  # the share of the Chinese column
    indent: bool = False  # the first line of a paragraph
    quotes: Quotes = "source"
    en_justify: bool = False
    covered: Side | None = None  # the side whose sentences are hidden until they are revealed
    focus: Focus = "off"
    paged: bool = False
    colors: ReadingColors = field(default_factory=ReadingColors)

    def size(self, side: Side) -> float:
        return self.zh_size if side == "zh" else self.en_size

    def line_height(self, side: Side, scale: float = 1.0) -> int:
        """The height of one line of `side` in whole pixels; `scale` is that of a heading."""
        factor = self.zh_line_height if side == "zh" else self.en_line_height
        return max(1, round(self.size(side) * scale * factor))

    @property
    def by_bead(self) -> bool:
        """True when each bead is a row of its own."""
        return self.mode == "stacked"

    def lays_out_like(self, other: ReadingStyle) -> bool:
        """True when every line stays where it is: only colours differ, or what is painted over the text."""
        return self._layout() == other._layout()

    def _layout(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in _LAYOUT_FIELDS)


_PAINTED: Final = frozenset(("colors", "covered", "focus", "paged"))
_LAYOUT_FIELDS: Final = tuple(name for name in ReadingStyle.__dataclass_fields__ if name not in _PAINTED)


def translucent(color: str, alpha: float) -> QColor:
    """`color` with an opacity of 0 to 1."""
    shade = QColor(color)
    shade.setAlphaF(alpha)
    return shade
