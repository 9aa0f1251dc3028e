"""Correcting the alignment as a person does it: by keys alone, by mouse alone, undone, saved, opened again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from reader.ui.aligning import deeds
from reader.ui.aligning.connectors import handles
from reader.ui.window import Window
from reader.workflow.weak_places import WORTH, need
from tests.ui.conftest import end

TEXT = """江上的早晨
Morning on the River

一、渡船
I. The Ferry

天亮了。船夫解开缆绳。第一个客人上了船。
Day broke. The boatman cast off. The first passenger came aboard.

二、市集
II. The Market

2019年市集搬到桥边。那里有300个摊位。人很多。
In 2019 the market moved to the bridge. There are 300 stalls there. It is crowded.
"""


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "river.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def aligning(window: Window, read, text: Path) -> Window:
    """A window with the text in alignment mode, the cursor in the first sentence."""
    read(window, text)
    window.page.view.go_to_bead(0)
    window.actions_["align_mode"].trigger()
    assert shapes(window) == ["1-1"] * 6
    return window


def beads(window: Window):
    assert window.session.project
    return window.session.project.bitext.alignment.beads


def shapes(window: Window) -> list[str]:
    return [bead.shape for bead in beads(window)]


def press(qtbot: QtBot, window: Window, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(window.page.view, key, modifier)


SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


def test_the_mode_is_entered_and_left_by_key(qtbot: QtBot, window: Window, read, text: Path) -> None:
    read(window, text)
    assert not window.actions_["merge_next"].isEnabled()
    qtbot.keyClick(window.page.view, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert window.aligning.active
    assert window.aligning.card.isVisible()
    assert window.page.view.current_bead() is not None
    assert window.actions_["align_mode"].isChecked()
    press(qtbot, window, Qt.Key.Key_Escape)
    assert not window.aligning.active
    assert not window.page.right.isVisible()
    assert not window.actions_["merge_next"].isEnabled()


def test_keys_of_the_mode_do_not_touch_reading(qtbot: QtBot, window: Window, read, text: Path) -> None:
    read(window, text)
    window.page.view.go_to_bead(0)
    press(qtbot, window, "m")
    assert shapes(window) == ["1-1"] * 6
    press(qtbot, window, "1")
    assert [item.color for item in window.session.project.annotations] == ["yellow"]


@pytest.mark.parametrize(
    ("bead", "keys", "expected"),
    [
        (0, [("m", None)], ["2-2", "1-1", "1-1", "1-1", "1-1"]),
        (1, [("m", SHIFT)], ["2-2", "1-1", "1-1", "1-1", "1-1"]),
        (1, [(Qt.Key.Key_Up, ALT)], ["2-1", "0-1", "1-1", "1-1", "1-1", "1-1"]),
        (1, [(Qt.Key.Key_Down, ALT)], ["1-1", "0-1", "2-1", "1-1", "1-1", "1-1"]),
        (1, [("o", None)], ["1-1", "1-0", "0-1", "1-1", "1-1", "1-1", "1-1"]),
        (4, [(Qt.Key.Key_Down, ALT | SHIFT)], ["1-1", "1-1", "1-1", "1-1", "0-1", "1-1", "1-0"]),
        (4, [(Qt.Key.Key_Up, ALT | SHIFT)], ["1-1", "1-1", "1-1", "1-1", "2-1", "0-1"]),
        (1, [("j", SHIFT)], ["1-1", "1-2", "1-1", "1-1", "1-1"]),
    ],
)
def test_each_verb_has_a_key(qtbot: QtBot, aligning: Window, bead: int, keys, expected: list[str]) -> None:
    start = aligning.session.project
    aligning.page.view.go_to_bead(bead)
    for key, modifier in keys:
        press(qtbot, aligning, key, modifier or Qt.KeyboardModifier.NoModifier)
    assert shapes(aligning) == expected
    assert aligning.page.view.hasFocus()
    aligning.actions_["undo"].trigger()
    assert aligning.session.project is start


def test_a_pair_is_split_at_the_cursor(qtbot: QtBot, aligning: Window) -> None:
    press(qtbot, aligning, "m")
    place = TEXT.index("船夫")
    aligning.page.view.go_to_span("zh", aligning.session.project.bitext.zh.segments[1].span)
    assert aligning.page.view.cursor_place().offset == place
    press(qtbot, aligning, "d")
    assert shapes(aligning) == ["1-1"] * 6


def test_a_sentence_is_split_at_the_cursor(qtbot: QtBot, aligning: Window) -> None:
    view = aligning.page.view
    view.go_to_bead(1)
    for _ in range(2):
        press(qtbot, aligning, Qt.Key.Key_Right)
    press(qtbot, aligning, "d", SHIFT)
    assert shapes(aligning)[1] == "2-1"
    zh = aligning.session.project.bitext.zh
    assert [segment.span.of(zh.text) for segment in zh.segments[1:3]] == ["船夫", "解开缆绳。"]
    aligning.actions_["undo"].trigger()
    press(qtbot, aligning, "d")
    assert shapes(aligning)[1:3] in (["1-1", "1-0"], ["1-0", "1-1"])


def test_confirming_goes_on_and_can_take_all_above_along(qtbot: QtBot, aligning: Window) -> None:
    press(qtbot, aligning, Qt.Key.Key_Return)
    assert [bead.status for bead in beads(aligning)[:2]] == ["checked", "auto"]
    assert aligning.page.view.current_bead() == 1
    aligning.page.view.go_to_bead(4)
    aligning.preferences.choose("confirm_above", True)
    press(qtbot, aligning, Qt.Key.Key_Return)
    assert [bead.status for bead in beads(aligning)] == ["checked"] * 5 + ["auto"]
    said = [label for label in aligning.aligning.card.findChildren(QLabel) if "confirmed" in label.text()]
    qtbot.waitUntil(lambda: "5 of 6 confirmed" in [label.text() for label in said])
    aligning.page.view.go_to_bead(2)
    press(qtbot, aligning, Qt.Key.Key_Backspace)
    assert beads(aligning)[2].status == "auto"


def test_the_next_pair_worth_a_look(qtbot: QtBot, aligning: Window) -> None:
    press(qtbot, aligning, "o")  # leaves two halves
    aligning.page.view.go_to_bead(4)
    press(qtbot, aligning, "w")
    alignment = aligning.session.project.bitext.alignment
    assert need(alignment, aligning.page.view.current_bead()) >= WORTH
    for number in range(len(beads(aligning))):
        aligning.page.view.go_to_bead(number)
        press(qtbot, aligning, Qt.Key.Key_Return)
    press(qtbot, aligning, "w")
    assert "No pair is left" in aligning.aligning.card.hint


def test_realigning_leaves_what_is_confirmed(qtbot: QtBot, aligning: Window) -> None:
    aligning.page.view.go_to_bead(3)
    press(qtbot, aligning, Qt.Key.Key_Up, ALT)  # a mistake, and what it leaves over
    aligning.page.view.go_to_bead(0)
    press(qtbot, aligning, Qt.Key.Key_Return)
    press(qtbot, aligning, "r")
    qtbot.waitUntil(lambda: "realigned" in {i.data.get("kind") for i in aligning.session.project.annotations})
    assert beads(aligning)[0].status == "checked"
    assert all(bead.score > 0 for bead in beads(aligning))
    assert aligning.actions_["undo"].text() == "Undo: Realign"


def test_a_suggestion_is_taken_by_its_number(qtbot: QtBot, aligning: Window) -> None:
    aligning.page.view.go_to_bead(1)
    press(qtbot, aligning, Qt.Key.Key_Up, ALT)
    aligning.page.view.go_to_bead(1)
    aligning.aligning.look_for_others()
    qtbot.waitUntil(lambda: bool(aligning.aligning.found), timeout=30_000)
    number = next(n for n, item in enumerate(aligning.aligning.found) if item.edit.changes)
    offered = [one for one in aligning.aligning.card.findChildren(QPushButton) if "fits" in one.toolTip()]
    assert len(offered) == len(aligning.aligning.found)
    press(qtbot, aligning, str(number + 1))
    assert shapes(aligning) != ["2-1", "0-1", "1-1", "1-1", "1-1", "1-1"]
    assert not aligning.aligning.found


def test_a_crossing_takes_two_presses(qtbot: QtBot, aligning: Window) -> None:
    view, bitext = aligning.page.view, aligning.session.project.bitext
    view.go_to_bead(0)
    press(qtbot, aligning, "x")
    assert "press X again" in aligning.aligning.card.hint
    view.go_to_span("en", bitext.en.segments[1].span)
    assert "press X again" in aligning.aligning.card.hint
    press(qtbot, aligning, "x")
    (note,) = aligning.session.project.annotations
    assert [target.selector.exact for target in note.targets] == ["天亮了。", "The boatman cast off."]
    qtbot.waitUntil(lambda: aligning.aligning.overlay.crossings == {0, 1})
    labels = [button.text() for button in aligning.aligning.card.findChildren(QPushButton)]
    assert "Crosses with “天亮了。”" in labels


def test_escape_gives_a_crossing_up_first(qtbot: QtBot, aligning: Window) -> None:
    press(qtbot, aligning, "x")
    press(qtbot, aligning, Qt.Key.Key_Escape)
    assert aligning.aligning.active
    assert aligning.aligning.card.hint == ""
    press(qtbot, aligning, Qt.Key.Key_Escape)
    assert not aligning.aligning.active


def test_what_cannot_be_done_is_said(qtbot: QtBot, aligning: Window) -> None:
    aligning.page.view.go_to_bead(5)
    press(qtbot, aligning, "m")
    assert aligning.aligning.card.hint == "There is nothing to change here."
    assert not aligning.actions_["undo"].isEnabled()


def test_the_card_shows_the_pair_with_the_cursor_after_an_edit(qtbot: QtBot, aligning: Window) -> None:
    aligning.page.view.go_to_bead(4)
    press(qtbot, aligning, "o")  # the sentence stands alone now
    titles = [label.text() for label in aligning.aligning.card.findChildren(QLabel)]
    assert "Pair 5 of 7" in titles
    assert "1-0 · by hand" in titles
    aligning.page.view.go_to_bead(2)
    press(qtbot, aligning, "m", SHIFT)
    titles = [label.text() for label in aligning.aligning.card.findChildren(QLabel)]
    assert "Pair 2 of 6" in titles
    assert aligning.page.view.current_bead() == 1
    aligning.actions_["undo"].trigger()
    assert "Pair 3 of 7" in [label.text() for label in aligning.aligning.card.findChildren(QLabel)]


def test_the_card_says_why(aligning: Window) -> None:
    aligning.page.view.go_to_bead(4)
    assert "300" in aligning.aligning.card.reasons


def test_notes_stay_on_their_words(qtbot: QtBot, aligning: Window) -> None:
    aligning.page.view.go_to_bead(1)
    press(qtbot, aligning, "n")
    assert aligning.page.note_card.isVisible()
    qtbot.keyClicks(aligning.page.note_card.body, "who?")
    qtbot.keyClick(aligning.page.note_card.body, Qt.Key.Key_Escape)
    (note,) = aligning.session.project.annotations
    for key, modifier in (("m", None), ("m", None), (Qt.Key.Key_Up, ALT), ("d", SHIFT), ("o", None)):
        press(qtbot, aligning, key, modifier or Qt.KeyboardModifier.NoModifier)
    assert note in aligning.session.project.annotations


def test_corrections_are_there_after_a_restart(qtbot: QtBot, make_window, read, text: Path) -> None:
    window = make_window()
    read(window, text)
    window.page.view.go_to_bead(3)
    window.actions_["align_mode"].trigger()
    press(qtbot, window, "m")
    press(qtbot, window, Qt.Key.Key_Return)
    press(qtbot, window, Qt.Key.Key_Down, ALT)
    left = [(bead.shape, bead.status) for bead in beads(window)]
    assert window.saving.flush()
    end(window)
    again = make_window()
    read(again, text)
    assert [(bead.shape, bead.status) for bead in beads(again)] == left
    assert "checked" in {status for _, status in left}


def drag(qtbot: QtBot, window: Window, bead: int, side: str, to: QPoint) -> None:
    viewport = window.page.view.viewport()
    handle = next(h for h in handles(window.aligning.overlay.shapes()) if h[:2] == (bead, side))
    start = handle.at.toPoint()
    qtbot.mouseMove(viewport, start)
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(viewport, (start + to) / 2)
    qtbot.mouseMove(viewport, to)
    assert window.aligning.overlay.preview
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=to)


def middle_of(window: Window, side: str, segment: int, share: float) -> QPoint:
    """A point in the text of a segment."""
    span = window.session.project.bitext.document(side).segments[segment].span
    for box, y in window.page.view.boxes():
        if rectangles := box.rectangles(side, span):
            place = rectangles[0 if share < 0.5 else -1]
            return QPoint(round(place.left() + place.width() * share), round(y + place.center().y()))
    raise AssertionError("not in view")


@pytest.mark.parametrize(("share", "expected"), [(0.9, ["1-2", "1-0", "1-1", "1-1", "1-1", "1-1"]), (0.1, ["1-1"] * 6)])
def test_a_border_is_dragged_to_the_end_of_a_sentence(
    qtbot: QtBot, aligning: Window, share: float, expected: list[str]
) -> None:
    drag(qtbot, aligning, 0, "en", middle_of(aligning, "en", 1, share))
    assert shapes(aligning) == expected
    assert aligning.aligning.overlay.preview is None


def test_a_drag_is_one_step_of_undo(qtbot: QtBot, aligning: Window) -> None:
    start = aligning.session.project
    drag(qtbot, aligning, 4, "zh", middle_of(aligning, "zh", 5, 0.9))
    assert shapes(aligning) == ["1-1", "1-1", "1-1", "1-1", "2-1", "0-1"]
    assert aligning.actions_["undo"].text() == "Undo: Move a border"
    aligning.actions_["undo"].trigger()
    assert aligning.session.project is start


def test_a_click_in_the_gutter_chooses_the_pair_and_the_card_does_the_rest(qtbot: QtBot, aligning: Window) -> None:
    shape = next(item for item in aligning.aligning.overlay.shapes() if item.bead == 4)
    point = shape.path.boundingRect().center().toPoint()
    qtbot.mouseClick(aligning.page.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert aligning.page.view.current_bead() == 4
    buttons = {button.text(): button for button in aligning.aligning.card.findChildren(QPushButton)}
    qtbot.mouseClick(buttons["Merge with the next pair"], Qt.MouseButton.LeftButton)
    assert shapes(aligning) == ["1-1", "1-1", "1-1", "1-1", "2-2"]
    qtbot.mouseClick(buttons["Back to reading"], Qt.MouseButton.LeftButton)
    assert not aligning.aligning.active


def test_the_overview_goes_to_the_weak_place(qtbot: QtBot, aligning: Window) -> None:
    aligning.page.view.go_to_bead(4)
    press(qtbot, aligning, "o")
    strip = aligning.overview.strip
    qtbot.waitUntil(lambda: any(mark.spot.grade == 2 for mark in strip.marks.get("doubt", ())))
    aligning.page.view.go_to_bead(0)
    share = next(mark.spot.share for mark in strip.marks["doubt"] if mark.spot.grade == 2)
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(8, round(share * strip.height())))
    assert aligning.page.view.current_bead() in (4, 5)


def test_the_overview_is_there_while_one_corrects(window: Window, read, text: Path) -> None:
    read(window, text)
    window.preferences.choose("overview", False)
    window.actions_["align_mode"].trigger()
    assert window.overview.strip.isVisible()
    window.actions_["align_mode"].trigger()
    assert not window.overview.strip.isVisible()


def test_a_text_in_one_language_has_nothing_to_align(window: Window, read, tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text("只有中文。\n\n没有别的。\n", encoding="utf-8")
    read(window, path)
    assert not window.actions_["align_mode"].isEnabled()
    window.aligning.enter()
    assert not window.aligning.active


def test_closing_the_text_leaves_the_mode(aligning: Window) -> None:
    aligning.close_text()
    assert not aligning.aligning.active
    assert not aligning.aligning.card.isVisible()


def test_confirming_far_down_a_long_text_goes_on_in_the_background(
    qtbot: QtBot, aligning: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deeds, "AT_ONCE", 1)
    aligning.preferences.choose("confirm_above", True)
    aligning.page.view.go_to_bead(5)
    press(qtbot, aligning, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [bead.status for bead in beads(aligning)] == ["checked"] * 6)
    assert aligning.actions_["undo"].text() == "Undo: Confirm the pair"


def test_keys_pressed_while_an_edit_is_worked_out_wait_for_their_turn(
    qtbot: QtBot, aligning: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deeds, "AT_ONCE", 1)
    for _ in range(3):
        press(qtbot, aligning, "m")
    assert shapes(aligning) == ["1-1"] * 6
    qtbot.waitUntil(lambda: shapes(aligning) == ["4-4", "1-1", "1-1"])
    for expected in ("3-3", "2-2"):
        aligning.actions_["undo"].trigger()
        assert shapes(aligning)[0] == expected


def test_what_waits_is_not_done_after_the_mode_is_left(
    qtbot: QtBot, aligning: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deeds, "AT_ONCE", 1)
    press(qtbot, aligning, "m")
    press(qtbot, aligning, "m")
    press(qtbot, aligning, Qt.Key.Key_Escape)
    qtbot.wait(100)
    assert shapes(aligning) == ["1-1"] * 6
