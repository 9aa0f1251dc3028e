"""Jobs: runs a core Task in a worker thread, shows how far it is, can stop it, and drops what comes too late."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from reader.core.task import Early, Progress, Task

# Progress is for eyes: more than 20 a second only keeps the GUI thread from painting.
REPORT_EVERY: Final = 0.05
# A job that is done sooner never shows a progress bar.
SHOW_AFTER_MS: Final = 250
# What a job has early is given out when the end does not come at once.
EARLY_AFTER_MS: Final = 120


class Job(QObject):
    """One running Task. `done` carries its result, `failed` its exception; one of the three ends comes, once."""

    progress = Signal(object)
    early = Signal(object)  # what is of use before the end
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    over = Signal()  # the thread has ended
    _reported = Signal(object)
    _ended = Signal(str, object)

    def __init__(self, title: str, task: Task[Any], parent: QObject) -> None:
        super().__init__(parent)
        self.title = title
        self.stale = False
        self._stop = threading.Event()
        self._task = task
        # Bound methods of an object of this thread: Qt queues what the worker emits.
        self._reported.connect(self._report)
        self._ended.connect(self._deliver)
        self._thread = threading.Thread(target=self._run, name=f"job {title}", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def cancel(self) -> None:
        """Stop between two yields. The result, should it already be on its way, is dropped."""
        if not self.stale:
            self.stale = True
            self._stop.set()
            self.cancelled.emit()

    def finish(self) -> None:
        """Block until the thread has ended and what it said has been delivered."""
        self._thread.join()
        QCoreApplication.sendPostedEvents(self)

    def wait(self, seconds: float) -> bool:
        """Block for so long at most; True when the end has come and has been delivered."""
        self._thread.join(seconds)
        if not self._thread.is_alive():
            QCoreApplication.sendPostedEvents(self)
        return self.stale

    @property
    def running(self) -> bool:
        return self._thread.is_alive()

    def _run(self) -> None:
        last = 0.0
        try:
            while not self._stop.is_set():
                progress = next(self._task)
                if (now := time.monotonic()) - last >= REPORT_EVERY or isinstance(progress, Early):
                    last = now
                    self._reported.emit(progress)
            self._task.close()
            self._ended.emit("cancelled", None)
        except StopIteration as stop:
            self._ended.emit("done", stop.value)
        except BaseException as error:  # carried to the GUI thread, which shows it
            self._ended.emit("failed", error)

    def _report(self, progress: Progress) -> None:
        if not self.stale:
            self.progress.emit(progress)
            if isinstance(progress, Early):
                QTimer.singleShot(EARLY_AFTER_MS, self, lambda: None if self.stale else self.early.emit(progress.value))

    def _deliver(self, end: str, value: object) -> None:
        if not self.stale:
            self.stale = True
            self.done.emit(value) if end == "done" else self.failed.emit(value)
        self._thread.join()
        self.over.emit()
        self.setParent(None)  # its end must not be the end of a parent that only its connections keep alive
        self.deleteLater()


class Jobs(QObject):
    """The running jobs of the window. At most one of a group: a new one makes the earlier one's result late."""

    shown = Signal(object)  # Job that has run long enough to be shown
    progress = Signal(object, object)  # Job, Progress
    ended = Signal(object)  # Job

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._current: dict[str, Job] = {}
        self._all: set[Job] = set()

    def start(
        self,
        group: str,
        title: str,
        task: Task[Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
        quiet: bool = False,
        early: Callable[[Any], None] | None = None,
    ) -> Job:
        """Run `task`; `done` or `failed` is called in this thread unless it was cancelled or superseded. `early` is
        called before, with what the task has by then, when its end is not near.
        """
        self.cancel(group)
        job = Job(title, task, self)
        self._current[group] = job
        self._all.add(job)
        job.done.connect(lambda value: (self._end(group, job), done(value)))
        job.failed.connect(lambda error: (self._end(group, job), failed(error)))
        job.cancelled.connect(lambda: self._end(group, job))
        job.over.connect(lambda: self._all.discard(job))
        if early:
            job.early.connect(early)
        if not quiet:
            job.progress.connect(lambda progress: self.progress.emit(job, progress))
            QTimer.singleShot(SHOW_AFTER_MS, job, lambda: None if job.stale else self.shown.emit(job))
        job.start()
        return job

    def cancel(self, group: str) -> None:
        """Stop the job of this group, if one runs."""
        if job := self._current.get(group):
            job.cancel()

    def busy(self, group: str) -> bool:
        return group in self._current

    def wait(self, group: str, seconds: float) -> bool:
        """Block for a job that is most likely short; True when it has ended."""
        job = self._current.get(group)
        return job is None or job.wait(seconds)

    def finish(self) -> None:
        """Cancel everything and wait for the threads: the window closes."""
        for job in list(self._current.values()):
            job.cancel()
        for job in list(self._all):
            job.finish()

    def _end(self, group: str, job: Job) -> None:
        if self._current.get(group) is job:
            del self._current[group]
        self.ended.emit(job)
