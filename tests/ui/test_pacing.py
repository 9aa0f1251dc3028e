"""The time that is left in a section, at the foot of the window."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.ui.pacing import Pacing
from reader.ui.window import Window
from reader.workflow.pace import Pace


@pytest.fixture
def now() -> list[float]:
    return [1000.0]


@pytest.fixture
def pacing(window: Window, read, page: Path, now: list[float]) -> Pacing:
    read(window, page)
    window.pacing.pace = Pace()
    return Pacing(window.session, window.page, window.preferences, window.status_line, window, lambda: now[0])


def test_it_says_nothing_before_it_knows_and_then_the_minutes(window: Window, pacing: Pacing, now: list[float]) -> None:
    view = window.page.view
    for bead in (0, 1, 2, 3, 2, 3, 2, 3):
        view.go_to_bead(bead)
        pacing.follow()
        now[0] += 30
    assert window.status_line.text("pace") == "less than a minute left in this section"
    assert window.preferences.get("pace")
    pacing.pace = Pace(60, 600)
    pacing.follow()
    assert window.status_line.text("pace").startswith("about ")
    window.session.open(None)
    pacing.follow()
    assert window.status_line.text("pace") == ""


def test_jumping_about_teaches_nothing(window: Window, pacing: Pacing, now: list[float]) -> None:
    for bead in (0, 3, 1, 2, 0, 3):
        window.page.view.go_to_bead(bead)
        pacing.follow()
        now[0] += 0.3
    assert pacing.pace == Pace()
    now[0] += 3600
    window.page.view.go_to_bead(2)
    pacing.follow()
    assert pacing.pace == Pace()
    assert window.status_line.text("pace") == ""
