"""Judging: what reviewers say of pairs and of findings. Pure edits of the Project, and what all of it adds up to.

A verdict is an `assessing` annotation on the sentences of a pair. What was decided about a finding is a `questioning`
annotation that holds the finding's key: "confirmed" makes it an error, "dismissed" keeps it quiet until the texts, and
with them the key, change. An issue that a person wrote has no key and is an error at once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from reader.core.anchoring import make_selector
from reader.core.annotation import NOTHING, Annotation, Target
from reader.core.bitext import Bitext
from reader.core.document import SIDES, Side
from reader.core.finding import Finding
from reader.core.plain_text import clean_text
from reader.core.project import Project, with_annotations
from reader.core.spans import Span
from reader.workflow.annotate import Clock, Place, bead_places, delete, new_id, timestamp, utc_now
from reader.workflow.mqm import DEFAULT_CATEGORY, DEFAULT_SEVERITY, as_severity

CONFIRMED: Final = "confirmed"
DISMISSED: Final = "dismissed"
_KINDS: Final = frozenset(("assessing", "questioning", "editing"))
_DOCUMENT: Final = -1  # the place of what concerns the whole document


@dataclass(frozen=True, slots=True)
class Judgement:
    """All that reviewers said, by bead. `decided` finds the ruling on a finding by its key."""

    assessments: Mapping[int, tuple[Annotation, ...]]
    issues: Mapping[int, tuple[Annotation, ...]]
    suggestions: Mapping[int, tuple[Annotation, ...]]
    decided: Mapping[str, Annotation]

    def verdict(self, bead: int, author: str | None = None) -> str:
        """The verdict of `author`, or of whoever spoke last; "" when nobody did."""
        item = self.assessment(bead, author)
        return str(item.data.get("verdict") or "") if item else ""

    def assessment(self, bead: int, author: str | None = None) -> Annotation | None:
        """The annotation that holds the verdict and the comment on a pair."""
        found = [item for item in self.assessments.get(bead, ()) if author is None or item.author == author]
        return max(found, key=lambda item: item.modified, default=None)

    def errors(self, bead: int) -> list[Annotation]:
        """The issues of a pair (-1: of the document) that count."""
        return [item for item in self.issues.get(bead, ()) if item.data.get("status") != DISMISSED]

    def state(self, finding: Finding) -> str:
        """What was decided about a finding: CONFIRMED, DISMISSED, or "" for nothing yet."""
        item = self.decided.get(finding.key)
        return str(item.data.get("status") or CONFIRMED) if item else ""


def judgement(project: Project) -> Judgement:
    """What the annotations of a project say about its pairs."""
    kinds: dict[str, dict[int, list[Annotation]]] = {kind: defaultdict(list) for kind in _KINDS}
    decided: dict[str, Annotation] = {}
    for item in project.annotations:
        if item.motivation in _KINDS:
            bead = bead_of(project.bitext, item)
            if bead is not None:
                kinds[item.motivation][bead].append(item)
            if isinstance(key := item.data.get("finding"), str):
                decided[key] = item
    assessing, questioning, editing = (
        {bead: tuple(items) for bead, items in kinds[kind].items()} for kind in ("assessing", "questioning", "editing")
    )
    return Judgement(assessing, questioning, editing, decided)


def bead_of(bitext: Bitext, item: Annotation) -> int | None:
    """The bead that an annotation is about; -1 for the whole document, None for an orphan."""
    if not item.targets:
        return _DOCUMENT
    for target in item.targets:
        if target.placed:
            bead = _starts(bitext).bead(target.side, target.selector.start)
            if bead >= 0:
                return bead
    return None


class _Starts:
    """Where the sentences and beads of one bitext start, as numbers: thousands of annotations ask at each edit."""

    def __init__(self, bitext: Bitext) -> None:
        self.bitext = bitext
        beads = bitext.alignment.beads
        self._segments = {side: [segment.start for segment in bitext.document(side).segments] for side in SIDES}
        self._beads = {side: [bead.run(side).start for bead in beads] for side in SIDES}

    def bead(self, side: Side, offset: int) -> int:
        """The bead of the sentence that starts at or before an offset; -1 before the first."""
        segment = bisect_right(self._segments[side], offset) - 1
        return bisect_right(self._beads[side], segment) - 1 if segment >= 0 else -1


_kept: list[_Starts] = []  # those of the bitext that was asked for last


def _starts(bitext: Bitext) -> _Starts:
    if not _kept or _kept[0].bitext is not bitext:
        _kept[:] = [_Starts(bitext)]
    return _kept[0]


def beads_in(bitext: Bitext, side: Side, span: Span) -> range:
    """The beads of which a span of one side covers some of the text."""
    segments, alignment = bitext.document(side).segments, bitext.alignment
    first = bisect_right(segments, span.start, key=lambda segment: segment.end)
    stop = bisect_left(segments, span.end, key=lambda segment: segment.start)
    if first >= stop:
        return range(0)
    return range(alignment.bead_of(side, first), alignment.bead_of(side, stop - 1) + 1)


# Edits


def judge(
    project: Project, beads: Iterable[int], verdict: str, findings: Sequence[Finding],
    *, author: str = "", places: Sequence[Place] = (), clock: Clock = utc_now,
) -> Project:  # fmt: skip
    """One verdict on pairs. "fine" dismisses their findings, "fix" confirms them, "query" leaves them open.

    A pair to fix in which nothing was found gets an issue of its own, on `places` when they are given.
    """
    now, by_bead, said = clock, _by_bead(findings), judgement(project)
    changed: list[Annotation] = []
    for bead in beads:
        changed.append(_assessed(project, said, bead, {"verdict": verdict}, author, now))
        if verdict == "query":
            continue
        status = DISMISSED if verdict == "fine" else CONFIRMED
        own = [item for item in said.issues.get(bead, ()) if "finding" not in item.data]
        changed += [_with_status(item, status, now) for item in own if item.data.get("status", CONFIRMED) != status]
        for finding in by_bead.get(bead, ()):
            if said.state(finding) != status:
                changed.append(_ruling(project, said, finding, status, author, now))
        if verdict == "fix" and not own and not by_bead.get(bead):
            data = {"category": DEFAULT_CATEGORY, "severity": DEFAULT_SEVERITY}
            changed.append(_new(project, "questioning", places or bead_places(project, bead), data, author, now))
    return with_annotations(project, changed)


def decide(project: Project, finding: Finding, status: str, *, author: str = "", clock: Clock = utc_now) -> Project:
    """CONFIRMED or DISMISSED for one finding; "" takes the decision back."""
    said = judgement(project)
    if said.state(finding) == status:
        return project
    if not status:
        return delete(project, said.decided[finding.key].id)
    return with_annotations(project, (_ruling(project, said, finding, status, author, clock),))


def classify(
    project: Project, ident: str, *, category: str = "", severity: str = "", clock: Clock = utc_now
) -> Project:
    """Another category or severity for an issue; "" leaves what is there."""
    item = project.annotation(ident)
    if item is None:
        return project
    chosen = {key: value for key, value in (("category", category), ("severity", severity)) if value}
    data = {**item.data, **chosen}
    if data == item.data:
        return project
    return with_annotations(project, (replace(item, data=data, modified=timestamp(clock())),))


def comment(project: Project, bead: int, body: str, *, author: str = "", clock: Clock = utc_now) -> Project:
    """What a reviewer writes about a pair, with or without a verdict."""
    said = judgement(project)
    if not body and said.assessment(bead, author) is None:
        return project
    item = _assessed(project, said, bead, {}, author, clock)
    return with_annotations(project, (replace(item, body=clean_text(body)),))


def undecide(project: Project, beads: Iterable[int], *, author: str = "") -> Project:
    """A reviewer's verdicts on pairs and all decisions on their findings taken back; what was written stays."""
    said = judgement(project)
    gone: list[str] = []
    kept: list[Annotation] = []
    for bead in beads:
        item = said.assessment(bead, author)
        if item is not None and item.body:
            kept.append(replace(item, data={**item.data, "verdict": ""}))
        elif item is not None:
            gone.append(item.id)
        gone += [one.id for one in said.issues.get(bead, ()) if "finding" in one.data]
    project = with_annotations(project, kept) if kept else project
    return delete(project, gone) if gone else project


