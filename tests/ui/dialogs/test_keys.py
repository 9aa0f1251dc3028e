"""The cheat sheet: all actions, by menu, searchable, and rebound where they stand."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from reader.core.messages import set_language
from reader.ui.actions import ACTIONS, MENUS
from reader.ui.dialogs.keys import KeysDialog, by_menu
from reader.ui.preferences import Preferences


@pytest.fixture
def dialog(qtbot: QtBot) -> KeysDialog:
    dialog = KeysDialog(Preferences())
    qtbot.addWidget(dialog)
    return dialog


def shown(dialog: KeysDialog) -> list[str]:
    table = dialog.table
    return [table.item(row, 0).text() for row in range(table.rowCount()) if not table.isRowHidden(row)]


def row_of(dialog: KeysDialog, text: str) -> int:
    return next(row for row in range(dialog.table.rowCount()) if dialog.table.item(row, 0).text() == text)


def test_each_action_stands_once_below_its_menu() -> None:
    rows = by_menu()
    assert sorted(spec.id for spec in rows if not isinstance(spec, str)) == sorted(spec.id for spec in ACTIONS)
    assert [row for row in rows if isinstance(row, str)] == [title for title, _ in MENUS]


def test_headings_are_words_without_keys(dialog: KeysDialog) -> None:
    assert shown(dialog)[0] == "File"
    set_language("zh_CN")
    dialog.retranslate()
    assert shown(dialog)[0] == "文件"


def test_a_search_leaves_the_headings_of_what_it_finds(dialog: KeysDialog) -> None:
    dialog.search.setText("zoom ctrl")
    assert shown(dialog) == []
    dialog.search.setText("ctrl+shift+z")
    assert shown(dialog) == ["Edit", "Redo"]
    dialog.search.clear()
    assert len(shown(dialog)) == len(ACTIONS) + len(MENUS)


def test_other_keys_are_chosen_and_taken_back(dialog: KeysDialog) -> None:
    dialog.table.setCurrentCell(row_of(dialog, "Find in both languages"), 0)
    dialog.editor.setKeySequence(QKeySequence("Ctrl+P"))
    dialog.editor.editingFinished.emit()
    assert dialog._preferences.get("keys") == {"find": ["Ctrl+P"]}
    assert dialog.table.item(row_of(dialog, "Find in both languages"), 1).text() == "⚠ Ctrl+P"
    assert "Ctrl+P" in dialog._conflict.text()
    dialog._restore()
    assert dialog._preferences.get("keys") == {}
    assert dialog._conflict.text() == ""


def test_a_heading_has_no_keys(dialog: KeysDialog) -> None:
    dialog.table.setCurrentCell(0, 0)
    assert not dialog.editor.isEnabled()
