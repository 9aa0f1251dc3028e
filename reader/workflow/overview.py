"""Overview: where in the whole text doubt, findings, notes, bookmarks and hits are, thinned to what a narrow strip can show.

A place is a share of the text, 0 to 1, by the amount of text before it: so it stands beside the scroll bar where the
text is that it belongs to. All functions are Tasks: a long text has a million pairs, and as many hits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal, NamedTuple

from reader.core.annotation import Annotation
from reader.core.bitext import Bitext
from reader.core.document import SIDES, Side
from reader.core.finding import SEVERITIES
from reader.core.project import Project
from reader.core.task import Progress, Task
from reader.workflow.judgement import DISMISSED
from reader.workflow.review_listing import Listed
from reader.workflow.weak_places import WORTH, Stretch, stretches

Lane = Literal["doubt", "finding", "note", "bookmark", "hit"]
LANES: Final[tuple[Lane, ...]] = ("doubt", "finding", "note", "bookmark", "hit")
# A mark is some pixels high: a strip of a usual height has no room for more beside each other.
BINS: Final = 400
# Of the need of a look: more likely wrong than right.
BAD: Final = 0.8
# Places looked at between two yields: some milliseconds.
CHUNK: Final = 2000


class Spot(NamedTuple):
    """Something at a place: `grade` is 0 to 3, the graver the higher; `text` says what it is, "" when nobody needs to."""

    share: float
    grade: int
    side: Side
    offset: int
    text: str = ""


class Mark(NamedTuple):
    """The gravest spot of a bin, and the number of all in it."""

    spot: Spot
    number: int


def share_of(bitext: Bitext, side: Side, offset: int) -> float:
    """How far a place is into its side, 0 to 1, by the amount of text."""
    segments = bitext.document(side).segments
    if not segments:
        return 0.0
    first, last = segments[0].start, segments[-1].end
    return min(1.0, max(0.0, (offset - first) / max(1, last - first)))


def spot_of_bead(bitext: Bitext, bead: int, grade: int, text: str = "") -> Spot:
    """Where a bead begins, on the side on which it has text."""
    one = bitext.alignment.beads[bead]
    side: Side = "zh" if one.zh else "en"
    offset = bitext.document(side).segments[one.run(side).start].start
    return Spot(share_of(bitext, side, offset), grade, side, offset, text)


def doubts(bitext: Bitext) -> Task[tuple[Mark, ...]]:
    """Pairs whose alignment is worth a look; grade 1, and 2 where it is more likely wrong than right. Grade 0: where a
    person has confirmed all pairs of a stretch.
    """
    if bitext.alignment.provisional or any(not bitext.document(side).segments for side in SIDES):
        return ()
    weak = yield from stretches(bitext, BINS)
    found = (spot_of_bead(bitext, one.bead, _grade(one)) for one in weak if one.checked or one.need >= WORTH)
    return (yield from thinned(found))


def _grade(stretch: Stretch) -> int:
    return 0 if stretch.checked else 1 + (stretch.need >= BAD)


def findings(bitext: Bitext, listed: Mapping[int, Sequence[Listed]]) -> Task[tuple[Mark, ...]]:
    """What the checks and people found, by bead, but for what was dismissed; the grade is the severity."""
    found = (
        spot_of_bead(bitext, bead, SEVERITIES.index(one.severity), one.title)
        for bead in sorted(listed)
        for one in listed[bead]
        if 0 <= bead < len(bitext.alignment.beads) and one.state != DISMISSED and one.kind in ("finding", "issue")
    )
    return (yield from thinned(found))


def notes(project: Project, bookmarks: bool) -> Task[tuple[Mark, ...]]:
    """The bookmarks, or the other notes and highlights that have a place; grade 1 for those with words."""
    found = (
        Spot(share_of(project.bitext, side, start), bool(item.body), side, start, item.body)
        for item in project.annotations
        if item.is_note and (item.motivation == "bookmarking") == bookmarks
        for side, start in _first_place(item)
    )
    return (yield from thinned(found))


def hits(bitext: Bitext, places: Iterable[tuple[Side, int]]) -> Task[tuple[Mark, ...]]:
    """What a search found."""
    return (yield from thinned(Spot(share_of(bitext, *place), 0, *place) for place in places))


def thinned(spots: Iterable[Spot]) -> Task[tuple[Mark, ...]]:
    """At most one mark a bin, in order: the first of the gravest."""
    best: dict[int, Mark] = {}
    for number, spot in enumerate(spots):
        if number % CHUNK == 0:
            yield Progress("")
        place = min(BINS - 1, int(spot.share * BINS))
        before = best.get(place)
        graver = before is None or spot.grade > before.spot.grade
        best[place] = Mark(spot if graver or before is None else before.spot, before.number + 1 if before else 1)
    return tuple(best[place] for place in sorted(best))


def _first_place(item: Annotation) -> Iterator[tuple[Side, int]]:
    target = next((target for target in item.targets if target.placed), None)
    if target:
        yield target.side, target.selector.start
