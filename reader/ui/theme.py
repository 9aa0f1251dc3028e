"""Theme: the colours of the window, read from a small TOML file of ours or of the user, and put on the application."""

from __future__ import annotations

import contextlib
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from string import Template
from typing import Final

from PySide6.QtCore import QByteArray, QRect, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from reader.core.errors import InputError
from reader.core.messages import language, tr
from reader.core.resources import resource
from reader.core.settings import BY_KEY
from reader.workflow.folders import config_folder

ROLES: Final = (
    "paper", "chrome", "ink", "quiet", "hair", "accent", "on_accent", "accent_soft", "hover", "selection", "ok", "warn",
    "error", "link", "dimmed", "focus", "current", "hit", "highlight_yellow", "highlight_green", "highlight_blue", "highlight_pink",
)  # fmt: skip

# What the style sheet uses of a theme: where it stands in the palette of the application, and its name in a sheet.
_SHEET_ROLES: Final = {
    "chrome": (QPalette.ColorRole.Window, "window"),
    "ink": (QPalette.ColorRole.WindowText, "window-text"),
    "paper": (QPalette.ColorRole.Base, "base"),
    "hover": (QPalette.ColorRole.AlternateBase, "alternate-base"),
    "error": (QPalette.ColorRole.BrightText, "bright-text"),
    "quiet": (QPalette.ColorRole.PlaceholderText, "placeholder-text"),
    "selection": (QPalette.ColorRole.Highlight, "highlight"),
    "link": (QPalette.ColorRole.Link, "link"),
    "hair": (QPalette.ColorRole.Mid, "mid"),
    "accent_soft": (QPalette.ColorRole.Midlight, "midlight"),
    "dimmed": (QPalette.ColorRole.Dark, "dark"),
    "on_accent": (QPalette.ColorRole.Light, "light"),
    "focus": (QPalette.ColorRole.Shadow, "shadow"),
    "accent": (QPalette.ColorRole.Accent, "accent"),
}

# The text of the window itself; the reading text has its own size.
INTERFACE_PX: Final = 13
# Widgets that are polished in one turn of the event loop.
AT_ONCE: Final = 120


@dataclass(frozen=True, slots=True)
class Theme:
    """A title, whether the ground is dark, and a colour ("#RRGGBB") for each of ROLES."""

    name: str
    title: str
    dark: bool
    roles: dict[str, str]

    def color(self, role: str) -> QColor:
        return QColor(self.roles[role])


def parse_theme(name: str, text: str) -> Theme:
    """The theme in a TOML text. InputError: it is no TOML, a role is missing or names no colour."""
    try:
        data = tomllib.loads(text)
        colors, roles = data["colors"], data["roles"]
        chosen = {role: str(colors.get(roles[role], roles[role])) for role in ROLES}
    except (tomllib.TOMLDecodeError, KeyError, AttributeError, TypeError) as error:
        raise InputError("The theme {name} cannot be read: {reason}", name=name, reason=str(error)) from error
    for role, value in chosen.items():
        if not QColor(value).isValid():
            raise InputError("The theme {name} gives no colour for {role}.", name=name, role=role)
    return Theme(name, str(data.get("title", name)), bool(data.get("dark", False)), chosen)


def theme_files() -> dict[str, Path]:
    """The themes there are, by name: ours, then the user's own, which may take the name of one of ours."""
    own = config_folder() / "themes"
    files = {path.stem: path for path in sorted(resource("themes").glob("*.toml"))}
    return files | ({path.stem: path for path in sorted(own.glob("*.toml"))} if own.is_dir() else {})


def theme_choices() -> list[tuple[str, str]]:
    """The names and titles of all themes, ours in the interface language; the ones that cannot be read are left out."""
    ours = BY_KEY["theme"].choices
    choices = [(name, tr(title)) for name, title in ours]
    for name in sorted(theme_files().keys() - {name for name, _ in ours}):
        with contextlib.suppress(InputError):
            choices.append((name, load_theme(name).title))
    return choices


@lru_cache(maxsize=8)
def load_theme(name: str) -> Theme:
    """The theme of this name; InputError when there is none or it cannot be read."""
    path = theme_files().get(name)
    try:
        return parse_theme(name, path.read_text(encoding="utf-8") if path else "")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("The theme {name} cannot be read: {reason}", name=name, reason=str(error)) from error


def resolved_name(chosen: str) -> str:
    """The theme for a choice: "system" follows the desktop, a name that is gone falls back to light."""
    if chosen == "system":
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return "dark" if dark else "light"
    return chosen if chosen in theme_files() else "light"


