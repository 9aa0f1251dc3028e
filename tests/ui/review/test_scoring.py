"""The scorecard, the scheme behind it, own categories, and the choice of the checks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from reader.ui.window import Window
from reader.workflow.review_scheme import STANDARD, load_scheme
from tests.ui.review.conftest import press


def test_the_scorecard_says_units_and_parts(qtbot: QtBot, reviewing: Window) -> None:
    card = reviewing.review.scoring.score
    press(qtbot, reviewing, Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    assert not card.isHidden()
    assert "Nothing has been judged" in card.text.text()
    press(qtbot, reviewing, Qt.Key.Key_2)
    text = card.text.text()
    for part in ("per 1,000 characters", "Errors by dimension", "in the translation", "I. The School", "一、学校"):
        assert (part in text) == (part != "I. The School")
    press(qtbot, reviewing, Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    assert card.isHidden()


def test_weights_and_threshold_are_edited_and_kept(qtbot: QtBot, reviewing: Window) -> None:
    card, room = reviewing.review.scoring.score, reviewing.review.reviewing
    press(qtbot, reviewing, Qt.Key.Key_2)
    severity = room.standing.said.errors(0)[0].data["severity"]
    reviewing.review.reviewing.list.card_button.click()
    before = room.standing.score.whole.penalty
    card.weights[severity].setValue(card.weights[severity].value() * 2)
    card.threshold.setValue(10)
    qtbot.waitUntil(lambda: room.scheme.threshold == 10, timeout=5000)
    assert room.standing.score.whole.penalty == 2 * before
    assert load_scheme() == room.scheme
    card.restore.click()
    assert room.scheme == STANDARD
    assert room.standing.score.whole.penalty == before


def test_own_categories_stand_behind_those_of_mqm(qtbot: QtBot, reviewing: Window) -> None:
    card, room = reviewing.review.scoring.score, reviewing.review.reviewing
    press(qtbot, reviewing, Qt.Key.Key_2)
    room.list.card_button.click()
    card.own.setText("House style, 体例")
    card.own.textEdited.emit(card.own.text())
    qtbot.waitUntil(lambda: room.scheme.own == ("House style", "体例"), timeout=5000)
    reviewing.page.view.setFocus()
    press(qtbot, reviewing, Qt.Key.Key_M)
    qtbot.keyClick(room.card.categories, Qt.Key.Key_9)
    assert room.standing.said.errors(0)[0].data["category"] == "own/House style"
    press(qtbot, reviewing, Qt.Key.Key_M, Qt.KeyboardModifier.ShiftModifier)
    assert room.standing.said.errors(0)[0].data["category"] == "own/体例"


def test_a_check_is_switched_off_for_one_text_and_for_all(qtbot: QtBot, reviewing: Window) -> None:
    room, card = reviewing.review.reviewing, reviewing.review.scoring.checks
    reviewing.actions_["choose_checks"].trigger()

    def found() -> set[str]:
        return {one.finding.check for one in room.standing.entries if one.finding}

    assert "repetition" in found()
    card.here["repetition"].click()
    qtbot.waitUntil(lambda: "repetition" not in found(), timeout=20_000)
    reviewing.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: "repetition" in found(), timeout=20_000)
    card.everywhere["repetition"].click()
    qtbot.waitUntil(lambda: "repetition" not in found(), timeout=20_000)
    assert not card.here["repetition"].isChecked()
    card.here["repetition"].click()  # this text goes before all texts
    qtbot.waitUntil(lambda: "repetition" in found(), timeout=20_000)
    card.restore.click()
    qtbot.waitUntil(lambda: "repetition" not in found(), timeout=20_000)


def test_everything_on_the_card_can_be_done_with_the_mouse(qtbot: QtBot, reviewing: Window) -> None:
    room = reviewing.review.reviewing
    card = room.card
    card.buttons[1].click()
    card.deeds["judge_severity"].click()
    qtbot.mouseClick(card.severities.findChildren(QPushButton)[-1], Qt.MouseButton.LeftButton)
    assert room.standing.said.errors(0)[0].data["severity"] == "critical"
    card.deeds["judge_suggest"].click()
    assert card.replacement.isVisible()
    assert card.replacement.hasFocus()
    card.deeds["next_finding"].click()
    assert reviewing.page.view.current_bead() == 3
    assert not card.replacement.isVisible()
    assert reviewing.page.view.hasFocus()
    assert all(button.text().split(" ", 1)[1] for button in card.deeds.values())
