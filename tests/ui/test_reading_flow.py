"""What a person does with a text: open, mark, write, close, come back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from reader.ui.shelf import bead_near
from reader.ui.window import Window
from reader.workflow.desk import sample_path
from tests.ui.conftest import PAGE, end

Read = Callable[..., None]


def project(window: Window):
    assert window.session.project is not None
    return window.session.project


def test_a_note_is_there_again_after_a_restart(qtbot: QtBot, make_window, read: Read, page: Path) -> None:
    window = make_window()
    read(window, page)
    view = window.page.view
    view.go_to_bead(1)
    qtbot.keyClick(view, "n")
    qtbot.keyClicks(window.page.note_card.body, "from eight")
    qtbot.waitUntil(lambda: window.saving.state.word == "saved" and page.with_name("library.txt.duidu.json").exists())
    assert window.status_line.text("saved") == "All notes saved · library.txt.duidu.json"
    end(window)

    again = make_window()
    read(again, page)
    (note,) = project(again).annotations
    assert note.body == "from eight"
    assert note.targets[0].selector.exact == project(again).bitext.zh.segments[1].span.of(PAGE)


def test_the_sample_keeps_its_notes_in_the_data_folder(
    qtbot: QtBot, make_window, read: Read, own_folders: Path
) -> None:
    window = make_window()
    read(window, Path(sample_path()))
    window.page.view.go_to_bead(3)
    qtbot.keyClick(window.page.view, "2")
    assert window.saving.flush()
    assert list((own_folders / "data" / "notes").glob("wuzhen*.duidu.json"))
    end(window)
    again = make_window()
    read(again, Path(sample_path()))
    assert [item.color for item in project(again).annotations] == ["green"]


def test_everything_can_be_undone_and_redone(qtbot: QtBot, window: Window, read: Read, page: Path) -> None:
    read(window, page)
    before = project(window)
    window.page.view.go_to_bead(0)
    for key in "1n":
        qtbot.keyClick(window.page.view, key)
        qtbot.keyClick(window.page.note_card.body, Qt.Key.Key_Escape)
        window.page.view.go_to_bead(2)
    qtbot.keyClick(window.page.view, "3")
    after = project(window)
    for _ in range(2):
        while window.session.history.undo_label:
            window.actions_["undo"].trigger()
        assert project(window) == before
        while window.session.history.redo_label:
            window.actions_["redo"].trigger()
        assert project(window) == after


def test_undo_says_what_it_undoes(qtbot: QtBot, window: Window, read: Read, page: Path) -> None:
    read(window, page)
    window.page.view.go_to_bead(0)
    qtbot.keyClick(window.page.view, "1")
    assert window.actions_["undo"].text() == "Undo: Highlight"
    window.actions_["undo"].trigger()
    assert window.actions_["redo"].text() == "Redo: Highlight"
    assert not window.actions_["undo"].isEnabled()


def test_typing_a_note_is_one_step_and_a_pause_begins_another(
    qtbot: QtBot, window: Window, read: Read, page: Path
) -> None:
    read(window, page)
    window.page.view.go_to_bead(0)
    qtbot.keyClick(window.page.view, "n")
    body = window.page.note_card.body
    qtbot.keyClicks(body, "one")
    window.page.note_card.paused.emit()
    qtbot.keyClicks(body, " two")
    qtbot.keyClick(body, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert project(window).annotations[0].body == "one"
    assert body.toPlainText() == "one"
    window.actions_["undo"].trigger()
    assert project(window).annotations[0].body == ""


def test_a_highlight_on_marked_words_changes_their_colour(qtbot: QtBot, window: Window, read: Read, page: Path) -> None:
    read(window, page)
    window.page.view.go_to_bead(0)
    qtbot.keyClick(window.page.view, "1")
    window.page.view.go_to_bead(0)
    qtbot.keyClick(window.page.view, "4")
    assert [item.color for item in project(window).annotations] == ["pink"]


def test_a_note_in_the_list_jumps_to_its_place(qtbot: QtBot, window: Window, read: Read) -> None:
    read(window, Path(sample_path()))
    window.page.view.go_to_bead(40)
    qtbot.keyClick(window.page.view, "1")
    window.page.view.go_to_bead(0)
    window.page.notes.chosen.emit(window.page.notes.model.items[0].id)
    assert window.page.view.current_bead() == 40
    window.actions_["back"].trigger()
    position = window.page.view.position()
    assert position
    assert bead_near(project(window), position.side, position.offset) < 40


def test_the_list_of_notes_is_searched_and_emptied(qtbot: QtBot, window: Window, read: Read, page: Path) -> None:
    read(window, page)
    for bead, words in ((0, "alpha"), (1, "beta")):
        window.page.view.go_to_bead(bead)
        window.annotating.write_note()
        qtbot.keyClicks(window.page.note_card.body, words)
    notes = window.page.notes
    notes.search.setText("BETA")
    assert [item.body for item in notes.model.items] == ["beta"]
    notes.search.clear()
    assert [item.body for item in notes.model.items] == ["alpha", "beta"]
    notes.view.selectRow(0)
    qtbot.keyClick(notes.view, Qt.Key.Key_Delete)
    assert [item.body for item in project(window).annotations] == ["beta"]


def test_hidden_lines_are_counted_shown_and_restored(qtbot: QtBot, make_window, read: Read, page: Path) -> None:
    window = make_window()
    read(window, page)
    hidden = project(window).bitext.zh.hidden or project(window).bitext.en.hidden
    assert hidden
    window.page.outline.hidden_toggled.emit()
    assert window.looking.show_hidden
    assert window.actions_["show_hidden"].isChecked()
    last = next(one for one in hidden if "Copyright" in one.span.of(PAGE))
    with qtbot.waitSignal(window.session.changed, timeout=10_000):
        window.page.view.hiddenLineActivated.emit(last)
    assert any("Copyright" in segment.span.of(PAGE) for segment in project(window).bitext.en.segments)
    assert window.actions_["undo"].text() == "Undo: Show a hidden line"
    end(window)
    again = make_window()
    read(again, page)
    assert any("Copyright" in segment.span.of(PAGE) for segment in project(again).bitext.en.segments)
    assert again.looking.show_hidden


def test_script_and_position_come_back(qtbot: QtBot, make_window, read: Read) -> None:
    window = make_window()
    read(window, Path(sample_path()))
    window.top_bar.scripts.button("tw").click()
    qtbot.waitUntil(lambda: window.looking.script == "tw", timeout=20_000)
    window.page.view.go_to_bead(50)
    left = window.page.view.position()
    end(window)
    again = make_window()
    (reading,) = again.shelf.readings
    assert 0.5 < reading.progress < 1
    with qtbot.waitSignal(again.opening.opened, timeout=20_000):
        again.library.cards[0].click()
    assert again.looking.script == "tw"
    assert again.actions_["script_tw"].isChecked()
    assert again.page.view.position() == left
    assert "展望" in again.page.outline.model.entries[-1].zh


def test_the_contents_follow_the_text_and_lead_through_it(qtbot: QtBot, window: Window, read: Read) -> None:
    read(window, Path(sample_path()))
    outline = window.page.outline
    entry = outline.model.entries[2]
    qtbot.mouseClick(
        outline.view.viewport(), Qt.MouseButton.LeftButton,
        pos=outline.view.visualRect(outline.model.index(2)).center(),
    )  # fmt: skip
    assert outline._delegate.current == 2
    assert (entry.zh[:2], entry.en[:3]) == ("二、", "II.")


def test_the_way_back_to_a_copied_citation(qtbot: QtBot, window: Window, read: Read, page: Path) -> None:
    read(window, page)
    view = window.page.view
    view.go_to_bead(2)
    window.actions_["copy_citation"].trigger()
    qtbot.waitUntil(lambda: "pair 3" in QGuiApplication.clipboard().text())
    view.go_to_bead(0)
    window.actions_["go_to_citation"].trigger()
    qtbot.waitUntil(lambda: view.current_bead() == 2)
    QGuiApplication.clipboard().setText("春眠不觉晓，处处闻啼鸟。")
    window.actions_["go_to_citation"].trigger()
    qtbot.waitUntil(window.messages.isVisible)
    assert view.current_bead() == 2


def test_paste_becomes_a_text_with_a_home(qtbot: QtBot, window: Window, own_folders: Path) -> None:
    QGuiApplication.clipboard().setText(PAGE)
    with qtbot.waitSignal(window.opening.opened, timeout=20_000):
        window.actions_["paste"].trigger()
    path = Path(project(window).bitext.zh.source.path)
    assert path.parent == own_folders / "data" / "pasted"
    assert window.shelf.readings[0].pasted


def test_two_files_in_any_order(qtbot: QtBot, window: Window, read: Read, tmp_path: Path) -> None:
    zh, en = tmp_path / "a.txt", tmp_path / "b.txt"
    zh.write_text("春天来了。花开了。\n", encoding="utf-8")
    en.write_text("Spring has come. The flowers are open.\n", encoding="utf-8")
    read(window, en, zh)
    assert project(window).bitext.zh.source.path == str(zh)
    assert [bead.shape for bead in project(window).bitext.alignment.beads] == ["1-1", "1-1"]


def test_find_walks_hits_of_both_languages_in_any_script(qtbot: QtBot, window: Window, read: Read, page: Path) -> None:
    read(window, page)
    window.actions_["find"].trigger()
    with qtbot.waitSignal(window.finding.changed):
        window.top_bar.find.setText("圖書館")
    assert [(hit.side, hit.span.of(PAGE)) for hit in window.finding.hits] == [("zh", "图书馆")] * 2
    qtbot.keyClick(window.top_bar.find, Qt.Key.Key_Return)
    qtbot.keyClick(window.top_bar.find, Qt.Key.Key_Return)
    assert window.top_bar._hits.text() == "2 / 2"
    qtbot.keyClick(window.top_bar.find, Qt.Key.Key_Escape)
    assert window.finding.hits == ()


def test_another_encoding_can_be_forced(qtbot: QtBot, window: Window, read: Read, tmp_path: Path) -> None:
    path = tmp_path / "gbk.txt"
    path.write_bytes("春天来了。\nSpring has come.\n".encode("gb18030"))
    read(window, path)
    with qtbot.waitSignal(window.opening.opened, timeout=10_000):
        window.opening.reopen("cp1252")
    assert "春" not in project(window).bitext.en.text + project(window).bitext.zh.text
    assert window.shelf.readings[0].encoding == "cp1252"


def test_the_library_forgets_and_searches(qtbot: QtBot, window: Window, read: Read, page: Path) -> None:
    read(window, page)
    window.actions_["library"].trigger()
    assert window.status_line.text("place") == "Texts: 1"
    assert [card.reading.name for card in window.library.cards] == ["江边的图书馆"]
    window.top_bar.find.setText("mountain")
    assert window.library.cards == []
    window.top_bar.find.setText("river")
    assert len(window.library.cards) == 1
    window.library.forgotten.emit(window.library.cards[0].reading)
    assert window.library.cards == []


def test_text_grows_and_comes_back_to_its_size(qtbot: QtBot, window: Window, read: Read, page: Path) -> None:
    read(window, page)
    window.page.view.zoomRequested.emit(3)
    assert window.page.view.style_shown.zh_size == pytest.approx(17 * 1.3)
    window.actions_["zoom_reset"].trigger()
    assert window.page.view.style_shown.zh_size == 17
