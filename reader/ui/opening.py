"""Opening: bringing a text in from files, the clipboard or the sample, off the GUI thread, and remembering it."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from reader.core.document import SIDES, Hidden, Side
from reader.core.messages import tr
from reader.core.messages import translatable as t
from reader.core.project import Project
from reader.ui.jobs import Jobs
from reader.ui.message_bar import MessageBar
from reader.ui.room import Room
from reader.ui.session import Session
from reader.workflow import desk, pasted
from reader.workflow.desk import Desk

# What can be forced; the first is what the program finds by itself.
ENCODINGS: Final = (
    ("", t("Found by the program")),
    ("utf-8", "UTF-8"),
    ("gb18030", "GB18030 (GBK, GB2312)"),
    ("big5hkscs", "Big5 (HKSCS)"),
    ("utf-16-le", "UTF-16 LE"),
    ("utf-16-be", "UTF-16 BE"),
    ("cp1252", "Windows-1252"),
)


class Opening(Room):
    """`opened` carries a Desk. What is read now stays until the new text is there.

    A text that takes time to align is opened with a draft of its alignment; `settled` tells that the alignment is there.
    """

    opened = Signal(object)
    coming = Signal(object)  # a Desk of which the text is shown next
    settled = Signal()
    starting = Signal()  # before files are read: what is unsaved has to be in them

    def __init__(self, session: Session, jobs: Jobs, messages: MessageBar, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._jobs, self._messages, self._window = session, jobs, messages, window
        self.desk: Desk | None = None
        self._draft: Desk | None = None  # shown while its text is aligned
        self._folder = str(Path.home())
        self._seen: tuple[float, ...] = ()

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "open": self.ask_files,
            "open_two": self.ask_two_files,
            "paste": self.paste,
            "sample": lambda: self.open_paths([desk.sample_path()]),
            "reload": lambda: self.reopen(self._encoding()),
            "hide_line": self.hide_line,
        }

    def ask_files(self) -> None:
        """One file, or both languages' files at once."""
        from PySide6.QtWidgets import QFileDialog

        paths, _ = QFileDialog.getOpenFileNames(self._window, tr("Open a text"), self._folder, kinds_of_files())
        if paths:
            self._folder = str(Path(paths[0]).parent)
            self.open_paths(paths)

    def ask_two_files(self) -> None:
        from reader.ui.dialogs.two_files import TwoFilesDialog

        dialog = TwoFilesDialog(self._folder, self._window)
        dialog.chosen.connect(self.open_paths)
        dialog.open()

    def paste(self) -> None:
        """The text of the clipboard, kept as a file of its own; copied files are opened."""
        data = QGuiApplication.clipboard().mimeData()
        local = [url.toLocalFile() for url in data.urls() if url.isLocalFile()] if data and data.hasUrls() else []
        if local:
            self.open_paths(local)
            return
        try:
            path = pasted.keep_text(data.text() if data and data.hasText() else "")
        except Exception as error:
            self._messages.tell_error(error)
        else:
            self.open_paths([str(path)])

    def open_paths(self, paths: Sequence[str], encoding: str | None = None) -> None:
        """Read files in the background; `opened` follows, or a message that says what to do."""
        self._draft = None
        self._bring(paths, encoding)

    def _bring(self, paths: Sequence[str], encoding: str | None) -> None:
        self._messages.clear()
        self.starting.emit()
        job = self._jobs.start(
            "open", t("Opening"), desk.bring(paths, encoding), self._show, partial(self._failed, paths, encoding),
            early=self._show_draft,
        )  # fmt: skip
        job.cancelled.connect(self._stopped)

    def reopen(self, encoding: str | None) -> None:
        """The same files again, from what is on disk now."""
        if self.desk:
            self.open_paths(self.desk.paths, encoding)

    def _encoding(self) -> str | None:
        return self.desk.encoding if self.desk else None

    def fill_encodings(self, menu: QMenu) -> None:
        """The encodings, the used one marked."""
        for name, title in ENCODINGS:
            action = menu.addAction(tr(title), partial(self.reopen, name or None))
            action.setCheckable(True)
            action.setChecked(self.desk is not None and (self.desk.encoding or "") == name)
            action.setEnabled(self.desk is not None)

    def close(self) -> None:
        """No text is read any more."""
        self._draft = None
        self._jobs.cancel("open")
        self.desk = None
        self._session.open(None)

    def restore_line(self, hidden: Hidden) -> None:
        """A hidden line becomes text again, by the reader's choice."""
        project = self._session.project
        if project:
            side = next((side for side in SIDES if hidden in project.bitext.document(side).hidden), SIDES[0])
            self._choose_line(t("Show a hidden line"), project, side, hidden.start, True)

    def hide_line(self) -> None:
        """The line of the cursor becomes furniture."""
        project, place = self._session.project, self._window.cursor_place()
        if project and place:
            self._choose_line(t("Hide a line"), project, *place, False)

    def check_files(self) -> None:
        """Did the source change or vanish while it is read? Told once for each change."""
        if not self.desk or (now := _stamps(self.desk.paths)) == self._seen:
            return
        self._seen = now
        if not all(now):
            self._messages.tell(
                t("The file {name} is not there any more."), t("You can go on reading; your notes are kept."),
                kind="error", details={"name": Path(self.desk.paths[now.index(0)]).name},
            )  # fmt: skip
        else:
            self._messages.tell(
                t("The file was changed by another program."), "", (t("Read it again"), lambda: self.reopen(None))
            )

    def _choose_line(self, label: str, project: Project, side: Side, offset: int, shown: bool) -> None:
        if not self.desk:
            return
        if self._draft:  # the text is aligned with the choice, not first without it
            self._draft = None
            self._jobs.cancel("open")
        from reader.workflow import annotate

        chosen, _ = annotate.choose_line(project, side, offset, shown)
        task = desk.structured_anew(chosen, self.desk.paths)
        self._jobs.start(
            "structure", label, task, lambda new: self._apply(label, project, new), self._messages.tell_error
        )

    def _apply(self, label: str, base: Project, new: Project) -> None:
        """The result counts only for the project that it was made of."""
        if self._session.project is base:
            self._session.apply(label, new)

    def _show_draft(self, early: Desk) -> None:
        """What can be read by now: first a draft of the alignment, then, in a long text, more and more of it."""
        draft = self._draft
        if draft and draft.project.bitext.alignment.begun and not early.project.bitext.alignment.begun:
            return  # taken up again: what was aligned by then is more than a draft
        self.desk = self._draft = early
        self._show_or_settle(draft, early)

    def _show(self, opened: Desk) -> None:
        draft, self._draft = self._draft, None
        self.desk = opened
        self._show_or_settle(draft, opened)
        self.settled.emit()

    def _show_or_settle(self, draft: Desk | None, desk: Desk) -> None:
        """The same text, aligned further than its draft, stays where it is read, with all that was done to it."""
        if draft and _texts(draft) == _texts(desk):
            self.coming.emit(desk)
            self._session.settle(draft.project.bitext, desk.project.bitext)
        else:
            self._show_text(desk)

    def _stopped(self) -> None:
        """The reader would not wait for the alignment: the text stays as it is, and can be aligned later."""
        if stopped := self._draft:
            self._draft = None
            self._messages.tell(
                t("The sentences are not aligned yet."), "", (t("Align them"), partial(self._take_up, stopped))
            )

    def _take_up(self, stopped: Desk) -> None:
        """Go on aligning a text that is still read as it was when its alignment was stopped."""
        project = self._session.project
        if project and project.bitext is stopped.project.bitext:
            self._draft = stopped
        self._bring(stopped.paths, stopped.encoding)

    def _show_text(self, opened: Desk) -> None:
        self._seen = _stamps(opened.paths)
        self._folder = str(Path(opened.paths[0]).parent)
        self.coming.emit(opened)
        self.opened.emit(opened)
        problems = opened.loaded.problems
        if problems:
            first = problems[0]
            self._messages.tell(first.message, first.hint, kind="error", details=first.details)

    def _failed(self, paths: Sequence[str], encoding: str | None, error: BaseException) -> None:
        self._draft = None
        if isinstance(error, OSError) and not error.filename:
            error = replace_name(error, str(paths[0]))
        self._messages.tell_error(error, (t("Try again"), lambda: self.open_paths(paths, encoding)))


def _texts(desk: Desk) -> tuple[str, str]:
    return desk.project.bitext.zh.text, desk.project.bitext.en.text


def kinds_of_files() -> str:
    """What a file dialog offers: every kind of text that can be read, or all files."""
    from reader.formats.table import FORMATS

    patterns = " ".join(f"*{suffix}" for form in FORMATS for suffix in form.suffixes)
    return f"{tr('Texts')} ({patterns});;{tr('All files')} (*)"


def replace_name(error: OSError, name: str) -> OSError:
    """The same error of the system, which did not say which file it was about."""
    return OSError(error.errno or 0, error.strerror or str(error), name)


def _stamps(paths: Sequence[str]) -> tuple[float, ...]:
    """When each file was changed last; 0 for one that is not there."""
    found = []
    for path in paths:
        try:
            found.append(os.stat(path).st_mtime)
        except OSError:
            found.append(0.0)
    return tuple(found)
