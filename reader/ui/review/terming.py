"""Terming: the term base in the window: adding a term from the text, taking glossaries in, handing the base out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from reader.checks.pair import Term
from reader.core.document import Side
from reader.core.messages import tr
from reader.core.messages import translatable as t
from reader.core.spans import Span
from reader.core.surface import surface_text
from reader.ui.jobs import Jobs
from reader.ui.message_bar import MessageBar
from reader.ui.reading_page import ReadingPage
from reader.ui.review.reviewing import Reviewing
from reader.ui.room import Room
from reader.ui.session import Session
from reader.workflow.term_base import TermBase, load_terms, read_terms, save_terms, write_terms

_KINDS = "(*.tbx *.csv *.tsv *.txt)"


class Terming(Room):
    """Stores the base at every change; the last change can be taken back from the message about it."""

    def __init__(
        self, session: Session, jobs: Jobs, page: ReadingPage, messages: MessageBar, reviewing: Reviewing,
        window: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._session, self._jobs, self._page, self._messages = session, jobs, page, messages
        self._reviewing, self._window = reviewing, window
        self._base: TermBase | None = None
        self._zh = ""  # the term whose English is being asked for
        reviewing.terms = lambda: self.base.terms
        reviewing.card.term_given.connect(self._given)

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {"add_term": self.ask, "import_terms": self.ask_import, "export_terms": self.ask_export}

    @property
    def base(self) -> TermBase:
        if self._base is None:
            self._base = load_terms()
        return self._base

    def ask(self) -> None:
        """The selected words become a term; its English is offered for one more keystroke, to be written otherwise."""
        project = self._session.project
        chosen = {side: span for side, span in self._page.view.selection() if span.end > span.start}
        if project is None or "zh" not in chosen:
            self._messages.tell(t("Select the Chinese words of the term first."))
            return
        self._zh = surface_text(project.bitext.zh, chosen["zh"])
        self._reviewing.card.ask_term(self._zh, self._english(chosen))

    def take_in(self, path: str) -> None:
        """Add the terms of a glossary."""
        shown = partial(self._taken, Path(path).name)
        self._jobs.start("terms", t("Reading the terms"), read_terms(path), shown, self._messages.tell_error)

    def hand_out(self, path: str) -> None:
        """Write the term base."""
        told = partial(self._messages.tell, t("Written: {name}"), details={"name": Path(path).name})
        task = write_terms(self.base, path)
        self._jobs.start("terms", t("Writing the terms"), task, lambda _none: told(), self._messages.tell_error)

    def ask_import(self) -> None:
        kinds = f"{tr('Glossaries')} {_KINDS}"
        path, _ = QFileDialog.getOpenFileName(self._window, tr("Import terms"), "", kinds)
        if path:
            self.take_in(path)

    def ask_export(self) -> None:
        kinds = ";;".join(f"{name} (*{suffix})" for name, suffix in (("TBX", ".tbx"), ("CSV", ".csv"), ("TSV", ".tsv")))
        path, _ = QFileDialog.getSaveFileName(self._window, tr("Export terms"), "terms.tbx", kinds)
        if path:
            self.hand_out(path if Path(path).suffix else f"{path}.tbx")

    def _english(self, chosen: dict[Side, Span]) -> str:
        """What the term is called so far, else the selected English; "" when neither is there."""
        known = next((term for term in self.base.terms if term.zh == self._zh), None)
        if known and known.en:
            return known.en[0]
        project = self._session.project
        return surface_text(project.bitext.en, chosen["en"]) if project and "en" in chosen else ""

    def _given(self, english: str) -> None:
        if english.strip() and self._zh:
            self._become(self.base.merged([Term(self._zh, (english.strip(),))]), t("Term added: {term}"), term=self._zh)
            self._zh = ""

    def _taken(self, name: str, terms: tuple[Term, ...]) -> None:
        after = self.base.merged(terms)
        clashes = after.contradictions
        hint = t("English both right and forbidden: {terms}") if clashes else ""
        self._become(
            after, t("{name}: {count} terms"), hint, name=name, count=f"{len(terms):,}", terms=", ".join(clashes[:5])
        )

    def _become(self, base: TermBase, said: str, hint: str = "", **details: object) -> None:
        before = self.base
        if base is before:
            self._messages.tell(t("Nothing new: these terms are in the term base."))
            return
        self._keep(base)
        self._messages.tell(said, hint, (t("Take it back"), partial(self._keep, before)), details=details)

    def _keep(self, base: TermBase) -> None:
        self._base = base
        try:
            save_terms(base)
        except OSError as error:
            self._messages.tell_error(error)
        if self._reviewing.checked is not None:
            self._reviewing.check()
