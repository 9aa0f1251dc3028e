"""Comparing: other versions of the text that is read, each in a column beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from reader.core.messages import tr
from reader.core.messages import translatable as t
from reader.core.project import Project
from reader.ui.jobs import Jobs
from reader.ui.message_bar import MessageBar
from reader.ui.preferences import Preferences
from reader.ui.reading_page import ReadingPage
from reader.ui.room import Room
from reader.ui.session import Session

if TYPE_CHECKING:
    from reader.workflow.versions import Version

MOST: Final = 3  # more columns than these would be too narrow to read


class Comparing(Room):
    """Holds the versions until another text is opened."""

    def __init__(
        self, session: Session, jobs: Jobs, page: ReadingPage, preferences: Preferences, messages: MessageBar,
        parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._session, self._jobs, self._page = session, jobs, page
        self._preferences, self._messages = preferences, messages
        self.versions: tuple[Version, ...] = ()
        session.changed.connect(self._follow)

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {"compare": self.ask_files}

    def ask_files(self) -> None:
        """Ask which files hold the other versions."""
        project = self._session.project
        if project is None:
            return
        from PySide6.QtWidgets import QFileDialog

        folder = str(Path(project.bitext.zh.source.path or Path.home()).parent)
        paths, _ = QFileDialog.getOpenFileNames(self._page, tr("Compare with other versions"), folder)
        if paths:
            self.compare(paths)

    def compare(self, paths: Sequence[str]) -> None:
        """Show the versions in these files beside the text, besides those that are there already."""
        project = self._session.project
        if project is None:
            return
        from reader.workflow.versions import read_versions

        task = read_versions(project.bitext, list(paths)[:MOST])
        done = partial(self._take, project)
        self._jobs.start("versions", t("Comparing the versions"), task, done, self._messages.tell_error)

    def _take(self, project: Project, versions: tuple[Version, ...]) -> None:
        now = self._session.project
        if now is not None and now.bitext.zh.text == project.bitext.zh.text:
            known = {version.name for version in versions}
            self._show((*(one for one in self.versions if one.name not in known), *versions)[-MOST:])
            self._preferences.choose("mode", "versions")

    def _show(self, versions: tuple[Version, ...]) -> None:
        self.versions = versions
        self._page.view.set_versions(versions)

    def _follow(self, old: Project | None, new: Project | None) -> None:
        same = old is not None and new is not None and old.bitext.zh.text == new.bitext.zh.text
        if self.versions and not same:
            self._show(())
