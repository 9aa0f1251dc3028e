"""The window never stands still for longer than a person notices, however long the text is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.core.bitext import Bitext
from reader.core.document import Hidden
from reader.core.project import Project
from reader.formats.table import write_bitext
from reader.ui.window import Window
from tests.made_bitext import EN, ZH, BitextBuilder, pair, town
from tests.ui.watchdog import LIMIT_MS, Watchdog


@pytest.fixture(scope="module")
def book() -> Bitext:
    return town(10_000)


def with_hidden_lines(count: int) -> Bitext:
    """A text with a line of furniture behind each paragraph."""
    builder, hidden = BitextBuilder().title("湖", "The Lake"), ([], [])
    for number in range(count // 2):
        builder.paragraph(pair(ZH[number % len(ZH)], EN[number % len(EN)]))
        for found, side, text in zip(hidden, (builder.zh, builder.en), ("分享", "Share"), strict=True):
            found.append(Hidden(*side.line(f"{text} {number}"), "share"))
    bitext = builder.build()
    zh, en = (
        replace(document, hidden=tuple(found)) for document, found in zip((bitext.zh, bitext.en), hidden, strict=True)
    )
    return replace(bitext, zh=zh, en=en)


def settle(qtbot: QtBot, window: Window) -> None:
    """Everything that follows by itself has been done."""
    qtbot.waitUntil(lambda: not any(window.jobs.busy(group) for group in ("open", "find", "certainty")), timeout=20_000)
    for _ in range(20):
        qtbot.wait(1)


def test_opening_a_long_text(qtbot: QtBot, window: Window, read, page: Path, book: Bitext, tmp_path: Path) -> None:
    read(window, page)  # what is made once is made
    settle(qtbot, window)
    path = tmp_path / "book.json"
    write_bitext(book, str(path))
    with Watchdog() as dog:
        read(window, path)
        settle(qtbot, window)
    assert dog.longest <= LIMIT_MS
    assert len(window.session.project.bitext.alignment.beads) == len(book.alignment.beads)


@pytest.mark.parametrize("query", ["网络", "e", "wuxian wangluo", "zh:网络 -en:boat"])
def test_searching_a_long_text(qtbot: QtBot, window: Window, book: Bitext, query: str) -> None:
    window.session.open(Project(book))
    window.stack.setCurrentWidget(window.page)
    window.top_bar.find.setText("absent")
    settle(qtbot, window)
    with Watchdog() as dog:
        with qtbot.waitSignal(window.finding.changed, timeout=20_000):
            window.top_bar.find.setText(query)
        settle(qtbot, window)
        window.finding.walk(1)
        settle(qtbot, window)
    assert window.finding.total > 1_900
    assert dog.longest <= LIMIT_MS


def test_eight_thousand_hidden_lines_are_shown(qtbot: QtBot, window: Window) -> None:
    window.session.open(Project(with_hidden_lines(8_000)))
    window.stack.setCurrentWidget(window.page)
    window.page.view.go_to_bead(2_000)
    settle(qtbot, window)
    with Watchdog() as dog:
        window.looking.toggle_hidden()
        settle(qtbot, window)
    assert window.looking.show_hidden
    assert dog.longest <= LIMIT_MS


def test_correcting_the_alignment_of_a_long_text(qtbot: QtBot, window: Window, book: Bitext) -> None:
    window.session.open(Project(book))
    window.stack.setCurrentWidget(window.page)
    window.preferences.choose("confirm_above", True)
    window.page.view.go_to_bead(1_000)
    window.actions_["align_mode"].trigger()
    settle(qtbot, window)
    with Watchdog() as dog:
        for action in ("merge_next", "confirm_pair", "undo", "undo"):
            before = window.session.project
            window.actions_[action].trigger()
            qtbot.waitUntil(lambda before=before: window.session.project is not before, timeout=20_000)
        settle(qtbot, window)
    assert window.session.project.bitext is book
    assert dog.longest <= LIMIT_MS
