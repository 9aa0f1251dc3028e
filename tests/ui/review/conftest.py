"""A window in which somebody reviews a small text with faults in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reader.ui.window import Window

TEXT = """湖边的学校
The School by the Lake

一、学校
I. The School

学校有1.2万名学生。他们每天早上七点到校。
The school has 1,200 students. They arrive at seven every morning.

二、花园
II. The Garden

花园里有30棵树。树下有一口井。
There are 30 trees in the garden. Under the the trees is a well.
"""


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "school.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def reviewing(qtbot: QtBot, window: Window, read, text: Path) -> Window:
    """A window in review mode with its checks done, the cursor in the first pair."""
    read(window, text)
    window.page.view.go_to_bead(0)
    window.actions_["judge_mode"].trigger()
    qtbot.waitUntil(
        lambda: bool(window.review.reviewing.standing and window.review.reviewing.standing.findings), timeout=20_000
    )
    return window


def press(qtbot: QtBot, window: Window, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(window.page.view, key, modifier)


def verdicts(window: Window) -> list[str]:
    standing = window.review.reviewing.standing
    assert standing is not None
    return [standing.said.verdict(bead) for bead in range(len(standing.project.bitext.alignment.beads))]
