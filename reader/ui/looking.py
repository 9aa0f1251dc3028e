"""How the text is shown: script, layout, hidden lines, zoom, fonts and colours, gathered into one style of the reading area."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QObject, Signal

from reader.core.annotation import COLORS
from reader.core.document import Side
from reader.core.messages import translatable as t
from reader.core.settings import BY_KEY
from reader.ui import fonts, theme
from reader.ui.preferences import Preferences
from reader.ui.reading.style import ReadingColors, ReadingStyle
from reader.ui.reading_page import ReadingPage
from reader.ui.room import Room
from reader.ui.session import Session
from reader.workflow.display import is_prepared, other_script

SCRIPTS: Final = ("original", "hans", "hant", "tw", "hk", "twp")
MODES: Final = ("side", "stacked", "paragraphs", "scripts", "versions", "zh", "en")
# The settings that change how the text looks.
STYLE_KEYS: Final = frozenset(
    (
        "zoom", "zh_font", "zh_size", "zh_leading", "en_font", "en_size", "en_leading", "justify", "en_justify", "indent",
        "quotes", "mode", "swapped", "split", "paged", "focus", "covered",
    )
)  # fmt: skip
SHOWN_LANGUAGE: Final = {
    "hans": "zh-Hans",
    "hant": "zh-Hant",
    "tw": "zh-Hant-TW",
    "twp": "zh-Hant-TW",
    "hk": "zh-Hant-HK",
}
SCRIPT_NAMES: Final = {
    "original": t("As written"),
    "hans": t("Simplified"),
    "hant": t("Traditional"),
    "tw": t("Taiwan"),
    "hk": t("Hong Kong"),
    "twp": t("Taiwan, with its vocabulary"),
}


def reading_colors(colors: theme.Theme) -> ReadingColors:
    """What the reading area needs of a theme."""
    role = colors.roles
    return ReadingColors(
        paper=role["paper"], chrome=role["chrome"], ink=role["ink"], muted=role["quiet"], hairline=role["hair"],
        accent=role["accent"], hover=role["hover"], current=role["current"], selection=role["selection"],
        good=role["ok"], warning=role["warn"], bad=role["error"], hit=role["hit"],
        highlights=MappingProxyType({color: role[f"highlight_{color}"] for color in COLORS}),
    )  # fmt: skip


class Looking(Room):
    """Owns what belongs to the text that is read now (script, hidden lines); the rest comes from the preferences."""

    changed = Signal()
    script_changed = Signal(str)

    def __init__(self, session: Session, page: ReadingPage, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._page = page
        self._preferences = preferences
        self._colors = ReadingColors()
        self.alone: Side | None = None  # what the reading area shows while the other language has a pane of its own
        self.script: str = preferences.get("script")
        self.show_hidden: bool = preferences.get("show_hidden")
        page.view.zoomRequested.connect(self.zoom)
        preferences.changed.connect(lambda key: self.apply() if key in STYLE_KEYS else None)

    def handlers(self) -> dict[str, Callable[[], object]]:
        modes = {f"mode_{mode}": lambda one=mode: self._preferences.choose("mode", one) for mode in MODES}
        return {
            **modes,
            "show_hidden": self.toggle_hidden,
            "zoom_in": lambda: self.zoom(1),
            "zoom_out": lambda: self.zoom(-1),
            "zoom_reset": lambda: self._preferences.restore("zoom"),
        }

    def style(self) -> ReadingStyle:
        """The style that follows from everything chosen."""
        get = self._preferences.get
        zoom = get("zoom") / 100
        mode = self.alone or get("mode")
        if mode == "scripts" and not is_prepared(self.other_script):
            mode = "side"  # until whoever reads the tables says so by `apply`
        return ReadingStyle(
            script=self.script, zh_family=get("zh_font"), en_family=get("en_font"), zh_size=get("zh_size") * zoom,
            en_size=get("en_size") * zoom, zh_line_height=get("zh_leading"), en_line_height=get("en_leading"),
            justify=get("justify"), en_justify=get("en_justify"), indent=get("indent"), quotes=get("quotes"),
            show_hidden=self.show_hidden, mode=mode, swapped=get("swapped"), split=get("split") / 100,
            paged=get("paged"), focus=get("focus"), covered=get("covered") or None, colors=self._colors,
        )  # fmt: skip

    @property
    def other_script(self) -> str:
        """The script that stands beside the chosen one when both are shown."""
        return other_script(self.script, self._language)

    def show_alone(self, side: Side | None) -> None:
        """Show one language only, whatever the layout; None: as the layout says."""
        if side != self.alone:
            self.alone = side
            self.apply()

    def apply(self) -> None:
        """Give the reading area its style."""
        self._page.view.set_style(self.style())
        self.changed.emit()

    def dress(self, colors: theme.Theme) -> None:
        self._colors = reading_colors(colors)
        self.apply()

    def begin(self, script: str, show_hidden: bool | None) -> None:
        """Another text: as it was shown last time, else as the settings say."""
        self.script = script if script in SCRIPTS else self._preferences.get("script")
        self.show_hidden = self._preferences.get("show_hidden") if show_hidden is None else show_hidden
        self.apply()

    def choose_script(self, script: str) -> None:
        self.script = script
        self.apply()
        self.script_changed.emit(script)

    def toggle_hidden(self) -> None:
        self.show_hidden = not self.show_hidden
        self.apply()

    def zoom(self, notches: int) -> None:
        setting = BY_KEY["zoom"]
        wanted = self._preferences.get("zoom") + notches * int(setting.step)
        self._preferences.choose("zoom", int(max(setting.low, min(setting.high, wanted))))

    @property
    def region(self) -> fonts.Region:
        """Whose glyphs the Chinese is drawn with."""
        return fonts.region_of(SHOWN_LANGUAGE.get(self.script, self._language))

    def shown(self, text: str) -> str:
        """A piece of Chinese in the characters that are shown."""
        if self.script == "original" or not text or (self.script == "hant" and "Hant" in self._language):
            return text
        from reader.script.convert import convert

        return convert(text, "tw" if self.script == "hant" else self.script).text

    @property
    def _language(self) -> str:
        project = self._session.project
        return project.bitext.zh.language if project else "zh-Hans"
