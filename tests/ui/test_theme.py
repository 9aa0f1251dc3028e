"""Themes: complete, legible, replaceable."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.core.errors import InputError
from reader.core.resources import resource
from reader.ui import theme
from reader.ui.window import Window

NAMES = ("light", "dark", "sepia", "contrast", "contrast-dark")

# Text in this role is shown on these grounds.
TEXT_ON = {
    "ink": (
        "paper", "chrome", "accent_soft", "hover", "current", "selection", "hit", "highlight_yellow", "highlight_green",
        "highlight_blue", "highlight_pink",
    ),
    "quiet": ("paper", "chrome", "accent_soft"),
    "accent": ("paper", "chrome"),
    "link": ("paper", "chrome"),
    "ok": ("paper", "chrome"),
    "warn": ("paper", "chrome"),
    "error": ("paper", "chrome"),
    "dimmed": ("paper", "chrome"),
    "on_accent": ("accent",),
}  # fmt: skip


def luminance(color: str) -> float:
    parts = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in QColor(color).getRgbF()[:3]
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", NAMES)
def test_text_is_legible_on_every_ground(name: str) -> None:
    roles = theme.load_theme(name).roles
    least = 7.0 if name.startswith("contrast") else 4.5
    poor = [
        (text, ground, round(contrast(roles[text], roles[ground]), 2))
        for text, grounds in TEXT_ON.items()
        for ground in grounds
        if contrast(roles[text], roles[ground]) < (least if text == "ink" else 4.5)
    ]
    assert poor == []


@pytest.mark.parametrize("name", NAMES)
def test_the_keyboard_focus_is_seen(name: str) -> None:
    roles = theme.load_theme(name).roles
    assert contrast(roles["focus"], roles["paper"]) >= 3
    assert contrast(roles["focus"], roles["chrome"]) >= 3


@pytest.mark.parametrize("name", NAMES)
def test_highlights_differ_from_the_paper_and_each_other(name: str) -> None:
    roles = theme.load_theme(name).roles
    grounds = [roles[f"highlight_{color}"] for color in ("yellow", "green", "blue", "pink")] + [roles["paper"]]
    assert len(set(grounds)) == 5


def test_a_theme_of_the_user_is_found(own_folders: Path) -> None:
    folder = own_folders / "config" / "themes"
    folder.mkdir(parents=True)
    source = resource("themes", "light.toml").read_text(encoding="utf-8")
    (folder / "mine.toml").write_text(source.replace("#FBFAF7", "#FFFFF0"), encoding="utf-8")
    assert theme.load_theme("mine").roles["paper"] == "#FFFFF0"


@pytest.mark.parametrize(
    "text",
    ["", "not toml [", '[colors]\n[roles]\npaper = "#fff"', 'colors = 3\nroles = "x"'],
)
def test_a_broken_theme_says_so(text: str) -> None:
    with pytest.raises(InputError):
        theme.parse_theme("mine", text)


def test_a_role_must_be_a_colour() -> None:
    source = resource("themes", "light.toml").read_text(encoding="utf-8")
    with pytest.raises(InputError) as caught:
        theme.parse_theme("mine", source.replace('link = "accent"', 'link = "no colour"'))
    assert "link" in str(caught.value)


def test_a_theme_that_is_gone_falls_back_to_light() -> None:
    assert theme.resolved_name("gone") == "light"


def test_every_icon_is_drawn(qapp: object) -> None:
    for path in resource("icons").glob("*.svg"):
        assert not theme.icon(path.stem, "#123456").pixmap(20, 20).isNull(), path.name


def test_an_icon_that_is_squeezed_to_nothing_is_nothing(qapp: object) -> None:
    assert theme.icon("open", "#123456").pixmap(QSize(0, 20)).isNull()


def test_a_theme_is_put_on_what_is_shown_and_on_what_is_not(qtbot: QtBot, window: Window) -> None:
    window.show()
    seen, hidden = window.top_bar, window.page.left
    hidden.grab()  # it was polished once
    for name in ("dark", "sepia"):
        window.preferences.choose("theme", name)
        chrome = theme.load_theme(name).color("chrome")
        assert seen.grab().toImage().pixelColor(2, 2) == chrome
        qtbot.waitUntil(lambda color=chrome: hidden.grab().toImage().pixelColor(2, 2) == color)


def test_what_is_shown_while_a_theme_is_put_on_comes_first(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show()
    window.page.left.grab()  # it was polished once
    monkeypatch.setattr(theme, "AT_ONCE", 1)
    window.preferences.choose("theme", "dark")
    window.stack.setCurrentWidget(window.page)
    for _ in range(3):
        QApplication.processEvents()
    chrome = theme.load_theme("dark").color("chrome")
    assert window.page.left.grab().toImage().pixelColor(2, 2) == chrome
