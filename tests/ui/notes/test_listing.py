"""The list of notes: what it shows, in what order, and what is done with several notes at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QMenu, QToolButton
from pytestqt.qtbot import QtBot

from reader.ui.notes import listing
from reader.ui.notes.model import Heading
from reader.ui.window import Window
from reader.workflow import annotate
from reader.workflow.notes_listing import NotesFilter
from tests.ui.notes.conftest import bodies, ident, project

ALL = ["alpha", "beta", "gamma", "Readers"]


def test_it_is_in_the_order_of_the_text_and_follows_every_edit(noted: Window) -> None:
    assert bodies(noted) == ALL
    noted.annotating._set_body(ident(noted, "beta"), "better")
    assert bodies(noted) == ["alpha", "better", "gamma", "Readers"]
    noted.session.undo()
    noted.session.undo()
    assert bodies(noted) == []
    noted.session.redo()
    assert bodies(noted) == ALL


def test_the_model_keeps_its_promises(noted: Window) -> None:
    tester = QAbstractItemModelTester(noted.page.notes.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    noted.listing.group()
    noted.listing.sort_by("newest")
    noted.annotating._set_body(ident(noted, "beta"), "better")
    noted.listing.delete([ident(noted, "gamma")])
    assert tester.model() is noted.page.notes.model


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (NotesFilter(query="ALP"), ["alpha"]),
        (NotesFilter(colors=frozenset({"green", "pink"})), ["beta", "Readers"]),
        (NotesFilter(tags=frozenset({"two"})), ["gamma"]),
        (NotesFilter(sides=frozenset({"en"})), ["beta", "Readers"]),
        (NotesFilter(kinds=frozenset({"highlighting"})), ["Readers"]),
        (NotesFilter(authors=frozenset({"Li"})), ["alpha"]),
        (NotesFilter(orphans=True), []),
    ],
)
def test_filters(noted: Window, wanted: NotesFilter, expected: list[str]) -> None:
    noted.listing.show(wanted)
    assert bodies(noted) == expected


def chosen_buttons(window: Window) -> list[QToolButton]:
    return [button for button in window.page.notes.chosen_row.findChildren(QToolButton) if not button.isHidden()]


def test_what_is_chosen_stands_above_the_list_and_a_click_takes_it_back(noted: Window, qtbot: QtBot) -> None:
    noted.panels.turn_to("notes")
    noted.listing.toggle("colors", "yellow")
    noted.listing.toggle("tags", "one")
    assert [button.text() for button in chosen_buttons(noted)] == ["Yellow ×", "one ×"]
    qtbot.mouseClick(chosen_buttons(noted)[0], Qt.MouseButton.LeftButton)
    assert noted.listing.wanted == NotesFilter(tags=frozenset({"one"}))
    qtbot.mouseClick(chosen_buttons(noted)[0], Qt.MouseButton.LeftButton)
    assert bodies(noted) == ALL


def test_the_filter_menu_offers_what_there_is_with_counts(noted: Window) -> None:
    button = noted.page.notes.filter_button
    button.menu().aboutToShow.emit()
    titles = {action.text(): action for action in button.menu().actions()}
    inside = titles["Tag"].menu()
    assert isinstance(inside, QMenu)
    assert [action.text() for action in inside.actions()] == ["one\t1", "two\t1"]
    inside.actions()[1].trigger()
    assert bodies(noted) == ["gamma"]
    button.menu().aboutToShow.emit()
    next(action for action in button.menu().actions() if action.text() == "Show all notes").trigger()
    assert bodies(noted) == ALL


def test_orders_and_groups_are_kept_for_the_next_window(noted: Window) -> None:
    button = noted.page.notes.sort_button
    button.menu().aboutToShow.emit()
    {action.text(): action for action in button.menu().actions()}["Newest first"].trigger()
    items = noted.page.notes.model.items
    assert items == sorted(items, key=lambda item: (item.modified, item.id), reverse=True)
    button.menu().aboutToShow.emit()
    {action.text(): action for action in button.menu().actions()}["Group by section"].trigger()
    rows = noted.page.notes.model.rows
    assert [row.count for row in rows if isinstance(row, Heading)] == [2, 2]
    assert [row.en for row in rows if isinstance(row, Heading)] == ["I. Opening", "II. The Books"]
    assert noted.preferences.get("notes_list") == "newest grouped"


def test_a_click_goes_to_the_note_and_a_shift_click_chooses_more(noted: Window, qtbot: QtBot) -> None:
    noted.panels.turn_to("notes")
    view = noted.page.notes.view

    def click(row: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        point = view.visualRect(view.notes.index(row, 0)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, QPoint(point))

    click(1)
    assert noted.annotating.chosen == ident(noted, "beta")
    place = noted.page.view.cursor_place()
    assert place
    assert (place.side, place.offset) == ("en", project(noted).bitext.en.segments[1].start)
    click(2, Qt.KeyboardModifier.ShiftModifier)
    assert view.chosen() == [ident(noted, "beta"), ident(noted, "gamma")]
    assert noted.annotating.chosen == ident(noted, "beta")


def test_several_notes_are_worked_on_with_the_keys_alone(noted: Window, qtbot: QtBot) -> None:
    noted.actions_["search_notes"].trigger()
    view = noted.page.notes.view
    view.setFocus()
    view.choose([ident(noted, "alpha")])
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert view.chosen() == [ident(noted, "alpha"), ident(noted, "beta")]
    steps = len(noted.session.history.earlier)
    qtbot.keyClick(view, Qt.Key.Key_3)
    assert [item.color for item in noted.page.notes.model.items] == ["blue", "blue", None, "pink"]
    assert len(noted.session.history.earlier) == steps + 1
    qtbot.keyClick(view, Qt.Key.Key_T)
    qtbot.keyClicks(noted.page.notes.bulk.tag, "urgent")
    qtbot.keyClick(noted.page.notes.bulk.tag, Qt.Key.Key_Return)
    assert [item.tags for item in noted.page.notes.model.items][:2] == [("one", "urgent"), ("urgent",)]
    assert view.hasFocus()
    qtbot.keyClick(view, Qt.Key.Key_T)
    qtbot.keyClicks(noted.page.notes.bulk.tag, "-one")
    qtbot.keyClick(noted.page.notes.bulk.tag, Qt.Key.Key_Return)
    assert noted.page.notes.model.items[0].tags == ("urgent",)
    assert view.chosen() == [ident(noted, "alpha"), ident(noted, "beta")]
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert bodies(noted) == ["gamma", "Readers"]
    assert noted.session.history.undo_label == "Delete the notes"
    noted.session.undo()
    assert bodies(noted) == ALL
    assert len(noted.session.history.earlier) == steps + 3


def test_very_many_notes_are_edited_in_the_background_and_no_edit_is_lost(
    noted: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "AT_ONCE", 1)
    noted.page.notes.view.selectAll()
    chosen = noted.page.notes.view.chosen()
    noted.listing.recolor(chosen, "pink")
    noted.listing.tag(chosen, "all")
    noted.annotating.answer(ident(noted, "beta"), "written meanwhile")
    notes = lambda: [project(noted).annotation(one) for one in chosen]  # noqa: E731
    qtbot.waitUntil(lambda: all(item.color == "pink" and "all" in item.tags for item in notes()))
    assert any(item.body == "written meanwhile" for item in project(noted).annotations)
    for _ in range(2):
        noted.session.undo()
    assert not any("all" in item.tags for item in notes())
    assert [item.body for item in project(noted).annotations if item.reply_to] == ["written meanwhile"]


def test_the_keys_lead_from_the_search_to_the_list_and_to_the_text(noted: Window, qtbot: QtBot) -> None:
    panel = noted.page.notes
    noted.actions_["search_notes"].trigger()
    qtbot.keyClicks(panel.search, "a")
    qtbot.waitUntil(lambda: len(bodies(noted)) == 4)
    qtbot.keyClick(panel.search, Qt.Key.Key_Down)
    assert panel.view.hasFocus()
    assert panel.view.chosen() == [ident(noted, "alpha")]
    panel.search.setFocus()
    qtbot.keyClick(panel.search, Qt.Key.Key_Escape)
    assert (panel.search.text(), panel.search.hasFocus()) == ("", True)
    qtbot.keyClick(panel.search, Qt.Key.Key_Escape)
    assert noted.page.view.hasFocus()


def test_the_arrows_pass_over_headings(noted: Window, qtbot: QtBot) -> None:
    noted.panels.turn_to("notes")
    noted.listing.group()
    view = noted.page.notes.view
    view.choose([ident(noted, "beta")])
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.chosen() == [ident(noted, "gamma")]


def test_with_the_mouse_alone(noted: Window, qtbot: QtBot) -> None:
    noted.panels.turn_to("notes")
    noted.page.notes.view.selectAll()
    bulk = noted.page.notes.bulk
    assert bulk.isVisible()
    green = next(button for button in bulk.findChildren(QToolButton) if button.accessibleName() == "Green")
    qtbot.mouseClick(green, Qt.MouseButton.LeftButton)
    assert {item.color for item in noted.page.notes.model.items} == {"green"}
    noted.session.undo()
    assert [item.color for item in noted.page.notes.model.items] == ["yellow", "green", None, "pink"]


def test_another_text_forgets_what_was_looked_for(
    noted: Window, read: Callable[..., None], tmp_path: Path, qtbot: QtBot
) -> None:
    noted.page.notes.search.setText("alp")
    assert bodies(noted) == ["alpha"]
    other = tmp_path / "other.txt"
    other.write_text("另一篇\nAnother\n\n只有一句话。\nOnly one sentence.\n", encoding="utf-8")
    read(noted, other)
    assert noted.page.notes.search.text() == ""
    assert bodies(noted) == []


def test_counts_stand_in_the_contents_and_on_the_tab(noted: Window) -> None:
    assert noted.page.outline.model.notes == {0: 2, 1: 2} or sorted(noted.page.outline.model.notes.values()) == [2, 2]
    value, _ = annotate.bookmark(project(noted), "zh", project(noted).bitext.zh.segments[0].span)
    noted.session.apply("Bookmark", value)
    assert sum(noted.page.outline.model.notes.values()) == 5