def mark_color(colors: Theme, color: str) -> QColor:
    """The colour of a highlight strong enough to be seen as a thin bar or a dot: as a ground it is fainter."""
    shade = colors.color(f"highlight_{color}")
    return shade.lighter(170) if colors.dark else shade.darker(135)


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Palette and style sheet of the whole application. The sheet stays the same: it names roles of the palette.

    To set a sheet anew holds the window for a third of a second. What is shown is polished at once, the rest at the next turns.
    """
    if app.property("worn") == theme.roles:
        return
    app.setProperty("worn", theme.roles)
    app.setPalette(_palette(theme))
    if not app.styleSheet():
        colors = {source: f"palette({word})" for source, (_, word) in _SHEET_ROLES.items()}
        app.setStyleSheet(_style_template().substitute(colors, icons=resource("icons").as_posix()))
        return
    dressed = [widget for widget in app.allWidgets() if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished)]
    _polish(widget for widget in dressed if widget.isVisible())
    _polish_rest(app, [widget for widget in dressed if not widget.isVisible()])


def _polish(widgets: Iterable[QWidget]) -> None:
    """Have the style look up the colours of these again."""
    for widget in widgets:
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
        widget.update()


def _polish_rest(app: QApplication, widgets: list[QWidget]) -> None:
    """The same for what is not shown, some at each turn of the event loop; what was shown since comes first."""
    left = sorted(filter(isValid, widgets), key=lambda widget: not widget.isVisible())
    count = max(AT_ONCE, sum(widget.isVisible() for widget in left))
    _polish(left[:count])
    if rest := left[count:]:
        QTimer.singleShot(0, app, lambda: _polish_rest(app, rest))


def apply_interface_font(app: QApplication) -> None:
    """The face of menus and buttons: the desktop's own, but with Chinese glyphs of the interface language's region."""
    region = "TC" if language() == "zh_TW" else "SC"
    wanted = [name for name in (f"Noto Sans CJK {region}", f"Noto Sans {region}") if name in _families()]
    font = QFont(app.font())
    # A desktop with a real interface face keeps it; the bare "Sans" of a plain Linux gets one that fits the Chinese.
    bare = font.family().lower() in ("sans serif", "sans", "dejavu sans", "")
    font.setFamilies([*wanted, font.family()] if bare else [font.family(), *wanted])
    font.setPixelSize(INTERFACE_PX)
    # Without this Qt shapes every CJK face for the region of the process's locale.
    font.setFeature(QFont.Tag("locl"), 0)
    app.setFont(font)


def regional_font(base: QFont, region: str) -> QFont:
    """`base` with Chinese glyphs of "SC", "TC" or "HK": a heading is drawn as the script that it is shown in."""
    font = QFont(base)
    wanted = f"Noto Sans CJK {region}"
    if wanted in _families():
        # The first family that has a character draws it, so the region has to come first, as in the interface font.
        others = [name for name in base.families() if not name.startswith("Noto Sans CJK")]
        font.setFamilies([wanted, *others])
    return font


class _Drawing(QIconEngine):
    """An icon that is drawn when it is seen: most icons of the menus never are."""

    def __init__(self, name: str, color: str) -> None:
        super().__init__()
        self._name, self._color = name, color
        self._drawn: dict[tuple[int, int, bool], QPixmap] = {}

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        key = (size.width(), size.height(), mode == QIcon.Mode.Disabled)
        if key not in self._drawn:
            self._drawn[key] = self._draw(size, 0.4 if key[2] else 1.0)
        return self._drawn[key]

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = QGuiApplication.instance().devicePixelRatio()
        painter.drawPixmap(rect, self.pixmap(rect.size() * ratio, mode, state))

    def clone(self) -> QIconEngine:
        return _Drawing(self._name, self._color)

    def _draw(self, size: QSize, opacity: float) -> QPixmap:
        from PySide6.QtSvg import QSvgRenderer

        if size.isEmpty():  # a button that was squeezed to nothing
            return QPixmap()
        source = resource("icons", f"{self._name}.svg").read_text(encoding="utf-8")
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setOpacity(opacity)
        QSvgRenderer(QByteArray(source.replace("currentColor", self._color).encode())).render(painter)
        painter.end()
        return pixmap


@lru_cache(maxsize=256)
def icon(name: str, color: str) -> QIcon:
    """One of `resources/icons`, drawn in `color` ("#RRGGBB") and fainter where it is disabled."""
    return QIcon(_Drawing(name, color))


@lru_cache(maxsize=1)
def _families() -> frozenset[str]:
    return frozenset(QFontDatabase.families())


@lru_cache(maxsize=1)
def _style_template() -> Template:
    return Template(resource("themes", "window.qss").read_text(encoding="utf-8"))


def _palette(theme: Theme) -> QPalette:
    palette, role = QPalette(), QPalette.ColorRole
    for source, (target, _) in _SHEET_ROLES.items():
        palette.setColor(target, theme.color(source))
    for target, source in {
        role.Text: "ink",
        role.Button: "chrome",
        role.ButtonText: "ink",
        role.ToolTipBase: "paper",
        role.ToolTipText: "ink",
        role.HighlightedText: "ink",
        role.LinkVisited: "link",
    }.items():
        palette.setColor(target, theme.color(source))
    for target in (role.WindowText, role.Text, role.ButtonText):
        faint = theme.color("quiet")
        faint.setAlphaF(0.6)
        palette.setColor(QPalette.ColorGroup.Disabled, target, faint)
    return palette
