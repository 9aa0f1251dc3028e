"""ReviewListing: findings of the checks, issues and suggestions of people, and what reviewers see differently, as entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from reader.core.annotation import Annotation
from reader.core.finding import Finding, Severity
from reader.core.messages import tr
from reader.core.messages import translatable as t
from reader.workflow.judgement import CONFIRMED, DISMISSED, DOCUMENT, Judgement
from reader.workflow.mqm import DEFAULT_CATEGORY, VERDICT_TITLES, as_severity
from reader.workflow.scorecard import Tally

Which = Literal["undecided", "all", "errors", "mine", "differing"]
_EVERYBODYS: Final[tuple[Which, ...]] = ("undecided", "all", "errors", "differing")
Kind = Literal["finding", "issue", "suggestion", "difference"]


@dataclass(frozen=True, slots=True)
class Listed:
    """A finding, a person's issue or suggestion, or different verdicts. `bead` None: the document.

    `state` is "", confirmed or dismissed; different verdicts are confirmed once they are settled.
    """

    bead: int | None
    title: str
    message: str
    category: str
    severity: Severity
    state: str
    finding: Finding | None = None
    item: Annotation | None = None
    kind: Kind = "finding"


def entries_of(bead: int, findings: Iterable[Finding], said: Judgement) -> tuple[Listed, ...]:
    """The entries of a pair (-1: of the document), of which `findings` are what the checks found in it."""
    place = None if bead == DOCUMENT else bead
    found = [_of_finding(finding, said) for finding in findings]
    known = {one.finding.key for one in found if one.finding}
    for item in said.issues.get(bead, ()):
        if "finding" not in item.data:
            found.append(_of_issue(place, item))
        elif item.data["finding"] not in known and item in said.errors(bead):
            found.append(_of_issue(place, item))  # an error in a text that changed since, or of a check that is off now
    found += [_of_suggestion(place, item) for item in said.suggestions.get(bead, ())]
    if said.differs(bead):
        found.append(_of_difference(bead, said))
    return tuple(found)


def selected(entries: Sequence[Listed], which: Which, author: str, category: str = "") -> list[Listed]:
    """The entries that a filter shows. There may be very many, and the common cases are quick."""
    if not category and which == "all":
        return list(entries)
    if not category and which == "undecided":
        return [one for one in entries if not one.state]
    return [one for one in entries if passes(one, which, author, category)]


def passes(one: Listed, which: Which, author: str, category: str = "") -> bool:
    """True when a filter shows an entry; `category` is a dimension such as "accuracy", "" for all."""
    if category and one.category.partition("/")[0] != category:
        return False
    match which:
        case "undecided":
            return not one.state
        case "errors":
            return one.state == CONFIRMED and one.kind in ("finding", "issue")
        case "mine":
            return one.item is not None and one.item.author == author and one.state != DISMISSED
        case "differing":
            return one.kind == "difference"
    return True


def listed_facts(entries: Iterable[Listed]) -> Tally:
    """How many entries each filter shows, as facts of a tally, to be asked for with `count_of`."""
    facts = Tally()
    for one in entries:
        author = one.item.author if one.item is not None else None
        facts.update(("listed", which) for which in _EVERYBODYS if passes(one, which, ""))
        if author is not None and passes(one, "mine", author):
            facts["listed", "mine", author] += 1
    return facts


def count_of(tally: Tally, which: Which, author: str) -> int:
    """How many entries a filter shows."""
    return tally["listed", which, author] if which == "mine" else tally["listed", which]


def check_title(check: str) -> str:
    """What a check is called."""
    return tr(_titles().get(check, check))


@lru_cache(maxsize=1)
def _titles() -> Mapping[str, str]:
    from reader.checks.table import CHECKS  # a hundred tables of patterns, which the first window does not wait for

    return {item.id: item.title for item in CHECKS}


def _of_finding(finding: Finding, said: Judgement) -> Listed:
    ruling = said.ruling(finding.key)
    category, severity = finding.category, finding.severity
    if ruling is not None:
        category = str(ruling.data.get("category") or category)
        severity = as_severity(ruling.data.get("severity"))
    state = said.state(finding)
    return Listed(finding.bead, check_title(finding.check), finding.message, category, severity, state, finding, ruling)


def _quoted(item: Annotation, most: int = 60) -> str:
    """The words that an annotation is on, long ones cut."""
    quotes = (" ".join(target.selector.exact.split()) for target in item.targets)
    return " / ".join(quote if len(quote) <= most else f"{quote[:most]}…" for quote in quotes)


def _of_issue(bead: int | None, item: Annotation) -> Listed:
    data, quote = item.data, _quoted(item)
    return Listed(
        bead, tr(t("Issue")), item.body or quote, str(data.get("category") or DEFAULT_CATEGORY),
        as_severity(data.get("severity")), str(data.get("status") or CONFIRMED), None, item, "issue",
    )  # fmt: skip


def _of_suggestion(bead: int | None, item: Annotation) -> Listed:
    quote = _quoted(item)
    return Listed(
        bead, tr(t("Suggestion")), f"{quote} → {item.replacement or ''}", "", "neutral", CONFIRMED, None, item,
        "suggestion",
    )  # fmt: skip


def _of_difference(bead: int, said: Judgement) -> Listed:
    """What each reviewer said; settled by a last word or not."""
    parts = [
        f"{name or tr('without a name')}: {_said(verdict)}" for name, verdict in sorted(said.verdicts(bead).items())
    ]
    settled = said.settlement(bead)
    if settled is not None:
        parts.append(tr("settled: {verdict}", verdict=_said(said.verdict(bead))))
    state = CONFIRMED if settled is not None else ""
    return Listed(
        bead, tr(t("Different verdicts")), " · ".join(parts), "", "neutral", state, None, settled, "difference"
    )


def _said(verdict: str) -> str:
    return tr(VERDICT_TITLES[verdict]) if verdict in VERDICT_TITLES else verdict
