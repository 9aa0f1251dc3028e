"""Dressing: theme, keys, menu bar and interface language, put on the window whenever one of them changes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from reader.core.errors import DuiduError
from reader.core.messages import tr
from reader.core.settings import BY_KEY
from reader.ui import fonts, i18n, theme
from reader.ui.preferences import Preferences
from reader.ui.room import Room

if TYPE_CHECKING:
    from reader.ui.library import LibraryPage
    from reader.ui.window import Window


class Dressing(Room):
    """Follows the preferences of appearance."""

    def __init__(self, window: Window, preferences: Preferences) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self.colors: theme.Theme | None = None
        preferences.changed.connect(self._follow)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {"menu_bar": lambda: self._preferences.choose("menu_bar", not self._preferences.get("menu_bar"))}

    def put_on(self) -> None:
        """Everything as the preferences say."""
        window, get = self._window, self._preferences.get
        try:
            colors = theme.load_theme(theme.resolved_name(get("theme")))
        except DuiduError as error:
            window.messages.tell_error(error)
            colors = theme.load_theme("light")
        self.colors = colors
        theme.apply_theme(QApplication.instance(), colors)
        window.actions_.dress(get("keys"), colors)
        self._show_menu_bar()
        if "library" in vars(window):
            self.dress_library(window.library)
        window.top_bar.dress(colors)
        window.messages.dress(colors.roles["ink"])
        for room in window.rooms:
            room.dress(colors)

    def _show_menu_bar(self) -> None:
        """The menu bar, or the button that opens the menu."""
        window, shown = self._window, self._preferences.get("menu_bar")
        window.menuBar().setVisible(shown)
        window.top_bar.menu_button.setVisible(not shown)
        window.actions_["menu_bar"].setChecked(shown)

    def dress_library(self, page: LibraryPage) -> None:
        """The page of texts as the window is dressed."""
        page.retranslate()  # its buttons show the keys
        if self.colors:
            page.dress(self.colors, fonts.reading_font(fonts.latin_family(), 26))

    def fill_choices(self, key: str, menu: QMenu) -> None:
        """A setting's choices as a menu."""
        choices = [(value, tr(title)) for value, title in BY_KEY[key].choices]
        for value, title in theme.theme_choices() if key == "theme" else choices:
            action = menu.addAction(title, partial(self._preferences.choose, key, value))
            action.setCheckable(True)
            action.setChecked(self._preferences.get(key) == value)

    def _follow(self, key: str) -> None:
        app = QApplication.instance()
        if key == "menu_bar":
            self._show_menu_bar()
        elif key in ("theme", "keys"):
            self.put_on()
        elif key == "language":
            i18n.choose_language(app, self._preferences.get("language"))
            theme.apply_interface_font(app)
            self._window.actions_.retranslate()
            self.put_on()  # the rooms name their tabs and cards anew

    def _follow_system(self) -> None:
        if self._preferences.get("theme") == "system":
            self.put_on()
