"""Filters, rows picked in the list, what is paler in the text, suggestions in it, two reviewers."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt
from pytestqt.qtbot import QtBot

from reader.core.spans import Span
from reader.ui.window import Window
from reader.workflow import annotate, judging
from tests.ui.review.conftest import press, verdicts


def pick_all(window: Window) -> None:
    window.review.reviewing.list.list.setFocus()
    window.review.reviewing.list.list.selectAll()


def test_next_finding_steps_through_what_the_list_shows(qtbot: QtBot, reviewing: Window) -> None:
    page = reviewing.review.reviewing.list
    beads = {one.bead for one in page.shown}
    assert beads == {0, 3}
    page.categories.setCurrentIndex(page.categories.findData("linguistic"))
    assert {one.bead for one in page.shown} == {3}
    for _ in range(2):
        press(qtbot, reviewing, Qt.Key.Key_N)
        assert reviewing.page.view.current_bead() == 3
    page.categories.setCurrentIndex(page.categories.findData("style"))
    press(qtbot, reviewing, Qt.Key.Key_N)
    assert reviewing.messages.isVisible()


def test_pairs_that_the_filter_leaves_out_are_paler(qtbot: QtBot, reviewing: Window) -> None:
    page, view = reviewing.review.reviewing.list, reviewing.page.view
    assert view._scene.lit is None
    page.dim.setChecked(True)
    assert view._scene.lit == {0, 3}
    page.filter("errors")
    assert view._scene.lit == frozenset()
    press(qtbot, reviewing, Qt.Key.Key_2)
    assert view._scene.lit == {0}
    reviewing.actions_["judge_mode"].trigger()
    assert view._scene.lit is None


def test_rows_that_were_picked_are_judged_at_once(qtbot: QtBot, reviewing: Window) -> None:
    page = reviewing.review.reviewing.list
    assert page.batch.isHidden()
    pick_all(reviewing)
    assert not page.batch.isHidden()
    qtbot.keyClick(page.list, Qt.Key.Key_1)
    assert verdicts(reviewing) == ["fine", "", "", "fine"]
    reviewing.actions_["undo"].trigger()
    assert verdicts(reviewing) == ["", "", "", ""]
    pick_all(reviewing)
    count = len(page.shown)
    page.verbs[-1].click()  # no errors, by mouse
    assert [one.state for one in reviewing.review.reviewing.standing.entries] == ["dismissed"] * count
    assert verdicts(reviewing) == ["", "", "", ""]
    assert len(reviewing.session.history.earlier) == 1


def test_one_row_is_still_gone_to_by_a_click(qtbot: QtBot, reviewing: Window) -> None:
    page = reviewing.review.reviewing.list
    row = next(row for row, one in enumerate(page.shown) if one.bead == 3)
    index = page.list.findings.index(row)
    page.list.selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    page.list.clicked.emit(index)
    assert reviewing.page.view.current_bead() == 3


def test_a_suggestion_stands_in_the_text_while_one_reviews(reviewing: Window) -> None:
    view, project = reviewing.page.view, reviewing.session.project
    start = project.bitext.en.text.index("1,200")
    after, _ = annotate.suggest(project, "en", Span(start, start + 5), "12,000")
    reviewing.session.apply("x", after)

    def shown() -> str:
        return "\n".join(box.cells["en"].shown.text for box, _ in view.boxes() if "en" in box.cells)

    assert "1,200\u200912,000 students" in shown()
    (box,) = [box for box, _ in view.boxes() if "en" in box.cells and box.cells["en"].shown.added]
    (added,) = box.cells["en"].shown.added
    assert added.of(box.cells["en"].shown.text) == "12,000"
    assert view.bead_at("en", start) == 0
    reviewing.actions_["judge_mode"].trigger()
    reviewing.page.left.turn_to("contents")
    assert "12,000" not in shown()
    assert reviewing.session.project.bitext is project.bitext


def test_two_reviewers_are_settled_by_a_last_word(qtbot: QtBot, reviewing: Window) -> None:
    room, project = reviewing.review.reviewing, reviewing.session.project
    assert room.list.pills["differing"].isHidden()
    both = judging.judge(project, [0, 1, 2], "fine", (), author="Anna")
    both = judging.judge(both, [0, 1], "fine", (), author="Ben")
    both = judging.judge(both, [2], "query", (), author="Ben")
    reviewing.session.apply("x", both)
    assert not room.list.pills["differing"].isHidden()
    assert any("kappa" in line for line in room.list.score.text().split("\n"))
    room.list.filter("differing")
    press(qtbot, reviewing, Qt.Key.Key_N)
    assert reviewing.page.view.current_bead() == 2
    press(qtbot, reviewing, Qt.Key.Key_2)
    said = room.standing.said
    assert (said.verdict(2), said.verdicts(2)) == ("fix", {"Anna": "fine", "Ben": "query"})
    assert [one.state for one in room.list.shown] == ["confirmed"]
    press(qtbot, reviewing, Qt.Key.Key_Backspace)
    assert [one.state for one in room.list.shown] == [""]


def test_a_verdict_in_another_language_of_the_interface(qtbot: QtBot, reviewing: Window) -> None:
    room = reviewing.review.reviewing
    reviewing.preferences.choose("language", "zh_CN")
    qtbot.waitUntil(
        lambda: bool(room.list.shown) and all(not one.message.isascii() for one in room.list.shown), timeout=20_000
    )
    assert all(not one.title.isascii() for one in room.list.shown)


def test_a_verdict_on_very_many_pairs_is_one_step(qtbot: QtBot, reviewing: Window, monkeypatch) -> None:
    monkeypatch.setattr("reader.ui.review.verdicts.MANY", 1)
    reviewing.actions_["select_all"].trigger()
    press(qtbot, reviewing, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: verdicts(reviewing) == ["fine"] * 4, timeout=10_000)
    assert len(reviewing.session.history.earlier) == 1
