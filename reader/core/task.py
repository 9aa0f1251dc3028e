"""Task: slow work as a generator that yields its progress and returns its result.

Tests and the command line run it at once (`run`); the window runs it off the GUI thread and may stop it between two yields.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TypeVar

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a task is: `done` of `total` (0: unknown) and what it does now, as translatable English."""

    message: str
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Early(Progress):
    """A step with something of use before the result is there: `value` is of the result's kind, and the result betters it."""

    value: object = None


Task = Generator[Progress, None, Result]


def run(task: Task[Result], report: Callable[[Progress], None] | None = None) -> Result:
    """Run `task` to its end in this thread and return its result; `report` is told of each step."""
    try:
        while True:
            progress = next(task)
            if report:
                report(progress)
    except StopIteration as stop:
        return stop.value  # type: ignore[no-any-return]
