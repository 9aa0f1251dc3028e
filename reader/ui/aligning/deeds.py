"""Deeds: what a person does to the alignment, carried out one after the other; in a long text not in the window's thread."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, Signal

from reader.core import collector
from reader.core.project import Project
from reader.core.task import Task, run
from reader.ui.jobs import Jobs
from reader.ui.message_bar import MessageBar
from reader.ui.session import Session

# With so many pairs and notes or fewer, an edit is there before anybody notices; with more it is worked out in the background.
AT_ONCE: Final = 1_500
GROUP: Final = "edit"


class Deed(NamedTuple):
    """What it is called, and what it makes of the project when its turn comes (None: it makes no sense any more)."""

    label: str
    make: Callable[[Project], Task[Project] | None]
    then: Callable[[], object]


class Deeds(QObject):
    """Each deed is one step of undo. Keys that are pressed while one is worked out are not lost: they wait."""

    vain = Signal()  # there was nothing to change

    def __init__(self, session: Session, jobs: Jobs, messages: MessageBar, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._jobs, self._messages = session, jobs, messages
        self._waiting: deque[Deed] = deque()

    def do(self, label: str, make: Callable[[Project], Task[Project] | None], then: Callable[[], object]) -> None:
        """`then` is called when the new project is shown."""
        self._waiting.append(Deed(label, make, then))
        self._go_on()

    def stop(self) -> None:
        """What is not done yet is not done."""
        self._waiting.clear()
        self._jobs.cancel(GROUP)

    def _go_on(self) -> None:
        while self._waiting and not self._jobs.busy(GROUP):
            deed, project = self._waiting.popleft(), self._session.project
            task = deed.make(project) if project else None
            if project and task:
                self._carry_out(deed, project, task)

    def _carry_out(self, deed: Deed, project: Project, task: Task[Project]) -> None:
        if len(project.bitext.alignment.beads) + len(project.annotations) <= AT_ONCE:
            self._apply(deed, project, run(task))
            return
        done, failed = partial(self._done, deed, project), self._failed
        self._jobs.start(GROUP, deed.label, _quickly(task), done, failed).cancelled.connect(self._waiting.clear)

    def _done(self, deed: Deed, base: Project, new: Project) -> None:
        if self._session.project is base:
            self._apply(deed, base, new)
        else:  # something else was changed meanwhile: it is done to that
            self._waiting.appendleft(deed)
        self._go_on()

    def _apply(self, deed: Deed, base: Project, new: Project) -> None:
        if new is base:
            self.vain.emit()
        else:
            self._session.apply(deed.label, new)
            deed.then()

    def _failed(self, error: BaseException) -> None:
        self._messages.tell_error(error)
        self._go_on()


def _quickly(task: Task[Project]) -> Task[Project]:
    with collector.paused():
        return (yield from task)
