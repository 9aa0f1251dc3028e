"""Jobs: off the GUI thread, stoppable, never late."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from reader.core.errors import InputError
from reader.core.task import Progress, Task
from reader.ui.jobs import Jobs


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.finish()


class Gate:
    """A task that waits between two yields until the test lets it go on."""

    def __init__(self, result: object = "done") -> None:
        self.go = threading.Event()
        self.started = threading.Event()
        self.closed = threading.Event()
        self.thread: threading.Thread | None = None
        self._result = result

    def task(self) -> Task[object]:
        try:
            self.thread = threading.current_thread()
            yield Progress("Working", 1, 2)
            self.started.set()
            while not self.go.wait(0.002):
                yield Progress("Working", 1, 2)
            return self._result
        finally:
            self.closed.set()


def refuse(error: BaseException) -> None:
    raise AssertionError(error)


def test_the_result_comes_back_in_this_thread(qtbot: QtBot, jobs: Jobs) -> None:
    gate, seen = Gate(), []
    jobs.start("a", "Title", gate.task(), lambda value: seen.append((value, threading.current_thread())), refuse)
    gate.go.set()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [("done", threading.main_thread())]
    assert gate.thread is not threading.main_thread()
    assert not jobs.busy("a")


def test_progress_is_told_while_it_runs(qtbot: QtBot, jobs: Jobs) -> None:
    gate, seen = Gate(), []
    jobs.progress.connect(lambda job, progress: seen.append(progress))
    jobs.start("a", "Title", gate.task(), lambda value: None, refuse)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0] == Progress("Working", 1, 2)
    gate.go.set()
    qtbot.waitUntil(lambda: not jobs.busy("a"))


def test_only_slow_work_is_shown(qtbot: QtBot, jobs: Jobs) -> None:
    shown: list[object] = []
    jobs.shown.connect(shown.append)
    gate = Gate()
    job = jobs.start("a", "Title", gate.task(), lambda value: None, refuse)
    qtbot.waitUntil(lambda: shown == [job])
    gate.go.set()
    qtbot.waitUntil(lambda: not jobs.busy("a"))


def test_a_cancelled_task_is_closed_and_says_nothing(qtbot: QtBot, jobs: Jobs) -> None:
    gate, seen = Gate(), []
    job = jobs.start("a", "Title", gate.task(), seen.append, refuse)
    assert gate.started.wait(5)
    job.cancel()
    assert not jobs.busy("a")
    with qtbot.waitSignal(job.over):
        assert gate.closed.wait(5)
    assert seen == []


def test_a_later_job_of_the_group_makes_the_earlier_one_late(qtbot: QtBot, jobs: Jobs) -> None:
    first, second, seen = Gate("first"), Gate("second"), []
    jobs.start("a", "Title", first.task(), seen.append, refuse)
    jobs.start("a", "Title", second.task(), seen.append, refuse)
    first.go.set()
    second.go.set()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["second"]


def test_groups_do_not_disturb_each_other(qtbot: QtBot, jobs: Jobs) -> None:
    first, second, seen = Gate("first"), Gate("second"), []
    jobs.start("a", "Title", first.task(), seen.append, refuse)
    jobs.start("b", "Title", second.task(), seen.append, refuse)
    first.go.set()
    second.go.set()
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert sorted(seen) == ["first", "second"]


def test_an_error_is_carried_over(qtbot: QtBot, jobs: Jobs) -> None:
    def failing() -> Task[None]:
        yield Progress("Working")
        raise InputError("Broken.", "Mend it.")

    seen: list[BaseException] = []
    jobs.start("a", "Title", failing(), lambda value: None, seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert str(seen[0]) == "Broken. Mend it."


def test_finish_leaves_no_thread(qtbot: QtBot) -> None:
    jobs, gate = Jobs(), Gate()
    job = jobs.start("a", "Title", gate.task(), lambda value: None, refuse)
    assert gate.started.wait(5)
    jobs.finish()
    assert not job.running
