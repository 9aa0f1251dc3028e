"""A text is there to read while it is aligned: what is done meanwhile stays, and waiting can be stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from reader.align import beginning, engine
from reader.core.project import Project
from reader.core.task import Progress
from reader.ui import jobs
from reader.ui import window as window_module
from reader.ui.window import Window
from tests.made_bitext import town

Read = Callable[[Window, Path], None]


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """The aligner waits here until the event is set."""
    event, align = threading.Event(), engine.align

    def slow(*arguments: object, **named: object):
        while not event.wait(0.01):
            yield Progress("Waiting")
        return (yield from align(*arguments, **named))

    # The whole text; its beginnings are aligned by the one that is known there.
    monkeypatch.setattr(engine, "align", slow)
    return event


@pytest.fixture
def drafted(qtbot: QtBot, window: Window, page: Path, gate: threading.Event) -> Window:
    with qtbot.waitSignal(window.opening.opened, timeout=20_000):
        window.open_paths([str(page)])
    return window


def test_the_text_is_read_before_it_is_aligned(drafted: Window) -> None:
    bitext = drafted.session.project.bitext
    assert bitext.alignment.provisional
    assert bitext.zh.title_text == "江边的图书馆"
    assert drafted.stack.currentWidget() is drafted.page
    assert not drafted.actions_["align_mode"].isEnabled()
    assert drafted.status_line.text("alignment") == "Not aligned yet"


def test_what_was_done_meanwhile_stays(qtbot: QtBot, drafted: Window, gate: threading.Event) -> None:
    draft = drafted.session.project.bitext
    drafted.page.view.next_sentence()
    drafted.actions_["highlight_yellow"].trigger()
    (note,) = drafted.session.project.annotations
    with qtbot.waitSignal(drafted.opening.settled, timeout=20_000):
        gate.set()
    assert not drafted.session.project.bitext.alignment.provisional
    assert drafted.session.project.annotations == (note,)
    assert drafted.actions_["align_mode"].isEnabled()
    drafted.session.undo()
    assert drafted.session.project.annotations == ()
    assert drafted.session.project.bitext is not draft


def test_the_place_stays_under_the_eye(qtbot: QtBot, drafted: Window, gate: threading.Event) -> None:
    view = drafted.page.view
    for _ in range(3):
        view.next_sentence()
    before = view.cursor_place()
    with qtbot.waitSignal(drafted.opening.settled, timeout=20_000):
        gate.set()
    assert view.cursor_place() == before


def test_waiting_can_be_stopped_and_taken_up_again(qtbot: QtBot, drafted: Window, gate: threading.Event) -> None:
    drafted.jobs.cancel("open")
    assert "not aligned" in drafted.messages.text
    assert drafted.session.project.bitext.alignment.provisional
    gate.set()
    with qtbot.waitSignal(drafted.opening.opened, timeout=20_000):
        drafted.actions_["reload"].trigger()
    qtbot.waitUntil(lambda: not drafted.session.project.bitext.alignment.provisional, timeout=20_000)


def test_another_text_is_not_taken_for_the_draft(
    qtbot: QtBot, drafted: Window, gate: threading.Event, read: Read, tmp_path: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("山\nThe Mountain\n\n山很高。\nThe mountain is high.\n", encoding="utf-8")
    gate.set()
    read(drafted, other)
    assert drafted.session.project.bitext.zh.title_text == "山"
    assert not drafted.session.project.bitext.alignment.provisional


def test_a_line_chosen_meanwhile_counts(qtbot: QtBot, drafted: Window, gate: threading.Event) -> None:
    hidden = drafted.session.project.bitext.zh.hidden[0]
    drafted.opening.restore_line(hidden)
    gate.set()
    qtbot.waitUntil(lambda: not drafted.session.project.bitext.alignment.provisional, timeout=20_000)
    assert hidden not in drafted.session.project.bitext.zh.hidden


def test_a_long_text_is_aligned_from_its_beginning(
    qtbot: QtBot, window: Window, gate: threading.Event, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is told before the end takes the place of the draft; the cursor stays where it is."""
    monkeypatch.setattr(jobs, "EARLY_AFTER_MS", 0)
    monkeypatch.setattr(beginning, "FIRST", 20)
    monkeypatch.setattr(beginning, "GROWTH", 3)
    seen: list[Project] = []
    window.session.changed.connect(lambda _old, new: seen.append(new))
    bitext, paths = town(60), (tmp_path / "zh.txt", tmp_path / "en.txt")
    for path, side in zip(paths, ("zh", "en"), strict=True):
        path.write_text(bitext.document(side).text, encoding="utf-8")  # type: ignore[arg-type]
    window.open_paths([str(path) for path in paths])
    qtbot.waitUntil(lambda: bool(seen) and seen[-1].bitext.alignment.beads[0].score > 0, timeout=20_000)
    shown = window.session.project.bitext.alignment
    assert shown.provisional
    assert shown.beads[-1].score == 0
    assert window.status_line.text("alignment") == "Only begun to be aligned"
    assert not window.actions_["align_mode"].isEnabled()
    window.page.view.go_to_bead(2)
    place = window.page.view.cursor_place()
    with qtbot.waitSignal(window.opening.settled, timeout=20_000):
        gate.set()
    assert window.page.view.cursor_place() == place
    assert not window.session.project.bitext.alignment.provisional
    assert not window.session.history.undo_label


def test_what_was_stopped_goes_on_in_the_text_that_is_read(
    qtbot: QtBot, drafted: Window, gate: threading.Event
) -> None:
    drafted.page.view.next_sentence()
    drafted.actions_["highlight_yellow"].trigger()
    place, notes = drafted.page.view.cursor_place(), drafted.session.project.annotations
    drafted.jobs.cancel("open")
    gate.set()
    (button,) = [one for one in drafted.messages.findChildren(QPushButton) if one.text() == "Align them"]
    with qtbot.waitSignal(drafted.opening.settled, timeout=20_000):
        button.click()
    assert not drafted.session.project.bitext.alignment.provisional
    assert drafted.session.project.annotations == notes
    assert drafted.page.view.cursor_place() == place
    assert drafted.session.history.undo_label


def test_a_long_text_that_is_aligned_at_once_comes_to_the_front(
    qtbot: QtBot, window: Window, read: Read, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(window, page)
    desk = window.opening.desk
    window.opening.close()
    window.show_library()
    monkeypatch.setattr(window_module, "LONG", 0)
    window.opening.opened.emit(desk)
    window.session.settle(desk.project.bitext, replace(desk.project.bitext))  # before the page had its turn
    qtbot.waitUntil(lambda: window.stack.currentWidget() is window.page)
    assert window.shelf.current
