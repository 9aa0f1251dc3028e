"""Hands: somebody who tries everything at random, and what they read."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from reader.ui.actions import ACTIONS
from reader.ui.window import Window
from tests.made_bitext import town

# What ends the run; the texts are opened and closed by the runner itself.
NEVER = frozenset(("quit", "library", "reload"))
WORDS = ("小镇", "town", "yulan", "wangluo", "zh:船 en:boat", "2019", "no such word", "[", "")
NAMES = 8
KEYS = "jk1234nxedswpfgo[]"


def write_text(folder: Path, number: int) -> Path:
    """A text in both languages; no two are alike, but names come again, or the library would grow."""
    bitext = town(6 + number * 7 % 60, per_paragraph=1 + number % 4, per_section=4 + number % 9)
    path = folder / f"text{number % NAMES}.txt"
    zh, en = bitext.zh.text, bitext.en.text
    path.write_text(f"{zh}\n\n{en}\n" if number % 3 else f"{en}\n\n{zh}\n", encoding="utf-8")
    return path


class Hands:
    """`do` does one thing and returns its name."""

    def __init__(self, window: Window, seed: int) -> None:
        self.window = window
        self.chance = random.Random(seed)

    def _ways(self) -> list[tuple[int, Callable[[], str]]]:
        # Not kept: these hands would be a cycle of garbage for each text, and counted as what the window has kept.
        return [
            (10, self._action), (4, self._key), (3, self._click), (3, self._wheel), (2, self._search),
            (1, self._resize), (2, self._setting), (1, self._drag), (2, self._strip),
        ]  # fmt: skip

    def do(self) -> str:
        weights, ways = zip(*self._ways(), strict=True)
        (way,) = self.chance.choices(ways, weights)
        name = way()
        QApplication.processEvents()
        self._put_away()
        return name

    def _action(self) -> str:
        able = [spec.id for spec in ACTIONS if spec.id not in NEVER and self.window.actions_[spec.id].isEnabled()]
        name = self.chance.choice(able)
        self.window.actions_[name].trigger()
        return name

    def _key(self) -> str:
        key = self.chance.choice(KEYS)
        QTest.keyClick(QApplication.focusWidget() or self.window.page.view, key)
        return f"key {key}"

    def _click(self) -> str:
        area = self.window.page.view.viewport()
        place = self._place(area)
        if self.chance.random() < 0.3:
            QTest.mouseDClick(area, Qt.MouseButton.LeftButton, pos=place)
        else:
            QTest.mouseClick(area, Qt.MouseButton.LeftButton, pos=place)
        return "click"

    def _drag(self) -> str:
        area = self.window.page.view.viewport()
        QTest.mousePress(area, Qt.MouseButton.LeftButton, pos=self._place(area))
        QTest.mouseMove(area, self._place(area))
        QTest.mouseRelease(area, Qt.MouseButton.LeftButton, pos=self._place(area))
        return "drag"

    def _strip(self) -> str:
        strip = self.window.overview.strip
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=self._place(strip))
        return "strip"

    def _wheel(self) -> str:
        area = self.window.page.view.viewport()
        place, delta = QPointF(area.rect().center()), QPoint(0, self.chance.choice((-480, -120, 120, 240)))
        kept = Qt.KeyboardModifier.ControlModifier if self.chance.random() < 0.1 else Qt.KeyboardModifier.NoModifier
        event = QWheelEvent(
            place, place, QPoint(), delta, Qt.MouseButton.NoButton, kept, Qt.ScrollPhase.NoScrollPhase, False
        )
        QApplication.sendEvent(area, event)
        return "wheel"

    def _search(self) -> str:
        words = self.chance.choice(WORDS)
        self.window.top_bar.find.setText(words)
        return f"find {words}"

    def _resize(self) -> str:
        self.window.resize(QSize(self.chance.randint(640, 1500), self.chance.randint(420, 1000)))
        return "resize"

    def _setting(self) -> str:
        from reader.core.settings import SETTINGS

        setting = self.chance.choice([one for one in SETTINGS if one.kind in ("choice", "theme", "flag")])
        values = [value for value, _ in setting.choices] or [True, False]
        self.window.preferences.choose(setting.key, self.chance.choice(values))
        return f"setting {setting.key}"

    def _place(self, area: QWidget) -> QPoint:
        return QPoint(self.chance.randrange(max(1, area.width())), self.chance.randrange(max(1, area.height())))

    def _put_away(self) -> None:
        """Close dialogs and menus that came up."""
        for widget in QApplication.topLevelWidgets():
            if widget is not self.window and widget.isVisible() and isinstance(widget, QDialog | QMenu):
                widget.close()
        if self.window.windowState() & Qt.WindowState.WindowFullScreen:
            self.window.setWindowState(Qt.WindowState.WindowNoState)