# Where to go next


def next_undecided(
    project: Project, said: Judgement, here: int, direction: int, author: str | None = None
) -> int | None:
    """The next pair without a verdict after (1) or before (-1) `here`, round the end; None when all are judged."""
    count = len(project.bitext.alignment.beads)
    places = ((here + direction * step) % count for step in range(1, count + 1))
    return next((place for place in places if not said.verdict(place, author)), None)


def next_finding(findings: Sequence[Finding], said: Judgement, here: int, direction: int = 1) -> int | None:
    """The next pair with a finding that nobody decided about; `findings` are in reading order."""
    beads = sorted({item.bead for item in findings if item.bead is not None and not said.state(item)})
    if not beads:
        return None
    place = bisect_right(beads, here) if direction > 0 else bisect_left(beads, here) - 1
    return beads[place % len(beads)]


def judged_by_section(project: Project, said: Judgement) -> Counter[int]:
    """How many pairs of each section pair have a verdict."""
    alignment = project.bitext.alignment
    return Counter(
        alignment.paragraphs[alignment.beads[bead].paragraph].section for bead in said.assessments if said.verdict(bead)
    )


# Making annotations


def _by_bead(findings: Iterable[Finding]) -> dict[int, list[Finding]]:
    found: dict[int, list[Finding]] = defaultdict(list)
    for item in findings:
        if item.bead is not None:
            found[item.bead].append(item)
    return found


