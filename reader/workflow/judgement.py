"""Judgement: what reviewers said of pairs and of findings, read from the annotations of a project.

A verdict is an `assessing` annotation on the sentences of a pair. What was decided about a finding is a `questioning`
annotation that holds the finding's key: "confirmed" makes it an error, "dismissed" keeps it quiet until the texts, and
with them the key, change. An issue that a person wrote has no key and is an error at once. Each reviewer has
annotations of his own; a verdict that settles what two of them see differently says so in its data.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple, TypeVar

from reader.core.annotation import Annotation
from reader.core.bitext import Bitext
from reader.core.document import SIDES, Side
from reader.core.finding import Finding
from reader.core.project import Project, difference
from reader.core.task import Progress, Task

CONFIRMED: Final = "confirmed"
DISMISSED: Final = "dismissed"
SETTLES: Final = "settles"  # the member of a verdict's data that makes it the last word
# Annotations read between two yields: some milliseconds.
_CHUNK: Final = 500
DOCUMENT: Final = -1  # the place of what concerns the whole document
Said = Mapping[int, tuple[Annotation, ...]]
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Judgement:
    """All that reviewers said, by bead. `decided` finds the rulings on a finding by its key."""

    bitext: Bitext
    assessments: Said = field(default_factory=dict)
    issues: Said = field(default_factory=dict)
    suggestions: Said = field(default_factory=dict)
    decided: Mapping[str, tuple[Annotation, ...]] = field(default_factory=dict)

    def verdict(self, bead: int, author: str | None = None) -> str:
        """The verdict of `author`, or the one that stands; "" when there is none."""
        item = self.assessment(bead, author)
        return str(item.data.get("verdict") or "") if item else ""

    def assessment(self, bead: int, author: str | None = None) -> Annotation | None:
        """The verdict and the comment of `author` on a pair; without a name what settles it, else who spoke last."""
        found = self.assessments.get(bead, ())
        if author is None:
            return max(found, key=_weight, default=None)
        return next((item for item in found if item.author == author and not settles(item)), None)

    def settlement(self, bead: int) -> Annotation | None:
        """The verdict that settles what reviewers see differently."""
        return next((item for item in self.assessments.get(bead, ()) if settles(item)), None)

    def verdicts(self, bead: int) -> dict[str, str]:
        """What each reviewer said of a pair, by name, without what settles it."""
        found = ((item, str(item.data.get("verdict") or "")) for item in self.assessments.get(bead, ()))
        return {item.author: verdict for item, verdict in found if verdict and not settles(item)}

    def differs(self, bead: int) -> bool:
        """True where reviewers gave different verdicts."""
        return len(set(self.verdicts(bead).values())) > 1

    def ruling(self, key: str, author: str | None = None) -> Annotation | None:
        """What `author` (None: whoever spoke last) decided about the finding with this key."""
        found = [item for item in self.decided.get(key, ()) if author is None or item.author == author]
        return max(found, key=_weight, default=None)

    def errors(self, bead: int) -> list[Annotation]:
        """The issues of a pair (-1: of the document) that count; a finding that two confirmed counts once."""
        return [
            item for item in self.issues.get(bead, ()) if item.data.get("status") != DISMISSED and self._stands(item)
        ]

    def state(self, finding: Finding) -> str:
        """What was decided about a finding: CONFIRMED, DISMISSED, or "" for nothing yet."""
        item = self.ruling(finding.key)
        return str(item.data.get("status") or CONFIRMED) if item else ""

    def _stands(self, item: Annotation) -> bool:
        """False for a ruling on a finding of which a later one speaks."""
        key = item.data.get("finding")
        return not isinstance(key, str) or self.ruling(key) is item


def settles(item: Annotation) -> bool:
    """True for a verdict that is the last word on what reviewers see differently."""
    return bool(item.data.get(SETTLES))


def judgement(project: Project) -> Judgement:
    """What the annotations of a project say about its pairs; where only some changed since the last time, only those
    are read.
    """
    last = _known(project)
    if last is None:
        last = _Read((), Judgement(project.bitext))
    if last.annotations is not project.annotations:
        last = _following(last, project.annotations)
    _last[:] = [last]
    return last.said


def read_judgement(project: Project) -> Task[Judgement]:
    """As `judgement`, to be stopped between two annotations: the first look at the verdicts on a book takes seconds."""
    if _known(project) is None:
        _last[:] = [_Read(project.annotations, (yield from _read_anew(project)))]
    return judgement(project)


def forget() -> None:
    """The text was closed: what was said of it last is not kept, nor the text with it."""
    _last.clear()
    _kept.clear()


def _known(project: Project) -> _Read | None:
    """What was read last, if it was of this text. Read once: another thread may put something else there at any time."""
    return next((read for read in _last if read.said.bitext is project.bitext), None)


def _read_anew(project: Project) -> Task[Judgement]:
    groups: dict[str, dict[int, list[Annotation]]] = {name: defaultdict(list) for name in _GROUPS}
    decided: dict[str, list[Annotation]] = defaultdict(list)
    for number, item in enumerate(project.annotations):
        if not number % _CHUNK:
            yield Progress("Reading the verdicts", number, len(project.annotations))
        bead = bead_of(project.bitext, item) if item.motivation in groups else None
        if bead is not None:
            groups[item.motivation][bead].append(item)
        if _rules(item):
            decided[str(item.data["finding"])].append(item)
    assessments = yield from _in_order(groups["assessing"])
    issues = yield from _in_order(groups["questioning"])
    suggestions = yield from _in_order(groups["editing"])
    return Judgement(project.bitext, assessments, issues, suggestions, (yield from _in_order(decided)))


def _in_order(group: Mapping[Key, list[Annotation]]) -> Task[Mapping[Key, tuple[Annotation, ...]]]:
    found: dict[Key, tuple[Annotation, ...]] = {}
    for number, (key, items) in enumerate(group.items()):
        if not number % _CHUNK:
            yield Progress("Reading the verdicts")
        found[key] = tuple(sorted(items, key=_ident))
    return found


class Touched(NamedTuple):
    """The beads of which two judgements hold different annotations, and the keys of findings that were ruled on anew."""

    beads: frozenset[int]
    keys: frozenset[str]


_SAME: Final = Touched(frozenset(), frozenset())


def touched(before: Judgement, now: Judgement) -> Touched:
    """How two judgements of one bitext differ."""
    last = next(iter(_last), None)
    if last and last.said is now and last.before is before:
        return last.touched
    pairs = ((before.assessments, now.assessments), (before.issues, now.issues), (before.suggestions, now.suggestions))
    beads = frozenset[int]().union(*(_differing(old, new) for old, new in pairs))
    return Touched(beads, _differing(before.decided, now.decided))


def _differing(old: Mapping[Key, object], new: Mapping[Key, object]) -> frozenset[Key]:
    if old is new:
        return frozenset()
    return frozenset(key for key, items in new.items() if old.get(key) is not items) | (old.keys() - new.keys())


def bead_of(bitext: Bitext, item: Annotation) -> int | None:
    """The bead that an annotation is about; -1 for the whole document, None for an orphan."""
    if not item.targets:
        return DOCUMENT
    for target in item.targets:
        if target.placed:
            bead = _starts(bitext).bead(target.side, target.selector.start)
            if bead >= 0:
                return bead
    return None


@dataclass(frozen=True, slots=True)
class _Read:
    """A judgement, the annotations that it was read from, and how it differs from the one `before` it."""

    annotations: tuple[Annotation, ...]
    said: Judgement
    before: Judgement | None = None
    touched: Touched = _SAME


_last: list[_Read] = []  # the one that was asked for last: the next differs from it in an annotation or two


def _following(before: _Read, annotations: tuple[Annotation, ...]) -> _Read:
    """What is said after annotations came and went; the groups that they leave alone are the same objects."""
    changed, said = difference(before.annotations, annotations), before.said
    changes = changed.gone, changed.new
    place = {id(item): bead_of(said.bitext, item) for items in changes for item in items if item.motivation in _GROUPS}

    def group(motivation: str, groups: Said) -> Said:
        placed = [[(place[id(item)], item) for item in items if item.motivation == motivation] for items in changes]
        return _changed(groups, *[[(bead, item) for bead, item in part if bead is not None] for part in placed])

    rulings = [[(str(item.data["finding"]), item) for item in items if _rules(item)] for items in changes]
    after = Judgement(
        said.bitext, group("assessing", said.assessments), group("questioning", said.issues),
        group("editing", said.suggestions), _changed(said.decided, *rulings),
    )  # fmt: skip
    beads = frozenset(bead for bead in place.values() if bead is not None)
    keys = frozenset(key for part in rulings for key, _ in part)
    return _Read(annotations, after, said, Touched(beads, keys))


_GROUPS: Final = frozenset(("assessing", "questioning", "editing"))


def _rules(item: Annotation) -> bool:
    return item.motivation == "questioning" and isinstance(item.data.get("finding"), str)


def _changed(
    groups: Mapping[Key, tuple[Annotation, ...]],
    gone: Iterable[tuple[Key, Annotation]],
    new: Iterable[tuple[Key, Annotation]],
) -> Mapping[Key, tuple[Annotation, ...]]:
    """Groups without `gone` and with `new`; the same object when nothing changes."""
    lost: dict[Key, list[Annotation]] = defaultdict(list)
    won: dict[Key, list[Annotation]] = defaultdict(list)
    for key, item in gone:
        lost[key].append(item)
    for key, item in new:
        won[key].append(item)
    if not lost and not won:
        return groups
    after: dict[Key, tuple[Annotation, ...]] = dict(groups)
    for key in {**lost, **won}:
        away = set(map(id, lost.get(key, ())))
        stay = [one for one in after.get(key, ()) if id(one) not in away]
        items = sorted((*stay, *won.get(key, ())), key=_ident)
        if items:
            after[key] = tuple(items)
        else:
            after.pop(key, None)
    return after


def _ident(item: Annotation) -> str:
    return item.id


def _weight(item: Annotation) -> tuple[bool, str, str]:
    return settles(item), item.modified, item.id


class _Starts:
    """Where the sentences and beads of one bitext start, as numbers: thousands of annotations ask at once."""

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
    starts = next((kept for kept in _kept if kept.bitext is bitext), None)
    if starts is None:
        starts = _Starts(bitext)
        _kept[:] = [starts]
    return starts
