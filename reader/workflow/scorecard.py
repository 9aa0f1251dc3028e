"""Scorecard: the MQM score of what has been judged so far, by section and by dimension, and how far reviewers agree."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from reader.checks.score import (
    THRESHOLD,
    WEIGHTS,
    Error,
    Scorecard,
    Unit,
    by_section,
    kappa,
    measured_length,
    scorecard,
)
from reader.core.bitext import Bitext
from reader.core.document import Side
from reader.core.finding import Severity
from reader.core.project import Project
from reader.core.spans import Span
from reader.core.surface import surface_text
from reader.core.task import Progress, Task
from reader.workflow.judging import Judgement
from reader.workflow.mqm import DEFAULT_CATEGORY, as_severity

# Beads measured between two yields: some milliseconds.
_CHUNK = 200


@dataclass(frozen=True, slots=True)
class Lengths:
    """How long each pair is on the source side; `unit` says in what."""

    side: Side
    unit: Unit
    beads: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.beads)


@dataclass(frozen=True, slots=True)
class Score:
    """The score of the pairs that were judged; `total` is the length of the whole text in the same unit.

    `agreement` is kappa of the two reviewers who judged most pairs, None when there are no two; `compared` says on how
    many pairs, `differing` which of them they see differently.
    """

    whole: Scorecard
    sections: Mapping[int, Scorecard]
    total: int
    judged: int
    errors: int
    agreement: float | None = None
    compared: int = 0
    differing: tuple[int, ...] = ()
    reviewers: tuple[str, ...] = ()


def source_side(bitext: Bitext) -> Side:
    """The side that was translated, as far as the order of the file tells: Chinese unless English stands first."""
    return "en" if bitext.layout in ("en-then-zh", "en-only") else "zh"


def measure(bitext: Bitext) -> Task[Lengths]:
    """The lengths of all pairs on the source side."""
    side = source_side(bitext)
    document, beads = bitext.document(side), bitext.alignment.beads
    found: list[int] = []
    for start in range(0, len(beads), _CHUNK):
        yield Progress("Measuring the text", start, len(beads))
        for bead in beads[start : start + _CHUNK]:
            run = bead.run(side)
            segments = document.segments[run.start : run.end]
            text = surface_text(document, Span(segments[0].start, segments[-1].end)) if segments else ""
            found.append(measured_length(text, side)[0])
    return Lengths(side, measured_length("", side)[1], tuple(found))


def score_of(
    project: Project,
    said: Judgement,
    lengths: Lengths,
    weights: Mapping[Severity, float] = WEIGHTS,
    threshold: float = THRESHOLD,
) -> Score:
    """The score now. Only judged pairs count, with their length and their errors, and what concerns the document."""
    alignment = project.bitext.alignment
    judged = [bead for bead in said.assessments if said.verdict(bead)]
    errors: list[Error] = []
    per_section: dict[int, int] = defaultdict(int)
    for bead in judged:
        section = alignment.paragraphs[alignment.beads[bead].paragraph].section
        per_section[section] += lengths.beads[bead]
        errors += [error_of(item.data, section) for item in said.errors(bead)]
    whole_document = [error_of(item.data, -1) for item in said.errors(-1)]
    length = sum(per_section.values())
    agreement, compared, differing, reviewers = _agreement(said)
    return Score(
        scorecard([*errors, *whole_document], length, lengths.unit, weights, threshold),
        by_section(errors, per_section, lengths.unit, weights, threshold),
        lengths.total, len(judged), len(errors) + len(whole_document), agreement, compared, differing, reviewers,
    )  # fmt: skip


def error_of(data: Mapping[str, object], section: int) -> Error:
    """The error that the data of an issue describes."""
    return Error(str(data.get("category") or DEFAULT_CATEGORY), as_severity(data.get("severity")), section)


def _agreement(said: Judgement) -> tuple[float | None, int, tuple[int, ...], tuple[str, ...]]:
    verdicts: dict[str, dict[int, str]] = defaultdict(dict)
    for bead, items in said.assessments.items():
        for item in items:
            if verdict := str(item.data.get("verdict") or ""):
                verdicts[item.author][bead] = verdict
    busiest = Counter({author: len(found) for author, found in verdicts.items()}).most_common(2)
    if len(busiest) < 2:
        return None, 0, (), tuple(name for name, _ in busiest)
    one, other = busiest[0][0], busiest[1][0]
    both = sorted(verdicts[one].keys() & verdicts[other].keys())
    if not both:
        return None, 0, (), (one, other)
    differing = tuple(bead for bead in both if verdicts[one][bead] != verdicts[other][bead])
    value = kappa([verdicts[one][bead] for bead in both], [verdicts[other][bead] for bead in both])
    return value, len(both), differing, (one, other)
