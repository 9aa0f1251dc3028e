"""Standing: where the review of a text stands: what was found, what was said of it, and by whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from reader.core.annotation import Annotation
from reader.core.finding import Finding
from reader.core.project import Project
from reader.workflow.checking import Checked
from reader.workflow.judging import DISMISSED, Judgement, judgement
from reader.workflow.review_listing import Listed, listed
from reader.workflow.scorecard import Score, score_of


@dataclass(frozen=True, slots=True)
class Standing:
    """One state of a review. `findings` are empty and `score` None until the checks of this very text are through."""

    project: Project
    findings: tuple[Finding, ...]
    said: Judgement
    entries: tuple[Listed, ...]
    by_bead: Mapping[int | None, tuple[Listed, ...]]
    score: Score | None

    def issue(self, bead: int, chosen: Listed | None = None) -> Annotation | None:
        """The issue of a pair that category and severity are said of: that of `chosen`, else the first that counts."""
        if chosen and chosen.bead == bead and chosen.finding:
            item = self.said.decided.get(chosen.finding.key)
            if item is not None and item.data.get("status") != DISMISSED:
                return item
        return next(iter(self.said.errors(bead)), None)

    def others(self, bead: int, author: str) -> list[tuple[str, str]]:
        """What other reviewers said of a pair: name and verdict."""
        found = self.said.assessments.get(bead, ())
        return [(item.author, str(item.data.get("verdict") or "")) for item in found if item.author != author]


def standing(project: Project, checked: Checked | None) -> Standing:
    """The state of the review of a project; `checked` counts only when it is of the same bitext."""
    fresh = checked if checked is not None and checked.bitext is project.bitext else None
    findings, said = (fresh.findings if fresh else ()), judgement(project)
    entries = tuple(listed(findings, said))
    by_bead: dict[int | None, list[Listed]] = defaultdict(list)
    for one in entries:
        by_bead[one.bead].append(one)
    score = score_of(project, said, fresh.lengths) if fresh else None
    return Standing(project, findings, said, entries, {bead: tuple(found) for bead, found in by_bead.items()}, score)
