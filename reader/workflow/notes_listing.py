"""The notes as a list: which are shown, in what order, in which groups, and how many there are of each sort.

Replies are not listed on their own: they are searched and counted with the note that they answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from reader.core.anchoring import Simplify
from reader.core.annotation import Annotation
from reader.core.bitext import Bitext
from reader.core.document import SIDES, Side
from reader.core.folding import fold
from reader.core.project import Project

Sort = Literal["place", "newest", "oldest", "kind", "color"]
SORTS: Final[tuple[Sort, ...]] = ("place", "newest", "oldest", "kind", "color")

# What the list holds: everything a person says, not the corrections of our own work.
LISTED: Final = frozenset(
    {"highlighting", "commenting", "tagging", "bookmarking", "assessing", "questioning", "editing"}
)
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
class Group:
    """Notes of one section; `section` None holds those that have no place."""

    section: int | None
    items: tuple[Annotation, ...]


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


def listing(
    project: Project, chosen: NotesFilter | None = None, sort: Sort = "place", simplify: Simplify | None = None
) -> tuple[Annotation, ...]:
    """The notes that `chosen` lets through, in order."""
    chosen = chosen or NotesFilter()
    replies = threads(project)
    words = [fold(word, simplify).text for word in chosen.query.split()]
    shown = [
        item
        for item in listed(project)
        if _passes(project.bitext, item, chosen)
        and (not words or _holds(item, replies.get(item.id, ()), words, simplify))
    ]
    return tuple(sorted(shown, key=_key(project.bitext, sort)))


def grouped(project: Project, items: Iterable[Annotation]) -> tuple[Group, ...]:
    """Listed notes by section, in the order of the text; the order inside a group is that of `items`."""
    groups: dict[int | None, list[Annotation]] = {}
    for item in items:
        groups.setdefault(section_of(project.bitext, item), []).append(item)
    order = sorted(groups, key=lambda section: (section is None, section or 0))
    return tuple(Group(section, tuple(groups[section])) for section in order)


def choices(project: Project) -> Choices:
    """What the notes of the text can be told apart by."""
    items = listed(project)
    return Choices(
        kinds=Counter(item.motivation for item in items),
        colors=Counter(item.color for item in items if item.color),
        tags=Counter(tag for item in items for tag in item.tags),
        authors=Counter(item.author for item in items if item.author),
        sides=Counter(side for item in items for side in SIDES if _is_on(item, side)),
        sections=counts_by_section(project),
        orphans=sum(is_orphan(item) for item in items),
    )


def counts_by_section(project: Project) -> dict[int, int]:
    """How many notes stand in each section (an index into `Alignment.sections`), for the outline."""
    counts: Counter[int] = Counter()
    for item in listed(project):
        section = section_of(project.bitext, item)
        if section is not None:
            counts[section] += 1
    return dict(counts)


def listed(project: Project) -> list[Annotation]:
    """The notes that the list can show, by id."""
    return [item for item in project.annotations if item.motivation in LISTED and item.reply_to is None]


def replies_to(project: Project, ident: str) -> tuple[Annotation, ...]:
    """The answers to a note and to its answers, oldest first."""
    return threads(project).get(ident, ())


def threads(project: Project) -> dict[str, tuple[Annotation, ...]]:
    """By the id of each note that was answered: all answers below it, oldest first."""
    parents = {item.id: item.reply_to for item in project.annotations if item.reply_to is not None}
    found: dict[str, list[Annotation]] = {}
    for item in project.annotations:
        if item.reply_to is not None:
            found.setdefault(_root(item.id, parents), []).append(item)
    return {root: tuple(sorted(answers, key=lambda item: item.id)) for root, answers in found.items()}


def _root(ident: str, parents: Mapping[str, str]) -> str:
    seen: set[str] = set()
    while ident in parents and ident not in seen:  # a file from elsewhere may run in a circle
        seen.add(ident)
        ident = parents[ident]
    return ident


def is_orphan(item: Annotation) -> bool:
    """True when the note was on words, none of which is found in the text."""
    return bool(item.targets) and not item.placed


def section_of(bitext: Bitext, item: Annotation) -> int | None:
    """The section in which the first found words of a note stand; None when there are none."""
    alignment = bitext.alignment
    for target in item.targets:
        segment = bitext.document(target.side).segment_at(target.selector.start) if target.placed else -1
        if segment >= 0 and alignment.beads:
            bead = alignment.beads[alignment.bead_of(target.side, segment)]
            return alignment.paragraphs[bead.paragraph].section
    return None


def _passes(bitext: Bitext, item: Annotation, chosen: NotesFilter) -> bool:
    return (
        (not chosen.kinds or item.motivation in chosen.kinds)
        and (not chosen.colors or item.color in chosen.colors)
        and (not chosen.tags or not chosen.tags.isdisjoint(item.tags))
        and (not chosen.authors or item.author in chosen.authors)
        and (not chosen.sides or any(_is_on(item, side) for side in chosen.sides))
        and (chosen.orphans is None or chosen.orphans == is_orphan(item))
        and (not chosen.sections or section_of(bitext, item) in chosen.sections)
    )


def _is_on(item: Annotation, side: Side) -> bool:
    return any(target.side == side for target in item.targets)


def _holds(item: Annotation, replies: Iterable[Annotation], words: list[str], simplify: Simplify | None) -> bool:
    parts = [target.selector.exact for target in item.targets]
    for one in (item, *replies):
        parts += [one.body, one.replacement or "", one.author, *one.tags]
    text = fold("\n".join(parts), simplify).text
    return all(word in text for word in words)


def _key(bitext: Bitext, sort: Sort) -> Callable[[Annotation], tuple[object, ...]]:
    def place(item: Annotation) -> tuple[object, ...]:
        for target in item.targets:
            if target.placed:
                segment = bitext.document(target.side).segment_at(target.selector.start)
                bead = bitext.alignment.bead_of(target.side, segment) if segment >= 0 else -1
                return (0, bead, target.selector.start, item.id)
        return (1, 0, 0, item.id)

    # Times are those of different clocks: good enough to look at, and the id breaks ties.
    keys: dict[Sort, Callable[[Annotation], tuple[object, ...]]] = {
        "place": place,
        "newest": lambda item: (_Backwards(item.modified or item.created), item.id),
        "oldest": lambda item: (item.created, item.id),
        "kind": lambda item: (item.motivation, *place(item)),
        "color": lambda item: (item.color is None, item.color or "", *place(item)),
    }
    return keys[sort]


@dataclass(frozen=True, slots=True)
class _Backwards:
    """A text that sorts the other way round."""

    text: str

    def __lt__(self, other: _Backwards) -> bool:
        return other.text < self.text
