"""Terming: the term base in the window: terms from the text, the list of them, glossaries in and out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple

from PySide6.QtWidgets import QFileDialog, QWidget

from reader.checks.pair import Term
from reader.checks.terms import TermFinder
from reader.core.bitext import Bitext
from reader.core.document import Side
from reader.core.messages import tr
from reader.core.messages import translatable as t
from reader.core.project import Project
from reader.core.spans import Span
from reader.core.surface import surface_text
from reader.core.task import Progress, Task
from reader.ui import theme
from reader.ui.jobs import Jobs
from reader.ui.message_bar import MessageBar
from reader.ui.reading_page import ReadingPage
from reader.ui.review.reviewing import Reviewing
from reader.ui.review.terms_page import TermRow, TermsPage
from reader.ui.room import Room
from reader.ui.session import Session
from reader.workflow.judging import next_of
from reader.workflow.term_base import (
    STATUSES,
    TermBase,
    load_terms,
    read_terms,
    renderings,
    save_terms,
    write_terms,
)
from reader.workflow.term_candidates import TermCandidate, english_for, term_candidates
from reader.workflow.term_places import TermUse, terms_in

LARGE: Final = 2000  # terms
NAMED: Final = 5  # terms that a message names
_KINDS: Final = "(*.tbx *.csv *.tsv *.txt)"


class Glossary(NamedTuple):
    """A term base with the terms of a file: how many the file has, how many were known, its lines, what contradicts itself."""

    base: TermBase
    count: int
    known: int
    lines: int
    clashes: tuple[str, ...]


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
        self._uses: tuple[TermUse, ...] | None = None  # None: not looked for in this text with these terms
        self._candidates: tuple[TermCandidate, ...] | None = None
        self._all: tuple[TermRow, ...] | None = None  # the rows of the whole base
        self.list = TermsPage(page.left)
        page.left.add("terms", self.list, shown=False)
        page.left.set_title("terms", tr("Terms"))
        reviewing.state.terms = lambda: self.base.terms
        reviewing.card.term_given.connect(self._given)
        reviewing.stirred.connect(self._enter)
        session.changed.connect(self._follow)
        page.left.turned.connect(lambda _ident: self._show())
        self._connect_list()

    def _connect_list(self) -> None:
        self.list.wanted.connect(lambda _which: self._show())
        self.list.gone_to.connect(self.go_to)
        self.list.added.connect(lambda rows: self._mark(rows, "required"))
        self.list.marked.connect(self._mark)
        self.list.removed.connect(self._remove)
        for button, run in zip(self.list.links, (self.ask_import, self.ask_export), strict=True):
            button.clicked.connect(lambda _checked=False, run=run: run())

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "add_term": self.ask, "import_terms": self.ask_import, "export_terms": self.ask_export,
            "terms": self.show_list,
        }  # fmt: skip

    def dress(self, colors: theme.Theme) -> None:
        self.list.dress(colors)
        self._page.left.set_title("terms", tr("Terms"))

    @property
    def base(self) -> TermBase:
        if self._base is None:
            self._base = load_terms()
        return self._base

    def show_list(self) -> None:
        """The tab with the terms."""
        self._page.left.reveal("terms")
        self._page.left.show()
        self._page.left.turn_to("terms")
        self.list.list.setFocus()

    def ask(self) -> None:
        """The selected words become a term; its English is offered for one more keystroke, to be written otherwise."""
        project = self._session.project
        chosen = {side: span for side, span in self._page.view.selection() if span.end > span.start}
        if project is None or "zh" not in chosen:
            self._messages.tell(t("Select the Chinese words of the term first."))
            return
        self._zh = surface_text(project.bitext.zh, chosen["zh"])
        self._reviewing.card.ask_term(self._zh, self._english(project, chosen))

    def go_to(self, row: TermRow) -> None:
        """The next pair in which a term stands."""
        project = self._session.project
        use = next((one for one in self._uses or () if one.term.zh == row.zh), None)
        if project and use is None:  # one that is only suggested, or of the whole base
            use = TermUse(Term(row.zh, ()), tuple(_beads_with(project.bitext, row.zh)))
        here = self._page.view.current_bead()
        place = next_of(use.beads, -1 if here is None else here) if use else None
        if place is not None:
            self._page.view.go_to_bead(place)

    def take_in(self, path: str) -> None:
        """Add the terms of a glossary."""
        shown, task = partial(self._taken, Path(path).name), _with_glossary(self.base, path)
        self._jobs.start("terms", t("Reading the terms"), task, shown, self._messages.tell_error)

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

    # The list

    def _enter(self) -> None:
        """Somebody begins to review: the terms are marked in the text."""
        if self._reviewing.active:
            self._page.left.reveal("terms")
            self._show_in_text()

    def _show_in_text(self) -> None:
        shown = self._reviewing.show_terms
        self._jobs.start(
            "terms found", t("Looking for terms"), self._finder(), shown, self._messages.tell_error, quiet=True
        )

    def _finder(self) -> Task[TermFinder | None]:
        """What finds the terms; a large base is not read and ordered while the window waits."""
        yield Progress("Looking for terms")
        return TermFinder(self.base.terms) if self.base.terms else None

    def _follow(self, old: Project | None, new: Project | None) -> None:
        if (old and old.bitext) is not (new and new.bitext):
            self._uses = self._candidates = None
            self._show()

    def _show(self) -> None:
        """The rows of the list, when anybody looks at it; what is not known yet is looked for."""
        project, which = self._session.project, self.list.which
        if project is None or self._page.left.current != "terms":
            return
        if which == "here" and self._uses is None:
            self._look("uses", terms_in(project.bitext, self.base.terms))
        elif which == "suggested" and self._candidates is None:
            self._look("candidates", term_candidates(project.bitext, self._known()))
        elif which == "here":
            self.list.show_rows(
                [row for use in self._uses or () for row in _rows(use.term, len(use.beads))], busy=False
            )
        elif which == "suggested":
            self.list.show_rows([TermRow(one.zh, one.en, "", one.pairs) for one in self._candidates or ()], busy=False)
        elif self._all is None:
            self._look("all", _all_rows(self.base))
        else:
            self.list.show_rows(self._all, busy=False)

    def _look(self, what: str, task: Task[Any]) -> None:
        self.list.show_rows((), busy=True)
        found = partial(self._found, what, self._session.project)
        self._jobs.start(f"terms {what}", t("Looking for terms"), task, found, self._messages.tell_error, quiet=True)

    def _found(self, what: str, project: Project, value: tuple[Any, ...]) -> None:
        now = self._session.project
        if now and now.bitext is project.bitext:
            match what:
                case "uses":
                    self._uses = value
                case "candidates":
                    self._candidates = value
                case _:
                    self._all = value
            self._show()

    def _known(self) -> set[str]:
        """The words of both languages that are in the base."""
        return {text for term in self.base.terms for text in (term.zh, *term.en, *term.preferred)}

    def _mark(self, rows: Sequence[TermRow], status: str) -> None:
        base = self.base
        for row in rows:
            base = base.marked(row.zh, row.rendering, status)
        self._become(base, t("Terms changed: {terms}"), terms=_named(rows))

    def _remove(self, rows: Sequence[TermRow]) -> None:
        base = self.base
        for row in rows:
            base = base.without(row.zh, row.rendering)
        self._become(base, t("Terms removed: {terms}"), terms=_named(rows))

    # The base

    def _english(self, project: Project, chosen: dict[Side, Span]) -> str:
        """What the term is called so far, else the selected English, else what stands most often where it does."""
        known = next((term for term in self.base.terms if term.zh == self._zh), None)
        if known and (known.en or known.preferred):
            return (*known.en, *known.preferred)[0]
        if "en" in chosen:
            return surface_text(project.bitext.en, chosen["en"])
        return english_for(project.bitext, self._zh)

    def _save(self, base: TermBase) -> None:
        """A large base is written in the background: it takes longer than the window may wait."""
        if len(base.terms) > LARGE:
            failed = self._messages.tell_error
            self._jobs.start(
                "terms saved", t("Writing the terms"), _saved(base), lambda _none: None, failed, quiet=True
            )
            return
        try:
            save_terms(base)
        except OSError as error:
            self._messages.tell_error(error)

    def _given(self, english: str, status: str) -> None:
        if english.strip() and self._zh:
            after = self.base.marked(self._zh, english.strip(), status)
            self._become(after, t("Term added: {term}"), term=self._zh)
            self._zh = ""

    def _taken(self, name: str, read: Glossary) -> None:
        hint = t("English both right and forbidden: {terms}") if read.clashes else ""
        more = f" … ({len(read.clashes):,})" if len(read.clashes) > NAMED else ""
        self._become(
            read.base, t("{name}: {count} terms, {known} of them known before, {lines} lines"), hint, name=name,
            count=f"{read.count:,}", known=f"{read.known:,}", lines=f"{read.lines:,}",
            terms=", ".join(read.clashes[:NAMED]) + more,
        )  # fmt: skip

    def _become(self, base: TermBase, said: str, hint: str = "", **details: object) -> None:
        before = self.base
        if base == before:
            self._messages.tell(t("Nothing new: these terms are in the term base."))
            return
        self._keep(base)
        self._messages.tell(said, hint, (t("Take it back"), partial(self._keep, before)), details=details)

    def _keep(self, base: TermBase) -> None:
        self._base, self._uses, self._all = base, None, None
        if self._candidates is not None:
            known = self._known()
            self._candidates = tuple(one for one in self._candidates if not {one.zh, one.en} & known)
        self._save(base)
        if self._reviewing.active:
            self._show_in_text()
        if self._reviewing.state.checked is not None:
            self._reviewing.state.check(quiet=True)
        self._show()


def _saved(base: TermBase) -> Task[None]:
    """Write the base, in one step that is not stopped once it is begun."""
    save_terms(base)
    yield Progress("Writing the terms")


def _with_glossary(base: TermBase, path: str) -> Task[Glossary]:
    """A base with the terms of a file, and what there is to say of them."""
    terms = yield from read_terms(path)
    after = base.merged(terms)
    yield Progress("Reading the terms")
    found = {term.zh for term in terms}
    return Glossary(after, len(found), len(found & {term.zh for term in base.terms}), len(terms), after.contradictions)


def _rows(term: Term, pairs: int = 0) -> list[TermRow]:
    return [TermRow(term.zh, text, status, pairs) for status in STATUSES for text in renderings(term, status)]


def _all_rows(base: TermBase) -> Task[tuple[TermRow, ...]]:
    """The rows of a whole base; of a large one they are not made while the window waits."""
    found: list[TermRow] = []
    for number, term in enumerate(base.terms):
        if not number % 500:
            yield Progress("Looking for terms", number, len(base.terms))
        found += _rows(term)
    return tuple(found)


def _named(rows: Sequence[TermRow], most: int = NAMED) -> str:
    names = list(dict.fromkeys(row.zh for row in rows))
    return ", ".join(names[:most]) + (f" … ({len(names):,})" if len(names) > most else "")


def _beads_with(bitext: Bitext, zh: str) -> list[int]:
    """The pairs in whose Chinese some words stand."""
    document, found, place = bitext.zh, [], bitext.zh.text.find(zh)
    while place >= 0:
        segment = document.segment_at(place)
        if segment >= 0:
            found.append(bitext.alignment.bead_of("zh", segment))
        place = document.text.find(zh, place + 1)
    return found
