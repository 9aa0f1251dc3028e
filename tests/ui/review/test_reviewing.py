"""Reviewing as a person does it: by keys alone, undone, saved, opened again."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from reader.core.spans import Span
from reader.ui.window import Window
from tests.ui.conftest import end
from tests.ui.review.conftest import press, verdicts


def test_findings_are_listed_marked_and_explained(reviewing: Window) -> None:
    checks = {one.finding.check: one for one in reviewing.review.reviewing.list.shown if one.finding}
    assert {"quantities", "repetition"} <= set(checks)
    assert "12,000" in checks["quantities"].message
    assert any("12,000" in reason for reason in reviewing.review.reviewing.card.reasons)
    found = reviewing.page.view._scene.findings.within("zh", checks["quantities"].finding.zh[0])
    assert [mark.color for mark in found] == [checks["quantities"].severity]


def test_a_text_is_judged_by_keys_alone(qtbot: QtBot, reviewing: Window) -> None:
    press(qtbot, reviewing, Qt.Key.Key_2)
    assert verdicts(reviewing) == ["fix", "", "", ""]
    press(qtbot, reviewing, Qt.Key.Key_J)
    press(qtbot, reviewing, Qt.Key.Key_1)
    assert reviewing.page.view.current_bead() == 2
    press(qtbot, reviewing, Qt.Key.Key_3)
    press(qtbot, reviewing, Qt.Key.Key_N)
    assert reviewing.page.view.current_bead() == 3
    press(qtbot, reviewing, Qt.Key.Key_1)
    assert verdicts(reviewing) == ["fix", "fine", "query", "fine"]
    assert reviewing.review.reviewing.list.undecided == 0
    for _ in range(4):
        reviewing.actions_["undo"].trigger()
    assert verdicts(reviewing) == ["", "", "", ""]
    assert reviewing.session.project.annotations == ()
    for _ in range(4):
        reviewing.actions_["redo"].trigger()
    assert verdicts(reviewing) == ["fix", "fine", "query", "fine"]


def test_category_and_severity_in_two_keystrokes(qtbot: QtBot, reviewing: Window) -> None:
    card = reviewing.review.reviewing.card
    press(qtbot, reviewing, Qt.Key.Key_S)
    assert card.severities.hasFocus()
    qtbot.keyClick(card.severities, Qt.Key.Key_4)
    press(qtbot, reviewing, Qt.Key.Key_M)
    qtbot.keyClick(card.categories, Qt.Key.Key_2)
    (issue,) = reviewing.review.reviewing.standing.said.errors(0)
    assert (issue.data["category"], issue.data["severity"]) == ("terminology/wrong-term", "critical")
    press(qtbot, reviewing, Qt.Key.Key_M, Qt.KeyboardModifier.ShiftModifier)
    assert reviewing.review.reviewing.standing.said.errors(0)[0].data["category"] == "terminology/inconsistent"
    assert reviewing.page.view.hasFocus()


def test_a_suggestion_leaves_the_text_alone(qtbot: QtBot, reviewing: Window) -> None:
    before = reviewing.session.project.bitext
    press(qtbot, reviewing, Qt.Key.Key_E)
    field = reviewing.review.reviewing.card.replacement
    assert field.text() == "1,200"
    qtbot.keyClicks(field, "12,000")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    (item,) = [item for item in reviewing.session.project.annotations if item.motivation == "editing"]
    assert (item.replacement, item.targets[0].selector.exact) == ("12,000", "1,200")
    assert reviewing.session.project.bitext is before
    assert any(
        one.finding is None and "12,000" in one.message for one in reviewing.review.reviewing.standing.by_bead[0]
    )
    press(qtbot, reviewing, Qt.Key.Key_E)
    assert field.text() == "12,000"  # written on, not a second one
    qtbot.keyClick(field, Qt.Key.Key_End)
    qtbot.keyClicks(field, " or so")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert [one.replacement for one in reviewing.session.project.annotations] == ["12,000 or so"]
    reviewing.actions_["undo"].trigger()
    assert [one.replacement for one in reviewing.session.project.annotations] == ["12,000"]
    reviewing.actions_["undo"].trigger()
    assert reviewing.session.project.annotations == ()


def test_a_comment_is_one_step_of_undo(qtbot: QtBot, reviewing: Window) -> None:
    press(qtbot, reviewing, Qt.Key.Key_C)
    qtbot.keyClicks(reviewing.review.reviewing.card.comment, "Please check")
    assert reviewing.review.reviewing.standing.said.assessment(0).body == "Please check"
    assert verdicts(reviewing)[0] == ""
    reviewing.actions_["undo"].trigger()
    assert reviewing.session.project.annotations == ()
    assert reviewing.review.reviewing.card.comment.toPlainText() == ""


def test_a_selection_is_judged_at_once(qtbot: QtBot, reviewing: Window) -> None:
    reviewing.actions_["select_all"].trigger()
    press(qtbot, reviewing, Qt.Key.Key_1)
    assert verdicts(reviewing) == ["fine"] * 4
    assert len(reviewing.session.history.earlier) == 1


def test_a_dismissed_finding_stays_dismissed_in_the_next_session(
    qtbot: QtBot, reviewing: Window, make_window, read, text: Path
) -> None:
    press(qtbot, reviewing, Qt.Key.Key_X)
    assert reviewing.review.reviewing.standing.entries[0].state == "dismissed"
    reviewing.saving.flush()
    end(reviewing)
    again = make_window()
    read(again, text)
    again.actions_["judge_mode"].trigger()
    qtbot.waitUntil(
        lambda: bool(again.review.reviewing.standing and again.review.reviewing.standing.findings), timeout=20_000
    )
    states = {one.finding.check: one.state for one in again.review.reviewing.standing.entries if one.finding}
    assert states["quantities"] == "dismissed"
    assert states["repetition"] == ""
    assert all(one.finding.check != "quantities" for one in again.review.reviewing.list.shown)


def test_the_card_answers_to_the_mouse(qtbot: QtBot, reviewing: Window) -> None:
    card = reviewing.review.reviewing.card
    reviewing.review.reviewing.choose(reviewing.review.reviewing.list.shown[0])
    next(button for button in card.findChildren(QPushButton) if button.text() == "An error").click()
    assert [item.data["status"] for item in reviewing.review.reviewing.standing.said.errors(0)] == ["confirmed"]
    card.buttons[2].click()
    assert verdicts(reviewing)[0] == "query"


def test_the_outline_counts_and_the_score_follows(qtbot: QtBot, reviewing: Window) -> None:
    press(qtbot, reviewing, Qt.Key.Key_2)
    assert (
        reviewing.page.outline._delegate.judged == {0: 1} or sum(reviewing.page.outline._delegate.judged.values()) == 1
    )
    score = reviewing.review.reviewing.standing.score
    assert score is not None
    assert score.errors == 1
    assert score.whole.unit == "characters"
    assert "per 1,000 characters" in reviewing.review.reviewing.list.score.text()
    press(qtbot, reviewing, Qt.Key.Key_Escape)
    assert reviewing.page.outline._delegate.judged is None
    assert reviewing.review.reviewing.card.isHidden()


def test_the_keys_of_reading_come_back(qtbot: QtBot, reviewing: Window) -> None:
    assert not reviewing.actions_["highlight_yellow"].isEnabled()
    press(qtbot, reviewing, Qt.Key.Key_Escape)
    assert reviewing.actions_["highlight_yellow"].isEnabled()
    reviewing.actions_["judge_mode"].trigger()
    reviewing.actions_["align_mode"].trigger()
    assert reviewing.aligning.active
    assert not reviewing.review.reviewing.active
    assert not reviewing.page.right.isHidden()


@pytest.mark.parametrize("suffix", [".pdf", ".html", ".xlsx"])
def test_the_review_is_handed_over(qtbot: QtBot, reviewing: Window, tmp_path: Path, suffix: str) -> None:
    press(qtbot, reviewing, Qt.Key.Key_2)
    path = tmp_path / f"review{suffix}"
    reviewing.review.reporting.write(str(path))
    qtbot.waitUntil(lambda: "Written" in reviewing.messages.text, timeout=10_000)
    start = {".pdf": b"%PDF", ".html": b"<!doc", ".xlsx": b"PK"}[suffix]
    assert path.read_bytes().startswith(start)


def test_a_report_written_before_the_checks_are_through_keeps_to_those_that_are_on(
    qtbot: QtBot, reviewing: Window, tmp_path: Path
) -> None:
    reviewing.preferences.choose("checks_off", "repetition")
    reviewing.review.reviewing.state.checked = None
    path = tmp_path / "review.json"
    reviewing.review.reporting.write(str(path))
    qtbot.waitUntil(lambda: "Written" in reviewing.messages.text, timeout=10_000)
    report = path.read_text(encoding="utf-8")
    assert "1,200" in report
    assert "Written twice" not in report


def test_a_returned_table_is_taken_in_after_it_was_shown(qtbot: QtBot, reviewing: Window, tmp_path: Path) -> None:
    path = tmp_path / "review.docx"
    reviewing.review.reporting.write(str(path))
    qtbot.waitUntil(lambda: "Written" in reviewing.messages.text, timeout=10_000)
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = parts["word/document.xml"].decode("utf-8").replace("at seven every", "at 7 every")
    body = body.replace(">Under ", ">Below ", 1).replace("花园里有30棵树", "花园里有三十棵树", 1)
    parts["word/document.xml"] = body.encode("utf-8")
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    room = reviewing.review.returning
    room.take_in(str(path))
    qtbot.waitUntil(lambda: room.card.isVisible(), timeout=10_000)
    rows = [room.card.list.item(row).text() for row in range(room.card.list.count())]
    assert "b3: the source was edited" in rows[0]
    assert "They arrive at 7 every morning." in rows[1]
    assert reviewing.session.project.annotations == ()
    room.card.list.item(2).setCheckState(Qt.CheckState.Unchecked)
    room.card.list.itemActivated.emit(room.card.list.item(2))
    assert reviewing.page.view.current_bead() == 3
    room.card.take.click()
    qtbot.waitUntil(lambda: bool(reviewing.session.project.annotations), timeout=10_000)
    (item,) = reviewing.session.project.annotations
    assert item.replacement == "They arrive at 7 every morning."
    assert room.card.isHidden()
    reviewing.actions_["undo"].trigger()
    assert reviewing.session.project.annotations == ()


def test_a_term_is_added_in_two_keystrokes_and_checked(qtbot: QtBot, reviewing: Window) -> None:
    view, card = reviewing.page.view, reviewing.review.reviewing.card
    start = reviewing.session.project.bitext.zh.text.index("一口井")
    view.select_span("zh", Span(start + 2, start + 3))
    press(qtbot, reviewing, Qt.Key.Key_T)
    qtbot.keyClicks(card.term, "fountain")
    qtbot.keyClick(card.term, Qt.Key.Key_Return)
    standing = reviewing.review.reviewing
    qtbot.waitUntil(lambda: any(one.check == "terms" for one in standing.standing.findings), timeout=10_000)
    assert [(term.zh, term.en) for term in reviewing.review.terming.base.terms] == [("井", ("fountain",))]
    buttons = reviewing.messages.findChildren(QPushButton)
    next(button for button in buttons if button.text() == "Take it back").click()
    qtbot.waitUntil(lambda: all(one.check != "terms" for one in standing.standing.findings), timeout=10_000)


def test_a_glossary_is_taken_in_and_handed_out(qtbot: QtBot, reviewing: Window, tmp_path: Path) -> None:
    (tmp_path / "g.csv").write_text("zh,en\n井,fountain\n树,shrub\n", encoding="utf-8")
    reviewing.review.terming.take_in(str(tmp_path / "g.csv"))
    qtbot.waitUntil(lambda: "2 terms" in reviewing.messages.text, timeout=10_000)
    reviewing.review.terming.hand_out(str(tmp_path / "out.tbx"))
    qtbot.waitUntil(lambda: "Written" in reviewing.messages.text, timeout=10_000)
    assert "shrub" in (tmp_path / "out.tbx").read_text(encoding="utf-8")
