"""Which fonts the reading text is set in: Han by the script that is shown, Latin by a list of good reading faces.

Three traps shape this file. Under a Chinese locale the `locl` feature draws the SC, TC and HK families alike, so it is
turned off. Qt remembers the first fallback of a family, so a Han run names its Han family first, never a Latin one with
a Han second. And curly quotes exist in both kinds of font at different widths, so each run says which it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Literal, NamedTuple

from PySide6.QtGui import QFont, QFontDatabase

from reader.core.document import Side
from reader.core.messages import tr

Region = Literal["SC", "TC", "HK"]

# Serif faces first; a sans face is better than the wrong region.
HAN_FAMILIES: Final[dict[Region, tuple[str, ...]]] = {
    "SC": (
        *("Noto Serif CJK SC", "Source Han Serif SC", "Source Han Serif CN", "Noto Serif SC", "Songti SC", "STSong"),
        *("SimSun", "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei"),
    ),
    "TC": (
        *(
            "Noto Serif CJK TC",
            "Source Han Serif TC",
            "Source Han Serif TW",
            "Noto Serif TC",
            "Songti TC",
            "LiSong Pro",
        ),
        *("PMingLiU", "MingLiU", "AR PL UMing TW", "Noto Sans CJK TC", "PingFang TC", "Microsoft JhengHei"),
    ),
    "HK": (
        *("Noto Serif CJK HK", "Source Han Serif HC", "Noto Serif HK", "MingLiU_HKSCS", "AR PL UMing HK"),
        *("Noto Sans CJK HK", "PingFang HK", "Noto Serif CJK TC", "Songti TC", "PMingLiU", "Microsoft JhengHei"),
    ),
}
LATIN_FAMILIES: Final = (
    *(
        "Source Serif 4",
        "Source Serif Pro",
        "Noto Serif",
        "Charter",
        "Georgia",
        "Cambria",
        "Gentium",
        "Libertinus Serif",
    ),
    *("Liberation Serif", "Times New Roman", "Times", "FreeSerif", "DejaVu Serif"),
)
# A wide face looks larger than others of its size: sizes are multiplied by this, so that a line holds as much.
_OPTICAL: Final = {"DejaVu Serif": 0.92, "Times New Roman": 1.04, "Liberation Serif": 1.04, "Times": 1.04}

# Runs that a Han font draws, in a Chinese text and in an English one. In English the quotes, dashes and dots are Latin;
# in Chinese they are Han unless they stand inside a Latin word.
_HAN: Final = (
    r"\u1100-\u11ff\u2e80-\u303f\u3040-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe10-\ufe1f\ufe30-\ufe6f"
    r"\uff00-\uffef\U0001b000-\U0001b16f\U00020000-\U0003ffff\U000e0100-\U000e01ef"
)
_LATIN_IN_ZH: Final = re.compile(
    r"[\u0021-\u007e\u00a1-\u024f\u1e00-\u1eff](?:[\u0020-\u024f\u1e00-\u1eff\u2019]*[\u0021-\u024f\u1e00-\u1eff])?"
)
_HAN_IN_EN: Final = re.compile(f"[{_HAN}]+")


class FontRun(NamedTuple):
    """Code points [start, end) of a text and the kind of font that draws them."""

    start: int
    end: int
    han: bool


def font_runs(text: str, side: Side) -> Iterator[FontRun]:
    """The text of one side cut into Han and Latin runs, which tile it."""
    han_outside, inner = (True, _LATIN_IN_ZH) if side == "zh" else (False, _HAN_IN_EN)
    position = 0
    for match in inner.finditer(text):
        if match.start() > position:
            yield FontRun(position, match.start(), han_outside)
        yield FontRun(match.start(), match.end(), not han_outside)
        position = match.end()
    if position < len(text):
        yield FontRun(position, len(text), han_outside)


def region_of(language: str) -> Region:
    """The region whose glyphs fit a language tag (BCP 47)."""
    parts = set(language.split("-"))
    if parts & {"HK", "MO"}:
        return "HK"
    return "TC" if parts & {"Hant", "TW"} else "SC"


@lru_cache(maxsize=1)
def _installed() -> frozenset[str]:
    """The families of the system and of the font packages; the Chinese package is read only where there is no other."""
    _add_packaged("font_source_serif_pro", "files", ("SourceSerifPro-Regular.ttf", "SourceSerifPro-Bold.ttf"))
    families = frozenset(QFontDatabase.families())
    if families.isdisjoint(family for region in HAN_FAMILIES.values() for family in region):
        _add_packaged("noto_cjk_sans_otc", "", ("NotoSansCJK-Regular.ttc",))
        families = frozenset(QFontDatabase.families())
    return families


def _add_packaged(package: str, folder: str, names: Sequence[str]) -> None:
    """Load font files out of an installed package, without importing it; nothing when it is not installed."""
    spec = find_spec(package)
    for place in (spec.submodule_search_locations or ()) if spec else ():
        for name in names:
            QFontDatabase.addApplicationFont(str(Path(place, folder, name)))


def _first_installed(families: Sequence[str]) -> str | None:
    return next((family for family in families if family in _installed()), None)


def han_family(region: Region) -> str | None:
    """The best installed family for the region; another region's or any font with Chinese where there is none; or None."""
    for other in (region, *HAN_FAMILIES):
        if found := _first_installed(HAN_FAMILIES[other]):
            return found
    for system in (QFontDatabase.WritingSystem.SimplifiedChinese, QFontDatabase.WritingSystem.TraditionalChinese):
        for family in QFontDatabase.families(system):
            return family
    return None


def latin_family() -> str:
    """The best installed family for English reading text."""
    return _first_installed(LATIN_FAMILIES) or "serif"


def missing_font_message() -> str | None:
    """What to tell a reader whose system has no Chinese font, with what to install; None when there is one."""
    if han_family("SC") is not None:
        return None
    return tr(
        "No Chinese font is installed, so Chinese characters show as boxes. "
        "Install one (Debian, Ubuntu: sudo apt install fonts-noto-cjk) and start again."
    )


def reading_font(family: str, pixels: float, fallbacks: Sequence[str] = (), bold: bool = False) -> QFont:
    """A font of exact pixel size for reading text, with `locl` off. `family` is drawn first, `fallbacks` where it lacks."""
    font = QFont()
    font.setFamilies([family, *fallbacks])
    font.setPixelSize(max(1, round(pixels * _OPTICAL.get(family, 1.0))))
    font.setBold(bold)
    font.setFeature(QFont.Tag("locl"), 0)
    # Advances in fractions of a pixel: letters keep their rhythm, and zooming does not reflow by rounding.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
