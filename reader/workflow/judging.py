"""Judging: verdicts on pairs, decisions about findings, categories, comments. Pure edits of the Project."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from reader.core.anchoring import make_selector
from reader.core.annotation import NOTHING, Annotation, Target
from reader.core.bitext import Bitext
from reader.core.document import Side
from reader.core.finding import Finding
from reader.core.plain_text import clean_text
from reader.core.project import Project, with_annotations
from reader.core.spans import Span
from reader.core.task import Progress, Task, run
from reader.workflow.annotate import Clock, Place, bead_places, delete, new_id, timestamp, utc_now
from reader.workflow.judgement import CONFIRMED, DISMISSED, SETTLES, Judgement, judgement, read_judgement
from reader.workflow.mqm import DEFAULT_CATEGORY, DEFAULT_SEVERITY, as_severity

# Pairs judged between two yields: some milliseconds.
_CHUNK = 50


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
    project: Project, beads: Sequence[int], verdict: str, findings: Sequence[Finding],
    *, author: str = "", places: Sequence[Place] = (), settling: bool = False, clock: Clock = utc_now,
) -> Project:  # fmt: skip
    """One verdict on pairs. "fine" dismisses their findings, "fix" confirms them, "query" leaves them open.

    A pair to fix in which nothing was found gets an issue of its own, on `places` when they are given. `settling`: the
    verdict is the last word on what reviewers see differently; what they said stays.
    """
    task = judge_many(
        project, beads, verdict, findings, author=author, places=places, settling=settling, clock=clock
    )  # fmt: skip
    return run(task)


def judge_many(
    project: Project, beads: Sequence[int], verdict: str, findings: Sequence[Finding],
    *, author: str = "", places: Sequence[Place] = (), settling: bool = False, clock: Clock = utc_now,
) -> Task[Project]:  # fmt: skip
    """As `judge`, to be stopped between two pairs: a verdict on a whole book takes seconds."""
    by_bead, said = _by_bead(findings, beads), (yield from read_judgement(project))
    changed: list[Annotation] = []
    for number, bead in enumerate(beads):
        if not number % _CHUNK:
            yield Progress("Judging", number, len(beads))
        changed.append(_assessed(project, said, bead, {"verdict": verdict}, author, clock, settling))
        if verdict != "query":
            status = DISMISSED if verdict == "fine" else CONFIRMED
            changed += _ruled(project, said, bead, by_bead.get(bead, ()), status, author, clock, settling)
        if verdict == "fix" and not by_bead.get(bead) and not _written(said, bead):
            data = {"category": DEFAULT_CATEGORY, "severity": DEFAULT_SEVERITY}
            changed.append(_new(project, "questioning", places or bead_places(project, bead), data, author, clock))
    return with_annotations(project, changed)


def decide(
    project: Project, findings: Iterable[Finding], status: str, *, author: str = "", clock: Clock = utc_now
) -> Project:
    """CONFIRMED or DISMISSED for findings; "" takes the reviewer's own decision back."""
    said = judgement(project)
    changed: list[Annotation] = []
    gone: list[str] = []
    for finding in findings:
        own = said.ruling(finding.key, author)
        if not status and own is not None:
            gone.append(own.id)
        elif status and _status(own) != status:
            changed.append(_ruling(project, said, finding, status, author, clock))
    project = with_annotations(project, changed) if changed else project
    return delete(project, gone) if gone else project


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


def reword(project: Project, ident: str, replacement: str, *, clock: Clock = utc_now) -> Project:
    """Another wording for a suggestion that is there."""
    item = project.annotation(ident)
    if item is None or item.replacement == replacement:
        return project
    changed = replace(item, replacement=clean_text(replacement), modified=timestamp(clock()))
    return with_annotations(project, (changed,))


def comment(project: Project, bead: int, body: str, *, author: str = "", clock: Clock = utc_now) -> Project:
    """What a reviewer writes about a pair, with or without a verdict."""
    said = judgement(project)
    if not body and said.assessment(bead, author) is None:
        return project
    item = _assessed(project, said, bead, {}, author, clock)
    return with_annotations(project, (replace(item, body=clean_text(body)),))


