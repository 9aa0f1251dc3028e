"""Ways to read, as a reader reaches them: by key, from the menu, and as they were left last time."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.ui.window import Window

KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize(
    ("key", "modifier", "setting", "value", "otherwise"),
    [
        (KEY.Key_X, Qt.KeyboardModifier.NoModifier, "swapped", True, False),
        (KEY.Key_F, Qt.KeyboardModifier.NoModifier, "focus", "sentence", "off"),
        (KEY.Key_F, SHIFT, "focus", "line", "off"),
        (KEY.Key_G, Qt.KeyboardModifier.NoModifier, "covered", "en", ""),
        (KEY.Key_G, SHIFT, "covered", "zh", ""),
        (KEY.Key_7, Qt.KeyboardModifier.ControlModifier, "paged", True, False),
    ],
)
def test_a_key_begins_and_ends_it(
    qtbot: QtBot, window: Window, read, page: Path, key: Qt.Key, modifier: Qt.KeyboardModifier, setting: str,
    value: object, otherwise: object,
) -> None:  # fmt: skip
    read(window, page)
    QTest.keyClick(window.page.view, key, modifier)
    assert window.preferences.get(setting) == value
    QTest.keyClick(window.page.view, key, modifier)
    assert window.preferences.get(setting) == otherwise


def test_guessing_goes_by_the_space_bar_and_ends_by_escape(qtbot: QtBot, window: Window, read, page: Path) -> None:
    read(window, page)
    view = window.page.view
    QTest.keyClick(view, KEY.Key_G)
    assert window.actions_["guess_en_mode"].isChecked()
    QTest.keyClick(view, KEY.Key_Space)
    assert (view.current_bead(), view.is_covered(0)) == (0, True)
    QTest.keyClick(view, KEY.Key_Space)
    assert (view.current_bead(), view.is_covered(0)) == (0, False)
    QTest.keyClick(view, KEY.Key_Space)
    assert (view.current_bead(), view.is_covered(1)) == (1, True)
    QTest.keyClick(view, KEY.Key_Space, SHIFT)
    assert view.current_bead() == 0
    QTest.keyClick(view, KEY.Key_Escape)
    assert view.style_shown.covered is None
    assert not window.actions_["reveal"].isEnabled()


def test_guessing_needs_both_sides_and_ends_when_one_corrects(qtbot: QtBot, window: Window, read, page: Path) -> None:
    read(window, page)
    window.actions_["mode_zh"].trigger()
    assert not window.actions_["reveal"].isEnabled()
    assert window.actions_["peek"].isEnabled()
    window.actions_["guess_en_mode"].trigger()
    assert window.preferences.get("mode") == "side"
    assert window.actions_["reveal"].isEnabled()
    window.actions_["align_mode"].trigger()
    assert window.preferences.get("covered") == ""
    window.actions_["guess_zh_mode"].trigger()
    assert not window.aligning.active


def test_the_other_language_is_asked_for_by_key(qtbot: QtBot, window: Window, read, page: Path) -> None:
    read(window, page)
    assert not window.actions_["peek"].isEnabled()
    window.actions_["mode_zh"].trigger()
    QTest.keyClick(window.page.view, KEY.Key_O)
    assert window.page.view.peek.text == "The library stands by the river and has three floors."
    window.preferences.choose("peek", "hover")
    assert window.page.view.peek.trigger == "hover"


def test_the_gutter_goes_by_keys_and_is_remembered(qtbot: QtBot, window: Window, make_window, read, page: Path) -> None:
    read(window, page)
    view = window.page.view
    before = view.columns.gutter_x
    window.actions_["split_left"].trigger()
    assert view.columns.gutter_x < before
    window.preferences.choose("swapped", True)
    now = view.columns.gutter_x
    window.actions_["split_left"].trigger()
    assert view.columns.gutter_x < now
    window.actions_["split_even"].trigger()
    assert window.preferences.get("split") == 50
    view.splitChosen.emit(0.618)
    window.preferences.save()
    again = make_window()
    read(again, page)
    assert again.page.view.style_shown.split == 0.62
    assert again.page.view.style_shown.swapped
    assert again.actions_["swap_sides"].isChecked()


def test_the_pane_that_is_hidden_says_which_keys_reveal_it(qtbot: QtBot, window: Window, read, page: Path) -> None:
    read(window, page)
    window.actions_["guess_en_mode"].trigger()
    said = [text for _, _, text in window.page.view._header._labels()]
    assert said[1].endswith("hidden: Space reveals, Esc ends")
    window.preferences.choose("keys", {"reveal": ["Return"]})
    assert "Return reveals" in [text for _, _, text in window.page.view._header._labels()][1]


def test_the_wheel_may_move_the_text_at_once(qtbot: QtBot, window: Window, read, page: Path) -> None:
    read(window, page)
    assert not window.page.view._glide.instant
    window.preferences.choose("glide", False)
    assert window.page.view._glide.instant


def test_the_second_script_is_shown_when_its_tables_are_read(qtbot: QtBot, window: Window, read, page: Path) -> None:
    read(window, page)
    window.actions_["mode_scripts"].trigger()
    qtbot.waitUntil(lambda: bool(window.page.view.columns.twins), timeout=10_000)
    assert window.top_bar.modes.button("side").isChecked()  # the kin of what has no button of its own
    window.actions_["mode_side"].trigger()
    assert not window.page.view.columns.twins