def _assessed(
    project: Project, said: Judgement, bead: int, data: Mapping[str, Any], author: str, clock: Clock
) -> Annotation:
    """The reviewer's own annotation on a pair with `data` in it; a colleague's stays as it is."""
    earlier = said.assessment(bead, author)
    if earlier is None:
        return _new(project, "assessing", bead_places(project, bead), data, author, clock)
    return replace(earlier, data={**earlier.data, **data}, modified=timestamp(clock()))


def _ruling(project: Project, said: Judgement, finding: Finding, status: str, author: str, clock: Clock) -> Annotation:
    earlier = said.decided.get(finding.key)
    if earlier is not None:
        return _with_status(earlier, status, clock)
    data = {
        "finding": finding.key, "check": finding.check, "status": status,
        "category": finding.category, "severity": as_severity(finding.severity),
    }  # fmt: skip
    places: list[Place] = [("zh", span) for span in finding.zh]
    places += [("en", span) for span in finding.en]
    if not places and finding.bead is not None:
        places = bead_places(project, finding.bead)
    return _new(project, "questioning", places, data, author, clock, finding.message)


def _with_status(item: Annotation, status: str, clock: Clock) -> Annotation:
    return replace(item, data={**item.data, "status": status}, modified=timestamp(clock()))


def _new(
    project: Project, motivation: str, places: Iterable[Place], data: Mapping[str, Any], author: str, clock: Clock,
    body: str = "",
) -> Annotation:  # fmt: skip
    moment = clock()
    targets = tuple(Target(side, make_selector(project.bitext.document(side), Span(*span))) for side, span in places)
    return Annotation(
        new_id(moment), motivation, targets, body=clean_text(body), author=clean_text(author),
        created=timestamp(moment), modified=timestamp(moment), data=data or NOTHING,
    )  # fmt: skip
