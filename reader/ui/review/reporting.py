"""Reporting: a review handed over as a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFileDialog, QWidget

from reader.checks.pair import Term
from reader.core.messages import tr
from reader.core.messages import translatable as t
from reader.core.project import Project
from reader.core.task import Task
from reader.ui import fonts
from reader.ui.jobs import Jobs
from reader.ui.message_bar import MessageBar
from reader.ui.preferences import Preferences
from reader.ui.review.reviewing import Reviewing
from reader.ui.room import Room
from reader.ui.session import Session
from reader.workflow.checking import Checked, check_text
from reader.workflow.review_scheme import ReviewScheme

if TYPE_CHECKING:
    from reader.workflow.report_return import Returned

PDF: Final = (".pdf", t("PDF"))
# Rows that could not be taken in and are named; the others are counted.
MOST_CONFLICTS: Final = 5
WHY: Final = {
    "text changed": t("the text has changed since"),
    "source edited": t("the source was edited"),
    "unknown pair": t("no such pair"),
    "twice": t("it is there twice"),
    "two wordings": t("two different wordings"),
}


class Reporting(Room):
    """Asks where to, checks the text when that has not been done yet, and writes."""

    def __init__(
        self,
        session: Session,
        jobs: Jobs,
        messages: MessageBar,
        reviewing: Reviewing,
        preferences: Preferences,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._jobs, self._messages = session, jobs, messages
        self._reviewing, self._preferences, self._window = reviewing, preferences, window

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {"export_review": self.ask, "import_review": self.ask_returned}

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
            state = self._reviewing.state
            task = _written(project, state.checked, path, state.scheme, state.terms)
            self._jobs.start("export", t("Exporting"), task, lambda _none: told(), self._messages.tell_error)

    # What comes back

    def ask_returned(self) -> None:
        kinds = f"{tr('Tables')} (*.xlsx *.docx);;{tr('All files')} (*)"
        path, _ = QFileDialog.getOpenFileName(self._window, tr("Take in a returned table"), "", kinds)
        if path:
            self.take_in(path)

    def take_in(self, path: str) -> None:
        """Read a returned table and say what taking it in would do."""
        from reader.workflow.report_return import read_returned

        if project := self._session.project:
            task = read_returned(project, path, author=str(self._preferences.get("author")))
            shown = partial(self._preview, path, project)
            self._jobs.start("import", t("Reading the table"), task, shown, self._messages.tell_error)

    def _preview(self, path: str, before: Project, found: Returned) -> None:
        name = Path(path).name
        conflicts = "; ".join(f"{one.ident}: {tr(WHY[one.why])}" for one in found.conflicts[:MOST_CONFLICTS])
        details = {
            "name": name, "targets": sum(one.kind == "target" for one in found.changes),
            "comments": sum(one.kind == "comment" for one in found.changes), "missing": found.missing,
            "count": len(found.conflicts), "conflicts": conflicts,
        }  # fmt: skip
        said = t("{name}: {targets} changed translations, {comments} comments; {missing} pairs are not in it.")
        hint = t("{count} rows are left out: {conflicts}") if found.conflicts else ""
        answers = [(t("Take them in"), partial(self._apply, path, before, found.project)), (t("Cancel"), lambda: None)]
        self._messages.tell(said, hint, *(answers if found.changes else ()), details=details)

    def _apply(self, path: str, before: Project, after: Project) -> None:
        if self._session.project is before:
            self._session.apply(t("Take in a returned table"), after)
        else:  # something was edited meanwhile: look again
            self.take_in(path)


def _written(
    project: Project, checked: Checked | None, path: str, scheme: ReviewScheme, terms: Callable[[], tuple[Term, ...]]
) -> Task[None]:
    from reader.workflow.report import make_report
    from reader.workflow.report_formats import write_report

    if checked is None or checked.bitext is not project.bitext:
        checked = yield from check_text(project.bitext, terms())
    report = yield from make_report(project, checked, scheme=scheme)
    if Path(path).suffix.lower() == ".pdf":
        from reader.ui.review.report_pdf import FONT_PX, write_pdf

        yield from write_pdf(report, path, fonts.reading_font(fonts.latin_family(), FONT_PX))
    else:
        yield from write_report(report, path)
