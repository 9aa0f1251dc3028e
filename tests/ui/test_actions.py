"""The table of actions: each can be reached, done and told apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from reader.ui.actions import ACTIONS, BY_ID, CONTEXT_MENU, MENUS, MODES
from reader.ui.command_palette import Command, rank
from reader.ui.dialogs.keys import conflicts
from reader.ui.window import Window


def in_menus() -> list[str]:
    found: list[str] = []
    for _, entries in MENUS:
        for entry in entries:
            found += entry[1] if isinstance(entry, tuple) else [entry]
    return [ident for ident in found if ident != "-" and not ident.startswith("@")]


def test_every_action_stands_in_one_menu() -> None:
    placed = in_menus()
    assert len(placed) == len(set(placed))
    assert set(placed) <= set(BY_ID)
    assert {ident for ident in set(BY_ID) - set(placed) if BY_ID[ident].need not in MODES} == set()
    assert set(CONTEXT_MENU) - {"-"} <= set(BY_ID)


def test_keys_are_unique_and_understood() -> None:
    assert conflicts({}) == {}
    for spec in ACTIONS:
        for key in spec.keys:
            assert QKeySequence(key).toString(), key


def test_every_action_does_something(window: Window) -> None:
    bound = [ident for room in window.rooms for ident in room.handlers()]
    bound += ["save", "library", "quit"]  # the window's own
    assert sorted(bound) == sorted(BY_ID)


def test_actions_that_need_a_text_wait_for_one(qtbot: QtBot, window: Window, read, page: Path) -> None:
    assert not window.actions_["note"].isEnabled()
    assert window.actions_["open"].isEnabled()
    read(window, page)
    assert window.actions_["note"].isEnabled()
    assert not window.actions_["copy"].isEnabled()
    window.page.view.go_to_bead(0)
    window.actions_["select_sentence"].trigger()
    assert window.actions_["copy"].isEnabled()
    window.actions_["library"].trigger()
    assert not window.actions_["note"].isEnabled()


def test_letters_reach_the_field_in_which_one_types(qtbot: QtBot, window: Window, read, page: Path) -> None:
    read(window, page)
    window.page.notes.search.setFocus()
    qtbot.keyClicks(window.page.notes.search, "n1")
    assert window.page.notes.search.text() == "n1"
    assert window.session.project is not None
    assert window.session.project.annotations == ()


def test_own_keys_take_the_place_of_the_default(qtbot: QtBot, window: Window) -> None:
    window.preferences.choose("keys", {"open": ["Ctrl+Alt+O"]})
    assert window.actions_["open"].shortcut().toString() == "Ctrl+Alt+O"
    assert conflicts({"open": ["Ctrl+K"]}) == {"Ctrl+K": ["open", "palette"]}
    window.preferences.restore("keys")
    assert window.actions_["open"].shortcut().toString() == "Ctrl+O"


@pytest.mark.parametrize(
    ("query", "text", "also", "fits"),
    [
        ("hi", "Highlight yellow", "", True),
        ("yel", "标为黄色", "Highlight yellow", True),
        ("hlyl", "Highlight yellow", "", True),
        ("zoom", "Highlight yellow", "", False),
        ("", "Anything", "", True),
    ],
)
def test_rank_finds_words_letters_and_english(query: str, text: str, also: str, fits: bool) -> None:
    assert (rank(query, Command(text, "", also, lambda: None)) is not None) is fits


def test_rank_prefers_the_beginning() -> None:
    commands = [Command(text, "", "", lambda: None) for text in ("Note: add", "Add a note", "Any other thing: e")]
    ranks = [rank("note", command) for command in commands]
    assert ranks[0] is not None
    assert ranks[1] is not None
    assert ranks[0] < ranks[1]


def test_the_palette_runs_what_is_marked(qtbot: QtBot, window: Window, read, page: Path) -> None:
    read(window, page)
    palette = window.asking.show_palette()
    palette.field.setText("simplified")
    palette._run()
    qtbot.waitUntil(lambda: window.looking.script == "hans")


def test_the_palette_goes_to_a_section(qtbot: QtBot, window: Window, read, page: Path) -> None:
    read(window, page)
    palette = window.asking.show_palette()
    palette.field.setText("the books")
    assert palette.list.item(0).text().startswith("二、藏书")
    palette._run()
    place = window.page.view.cursor_place()
    assert place is not None
