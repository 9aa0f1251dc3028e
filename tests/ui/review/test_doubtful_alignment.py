"""A finding in a pair whose alignment is uncertain says so, and leads to the alignment first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from reader.core.project import Project
from reader.ui.window import Window
from tests.made_bitext import BitextBuilder
from tests.ui.review.conftest import press

SURE = (["河上有一座桥。"], ["A bridge crosses the river."])
UNSURE = (["渔船上有30个人。"], ["The town has 500 houses."])


def test_look_at_the_alignment_first(qtbot: QtBot, reviewing: Window) -> None:
    room = reviewing.review.reviewing
    bitext = BitextBuilder().paragraph(SURE).paragraph(UNSURE, score=0.2).build()
    reviewing.saving.attach(None)
    reviewing.session.open(Project(bitext))
    room.enter()
    room.state.check()
    qtbot.waitUntil(lambda: room.state.checked is not None and room.state.checked.bitext is bitext, timeout=20_000)
    press(qtbot, reviewing, Qt.Key.Key_N)
    assert reviewing.page.view.current_bead() == 1
    assert "uncertain" in room.card.reasons[0]
    assert room.list.list.findings.index(0).data().startswith("? 2 · ")
    button = next(one for one in room.card.findChildren(QPushButton) if one.text() == "Look at the alignment first")
    assert button.isVisible()
    button.click()
    assert reviewing.aligning.active
    assert not room.active
    assert reviewing.page.view.current_bead() == 1
    press(qtbot, reviewing, Qt.Key.Key_Return)  # the pair is right after all
    room.enter()
    qtbot.waitUntil(
        lambda: bool(room.standing and room.standing.findings) and not reviewing.jobs.busy("checks"), timeout=20_000
    )
    assert not any(one.finding.low_confidence for one in room.standing.entries if one.finding)
    reviewing.page.view.go_to_bead(1)
    assert not button.isVisible()
