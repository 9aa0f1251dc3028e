"""The card of a note: tags by key, answers, both languages, an orphan placed by hand, text that is only text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QTextCursor
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from reader.core.annotation import Annotation
from reader.core.project import with_annotations
from reader.ui.notes.model import second_line
from reader.ui.window import Window
from reader.workflow import annotate
from tests.ui.notes.conftest import bodies, ident, project


def item(window: Window, body: str) -> Annotation:
    found = project(window).annotation(ident(window, body))
    assert found
    return found


def answer_button(window: Window, name: str, number: int) -> QToolButton:
    answers = window.page.note_card.thread._answers
    row = answers.itemAt(number).widget()
    return next(button for button in row.findChildren(QToolButton) if button.accessibleName() == name)


def test_a_tag_in_two_keys(window: Window, read: Callable[..., None], page: Path, qtbot: QtBot) -> None:
    read(window, page)
    window.page.view.go_to_bead(1)
    window.actions_["tag_note"].trigger()
    window.page.note_card.tags.setText("网络，river")
    qtbot.keyClick(window.page.note_card.tags, Qt.Key.Key_Return)
    (tagged,) = project(window).annotations
    assert (tagged.motivation, tagged.tags) == ("tagging", ("网络", "river"))
    assert window.page.view.hasFocus()
    window.actions_["highlight_green"].trigger()
    window.actions_["note"].trigger()
    assert (project(window).annotations[0].color, window.page.view.selection()) == ("green", ())


def test_escape_closes_the_completions_first_and_then_leaves(noted: Window, qtbot: QtBot) -> None:
    noted.show()
    noted.annotating.choose(ident(noted, "alpha"))
    tags = noted.page.note_card.tags
    tags.setFocus()
    tags.clear()
    qtbot.keyClicks(tags, "tw")
    offered = tags.completer().popup()
    assert offered.isVisible()
    qtbot.keyClick(offered, Qt.Key.Key_Escape)
    assert (offered.isVisible(), tags.hasFocus()) == (False, True)
    qtbot.keyClick(tags, Qt.Key.Key_Escape)
    assert noted.page.view.hasFocus()


def test_answers_are_written_changed_and_removed(noted: Window, qtbot: QtBot) -> None:
    noted.annotating.choose(ident(noted, "alpha"))
    thread = noted.page.note_card.thread
    for text in ("really?", "yes"):
        qtbot.keyClicks(thread.field, text)
        qtbot.keyClick(thread.field, Qt.Key.Key_Return)
    assert [one.body for one in project(noted).annotations if one.reply_to] == ["really?", "yes"]
    assert len(bodies(noted)) == 4
    assert noted.page.notes.model.rows[0].replies[1].body == "yes"  # type: ignore[union-attr]
    qtbot.mouseClick(answer_button(noted, "Change the answer", 0), Qt.MouseButton.LeftButton)
    thread.field.setText("are you sure?")
    qtbot.keyClick(thread.field, Qt.Key.Key_Return)
    assert {one.body for one in project(noted).annotations if one.reply_to} == {"are you sure?", "yes"}
    qtbot.mouseClick(answer_button(noted, "Delete the answer", 1), Qt.MouseButton.LeftButton)
    assert [one.body for one in project(noted).annotations if one.reply_to] == ["are you sure?"]
    noted.session.undo()
    noted.session.undo()
    assert {one.body for one in project(noted).annotations if one.reply_to} == {"really?", "yes"}


def test_a_note_is_put_on_the_other_language(noted: Window) -> None:
    noted.annotating.choose(ident(noted, "alpha"))
    noted.actions_["widen_note"].trigger()
    targets = item(noted, "alpha").targets
    assert [target.side for target in targets] == ["zh", "en"]
    en = project(noted).bitext.en.segments[0].span
    assert targets[1].selector.span == en
    noted.actions_["widen_note"].trigger()
    assert len(item(noted, "alpha").targets) == 2


def test_the_words_for_the_other_language_can_be_chosen(noted: Window) -> None:
    noted.annotating.choose(ident(noted, "gamma"))
    span = project(noted).bitext.en.segments[3].span
    noted.page.view.select_span("en", span)
    noted.actions_["widen_note"].trigger()
    assert item(noted, "gamma").targets[1].selector.span == span


def test_an_orphan_is_placed_again_by_hand(noted: Window, qtbot: QtBot) -> None:
    alpha = item(noted, "alpha")
    lost = replace(alpha, targets=tuple(replace(target, fit="orphan") for target in alpha.targets))
    noted.session.apply("Lost", with_annotations(project(noted), [lost]))
    assert bodies(noted)[-1] == "alpha"
    noted.annotating.choose(alpha.id)
    card = noted.page.note_card
    put = next(b for b in card.findChildren(QPushButton) if b.text() == "Put the note on the selection")
    assert not put.isHidden()
    span = project(noted).bitext.zh.segments[1].span
    noted.page.view.select_span("zh", span)
    qtbot.mouseClick(put, Qt.MouseButton.LeftButton)
    placed = item(noted, "alpha").targets[0]
    assert placed.placed
    assert placed.selector.span == span
    assert placed.extra["was"] == [alpha.targets[0].selector.exact]
    assert put.isHidden()


def test_what_cannot_be_seen_is_said(noted: Window) -> None:
    noted.annotating.choose(ident(noted, "alpha"))
    noted.annotating._set_body(ident(noted, "alpha"), "evil \u202eexe.txt")
    labels = [label.text() for label in noted.page.note_card.findChildren(QLabel) if not label.isHidden()]
    assert any("RLO" in text for text in labels)


def test_an_address_is_followed_only_from_the_menu_which_says_it_in_full(
    noted: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    noted.annotating._set_body(ident(noted, "alpha"), "see https://example.org/a?b=1&c=2. file:///etc/passwd")
    noted.annotating.choose(ident(noted, "see https://example.org/a?b=1&c=2. file:///etc/passwd"))
    body = noted.page.note_card.body
    body.moveCursor(QTextCursor.MoveOperation.Start)

    def titles(position: int) -> list[str]:
        cursor = body.textCursor()
        cursor.setPosition(position)
        menu = body.menu_at(body.cursorRect(cursor).center())
        found = [action for action in menu.actions() if action.text().startswith("Open")]
        for action in found:
            action.trigger()
        return [action.text() for action in found]

    assert titles(8) == ["Open https://example.org/a?b=1&&c=2"]
    assert opened == ["https://example.org/a?b=1&c=2"]
    assert titles(1) == titles(45) == []


def test_the_addresses_of_a_note_and_of_an_answer_are_buttons(
    noted: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    alpha, card = ident(noted, "alpha"), noted.page.note_card
    noted.annotating.choose(alpha)

    def links() -> list[QPushButton]:
        return [one for one in card.findChildren(QPushButton, "link") if one.isVisibleTo(card)]

    assert links() == []
    noted.annotating._set_body(alpha, "see https://example.org/a?b=1&c=2. file:///etc/passwd javascript:alert(1)")
    noted.annotating.answer(alpha, "no, https://пример.org/")
    qtbot.waitUntil(lambda: len(links()) == 2)
    assert [button.text() for button in links()] == ["https://example.org/a?b=1&&c=2", "https://пример.org/"]
    for button in links():
        button.click()
    assert opened == ["https://example.org/a?b=1&c=2", "https://пример.org/"]
    assert links()[1].toolTip() == "https://xn--e1afmkfd.org/"
    noted.annotating._set_body(alpha, "nothing now")
    assert len(links()) == 1


def test_the_other_version_of_a_conflict_is_marked(noted: Window) -> None:
    other = replace(item(noted, "alpha"), id="zzz", body="alpha differs", extra={"conflict_of": ident(noted, "alpha")})
    noted.session.apply("Conflict", with_annotations(project(noted), [other]))
    assert second_line(other).startswith("Other version  alpha differs")


def test_spaces_that_do_not_break_stay(noted: Window, qtbot: QtBot) -> None:
    note = ident(noted, "alpha")
    noted.annotating._set_body(note, "10\u00a0km\nsecond")
    noted.annotating.choose(note)
    noted.page.note_card.write()
    qtbot.keyClicks(noted.page.note_card.body, "!")
    assert item(noted, "10\u00a0km\nsecond!").id == note


def test_a_click_into_marked_words_chooses_their_note(noted: Window, qtbot: QtBot) -> None:
    span = project(noted).bitext.en.segments[3].span
    noted.page.view.go_to_span("en", span)
    (highlight,) = [one for one in project(noted).annotations if one.motivation == "highlighting"]
    assert noted.annotating.chosen == highlight.id
    noted.actions_["delete_note"].trigger()
    assert highlight not in project(noted).annotations


def test_typing_is_one_step_and_a_bookmark_can_be_named(noted: Window, qtbot: QtBot) -> None:
    value, mark = annotate.bookmark(project(noted), "zh", project(noted).bitext.zh.segments[1].span)
    noted.session.apply("Bookmark", value)
    noted.annotating.choose(mark)
    steps = len(noted.session.history.earlier)
    qtbot.keyClicks(noted.page.note_card.body, "the turn")
    assert len(noted.session.history.earlier) == steps + 1
    assert noted.page.notes.model.data(noted.page.notes.model.index(1, 0)) == "the turn"
