"""What a screen reader is told: saves, jumps and messages, in words, and not every step of the caret."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reader.ui import announcing
from reader.ui.window import Window


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """What is announced, and whether it is urgent."""
    heard: list[tuple[str, bool]] = []
    monkeypatch.setattr(announcing, "announce", lambda _widget, text, urgent=False: heard.append((text, urgent)))
    return heard


def test_a_save_is_told_once(qtbot: QtBot, window: Window, read, page: Path, said: list[tuple[str, bool]]) -> None:
    read(window, page)
    window.page.view.go_to_bead(1)
    said.clear()
    window.actions_["highlight_yellow"].trigger()
    window.saving.flush()
    qtbot.waitUntil(lambda: window.saving.state.word == "saved")
    assert said == [("All notes saved", False)]


def test_a_jump_is_told_with_its_section_and_a_step_is_not(
    window: Window, read, page: Path, said: list[tuple[str, bool]]
) -> None:
    read(window, page)
    window.page.view.go_to_bead(0)
    said.clear()
    window.page.view.go_to_bead(3)
    assert said == [("二、藏书. pair 4 of 4", False)]
    window.page.view.previous_sentence()
    assert len(said) == 1
    window.page.view.go_to_bead(0)
    assert said[1:] == [("一、开馆. pair 1 of 4", False)]


def test_an_error_is_urgent(window: Window, said: list[tuple[str, bool]]) -> None:
    window.messages.tell("Written: {name}", details={"name": "a.pdf"})
    window.messages.tell("No printer was found.", kind="error")
    assert said == [("Written: a.pdf", False), ("No printer was found.", True)]


def test_nothing_is_sent_where_nobody_listens(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    sent = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(sent.append))
    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: False))
    announcing.announce(QWidget(window), "Saved")
    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: True))
    announcing.announce(window, "Saved", urgent=True)
    (event,) = sent
    assert event.message() == "Saved"
    assert event.politeness() == QAccessible.AnnouncementPoliteness.Assertive
