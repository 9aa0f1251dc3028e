"""ReviewListing: findings of the checks and issues of people in one list, with filters and counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from reader.core.annotation import Annotation
from reader.core.finding import Finding, Severity
from reader.core.messages import tr
from reader.core.messages import translatable as t
from reader.workflow.judging import CONFIRMED, DISMISSED, Judgement
from reader.workflow.mqm import DEFAULT_CATEGORY, as_severity

Which = Literal["undecided", "all", "errors", "mine"]


@dataclass(frozen=True, slots=True)
class Listed:
    """A finding or a person's issue or suggestion. `bead` None: the document. `state`: "", confirmed or dismissed."""

    bead: int | None
    title: str
    message: str
    category: str
    severity: Severity
    state: str
    finding: Finding | None = None
    item: Annotation | None = None


def listed(findings: Sequence[Finding], said: Judgement) -> list[Listed]:
    """Everything there is, in reading order, what concerns the document last."""
    found = [_of_finding(finding, said) for finding in findings]
    for bead, items in said.issues.items():
        place = bead if bead >= 0 else None
        found += [_of_issue(place, item) for item in items if "finding" not in item.data]
    for bead, items in said.suggestions.items():
        found += [_of_suggestion(bead if bead >= 0 else None, item) for item in items]
    return sorted(found, key=lambda one: (one.bead is None, one.bead or 0))


def passes(one: Listed, which: Which, author: str, category: str = "") -> bool:
    """True when a filter shows an entry; `category` is a dimension such as "accuracy", "" for all."""
    if category and one.category.partition("/")[0] != category:
        return False
    match which:
        case "undecided":
            return not one.state
        case "errors":
            return one.state == CONFIRMED
        case "mine":
            return one.item is not None and one.item.author == author and one.state != DISMISSED
    return True


def check_title(check: str) -> str:
    """What a check is called."""
    return tr(_titles().get(check, check))


@lru_cache(maxsize=1)
def _titles() -> Mapping[str, str]:
    from reader.checks.table import CHECKS  # a hundred tables of patterns, which the first window does not wait for

    return {item.id: item.title for item in CHECKS}


def _of_finding(finding: Finding, said: Judgement) -> Listed:
    ruling = said.decided.get(finding.key)
    category, severity = finding.category, finding.severity
    if ruling is not None:
        category = str(ruling.data.get("category") or category)
        severity = as_severity(ruling.data.get("severity"))
    state = said.state(finding)
    return Listed(finding.bead, check_title(finding.check), finding.message, category, severity, state, finding, ruling)


def _of_issue(bead: int | None, item: Annotation) -> Listed:
    data = item.data
    quote = " / ".join(target.selector.exact for target in item.targets)
    return Listed(
        bead, tr(t("Issue")), item.body or quote, str(data.get("category") or DEFAULT_CATEGORY),
        as_severity(data.get("severity")), str(data.get("status") or CONFIRMED), None, item,
    )  # fmt: skip


def _of_suggestion(bead: int | None, item: Annotation) -> Listed:
    quote = " / ".join(target.selector.exact for target in item.targets)
    return Listed(
        bead, tr(t("Suggestion")), f"{quote} → {item.replacement or ''}", "", "neutral", CONFIRMED, None, item
    )
