"""A task yields its progress and returns its result."""

from __future__ import annotations

from reader.core.task import Progress, Task, run


def count(limit: int) -> Task[int]:
    for number in range(limit):
        yield Progress("counting", number, limit)
    return limit


def test_run_returns_the_result_and_reports_each_step() -> None:
    seen: list[Progress] = []
    assert run(count(3), seen.append) == 3
    assert [progress.done for progress in seen] == [0, 1, 2]


def test_a_task_can_be_stopped_between_two_steps() -> None:
    task = count(3)
    next(task)
    task.close()
    assert list(task) == []
