"""Report: a review as one value, ready to be written in any form: the pairs, what was found and said of them, the score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from reader.core.bitext import Bitext
from reader.core.document import SIDES, Side, other_side
from reader.core.finding import Severity
from reader.core.project import Project
from reader.core.spans import Span
from reader.core.surface import Surface, surface, surface_text
from reader.core.task import Progress, Task
from reader.workflow.annotate import bead_places, timestamp, utc_now
from reader.workflow.checking import Checked
from reader.workflow.judgement import DOCUMENT, Judgement
from reader.workflow.review_listing import Listed
from reader.workflow.review_scheme import STANDARD, ReviewScheme
from reader.workflow.review_standing import Standing, standing
from reader.workflow.score_words import ScoreTable, score_tables
from reader.workflow.scorecard import Score, source_side
from reader.workflow.suggested import suggested_of, wanted_text

_CHUNK = 100


@dataclass(frozen=True, slots=True)
class ReportIssue:
    """An issue of a pair. `zh` and `en` are spans of the texts of its row; `state` is "", confirmed or dismissed."""

    title: str
    message: str
    category: str
    severity: Severity
    state: str
    reviewer: str
    time: str
    zh: tuple[Span, ...] = ()
    en: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One pair with what was said of it. `ident` is its number in the exchange files (b1 ...), `digest` that of its texts."""

    ident: str
    digest: str
    section: str
    zh: str
    en: str
    verdict: str
    comment: str
    issues: tuple[ReportIssue, ...]
    suggestions: tuple[tuple[str, str], ...] = ()  # words and their replacement
    wanted: str = ""  # the translation with all that is suggested; "" where nothing is
    verdicts: tuple[tuple[str, str], ...] = ()  # what each reviewer said: name, verdict

    def text(self, side: Side) -> str:
        return self.zh if side == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Report:
    """A review. `source` is the side that was translated; `general` holds the issues of the whole document."""

    zh_title: str
    en_title: str
    zh_language: str
    en_language: str
    source: Side
    path: str
    made: str
    rows: tuple[ReportRow, ...]
    general: tuple[ReportIssue, ...]
    score: Score | None
    tables: tuple[ScoreTable, ...] = ()  # the parts of the score

    @property
    def title(self) -> str:
        return " / ".join(part for part in (self.zh_title, self.en_title) if part)

    def language(self, side: Side) -> str:
        return self.zh_language if side == "zh" else self.en_language


def digest_of(zh: str, en: str) -> str:
    """What tells that a returned row is about the texts that are there now."""
    return sha256(f"{zh}\x1f{en}".encode("utf-8", "surrogatepass")).hexdigest()[:12]


def marked_parts(row: ReportRow, side: Side) -> Iterator[tuple[str, str]]:
    """The text of one side in parts, each with the severity of the issue whose words it is ("" for none)."""
    text, position = row.text(side), 0
    spans: list[tuple[Span, str]] = []
    for issue in row.issues:
        if issue.state != "dismissed":
            spans += [(span, issue.severity) for span in (issue.zh if side == "zh" else issue.en)]
    for span, severity in sorted(spans):
        if span.start >= position:
            yield text[position : span.start], ""
            yield span.of(text), severity
            position = span.end
    yield text[position:], ""


def make_report(
    project: Project, checked: Checked | None, made: str = "", scheme: ReviewScheme = STANDARD
) -> Task[Report]:
    """The report of a project; `checked` None: only what people said."""
    state = yield from standing(project, checked, scheme)
    bitext, rows = project.bitext, []
    headings = headings_of(bitext)
    for bead in range(len(bitext.alignment.beads)):
        if not bead % _CHUNK:
            yield Progress("Putting the report together", bead, len(bitext.alignment.beads))
        rows.append(_row(project, state, bead, headings))
    return Report(
        bitext.zh.title_text, bitext.en.title_text, bitext.zh.language, bitext.en.language, source_side(bitext),
        bitext.zh.source.path or bitext.en.source.path, made or timestamp(utc_now()), tuple(rows),
        tuple(_issue(one, {}) for one in state.by_bead.get(DOCUMENT, ()) if one.category), state.score,
        tuple(score_tables(state, headings)),
    )  # fmt: skip


def _row(project: Project, state: Standing, bead: int, headings: list[str]) -> ReportRow:
    surfaces = {side: surface(project.bitext.document(side), span) for side, span in bead_places(project, bead)}
    zh, en = (surfaces[side].text if side in surfaces else "" for side in SIDES)
    said = state.said
    assessment = said.assessment(bead)
    entries = state.by_bead.get(bead, ())
    suggested = suggested_of(said.suggestions.get(bead, ()))
    suggestions = tuple(
        (surfaces[one.side].from_document(one.span).of(surfaces[one.side].text), one.new)
        for one in suggested
        if one.side in surfaces
    )
    section = project.bitext.alignment.paragraphs[project.bitext.alignment.beads[bead].paragraph].section
    return ReportRow(
        f"b{bead + 1}", digest_of(zh, en), headings[section], zh, en, said.verdict(bead),
        assessment.body if assessment else "", tuple(_issue(one, surfaces) for one in entries if one.category),
        suggestions, wanted_target(project, said, bead), tuple(sorted(said.verdicts(bead).items())),
    )  # fmt: skip


def wanted_target(project: Project, said: Judgement, bead: int) -> str:
    """The translation of a pair with all that is suggested for it; "" where nothing is."""
    target = other_side(source_side(project.bitext))
    suggested = [one for one in suggested_of(said.suggestions.get(bead, ())) if one.side == target]
    spans = [span for side, span in bead_places(project, bead) if side == target]
    return wanted_text(surface(project.bitext.document(target), spans[0]), suggested) if suggested and spans else ""


def _issue(one: Listed, surfaces: dict[Side, Surface]) -> ReportIssue:
    places: list[tuple[Side, Span]] = []
    if one.finding is not None:
        places = [("zh", span) for span in one.finding.zh] + [("en", span) for span in one.finding.en]
    elif one.item is not None:
        places = [(target.side, target.selector.span) for target in one.item.targets if target.placed]
    zh, en = (_inner(places, side, surfaces) for side in SIDES)
    item = one.item
    return ReportIssue(
        one.title, one.message, one.category, one.severity, one.state, item.author if item else "",
        item.modified if item else "", zh, en,
    )  # fmt: skip


def _inner(places: Iterable[tuple[Side, Span]], side: Side, surfaces: dict[Side, Surface]) -> tuple[Span, ...]:
    """The spans of one side as spans of the row's text, in order, none of them overlapping."""
    found: list[Span] = []
    if side in surfaces:
        for span in sorted(surfaces[side].from_document(span) for at, span in places if at == side):
            if span.end > span.start and (not found or span.start >= found[-1].end):
                found.append(span)
    return tuple(found)


def headings_of(bitext: Bitext) -> list[str]:
    """The heading of each section pair in both languages."""
    found = []
    for pair in bitext.alignment.sections:
        parts = []
        for side, number in zip(SIDES, (pair.zh, pair.en), strict=True):
            document = bitext.document(side)
            heading = document.sections[number].heading if number is not None else None
            parts.append(surface_text(document, heading).strip() if heading else "")
        found.append(" / ".join(part for part in parts if part))
    return found
