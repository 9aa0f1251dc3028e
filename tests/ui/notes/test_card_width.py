"""Cards at the right of a narrow window are never cut off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from reader.ui.window import Window


def test_a_narrow_window_leaves_the_note_its_width(
    qtbot: QtBot, window: Window, page: Path, read: Callable[[Window, Path], None]
) -> None:
    window.resize(1024, 700)
    read(window, page)
    window.page.view.next_sentence()
    window.actions_["note"].trigger()
    right, card = window.page.right, window.page.note_card
    qtbot.waitUntil(card.isVisible)
    least = card.minimumSizeHint().width()
    qtbot.waitUntil(lambda: card.width() >= least and right.widget().width() <= right.viewport().width())
