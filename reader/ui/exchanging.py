"""Exchanging: notes and aligned texts out to other programs, notes in from files, colleagues, copies and backups.

What an import would do is said first; it is one step of undo.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from reader.core.messages import tr
from reader.core.messages import translatable as t
from reader.core.project import Project
from reader.core.task import Progress, Task
from reader.ui.jobs import Jobs
from reader.ui.message_bar import Button, MessageBar
from reader.ui.opening import Opening
from reader.ui.room import Room
from reader.ui.session import Session
from reader.workflow.desk import Desk, simplified
from reader.workflow.notes_import import Preview, without_removals

# What an aligned text can be written as: suffix and title.
TEXT_FORMATS: Final = (
    (".html", t("Web page")),
    (".tsv", t("Table (TSV)")),
    (".txt", t("Plain text")),
    (".md", t("Markdown")),
    (".tmx", t("Translation memory (TMX)")),
    (".json", t("Bitext (JSON)")),
)
MOST_BACKUPS: Final = 12


class Exchanging(Room):
    """What goes out and comes in belongs to the text on the desk of `opening`."""

    def __init__(self, session: Session, jobs: Jobs, messages: MessageBar, opening: Opening, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._jobs, self._messages, self._window = session, jobs, messages, window
        self._opening = opening
        opening.opened.connect(lambda desk: self.offer_copies(desk.loaded.conflict_copies))
        if opening.desk:
            self.offer_copies(opening.desk.loaded.conflict_copies)

    @property
    def _desk(self) -> Desk | None:
        return self._opening.desk

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "export_text": self.ask_export_text,
            "import_notes": self.ask_import,
        }

    def offer_copies(self, copies: Sequence[str]) -> None:
        """Copies of the notes that a file synchroniser left beside them."""
        if copies:
            self._messages.tell(
                t("Another copy of these notes was found: {name}."), "",
                (t("Look at it"), partial(self.import_notes, copies[0])), details={"name": Path(copies[0]).name},
            )  # fmt: skip

    # Out

    def ask_export_text(self) -> None:
        path = self._ask_path(t("Export the aligned text"), "aligned", list(TEXT_FORMATS))
        if path:
            self.export_text(path)

    def export_text(self, path: str) -> None:
        """Both languages side by side, as aligned."""
        if project := self._session.project:
            self._write(path, _text_written(project, path))

    def _ask_path(self, title: str, what: str, formats: list[tuple[str, str]]) -> str:
        source = Path(self._desk.paths[0]) if self._desk else Path.home() / "text"
        suggested = str(source.with_name(f"{source.stem}-{what}{formats[0][0]}"))
        filters = ";;".join(f"{tr(name)} (*{suffix})" for suffix, name in formats)
        path, chosen = QFileDialog.getSaveFileName(self._window, tr(title), suggested, filters)
        if path and not Path(path).suffix:
            path += next((suffix for suffix, _ in formats if f"(*{suffix})" in chosen), formats[0][0])
        return path

    def _write(self, path: str, task: Task[None]) -> None:
        told = partial(self._messages.tell, t("Written: {name}"), details={"name": Path(path).name})
        self._jobs.start("export", t("Exporting"), task, lambda _none: told(), self._messages.tell_error)

    # In

    def ask_import(self) -> None:
        folder = str(Path(self._desk.paths[0]).parent) if self._desk else ""
        kinds = f"{tr('Notes')} (*.json *.jsonld *.csv);;{tr('All files')} (*)"
        path, _ = QFileDialog.getOpenFileName(self._window, tr("Import notes"), folder, kinds)
        if path:
            self.import_notes(path)

    def import_notes(self, path: str) -> None:
        """Read a notes file, Web Annotations or a table, and say what taking it in would do."""
        from reader.workflow.notes_import import preview_import

        project = self._session.project
        if project is None or self._desk is None:
            return
        task = preview_import(project, self._desk.loaded.base, path, simplified)
        self._jobs.start(
            "import", t("Reading the notes"), task, partial(self._preview, path, project), self._messages.tell_error
        )

    def fill_backups(self, menu: QMenu) -> None:
        """Earlier states of the notes, the newest first."""
        from reader.store.backups import backup_folder, backups

        base = self._desk.loaded.base if self._desk else None
        found = backups(backup_folder(base.folders.backups, base.path)) if base else []
        for backup in found[:MOST_BACKUPS]:
            made = QLocale().toString(backup.made.astimezone(), QLocale.FormatType.ShortFormat)
            menu.addAction(made, partial(self.import_notes, backup.path))
        if not found:
            menu.addAction(tr("There are no backups yet")).setEnabled(False)

    def _preview(self, path: str, project: Project, preview: Preview) -> None:
        counts = {"added": preview.added, "changed": preview.changed, "removed": preview.removed,
                  "both": preview.conflicts, "lost": preview.orphans}  # fmt: skip
        name = os.path.basename(path)
        if not any((preview.added, preview.changed, preview.removed, preview.conflicts)):
            self._messages.tell(t("{name} holds nothing that is not here already."), details={"name": name})
            return
        much = t("It would remove more than a fifth of your notes.") if preview.loses_much else ""
        self._messages.tell(
            t("{name}: {added} new notes, {changed} changed, {removed} removed, {both} kept in both versions."),
            much or (t("{lost} have no place in this text.") if preview.orphans else ""),
            *self._answers(path, project, preview),
            kind="error" if preview.loses_much else "info", details={"name": name, **counts},
        )  # fmt: skip

    def _answers(self, path: str, project: Project, preview: Preview) -> list[Button]:
        """What can be done with an import; one that would remove a good part of the notes can be taken without that."""
        take = partial(self._take, path, project)
        if not preview.loses_much:
            return [(t("Take them in"), partial(take, preview.project)), (t("Cancel"), lambda: None)]
        kept = without_removals(project, preview)
        return [
            (t("Take in what is new, remove nothing"), partial(take, kept)),
            (t("Remove them too"), partial(take, preview.project)),
            (t("Cancel"), lambda: None),
        ]

    def _take(self, path: str, before: Project, after: Project) -> None:
        if self._session.project is before:
            self._session.apply(t("Import notes"), after)
        else:  # something was edited meanwhile: look again
            self.import_notes(path)


def _text_written(project: Project, path: str) -> Task[None]:
    from reader.formats.table import write_bitext

    yield Progress("Writing the text")
    write_bitext(project.bitext, path)
