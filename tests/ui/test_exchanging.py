"""Notes and texts out to other programs, and notes in, as one step of undo."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from reader.ui.window import Window
from tests.ui.conftest import end


def press(window: Window, text: str) -> None:
    QCoreApplication.processEvents()  # buttons that were just made are shown a moment later
    (button,) = [one for one in window.messages.findChildren(QPushButton) if one.text() == text and one.isVisible()]
    button.click()


def told(qtbot: QtBot, window: Window, words: str) -> None:
    qtbot.waitUntil(lambda: window.messages.isVisible() and words in window.messages.text, timeout=10_000)


@pytest.mark.parametrize("suffix", [".md", ".html", ".csv", ".docx", ".jsonld", ".txt"])
def test_notes_are_written_in_every_form(qtbot: QtBot, window: Window, read, page: Path, suffix: str) -> None:
    read(window, page)
    window.page.view.go_to_bead(0)
    window.annotating.highlight("green")
    path = page.with_name(f"out{suffix}")
    window.notes_export.write(str(path))
    told(qtbot, window, f"Written: out{suffix}")
    assert path.stat().st_size > 0


@pytest.mark.parametrize("suffix", [".json", ".tsv", ".txt", ".html", ".tmx", ".md"])
def test_the_aligned_text_is_written_in_every_form(qtbot: QtBot, window: Window, read, page: Path, suffix: str) -> None:
    read(window, page)
    path = page.with_name(f"aligned{suffix}")
    window.exchanging.export_text(str(path))
    told(qtbot, window, f"Written: aligned{suffix}")
    assert "图书馆建在江边" in path.read_text(encoding="utf-8")


def test_a_form_that_is_not_known_is_told(qtbot: QtBot, window: Window, read, page: Path) -> None:
    read(window, page)
    window.notes_export.write(str(page.with_name("out.xyz")))
    told(qtbot, window, "Notes cannot be written as .xyz.")


def test_the_dialog_adds_the_suffix(
    qtbot: QtBot, window: Window, read, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(window, page)
    answer = (str(page.with_name("mine")), "Table (CSV) (*.csv)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: answer)
    window.actions_["export_notes"].trigger()
    card = window.notes_export.card
    assert card.isVisible()
    card.choose("form", ".csv")
    card.asked.emit()
    told(qtbot, window, "Written: mine.csv")
    assert not card.isVisible()


def test_the_notes_in_the_list_are_written_as_they_are_shown(
    qtbot: QtBot, window: Window, read, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(window, page)
    for bead, color in ((0, "green"), (2, "pink")):
        window.page.view.go_to_bead(bead)
        window.annotating.highlight(color)
    window.converting.choose("hant")
    qtbot.waitUntil(lambda: window.looking.script == "hant", timeout=10_000)
    window.listing.toggle("colors", "green")
    path = page.with_name("mine.md")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: (str(path), ""))
    window.actions_["export_notes"].trigger()
    card = window.notes_export.card
    card.choose("form", ".md")
    card.choose("share", "listed")
    card.choose("characters", "shown")
    card.asked.emit()
    told(qtbot, window, "Written: mine.md")
    text = path.read_text(encoding="utf-8")
    assert "圖書館建在江邊" in text
    assert "20万册" not in text
    assert "20萬冊" not in text
    window.notes_export.write(str(path))
    told(qtbot, window, "Written: mine.md")
    qtbot.waitUntil(lambda: "20万册" in path.read_text(encoding="utf-8"), timeout=10_000)


def test_an_import_that_would_remove_much_asks_on_its_own(qtbot: QtBot, make_window, read, page: Path) -> None:
    window = make_window()
    read(window, page)
    for bead in range(3):
        window.page.view.go_to_bead(bead)
        window.annotating.highlight("blue")
    assert window.saving.flush()
    theirs = page.with_name("theirs.json")
    shutil.copy(page.with_name("library.txt.duidu.json"), theirs)
    items = window.session.project.annotations
    window.listing.delete([item.id for item in items[:2]])
    assert window.saving.flush()
    shutil.copy(page.with_name("library.txt.duidu.json"), page.with_name("gone.json"))
    window.session.undo()
    window.exchanging.import_notes(str(page.with_name("gone.json")))
    told(qtbot, window, "It would remove more than a fifth of your notes.")
    press(window, "Take in what is new, remove nothing")
    assert len(window.session.project.annotations) == 3
    window.exchanging.import_notes(str(page.with_name("gone.json")))
    told(qtbot, window, "It would remove more than a fifth of your notes.")
    press(window, "Remove them too")
    assert len(window.session.project.annotations) == 1
    window.session.undo()
    assert len(window.session.project.annotations) == 3


def test_a_colleagues_notes_are_shown_first_and_taken_in_as_one_step(
    qtbot: QtBot, make_window, read, page: Path, tmp_path: Path
) -> None:
    theirs = make_window()
    read(theirs, page)
    theirs.page.view.go_to_bead(1)
    theirs.annotating.highlight("pink")
    end(theirs)
    other = tmp_path / "theirs.json"
    page.with_name("library.txt.duidu.json").rename(other)

    mine = make_window()
    read(mine, page)
    mine.page.view.go_to_bead(0)
    mine.annotating.highlight("yellow")
    mine.exchanging.import_notes(str(other))
    told(qtbot, mine, "theirs.json: 1 new notes, 0 changed, 0 removed, 0 kept in both versions.")
    assert len(mine.session.project.annotations) == 1
    press(mine, "Take them in")
    assert sorted(item.color for item in mine.session.project.annotations) == ["pink", "yellow"]
    mine.actions_["undo"].trigger()
    assert [item.color for item in mine.session.project.annotations] == ["yellow"]
    mine.actions_["redo"].trigger()
    mine.exchanging.import_notes(str(other))
    told(qtbot, mine, "holds nothing that is not here already")


def test_a_copy_left_by_a_synchroniser_is_offered(qtbot: QtBot, make_window, read, page: Path) -> None:
    window = make_window()
    read(window, page)
    window.page.view.go_to_bead(0)
    window.annotating.highlight("blue")
    end(window)
    notes = page.with_name("library.txt.duidu.json")
    copy = page.with_name("library.txt.duidu (Li's conflicted copy 2026-01-14).json")
    notes.rename(copy)
    again = make_window()
    read(again, page)
    told(qtbot, again, "Another copy of these notes was found")
    press(again, "Look at it")
    told(qtbot, again, "1 new notes")


def test_backups_are_in_the_menu(qtbot: QtBot, window: Window, read, page: Path) -> None:
    read(window, page)
    menu = QMenu(window)
    window.exchanging.fill_backups(menu)
    assert [action.text() for action in menu.actions()] == ["There are no backups yet"]
    for color in ("green", "blue"):  # the second save keeps what the first wrote
        window.page.view.go_to_bead(0)
        window.annotating.highlight(color)
        assert window.saving.flush()
    menu.clear()
    window.exchanging.fill_backups(menu)
    assert menu.actions()[0].isEnabled()
    menu.actions()[0].trigger()
    qtbot.waitUntil(window.messages.isVisible, timeout=10_000)


def test_a_note_without_a_place_is_put_on_the_selection(qtbot: QtBot, make_window, read, page: Path) -> None:
    window = make_window()
    read(window, page)
    window.page.view.go_to_bead(1)
    window.annotating.highlight("blue")
    end(window)
    page.write_text(
        page.read_text(encoding="utf-8").replace("每天早上八点开门。", "全年无休，欢迎光临。"), encoding="utf-8"
    )
    again = make_window()
    read(again, page)
    (item,) = again.session.project.annotations
    assert not item.placed
    again.annotating.choose(item.id)
    again.page.view.go_to_bead(0)
    again.page.view.select_sentence()
    again.actions_["place_note"].trigger()
    (item,) = again.session.project.annotations
    assert item.placed
    assert item.targets[0].selector.exact == "图书馆建在江边，共有三层。"
