"""Scorecard: the MQM score of what has been judged so far, by section, dimension and reviewer, and how far reviewers agree.

Each pair adds some facts to a tally (judged, so long, this error, that verdict); after an edit the facts of the pairs
that it touched are taken out and put in again, so that a score costs the same however much has been judged.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from reader.checks.score import (
    WEIGHTS,
    Error,
    Scorecard,
    Unit,
    Where,
    by_section,
    kappa_of,
    measured_length,
    scorecard,
)
from reader.core.annotation import Annotation
from reader.core.bitext import Bitext
from reader.core.document import Side, other_side
from reader.core.finding import Severity
from reader.core.spans import Span
from reader.core.surface import surface_text
from reader.core.task import Progress, Task
from reader.workflow.judgement import DOCUMENT, Judgement
from reader.workflow.mqm import DEFAULT_CATEGORY, as_severity
from reader.workflow.review_scheme import STANDARD, ReviewScheme

# Beads measured between two yields: some milliseconds.
_CHUNK = 200
# A kind of fact, then what it is about; how often it holds.
Tally = Counter[tuple[Any, ...]]


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

    `reviewers` has each one's own score and number of pairs, the busiest first. `agreement` is kappa of the first two,
    None when there are no two; `compared` says on how many pairs, `differing` which pairs are seen differently.
    """

    whole: Scorecard
    total: int
    judged: int
    errors: int
    agreement: float | None = None
    compared: int = 0
    differing: tuple[int, ...] = ()
    reviewers: tuple[tuple[str, int, Scorecard], ...] = ()
    weights: Mapping[Severity, float] = field(default_factory=lambda: WEIGHTS)


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


def facts_of(bitext: Bitext, said: Judgement, bead: int, lengths: Lengths | None) -> Tally:
    """What a pair adds to the tally (bead -1: what concerns the whole document); without lengths all count nothing."""
    target = other_side(source_side(bitext))
    if bead == DOCUMENT:
        return Tally(("error", error_of(item, 0, target)) for item in said.errors(DOCUMENT))
    facts, length = Tally(), lengths.beads[bead] if lengths else 0
    section = bitext.alignment.paragraphs[bitext.alignment.beads[bead].paragraph].section
    errors = [(item.author, error_of(item, section, target)) for item in said.errors(bead)]
    if said.verdict(bead):
        facts["judged", section] += 1
        facts["length", section] += length
        facts.update(("error in", error) for _, error in errors)
        facts.update(("error", error._replace(section=0)) for _, error in errors)  # few kinds, however many sections
    verdicts = said.verdicts(bead)
    for name in verdicts:
        facts["judged by", name] += 1
        facts["length by", name] += length
        facts.update(("error by", name, error._replace(section=0)) for author, error in errors if author == name)
    for one, other in combinations(sorted(verdicts), 2):
        facts["both", one, other, verdicts[one], verdicts[other]] += 1
    if said.differs(bead):
        facts["differing", bead] += 1
    return facts


def score_of(tally: Tally, lengths: Lengths, scheme: ReviewScheme = STANDARD) -> Score:
    """The score of a tally. Only judged pairs count, with their length and their errors, and what concerns the document."""
    facts: dict[str, dict[Any, int]] = defaultdict(dict)
    for (kind, *about), count in tally.items():
        if count > 0:
            facts[kind][tuple(about) if len(about) > 1 else about[0]] = count
    errors, per_section = facts["error"], facts["length"]
    rules = (lengths.unit, scheme.weights, scheme.threshold)
    own: dict[str, Counter[Error]] = defaultdict(Counter)
    for (name, error), count in facts["error by"].items():
        own[name][error] += count
    busiest = sorted(facts["judged by"].items(), key=lambda item: (-item[1], item[0]))
    reviewers = tuple(
        (name, count, scorecard(own[name], facts["length by"].get(name, 0), *rules)) for name, count in busiest
    )
    agreement, compared = _agreement(facts["both"], [name for name, _ in busiest[:2]])
    return Score(
        scorecard(errors, sum(per_section.values()), *rules), lengths.total,
        sum(facts["judged"].values()), sum(errors.values()), agreement, compared, tuple(sorted(facts["differing"])),
        reviewers, scheme.weights,
    )  # fmt: skip


def sections_of(tally: Tally, unit: Unit, scheme: ReviewScheme = STANDARD) -> dict[int, Scorecard]:
    """The score of each section pair that has judged pairs. A long book has thousands: ask when they are looked at."""
    lengths = {fact[1]: count for fact, count in tally.items() if fact[0] == "length" and count > 0}
    errors = {fact[1]: count for fact, count in tally.items() if fact[0] == "error in" and count > 0}
    return by_section(errors, lengths, unit, scheme.weights, scheme.threshold)


def error_of(item: Annotation, section: int, target: Side) -> Error:
    """The error that an issue describes; one whose words stand in the source alone is an error of the source side."""
    sides = {place.side for place in item.targets}
    where: Where = "target" if target in sides or not sides else "source"
    return Error(
        str(item.data.get("category") or DEFAULT_CATEGORY), as_severity(item.data.get("severity")), section, where
    )


def _agreement(both: Mapping[Any, int], names: list[str]) -> tuple[float | None, int]:
    """Kappa of two reviewers and on how many pairs; None when no pair has a verdict of both."""
    pair = tuple(sorted(names))
    counts = {(one, other): count for (*who, one, other), count in both.items() if tuple(who) == pair}
    return (kappa_of(counts), sum(counts.values())) if counts else (None, 0)
