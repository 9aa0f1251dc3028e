"""Saving: the notes go to their file by themselves, soon after each change, and the status line says so."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from reader.core.errors import DuiduError, NotesError
from reader.core.messages import tr
from reader.core.messages import translatable as t
from reader.core.project import Project
from reader.core.task import run
from reader.ui.jobs import Job, Jobs
from reader.ui.message_bar import MessageBar
from reader.ui.session import Session
from reader.ui.watching import Watching
from reader.workflow.autosave import Autosave, SaveState
from reader.workflow.desk import Desk, simplified
from reader.workflow.notes import (
    SavedNotes,
    Seen,
    close_notes,
    looked_at,
    rebased,
    save_notes,
    without_held_back,
)

if TYPE_CHECKING:
    from reader.store.load import Base

OUTSIDE: Final = t("Changes from outside")


class Saving(QObject):
    """One save at a time; the latest value wins. `state_changed` carries a SaveState.

    What other programs write to the notes file meanwhile is noticed, merged and told. `copies_found` carries the paths of
    conflict copies that a file synchroniser made.
    """

    state_changed = Signal(object)
    copies_found = Signal(object)

    def __init__(self, session: Session, jobs: Jobs, messages: MessageBar, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._jobs, self._messages = session, jobs, messages
        self._base: Base | None = None  # of the notes of the text that is read
        self._policy = Autosave()
        self._job: Job | None = None
        self._absorbed: tuple[str, ...] = ()
        self._told = False
        self._troubles: set[str] = set()  # what was told of the file on disk, once each
        self.state = SaveState()
        self._watching = Watching(self)
        self._watching.stirred.connect(self.look)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.save)
        session.changed.connect(self._changed)

    @property
    def file_name(self) -> str:
        return Path(self._base.path).name if self._base else ""

    def attach(self, desk: Desk | None) -> None:
        """Another text is on the desk; what was unsaved of the last one is saved first."""
        self.flush()
        if self._base:
            close_notes(self._base)
        self._base, self._policy, self._told = desk.loaded.base if desk else None, Autosave(), False
        self._troubles = set(desk.loaded.conflict_copies) if desk else set()
        self._watching.watch(desk.loaded.base.path if desk else "")
        self._timer.stop()
        if desk and desk.loaded.read_only:
            self._say(SaveState("read-only"))
            return
        self._absorbed = desk.loaded.absorbed if desk else ()
        self._say(SaveState("saved"))
        if desk and desk.loaded.unsaved:
            self._wait()

    def save(self) -> None:
        """Begin to save now, if something waits and no save is under way."""
        project = self._session.project
        if self._job or not self._base or not project or not self._waits:
            return
        self._timer.stop()
        self._policy = self._policy.started()
        self._say(SaveState("saving"))
        self._job = self._jobs.start(
            "save", "", self._task(project), lambda saved: self._done(project, saved), self._failed, quiet=True
        )

    def look(self) -> None:
        """See whether another program changed the notes, when nothing of our own waits: a save would see that itself."""
        project = self._session.project
        if self._job or self._waits or not self._base or not project or self._base.read_only:
            return
        task = looked_at(self._base, project, simplified)
        self._job = self._jobs.start(
            "save", "", task, lambda seen: self._seen(project, seen), self._failed_to_look, quiet=True
        )

    def write_again(self) -> None:
        """Write the notes although nothing was edited: their file is gone."""
        self._wait()
        self.save()

    def flush(self) -> bool:
        """Save everything before this returns: the window closes or loses the focus. False when it cannot be."""
        if self._job:
            self._job.finish()
        project = self._session.project
        if not self._base or not project or not self._waits:
            return self.state.word != "failed"
        self._timer.stop()
        self._policy = self._policy.started()
        try:
            self._done(project, run(self._task(project)))
        except (DuiduError, OSError) as error:
            self._failed(error)
            return False
        return True

    @property
    def _waits(self) -> bool:
        return self._policy.first is not None

    def _task(self, project: Project):
        return save_notes(self._base, project, simplify=simplified, absorbed=self._absorbed)

    def _changed(self, old: Project | None, new: Project | None) -> None:
        if self._base and old and new and old.annotations is not new.annotations and not self._base.read_only:
            self._wait()

    def _wait(self) -> None:
        """Something is to be saved; the timer says when."""
        self._policy = self._policy.changed(time.monotonic())
        self._schedule()
        if not self._job and self.state.word != "failed":
            self._say(SaveState("unsaved"))

    def _schedule(self) -> None:
        due = self._policy.due()
        if due is not None and not self._job:
            self._timer.start(max(0, round((due - time.monotonic()) * 1000)))

    def _done(self, given: Project, saved: SavedNotes) -> None:
        self._job = None
        self._policy = self._policy.succeeded()
        if not self._base:
            return
        self._base = saved.base
        self._absorbed, self._told = (), False
        self._troubles.discard("missing")
        current = self._session.project
        if current and saved.project.annotations is not given.annotations:
            waited = self._waits
            self._session.apply(OUTSIDE, rebased(current, given, saved.project))
            self._tell_merged(saved)
            if not waited and self._session.project and self._session.project.annotations == saved.project.annotations:
                self._policy = self._policy.started()
        if self._waits:
            self._schedule()
            self._say(SaveState("unsaved"))
        else:
            self._say(SaveState("saved"))

    def _seen(self, given: Project, seen: Seen) -> None:
        if seen.saved:
            self._done(given, seen.saved)
        self._job = None
        if self._waits:
            self._schedule()
        if seen.missing and self._is_news("missing"):
            self._messages.tell(
                t("The notes file {name} is gone."), t("The notes are still here."),
                (t("Write it again"), self.write_again), kind="error", details={"name": self.file_name},
            )  # fmt: skip
        if copies := [copy for copy in seen.conflict_copies if self._is_news(copy)]:
            self.copies_found.emit(copies)

    def _is_news(self, trouble: str) -> bool:
        """True the first time that something is seen."""
        news = trouble not in self._troubles
        self._troubles.add(trouble)
        return news

    def _failed_to_look(self, error: BaseException) -> None:
        self._job = None
        if self._is_news(str(error)):
            self._messages.tell_error(error)
        if self._waits:
            self._schedule()

    def _tell_merged(self, saved: SavedNotes) -> None:
        if saved.held_back:
            self._messages.tell(
                t("Another program removed {count} notes from the notes file. They are still here."), "",
                (t("Keep them"), lambda: None), (t("Remove them"), lambda: self._remove(saved.held_back)),
                kind="error", details={"count": len(saved.held_back)},
            )  # fmt: skip
        elif merged := saved.merged:
            counts = {
                "added": merged.added,
                "changed": merged.changed,
                "removed": merged.removed,
                "both": merged.conflicts,
            }
            self._messages.tell(
                t("Another program changed {name}: {added} new notes, {changed} changed, {removed} removed, {both} kept in both versions."), "",
                (t("Undo"), self._undo_outside), details={"name": self.file_name, **{key: len(ids) for key, ids in counts.items()}},
            )  # fmt: skip

    def _undo_outside(self) -> None:
        """Take back what others changed, when that is still the last step: the button must not undo anything else."""
        if self._session.history.undo_label == OUTSIDE:
            self._session.undo()
        else:
            self._messages.tell(t("Something was edited since then: Undo goes back to it step by step."))

    def _remove(self, held_back: tuple[str, ...]) -> None:
        if project := self._session.project:
            self._session.apply(t("Remove notes"), without_held_back(project, held_back))

    def _failed(self, error: BaseException) -> None:
        self._job = None
        self._policy = self._policy.failed(time.monotonic())
        self._schedule()
        reason = tr(error.message, **error.details) if isinstance(error, DuiduError) else str(error)
        self._say(SaveState("failed", reason))
        if not self._told:  # once, not at every retry
            self._told = True
            shown = (
                error
                if isinstance(error, (NotesError, OSError))
                else NotesError("The notes could not be saved: {reason}", reason=str(error))
            )
            self._messages.tell_error(shown, (t("Try again"), self.save))

    def _say(self, state: SaveState) -> None:
        self.state = state
        self.state_changed.emit(state)
