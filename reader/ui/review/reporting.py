"""Reporting: a review handed over as a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QWidget

from reader.core.messages import tr
from reader.core.messages import translatable as t
from reader.core.project import Project
from reader.core.task import Task
from reader.ui import fonts
from reader.ui.jobs import Jobs
from reader.ui.message_bar import MessageBar
from reader.ui.review.review_state import ReviewState
from reader.ui.review.reviewing import Reviewing
from reader.ui.room import Room
from reader.ui.session import Session

PDF: Final = (".pdf", t("PDF"))


class Reporting(Room):
    """Asks where to, checks the text when that has not been done yet, and writes."""

    def __init__(
        self, session: Session, jobs: Jobs, messages: MessageBar, reviewing: Reviewing, window: QWidget
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._session, self._jobs, self._messages = session, jobs, messages
        self._reviewing, self._window = reviewing, window

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {"export_review": self.ask}

    def ask(self) -> None:
        from reader.workflow.report_formats import REPORTS

        project = self._session.project
        if project is None:
            return
        forms = [
            (".html", REPORTS[".html"][0]),
            PDF,
            *((s, title) for s, (title, _) in REPORTS.items() if s != ".html"),
        ]
        source = Path(project.bitext.zh.source.path or project.bitext.en.source.path or Path.home() / "text")
        filters = ";;".join(f"{tr(name)} (*{suffix})" for suffix, name in forms)
        suggested = str(source.with_name(f"{source.stem}-review.html"))
        path, chosen = QFileDialog.getSaveFileName(self._window, tr("Export the review"), suggested, filters)
        if path and not Path(path).suffix:
            path += next((suffix for suffix, _ in forms if f"(*{suffix})" in chosen), ".html")
        if path:
            self.write(path)

    def write(self, path: str) -> None:
        """The review as it stands; the suffix chooses the form."""
        if project := self._session.project:
            told = partial(self._messages.tell, t("Written: {name}"), details={"name": Path(path).name})
            task = _written(project, self._reviewing.state, path)
            self._jobs.start("export", t("Exporting"), task, lambda _none: told(), self._messages.tell_error)


def _written(project: Project, state: ReviewState, path: str) -> Task[None]:
    from reader.workflow.report import make_report
    from reader.workflow.report_formats import write_report

    checked = state.checked
    if checked is None or checked.bitext is not project.bitext:
        checked = yield from state.look(project)
    report = yield from make_report(project, checked, scheme=state.scheme)
    if Path(path).suffix.lower() == ".pdf":
        from reader.ui.review.report_pdf import FONT_PX, write_pdf

        yield from write_pdf(report, path, fonts.reading_font(fonts.latin_family(), FONT_PX))
    else:
        yield from write_report(report, path)
