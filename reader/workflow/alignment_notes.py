"""Alignment notes: what a person did to the alignment, as annotations of motivation "aligning" on the words it is about.

`data["kind"]` says what an annotation is: "bead" (a bead that is not the aligner's own, with its `status`), "split" and
"join" (a sentence border made or removed, `at` code points after the start of the target), "crossing" (two sentences
that answer each other across the order), "realigned" (the aligner was run again round the beads kept here).
A bead with nothing on one side points there at the place between two sentences.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final, Literal

from reader.core.anchoring import make_selector
from reader.core.annotation import Annotation, Target
from reader.core.bitext import Bead, BeadStatus, Bitext
from reader.core.document import Document, Segment, Side
from reader.core.project import Project, with_annotations, without_annotations
from reader.core.realigning import BY_HAND, LEFT_OVER, Edit
from reader.core.spans import Run, Span
from reader.core.task import Progress, Task, run
from reader.workflow.annotate import Clock, new_id, new_ids, timestamp, utc_now

MOTIVATION: Final = "aligning"
Kind = Literal["bead", "split", "join", "crossing", "realigned"]
Places = tuple[tuple[Side, Span], ...]
NOTING: Final = Progress("Keeping what was changed")
CHUNK: Final = 200  # beads between two yields


def is_kept(bead: Bead) -> bool:
    """True for a bead that the notes have to remember: the aligner would not make it so again."""
    return bead.status != "auto" or LEFT_OVER in bead.evidence


def places_of(bitext: Bitext, bead: Bead) -> Places:
    """Where a bead stands on both sides; a side without text gives the empty span between its neighbours there."""
    return ("zh", _span(bitext.zh.segments, bead.zh)), ("en", _span(bitext.en.segments, bead.en))


def of_kind(annotations: Iterable[Annotation], *kinds: Kind) -> Iterator[Annotation]:
    """The alignment notes of these kinds that have a place in the text (or need none)."""
    for item in annotations:
        about = item.motivation == MOTIVATION and item.data.get("kind") in kinds
        if about and all(target.placed for target in item.targets):
            yield item


def recorded(project: Project, edit: Edit, clock: Clock = utc_now) -> Project:
    """The project after an edit of its beads, with the notes that bring it back when the text is opened again."""
    return run(recording(project, edit, clock))


def recording(project: Project, edit: Edit, clock: Clock = utc_now) -> Task[Project]:
    """As `recorded`, for an edit of many beads."""
    if not edit.changes:
        return project
    before = project.bitext.alignment.beads[edit.old.start : edit.old.end]
    after = edit.bitext.alignment.beads[edit.new.start : edit.new.end]
    yield NOTING
    known = {_places(item): item for item in _near(project, before)}
    left = (yield from _placed(project.bitext, before)) if known else {}
    wanted = yield from _placed(edit.bitext, [bead for bead in after if is_kept(bead)])
    new = yield from _noted(edit.bitext, wanted, known, clock())
    gone = [known[places].id for places in (left.keys() & known.keys()) - wanted.keys()]
    changed = without_annotations(project, gone) if gone else project
    changed = with_annotations(changed, new) if new else changed
    return replace(changed, bitext=edit.bitext)


def _placed(bitext: Bitext, beads: Sequence[Bead]) -> Task[dict[Places, Bead]]:
    found: dict[Places, Bead] = {}
    for start in range(0, len(beads), CHUNK):
        found.update((places_of(bitext, bead), bead) for bead in beads[start : start + CHUNK])
        yield NOTING
    return found


def _noted(
    bitext: Bitext, wanted: Mapping[Places, Bead], known: Mapping[Places, Annotation], moment: datetime
) -> Task[list[Annotation]]:
    """The notes of these beads that are new or say something else than before."""
    ids, time, new = new_ids(moment), timestamp(moment), []
    for number, (places, bead) in enumerate(wanted.items()):
        item = known.get(places)
        if item is None:
            new.append(_made(bitext, "bead", places, next(ids), time, _said(bead)))
        elif dict(item.data) != (data := {**item.data, **_said(bead)}):
            new.append(replace(item, data=data, modified=time))
        if number % CHUNK == 0:
            yield Progress(NOTING.message, number, len(wanted))
    return new


def made(bitext: Bitext, kind: Kind, places: Sequence[tuple[Side, Span]], clock: Clock, **data: Any) -> Annotation:
    """A new alignment note."""
    moment = clock()
    return _made(bitext, kind, places, new_id(moment), timestamp(moment), data)


def _made(
    bitext: Bitext, kind: Kind, places: Sequence[tuple[Side, Span]], ident: str, time: str, data: Mapping[str, Any]
) -> Annotation:
    targets = tuple([Target(side, make_selector(bitext.document(side), span)) for side, span in places])
    return Annotation(ident, MOTIVATION, targets, created=time, modified=time, data={"kind": kind, **data})


def _near(project: Project, beads: Sequence[Bead]) -> Iterator[Annotation]:
    """The notes of beads that may stand where these do: a long text has thousands of notes, an edit few places."""
    segments = project.bitext.zh.segments
    low, high = (_span(segments, bead.zh).start for bead in (beads[0], beads[-1]))
    for item in project.annotations:
        if item.motivation == MOTIVATION and item.targets and low <= item.targets[0].selector.start <= high:
            yield from of_kind((item,), "bead")


def kept_beads(bitext: Bitext, annotations: Iterable[Annotation]) -> list[Bead]:
    """The beads that the notes remember, in order, as far as their words are sentences of the text; none cross.

    Where two contradict each other, a checked one wins over an edited one, and that over one that was left over.
    """
    found = []
    for item in of_kind(annotations, "bead"):
        bead = _bead(bitext, item)
        if bead is not None:
            found.append(bead)
    found.sort(key=lambda bead: ("checked", "edited", "auto").index(bead.status))
    return _without_crossings(found)


def fits(bead: Bead, others: Sequence[Bead]) -> bool:
    """True when a bead neither overlaps nor crosses any of `others`, which are in order."""
    low, high = 0, len(others)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if _precedes(others[middle], bead) else (low, middle)
    return low == len(others) or _precedes(bead, others[low])


def _without_crossings(beads: Iterable[Bead]) -> list[Bead]:
    """Those of `beads`, the most important first, that neither overlap nor cross an earlier one; in reading order."""
    kept: list[Bead] = []
    for bead in beads:
        if fits(bead, kept):
            insort(kept, bead, key=lambda item: (item.zh.start, item.en.start))
    return kept


def _precedes(one: Bead, other: Bead) -> bool:
    return one.zh.end <= other.zh.start and one.en.end <= other.en.start


def _said(bead: Bead) -> dict[str, Any]:
    return {"status": "open" if bead.status == "auto" else bead.status, "by_hand": BY_HAND in bead.evidence}


def _bead(bitext: Bitext, item: Annotation) -> Bead | None:
    runs = {target.side: run_of(bitext.document(target.side), target.selector.span) for target in item.targets}
    zh, en = runs.get("zh"), runs.get("en")
    if zh is None or en is None or not (zh or en):
        return None
    said = item.data.get("status")
    if said == "open":
        return Bead(zh, en, 0.0, 0, "auto", (LEFT_OVER,))
    status: BeadStatus = "checked" if said == "checked" else "edited"
    return Bead(zh, en, 1.0, 0, status, (BY_HAND,) if item.data.get("by_hand") else ())


def run_of(document: Document, span: Span) -> Run | None:
    """The segments that make up a span; None when it begins or ends inside one."""
    start = document.segment_at(span.start - 1) + 1
    if span.start == span.end:
        return Run(start, start)
    stop = document.segment_at(span.end - 1) + 1
    segments = document.segments[start:stop]
    if not segments or (start and document.segments[start - 1].end > span.start) or segments[-1].end > span.end:
        return None
    return Run(start, stop)


def _span(segments: Sequence[Segment], run: Run) -> Span:
    start, end = run
    if start < end:
        return Span(segments[start].start, segments[end - 1].end)
    point = segments[start].start if start < len(segments) else segments[-1].end if segments else 0
    return Span(point, point)


def _places(item: Annotation) -> Places:
    return tuple((target.side, target.selector.span) for target in item.targets)
