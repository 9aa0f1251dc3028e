"""The notes file while its window is open: what other programs do to it is noticed, merged and told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from reader.ui.window import Window

Read = Callable[..., None]


@pytest.fixture
def noted(window: Window, read: Read, page: Path) -> Window:
    """Four highlights, saved."""
    read(window, page)
    for bead in range(4):
        window.page.view.go_to_bead(bead)
        window.annotating.highlight("green")
    assert window.saving.flush()
    return window


@pytest.fixture
def notes(page: Path) -> Path:
    return page.with_name("library.txt.duidu.json")


def told(qtbot: QtBot, window: Window, words: str) -> None:
    qtbot.waitUntil(lambda: words in window.messages.text, timeout=10_000)


def press(window: Window, text: str) -> None:
    QCoreApplication.processEvents()  # buttons that were just made are shown a moment later
    (button,) = [one for one in window.messages.findChildren(QPushButton) if one.text() == text and one.isVisible()]
    button.click()


def colors(window: Window) -> list[str | None]:
    project = window.session.project
    assert project
    return [item.color for item in project.annotations]


def test_a_change_by_another_program_is_merged_without_being_asked(noted: Window, notes: Path, qtbot: QtBot) -> None:
    notes.write_text(notes.read_text(encoding="utf-8").replace('"green"', '"pink"', 1), encoding="utf-8")
    told(qtbot, noted, "Another program changed library.txt.duidu.json: 0 new notes, 1 changed")
    assert colors(noted).count("pink") == 1
    assert noted.session.history.undo_label == "Changes from outside"
    press(noted, "Undo")
    assert colors(noted) == ["green"] * 4


def test_the_notes_go_along_to_another_folder_and_back(
    noted: Window, notes: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    (folder := tmp_path / "elsewhere").mkdir()

    def moved_to(chosen: str) -> None:
        before = noted.session.project
        noted.preferences.choose("notes_folder", chosen)
        qtbot.waitUntil(lambda: noted.session.project is not before and noted.opening.desk is not None, timeout=20_000)
        assert noted.saving.flush()

    moved_to(str(folder))
    (kept,) = folder.iterdir()
    assert kept.read_text(encoding="utf-8").count('"green"') == len(colors(noted)) == 4
    noted.annotating.highlight("pink")
    assert noted.saving.flush()
    assert '"pink"' not in notes.read_text(encoding="utf-8")
    moved_to("")
    assert notes.read_text(encoding="utf-8").count('"pink"') == 1
    assert sorted(map(str, colors(noted))) == ["green"] * 3 + ["pink"]
    moved_to(str(tmp_path / "not there"))
    told(qtbot, noted, "Notes cannot be written to the folder")
    assert len(colors(noted)) == 4


def test_the_button_undoes_nothing_else(noted: Window, notes: Path, qtbot: QtBot) -> None:
    notes.write_text(notes.read_text(encoding="utf-8").replace('"green"', '"pink"', 1), encoding="utf-8")
    told(qtbot, noted, "1 changed")
    noted.page.view.go_to_bead(3)
    noted.annotating.highlight("blue")
    press(noted, "Undo")
    told(qtbot, noted, "Something was edited since then")
    assert sorted(color for color in colors(noted) if color) == ["blue", "green", "green", "pink"]


def test_it_is_noticed_when_the_window_comes_to_the_front(noted: Window, notes: Path, qtbot: QtBot) -> None:
    noted.saving._watching.watch("")
    notes.write_text(notes.read_text(encoding="utf-8").replace('"green"', '"blue"', 2), encoding="utf-8")
    noted._follow_focus(Qt.ApplicationState.ApplicationActive)
    told(qtbot, noted, "2 changed")


def test_a_file_replaced_twice_is_seen_twice(noted: Window, notes: Path, qtbot: QtBot) -> None:
    for number, color in enumerate(("pink", "blue"), 1):
        other = notes.with_name("other")
        other.write_text(notes.read_text(encoding="utf-8").replace('"green"', f'"{color}"', 1), encoding="utf-8")
        other.replace(notes)
        qtbot.waitUntil(lambda n=number: colors(noted).count("green") == 4 - n, timeout=10_000)


def test_a_file_that_is_gone_is_told_once_and_written_again(noted: Window, notes: Path, qtbot: QtBot) -> None:
    notes.unlink()
    told(qtbot, noted, "The notes file library.txt.duidu.json is gone. The notes are still here.")
    press(noted, "Write it again")
    qtbot.waitUntil(notes.exists, timeout=10_000)
    assert notes.read_text(encoding="utf-8").count('"green"') == 4


def test_what_was_removed_in_bulk_is_asked_about(noted: Window, notes: Path, qtbot: QtBot) -> None:
    lines = notes.read_text(encoding="utf-8").splitlines()
    items = [line for line in lines if line.startswith('{"color"') or '"motivation"' in line]
    kept = [line for line in lines if line not in items[1:]]
    text = "\n".join(kept).replace(items[0], items[0].rstrip(",")) + "\n"
    json.loads(text)
    notes.write_text(text, encoding="utf-8")
    told(qtbot, noted, "Another program removed 3 notes from the notes file. They are still here.")
    assert colors(noted) == ["green"] * 4
    press(noted, "Remove them")
    assert colors(noted) == ["green"]
    noted.session.undo()
    assert colors(noted) == ["green"] * 4


def test_a_conflict_copy_that_appears_is_offered(noted: Window, notes: Path, qtbot: QtBot) -> None:
    copy = notes.with_name("library.txt.duidu.sync-conflict-20260114-101500-ABCDEFG.json")
    copy.write_text(notes.read_text(encoding="utf-8").replace('"green"', '"pink"', 1), encoding="utf-8")
    told(qtbot, noted, "Another copy of these notes was found")
    noted.messages.clear()
    noted.saving.look()
    qtbot.waitUntil(lambda: not noted.jobs.busy("save"), timeout=10_000)
    assert not noted.messages.isVisible()


def test_what_the_window_saves_itself_is_no_news(noted: Window, qtbot: QtBot) -> None:
    with qtbot.waitSignal(noted.saving._watching.stirred, timeout=10_000):
        noted.page.view.go_to_bead(0)
        noted.annotating.highlight("pink")
        assert noted.saving.flush()
    qtbot.waitUntil(lambda: not noted.jobs.busy("save"), timeout=10_000)
    assert not noted.messages.isVisible()


def test_a_damaged_file_loses_nothing(noted: Window, notes: Path, qtbot: QtBot) -> None:
    data = notes.read_bytes()
    notes.write_bytes(data[: len(data) // 2])
    qtbot.waitUntil(lambda: len(notes.read_bytes()) > len(data) // 2, timeout=10_000)
    assert colors(noted) == ["green"] * 4
