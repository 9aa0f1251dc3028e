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
    from reader.ui.shelf import Shelf
    from reader.workflow.versions import Version

MOST: Final = 3  # more columns than these would be too narrow to read


class Comparing(Room):
    """Holds the versions until another text is opened; the shelf remembers them for the next time."""

    def __init__(
        self, session: Session, jobs: Jobs, page: ReadingPage, preferences: Preferences, messages: MessageBar,
        shelf: Shelf, parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._session, self._jobs, self._page = session, jobs, page
        self._preferences, self._messages, self._shelf = preferences, messages, shelf
        self.versions: tuple[Version, ...] = ()
        session.changed.connect(self._follow)
        shelf.begun.connect(self._bring_back)
        preferences.changed.connect(lambda key: self._bring_back() if key == "mode" else None)
        self._bring_back()

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {"compare": self.ask_files, "stop_comparing": self.stop}

    def facts(self) -> set[str]:
        return {"versions"} if self.versions else set()

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

    def compare(self, paths: Sequence[str], again: bool = False) -> None:
        """Show the versions in these files beside the text, besides those that are there already. With `again`, for those
        of the last time, the layout stays as it is when they are ready.
        """
        project = self._session.project
        if project is None:
            return
        from reader.workflow.versions import read_versions

        task = read_versions(project.bitext, list(paths)[:MOST])
        done = partial(self._take, project, again)
        self._jobs.start("versions", t("Comparing the versions"), task, done, self._messages.tell_error)

    def stop(self) -> None:
        """The text alone again."""
        self._jobs.cancel("versions")
        self._show(())
        self._shelf.keep_versions(())
        self._preferences.choose("mode", "side")

    def _bring_back(self) -> None:
        """The versions that stood beside this text last time, when they are wanted and still there."""
        reading = self._shelf.current
        paths = [path for path in reading.versions if Path(path).is_file()] if reading else []
        if paths and not self.versions and self._preferences.get("mode") == "versions":
            self.compare(paths, again=True)

    def _take(self, project: Project, again: bool, versions: tuple[Version, ...]) -> None:
        now = self._session.project
        if now is not None and now.bitext.zh.text == project.bitext.zh.text:
            known = {version.name for version in versions}
            self._show((*(one for one in self.versions if one.name not in known), *versions)[-MOST:])
            self._shelf.keep_versions(tuple(version.path for version in self.versions))
            if not again:
                self._preferences.choose("mode", "versions")

    def _show(self, versions: tuple[Version, ...]) -> None:
        self.versions = versions
        self._page.view.set_versions(versions)
        self.stirred.emit()

    def _follow(self, old: Project | None, new: Project | None) -> None:
        same = old is not None and new is not None and old.bitext.zh.text == new.bitext.zh.text
        if self.versions and not same:
            self._show(())
