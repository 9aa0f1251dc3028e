"""A window for the tests of the interface, and what they need of a text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from reader.ui import app, i18n
from reader.ui.preferences import Preferences
from reader.ui.window import Window

PAGE = """Home | News | About
中文版

江边的图书馆
The Library by the River

一、开馆
I. Opening

图书馆建在江边，共有三层。每天早上八点开门。
The library stands by the river and has three floors. It opens at eight every morning.

二、藏书
II. The Books

馆里有20万册书，其中一半是外文书。读者可以把书借回家。
It holds 200,000 books, half of them in foreign languages. Readers may take books home.

Copyright © 2020 River Library. All rights reserved.
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A small saved page in both languages, in a folder of its own."""
    path = tmp_path / "library.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def make_window(qtbot: QtBot) -> Iterator[Callable[[], Window]]:
    """Makes windows as `app.open_window` does; they are closed and gone after the test."""
    application = app.make_application()
    font, palette = application.font(), QPalette(application.palette())
    made: list[Window] = []

    def make() -> Window:
        preferences = Preferences()
        i18n.choose_language(application, preferences.get("language") if preferences.settings.stored else "en")
        window = Window(preferences)
        preferences.setParent(window)
        window.resize(1200, 800)
        window.show()
        qtbot.waitExposed(window)
        made.append(window)
        return window

    yield make
    for window in made:
        end(window)
    application.setStyleSheet("")
    application.setPalette(palette)
    application.setFont(font)
    i18n.choose_language(application, "en")
    assert not [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]


@pytest.fixture
def window(make_window: Callable[[], Window]) -> Window:
    """One window that shows its library."""
    return make_window()


@pytest.fixture
def read(qtbot: QtBot) -> Callable[[Window, Path], None]:
    """Opens a file in a window and waits until it is shown."""

    def open_and_wait(window: Window, *paths: Path) -> None:
        before = window.session.project
        window.open_paths([str(path) for path in paths])
        qtbot.waitUntil(lambda: window.session.project is not before or window.messages.isVisible(), timeout=20_000)
        qtbot.waitUntil(lambda: not window.jobs.busy("open"), timeout=20_000)
        assert window.session.project is not before, window.messages.text

    return open_and_wait


def end(window: Window) -> None:
    """Close a window and let Qt delete it."""
    if not isValid(window):
        return
    window.setProperty("close_anyway", True)
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
