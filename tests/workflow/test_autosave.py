"""When the notes are saved."""

from __future__ import annotations

from reader.workflow.autosave import AT_LATEST, PAUSE, RETRIES, Autosave


def test_half_a_second_after_the_last_change() -> None:
    waiting = Autosave().changed(10.0).changed(10.2)
    assert waiting.due() == 10.2 + PAUSE
    assert 0.3 <= PAUSE <= 0.8


def test_at_the_latest_five_seconds_after_the_first() -> None:
    waiting = Autosave()
    for step in range(100):
        waiting = waiting.changed(step * 0.2)
    assert waiting.due() == AT_LATEST == 5.0


def test_nothing_waits_after_a_save_began() -> None:
    assert Autosave().changed(1.0).started().due() is None
    assert Autosave().changed(1.0).started().changed(2.0).due() == 2.0 + PAUSE


def test_a_failure_is_tried_again_ever_more_patiently() -> None:
    waiting, now, waits = Autosave().changed(0.0), 0.0, []
    for _ in range(7):
        waiting = waiting.started().failed(now)
        due = waiting.due()
        assert due is not None
        waits.append(due - now)
        now = due
    assert waits == [*RETRIES, RETRIES[-1], RETRIES[-1]]
    assert waiting.started().succeeded().changed(now).due() == now + PAUSE
