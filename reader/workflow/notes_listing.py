"""What the list of notes holds: which annotations are listed, what a filter lets through, and in what order.

Replies are not listed on their own: they are searched and counted with the note that they answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from reader.core.annotation import Annotation
from reader.core.bitext import Bitext
from reader.core.document import Side
from reader.core.project import Project

Sort = Literal["place", "newest", "oldest", "kind", "color"]
SORTS: Final[tuple[Sort, ...]] = ("place", "newest", "oldest", "kind", "color")

# What the list can hold: everything a person says, not the corrections of our own work.
LISTED: Final = frozenset(
    {"highlighting", "commenting", "tagging", "bookmarking", "assessing", "questioning", "editing"}
)
# What a review says has its own list, with a verdict for every pair: here it is listed when somebody asks for it, or when it
# has lost its place.
ON_REQUEST: Final = frozenset({"assessing", "questioning", "editing"})
NOWHERE: Final = 1 << 100  # behind every place
_NONE: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class NotesFilter:
    """What the list shows. An empty set does not choose; `query` is words that must all be there, whatever the script.

    `sections` are indices into `Alignment.sections`. `orphans` True shows only notes whose words are lost, False only the others.
    """

    query: str = ""
    kinds: frozenset[str] = _NONE
    colors: frozenset[str] = _NONE
    tags: frozenset[str] = _NONE
    authors: frozenset[str] = _NONE
    sides: frozenset[Side] = frozenset()
    sections: frozenset[int] = frozenset()
    orphans: bool | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A note as it is listed: with the answers to it, oldest first, where it stands, and the section that holds it.

    `place` only sorts; `section` is None for a note that stands nowhere.
    """

    item: Annotation
    replies: tuple[Annotation, ...]
    place: int
    section: int | None


@dataclass(frozen=True, slots=True)
class Choices:
    """What a filter can choose among, with the number of notes of each."""

    kinds: Mapping[str, int]
    colors: Mapping[str, int]
    tags: Mapping[str, int]
    authors: Mapping[str, int]
    sides: Mapping[Side, int]
    sections: Mapping[int, int]
    orphans: int


def listed(project: Project) -> list[Annotation]:
    """The notes that the list can show, by id; a reply only where the note that it answers is not there."""
    return [item for item in project.annotations if is_listed(project, item)]


def is_listed(project: Project, item: Annotation) -> bool:
    """True when an annotation is listed on its own."""
    if item.motivation not in LISTED:
        return False
    return item.reply_to is None or project.annotation(root_of(project, item)) is None


def root_of(project: Project, item: Annotation) -> str:
    """The id of the note that a reply answers, through the replies between them; the note need not be there."""
    seen: set[str] = set()
    ident, parent = item.id, item.reply_to
    while parent is not None and ident not in seen:  # a file from elsewhere may run in a circle
        seen.add(ident)
        above = project.annotation(parent)
        ident, parent = parent, above.reply_to if above else None
    return ident


def threads(project: Project) -> dict[str, tuple[Annotation, ...]]:
    """By the id of each note that was answered: all answers below it, oldest first."""
    found: dict[str, list[Annotation]] = {}
    for item in project.annotations:
        if item.reply_to is not None:
            found.setdefault(root_of(project, item), []).append(item)
    return {root: tuple(answers) for root, answers in found.items()}


def is_orphan(item: Annotation) -> bool:
    """True when the note was on words, none of which is found in the text."""
    return bool(item.targets) and not item.placed


def is_on_request(item: Annotation) -> bool:
    """True when a filter has to ask for the kind of an item before it is listed."""
    return item.motivation in ON_REQUEST and not is_orphan(item)


class Places:
    """Where the code points of a text stand. Nothing is made of the whole text: this is done again after each edit of it."""

    def __init__(self, bitext: Bitext) -> None:
        self._bitext = bitext

    def entry(self, item: Annotation, replies: tuple[Annotation, ...] = ()) -> Entry:
        """A note with where its first found words stand."""
        alignment = self._bitext.alignment
        for target in item.targets:
            start = target.selector.start
            segment = self._bitext.document(target.side).segment_at(start) if target.placed else -1
            number = alignment.bead_of(target.side, segment) if segment >= 0 else -1
            if number >= 0:
                section = alignment.paragraphs[alignment.beads[number].paragraph].section
                return Entry(item, replies, number << 40 | start, section)
        return Entry(item, replies, NOWHERE, None)


def passes(entry: Entry, chosen: NotesFilter) -> bool:
    """True when a filter lets a note through, whatever its query."""
    item = entry.item
    return (
        (item.motivation in chosen.kinds if chosen.kinds else not is_on_request(item))
        and (not chosen.colors or item.color in chosen.colors)
        and (not chosen.tags or not chosen.tags.isdisjoint(item.tags))
        and (not chosen.authors or item.author in chosen.authors)
        and (not chosen.sides or any(target.side in chosen.sides for target in item.targets))
        and (chosen.orphans is None or chosen.orphans == is_orphan(item))
        and (not chosen.sections or entry.section in chosen.sections)
    )


def searched(entry: Entry) -> str:
    """What the search of notes looks at, as it was written."""
    parts = [target.selector.exact for target in entry.item.targets]
    for one in (entry.item, *entry.replies):
        parts += [one.body, one.replacement or "", one.author, *one.tags]
    return "\n".join(parts)


# Each order is one or two stable sorts of notes in the order of their ids, the last one counts most; keys are plain values, for there may be 50,000.
# Times are those of different clocks: good enough to look at.
Key = Callable[[Entry], int | str]
ORDERS: Final[Mapping[Sort, tuple[tuple[Key, bool], ...]]] = {
    "place": ((lambda entry: entry.place, False),),
    "newest": ((lambda entry: entry.item.id, True), (lambda entry: entry.item.modified or entry.item.created, True)),
    "oldest": ((lambda entry: entry.item.created, False),),
    "kind": ((lambda entry: entry.place, False), (lambda entry: entry.item.motivation, False)),
    "color": ((lambda entry: entry.place, False), (lambda entry: entry.item.color or "\uffff", False)),
}


def by_section(entry: Entry) -> int:
    """Sorts notes by their section, those that stand nowhere last."""
    return NOWHERE if entry.section is None else entry.section
