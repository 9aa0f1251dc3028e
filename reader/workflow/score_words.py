"""ScoreWords: a score in words and tables, its unit always said; the window and the reports show the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.checks.score import Scorecard
from reader.core.finding import SEVERITIES
from reader.core.messages import tr
from reader.workflow.mqm import SEVERITY_TITLES, said_dimension
from reader.workflow.review_standing import Standing
from reader.workflow.scorecard import Score


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """A title, the names of the columns, and rows of cells."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def said_result(card: Scorecard) -> str:
    """The score, whether the text passes, and from where on it would."""
    verdict = tr("passed") if card.passed else tr("failed")
    return tr(
        "Score {score} of 100 · {verdict} · pass from {threshold}",
        score=f"{card.overall:.1f}", verdict=verdict, threshold=f"{card.threshold:g}",
    )  # fmt: skip


def said_length(score: Score) -> str:
    """How much was judged, in which unit."""
    counts = {"judged": f"{score.whole.length:,}", "total": f"{score.total:,}"}
    if score.whole.unit == "characters":
        return tr("{judged} of {total} Chinese characters judged", **counts)
    return tr("{judged} of {total} English words judged", **counts)


def said_norm(card: Scorecard) -> str:
    """Penalty points against the length, in which unit."""
    points = f"{card.per_thousand:.1f}"
    if card.unit == "characters":
        return tr("{points} penalty points per 1,000 characters", points=points)
    return tr("{points} penalty points per 1,000 words", points=points)


def said_agreement(score: Score) -> str:
    """Kappa of two reviewers; "" when there are no two."""
    if score.agreement is None:
        return ""
    names = " · ".join(name or tr("without a name") for name, _, _ in score.reviewers[:2])
    return tr(
        "{names}: kappa {kappa} on {count} pairs", names=names, kappa=f"{score.agreement:.2f}",
        count=f"{score.compared:,}",
    )  # fmt: skip


def score_tables(standing: Standing, headings: Sequence[str]) -> list[ScoreTable]:
    """By severity, dimension (the errors that are marked in the source and in the translation apart), section and
    reviewer; none where nothing is judged. `headings` are those of the section pairs.
    """
    score = standing.score
    if score is None or not score.whole.length:
        return []
    card, unit = score.whole, _per_thousand(score.whole)
    severities = tuple(
        (tr(SEVERITY_TITLES[one]), f"{count:,}", f"{score.weights[one]:g}", f"{count * score.weights[one]:g}")
        for one in SEVERITIES
        for count in (card.by_severity.get(one, 0),)
    )
    dimensions = tuple(
        (
            said_dimension(one),
            *(f"{card.by_place.get((one, where), 0):,}" for where in ("source", "target")),
            f"{points:g}",
        )
        for one, points in sorted(card.by_dimension.items(), key=lambda item: -item[1])
    )
    parts = tuple(
        (_named(headings, number), f"{standing.judged.get(number, 0):,}", *_figures(part))
        for number, part in sorted(standing.sections.items())
    )
    people = tuple(
        (name or tr("without a name"), f"{count:,}", *_figures(part)) for name, count, part in score.reviewers
    )
    judged, points = (tr("Judged"), tr("Score"), unit), tr("Penalty")
    tables = (
        ScoreTable(tr("Errors by severity"), ("", tr("Errors"), tr("Weight"), points), severities),
        ScoreTable(tr("Errors by dimension"), ("", tr("in the source"), tr("in the translation"), points), dimensions),
        ScoreTable(tr("Sections"), ("", *judged), parts),
        ScoreTable(tr("Reviewers"), ("", *judged), people if len(people) > 1 else ()),
    )
    return [table for table in tables if table.rows]


def _per_thousand(card: Scorecard) -> str:
    return tr("per 1,000 characters") if card.unit == "characters" else tr("per 1,000 words")


def _figures(card: Scorecard) -> tuple[str, str]:
    return f"{card.overall:.1f}", f"{card.per_thousand:.1f}"


def _named(sections: Sequence[str], number: int) -> str:
    return (sections[number] if 0 <= number < len(sections) else "") or tr("without a heading")
