"""ReviewStanding: where a review stands: the findings, what was said of them, the entries of the list, the score so far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from reader.checks.score import Scorecard
from reader.core.annotation import Annotation
from reader.core.finding import Finding
from reader.core.project import Project
from reader.core.task import Progress, Task
from reader.workflow.checking import Checked
from reader.workflow.judgement import DISMISSED, DOCUMENT, Judgement, judgement, read_judgement, touched
from reader.workflow.review_listing import Listed, entries_of, listed_facts
from reader.workflow.review_scheme import STANDARD, ReviewScheme
from reader.workflow.scorecard import Score, Tally, facts_of, score_of, sections_of

# Pairs looked at between two yields: some milliseconds.
_CHUNK = 200


@dataclass(frozen=True)
class Standing:
    """One state of a review. `found` is empty and `score` None until the checks of this very text are through.

    Findings and entries stand by pair, those of the whole document under -1; pairs without any are left out. `places`
    says in which pairs a finding with a key stands: sentences that are there twice share theirs.
    """

    project: Project
    checked: Checked | None
    said: Judgement
    found: Mapping[int, Sequence[Finding]]
    places: Mapping[str, Sequence[int]]
    by_bead: Mapping[int, tuple[Listed, ...]]
    tally: Tally
    scheme: ReviewScheme

    @cached_property
    def entries(self) -> tuple[Listed, ...]:
        """All entries in reading order, what concerns the document last."""
        order = sorted(self.by_bead)
        if order[:1] == [DOCUMENT]:
            order.append(order.pop(0))
        return tuple(chain.from_iterable(map(self.by_bead.__getitem__, order)))

    @cached_property
    def score(self) -> Score | None:
        return score_of(self.tally, self.checked.lengths, self.scheme) if self.checked else None

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.checked.findings if self.checked else ()

    @cached_property
    def sections(self) -> dict[int, Scorecard]:
        """The score of each section pair in which something is judged."""
        return sections_of(self.tally, self.checked.lengths.unit, self.scheme) if self.checked else {}

    @property
    def judged(self) -> dict[int, int]:
        """How many pairs of each section pair have a verdict."""
        return {fact[1]: count for fact, count in self.tally.items() if fact[0] == "judged" and count > 0}

    def findings_of(self, beads: Iterable[int]) -> list[Finding]:
        """What the checks found in some pairs."""
        return [item for bead in beads for item in self.found.get(bead, ())]

    def issue(self, bead: int, chosen: Listed | None = None) -> Annotation | None:
        """The issue of a pair that category and severity are said of: that of `chosen`, else the first that counts."""
        if chosen and chosen.bead == bead and chosen.finding:
            item = self.said.ruling(chosen.finding.key)
            if item is not None and item.data.get("status") != DISMISSED:
                return item
        if chosen and chosen.bead == bead and chosen.kind == "issue":
            return chosen.item
        return next(iter(self.said.errors(bead)), None)

    def others(self, bead: int, author: str) -> list[tuple[str, str]]:
        """What other reviewers said of a pair: name and verdict."""
        return [(name, verdict) for name, verdict in self.said.verdicts(bead).items() if name != author]


def standing(project: Project, checked: Checked | None, scheme: ReviewScheme = STANDARD) -> Task[Standing]:
    """The state of the review of a project; `checked` counts only when it is of the same bitext."""
    fresh = checked if checked is not None and checked.bitext is project.bitext else None
    said = yield from read_judgement(project)
    yield Progress("Reading the verdicts")
    found: dict[int, list[Finding]] = defaultdict(list)
    places: dict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(fresh.findings if fresh else ()):
        if not number % _CHUNK:
            yield Progress("Reading the verdicts")
        bead = DOCUMENT if item.bead is None else item.bead
        found[bead].append(item)
        places[item.key].append(bead)
    by_bead: dict[int, tuple[Listed, ...]] = {}
    tally = Tally()
    beads = sorted({*found, *said.assessments, *said.issues, *said.suggestions})
    for number, bead in enumerate(beads):
        if not number % _CHUNK:
            yield Progress("Reading the verdicts", number, len(beads))
        entries = entries_of(bead, found.get(bead, ()), said)
        if entries:
            by_bead[bead] = entries
        tally.update(facts_of(project.bitext, said, bead, fresh.lengths if fresh else None))
        tally.update(listed_facts(entries))
    return Standing(project, fresh, said, found, places, by_bead, tally, scheme)


def moved_on(before: Standing, project: Project, scheme: ReviewScheme = STANDARD) -> Standing:
    """The state after an edit of the annotations: only the pairs that it touched are looked at."""
    said, lengths = judgement(project), before.checked.lengths if before.checked else None
    by_bead, tally = dict(before.by_bead), Tally(before.tally)
    beads, keys = touched(before.said, said)
    # Sentences that are there twice share what is decided about them.
    for bead in beads.union(*(before.places.get(key, ()) for key in keys)):
        entries = entries_of(bead, before.found.get(bead, ()), said)
        tally.subtract(listed_facts(by_bead.pop(bead, ())))
        if entries:
            by_bead[bead] = entries
        tally.update(listed_facts(entries))
        tally.subtract(facts_of(project.bitext, before.said, bead, lengths))
        tally.update(facts_of(project.bitext, said, bead, lengths))
    return Standing(project, before.checked, said, before.found, before.places, by_bead, tally, scheme)
