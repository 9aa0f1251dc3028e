"""The window itself: what it remembers, how it behaves when it is small, dropped upon, or busy."""

from __future__ import annotations

import gc
import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.core.bitext import Bitext
from reader.ui.actions import MENUS
from reader.ui.window import Window
from tests.ui.conftest import PAGE, end
from tests.ui.watchdog import LIMIT_MS, Watchdog


def test_layout_and_theme_come_back(qtbot: QtBot, make_window, read, page: Path) -> None:
    window = make_window()
    read(window, page)
    window.actions_["left_panel"].trigger()
    window.actions_["right_panel"].trigger()
    window.preferences.choose("theme", "sepia")
    window.resize(1000, 700)
    end(window)
    again = make_window()
    assert again.page.left.isHidden()
    assert not again.page.right.isHidden()
    assert again.preferences.get("theme") == "sepia"


def test_a_narrow_window_fits(qtbot: QtBot, make_window, read, page: Path) -> None:
    window = make_window()
    read(window, page)
    window.annotating.write_note()
    window.resize(1024, 700)
    qtbot.waitUntil(lambda: window.width() == 1024)
    bar = window.top_bar
    assert bar.minimumSizeHint().width() <= 1024
    assert window.page.view.width() >= 560
    shown = [bar._home, bar._left, bar.title, bar.scripts, bar.modes, bar.find, bar._right]
    edges = [(widget.geometry().left(), widget.geometry().right()) for widget in shown]
    assert edges == sorted(edges)
    assert edges[-1][1] <= bar.width()


def test_files_are_dropped(qtbot: QtBot, window: Window, page: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(page))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    assert window.library.drop_zone.property("active") is True
    with qtbot.waitSignal(window.opening.opened, timeout=20_000):
        QApplication.sendEvent(window, QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, buttons, keys))
    assert window.library.drop_zone.property("active") is False


def test_text_is_no_drop(qtbot: QtBot, window: Window) -> None:
    data = QMimeData()
    data.setText("no file")
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(window, enter)
    assert not enter.isAccepted()


def test_opening_can_be_cancelled(qtbot: QtBot, window: Window, read, page: Path, tmp_path: Path) -> None:
    read(window, page)
    before = window.session.project
    large = tmp_path / "large.txt"
    large.write_text(PAGE * 400, encoding="utf-8")
    window.open_paths([str(large)])
    qtbot.waitUntil(window.job_bar.isVisible, timeout=20_000)
    window.job_bar._cancel.click()
    assert not window.job_bar.isVisible()
    assert not window.jobs.busy("open")
    assert window.session.project is before


def test_the_window_answers_while_a_text_is_opened(qtbot: QtBot, window: Window, read, tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    large.write_text(PAGE * 20, encoding="utf-8")
    with Watchdog() as dog:
        read(window, large)
    assert dog.longest <= LIMIT_MS


def test_the_light_and_dark_desktop_is_followed(qtbot: QtBot, window: Window) -> None:
    window.preferences.choose("theme", "dark")
    dark = QApplication.palette().window().color().lightness()
    window.preferences.choose("theme", "light")
    assert dark < 80 < QApplication.palette().window().color().lightness()
    assert window.page.view.style_shown.colors.paper == "#FBFAF7"


def test_the_menu_moves_into_a_button(qtbot: QtBot, window: Window) -> None:
    window.actions_["menu_bar"].trigger()
    assert not window.menuBar().isVisible()
    assert window.top_bar.menu_button.isVisible()
    titles = [action.text() for action in window.top_bar.menu_button.menu().actions()]
    assert titles == [title for title, _ in MENUS]
    window.actions_["menu_bar"].trigger()
    assert window.menuBar().isVisible()


def test_menus_that_change_are_filled_when_they_open(qtbot: QtBot, window: Window, read, page: Path) -> None:
    read(window, page)
    filled = {}
    for menu, title in window.actions_._menus:
        if title in ("Open again", "Reopen with encoding", "Theme", "Interface language"):
            menu.aboutToShow.emit()
            filled.setdefault(title, [action.text() for action in menu.actions()])
    assert filled["Open again"] == ["江边的图书馆"]
    assert "GB18030 (GBK, GB2312)" in filled["Reopen with encoding"]
    assert filled["Theme"][:3] == ["Follow the system", "Light", "Dark"]
    assert filled["Interface language"] == ["Same as the system", "English", "简体中文", "繁體中文"]


def test_settings_are_searched_applied_and_restored(qtbot: QtBot, window: Window, read, page: Path) -> None:
    read(window, page)
    dialog = window.asking.show_settings()
    dialog.search.setText("chinese text size")
    (row,) = [row for row in dialog.rows if not row.isHidden()]
    row.editor.setValue(24)
    assert window.page.view.style_shown.zh_size == 24
    row._restore.click()
    assert window.page.view.style_shown.zh_size == 17
    assert not row._restore.isEnabled()
    dialog.search.setText("no such thing")
    assert not dialog._nothing.isHidden()
    dialog.close()


def test_an_earlier_text_is_let_go(qtbot: QtBot, window: Window, read, page: Path) -> None:
    def alive() -> int:
        gc.unfreeze()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        return sum(type(thing) is Bitext for thing in gc.get_objects())

    before = alive()
    for _ in range(3):
        read(window, page)
        window.page.view.go_to_bead(0)
        window.annotating.highlight("yellow")
        window.top_bar.find.setText("图书馆")
        qtbot.waitUntil(lambda: bool(window.finding.hits))
        window.actions_["library"].trigger()
        qtbot.waitUntil(lambda: not window.jobs.busy("certainty"))
    assert alive() <= before


def held(bitext: Bitext) -> list[int]:
    """How many hold each part of a text."""
    return [sys.getrefcount(part) for part in (bitext.zh, bitext.en, bitext.alignment)]


def test_nothing_holds_a_text_that_was_closed(qtbot: QtBot, window: Window, read, page: Path) -> None:
    read(window, page)
    window.actions_["highlight_yellow"].trigger()
    qtbot.waitUntil(lambda: not window.jobs.busy("certainty"))
    bitext = window.session.project.bitext
    window.close_text()
    parts = {name: replace(getattr(bitext, name)) for name in ("zh", "en", "alignment")}
    nobodys = replace(bitext, **parts)
    parts.clear()
    qtbot.waitUntil(lambda: held(bitext) == held(nobodys), timeout=10_000)