def undecide(project: Project, beads: Iterable[int], *, author: str = "") -> Project:
    """What the reviewer settled on pairs taken back; where that is nothing, his verdicts and his decisions on their
    findings. What he wrote stays.
    """
    said = judgement(project)
    gone: list[str] = []
    kept: list[Annotation] = []
    for bead in beads:
        settled = said.settlement(bead)
        item = settled if settled is not None and settled.author == author else said.assessment(bead, author)
        if item is not None and item.body:
            kept.append(replace(item, data={**item.data, "verdict": ""}))
        elif item is not None:
            gone.append(item.id)
        if item is not settled or item is None:
            gone += [one.id for one in said.issues.get(bead, ()) if "finding" in one.data and one.author == author]
    project = with_annotations(project, kept) if kept else project
    return delete(project, gone) if gone else project


# Where to go next


def next_undecided(
    project: Project, said: Judgement, here: int, direction: int, author: str | None = None
) -> int | None:
    """The next pair without a verdict after (1) or before (-1) `here`, round the end; None when all are judged."""
    count = len(project.bitext.alignment.beads)
    places = ((here + direction * step) % count for step in range(1, count + 1))
    return next((place for place in places if place not in said.assessments or not said.verdict(place, author)), None)


def next_of(beads: Iterable[int], here: int, direction: int = 1) -> int | None:
    """The next bead of some after (1) or before (-1) `here`, round the end; None when there are none."""
    places = sorted(set(beads))
    if not places:
        return None
    place = bisect_right(places, here) if direction > 0 else bisect_left(places, here) - 1
    return places[place % len(places)]


# Making annotations


def _by_bead(findings: Iterable[Finding], beads: Iterable[int]) -> dict[int, list[Finding]]:
    wanted = set(beads)
    found: dict[int, list[Finding]] = defaultdict(list)
    for item in findings:
        if item.bead in wanted:
            found[item.bead].append(item)
    return found


def _ruled(
    project: Project, said: Judgement, bead: int, findings: Iterable[Finding], status: str, author: str, clock: Clock,
    settling: bool,
) -> Iterator[Annotation]:  # fmt: skip
    """What a verdict on a pair says of its findings, and of the issues that the reviewer wrote (settling: that anybody did)."""
    for item in _written(said, bead):
        if (settling or item.author == author) and item.data.get("status", CONFIRMED) != status:
            yield _with_status(item, status, clock)
    for finding in findings:
        if _status(said.ruling(finding.key, author)) != status:
            yield _ruling(project, said, finding, status, author, clock)


def _written(said: Judgement, bead: int) -> list[Annotation]:
    """The issues of a pair that people wrote themselves."""
    return [item for item in said.issues.get(bead, ()) if "finding" not in item.data]


def _assessed(
    project: Project, said: Judgement, bead: int, data: Mapping[str, Any], author: str, clock: Clock,
    settling: bool = False,
) -> Annotation:  # fmt: skip
    """The reviewer's own annotation on a pair with `data` in it; a colleague's stays as it is."""
    earlier = said.settlement(bead) if settling else said.assessment(bead, author)
    data = {**data, SETTLES: True} if settling else data
    if earlier is None:
        return _new(project, "assessing", bead_places(project, bead), data, author, clock)
    return replace(earlier, author=author, data={**earlier.data, **data}, modified=timestamp(clock()))


def _ruling(project: Project, said: Judgement, finding: Finding, status: str, author: str, clock: Clock) -> Annotation:
    own, other = said.ruling(finding.key, author), said.ruling(finding.key)
    if own is not None:
        return _with_status(own, status, clock)
    # A colleague's category and severity are what one starts from.
    known = other.data if other is not None else {}
    data = {
        "finding": finding.key, "check": finding.check, "status": status,
        "category": known.get("category", finding.category),
        "severity": as_severity(known.get("severity", finding.severity)),
    }  # fmt: skip
    places: list[Place] = [("zh", span) for span in finding.zh]
    places += [("en", span) for span in finding.en]
    if not places and finding.bead is not None:
        places = bead_places(project, finding.bead)
    return _new(project, "questioning", places, data, author, clock, finding.message)


def _status(item: Annotation | None) -> str:
    return str(item.data.get("status") or CONFIRMED) if item else ""


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
