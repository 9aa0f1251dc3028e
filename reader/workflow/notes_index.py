"""NotesIndex: the notes of a text, ready to be listed, searched and counted, kept from one value of the Project to the next.

An edit costs what it changes: with 50,000 notes a keystroke in one of them touches one entry. What touches all of them is
a Task that yields every few milliseconds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import islice
from typing import Final

from reader.core.anchoring import Simplify
from reader.core.annotation import Annotation
from reader.core.document import Side
from reader.core.folding import fold
from reader.core.messages import translatable
from reader.core.project import Project, difference
from reader.core.task import Progress, Task
from reader.workflow.notes_listing import (
    LISTED,
    NOWHERE,
    ORDERS,
    Choices,
    Entry,
    NotesFilter,
    Places,
    Sort,
    by_section,
    is_listed,
    is_on_request,
    is_orphan,
    passes,
    searched,
    threads,
)

AT_A_TIME: Final = 64
LOOKED_THROUGH: Final = 1000  # annotations at a time, most of which may be no notes
_MESSAGE: Final = translatable("Finding the notes in the text")


class NotesIndex:
    """Follows one text after the other; `entries` are its listed notes by id."""

    def __init__(self, simplify: Simplify | None = None) -> None:
        self._simplify = simplify
        self._project: Project | None = None
        self._places: Places | None = None
        self._threads: dict[str, tuple[Annotation, ...]] = {}
        self._texts: dict[str, tuple[Entry, str]] = {}
        self.entries: dict[str, Entry] = {}
        self._clear()

    def _clear(self) -> None:
        self.entries.clear()
        self._texts.clear()
        self._kinds: Counter[str] = Counter()
        self._colors: Counter[str] = Counter()
        self._tags: Counter[str] = Counter()
        self._authors: Counter[str] = Counter()
        self._sides: Counter[Side] = Counter()
        self._sections: Counter[int] = Counter()
        self._orphans = self._on_request = 0

    @property
    def count(self) -> int:
        """How many notes the list holds when nothing is filtered."""
        return len(self.entries) - self._on_request

    def update(self, project: Project | None) -> Task[set[str]]:
        """Follow the text to another value; the ids whose entries changed, came or went."""
        before = self._project
        listed: list[str] = []
        # Were this to be stopped half way, the next one would begin anew.
        self._project = None
        if project is None or before is None or project.bitext is not before.bitext:
            listed = list(self.entries)
            self._clear()
            before = None
            yield Progress(_MESSAGE)
            self._places = Places(project.bitext) if project else None
        changes = difference(before.annotations if before else (), project.annotations if project else ())
        gone = yield from _of_concern(changes.gone)
        new = yield from _of_concern(changes.new)
        touched = list(dict.fromkeys(item.id for item in (*gone, *new)))
        if project is not None:
            yield from self._take(project, touched, (*gone, *new))
        self._project = project
        return {*listed, *touched}

    def _take(self, project: Project, touched: list[str], changed: tuple[Annotation, ...]) -> Task[None]:
        if any(item.reply_to is not None or item.id in self._threads for item in changed):
            answered = self._threads.keys()
            self._threads = threads(project)
            touched += self._threads.keys() | answered
            touched += [item.id for item in project.annotations if item.reply_to is not None]
        for number, ident in enumerate(touched):
            if number % AT_A_TIME == 0:
                yield Progress(_MESSAGE, number, len(touched))
            self._put(project, ident)

    def _put(self, project: Project, ident: str) -> None:
        old = self.entries.pop(ident, None)
        if old:
            self._count(old, -1)
            self._texts.pop(ident, None)
        item = project.annotation(ident)
        if item is not None and self._places and is_listed(project, item):
            new = self.entries[ident] = self._places.entry(item, self._threads.get(ident, ()))
            self._count(new, 1)

    def _count(self, entry: Entry, by: int) -> None:
        item = entry.item
        self._kinds[item.motivation] += by
        for counter, values in (
            (self._colors, (item.color,) if item.color else ()),
            (self._tags, item.tags),
            (self._authors, (item.author,) if item.author else ()),
        ):
            for value in values:
                counter[value] += by
        for side in {target.side for target in item.targets}:
            self._sides[side] += by
        asked_for = is_on_request(item)
        self._on_request += by * asked_for
        if entry.section is not None and not asked_for:
            self._sections[entry.section] += by
        self._orphans += by * is_orphan(item)

    def choices(self) -> Choices:
        """What the notes of the text can be told apart by."""
        return Choices(
            +self._kinds, +self._colors, +self._tags, +self._authors, +self._sides, +self._sections, self._orphans
        )

    def counts_by_section(self) -> dict[int, int]:
        """How many notes stand in each section (an index into `Alignment.sections`), for the outline."""
        return dict(+self._sections)

    def neighbour(self, here: tuple[int, str], backwards: bool, kinds: Collection[str]) -> Entry | None:
        """The next or previous note of these kinds from a place and an id ("" for none); round the end it goes on."""
        places = [
            (entry.place, entry.item.id)
            for entry in self.entries.values()
            if entry.place < NOWHERE and entry.item.motivation in kinds
        ]
        beyond = [place for place in places if (place < here if backwards else place > here)]
        nearest = (max if backwards else min)(beyond or places, default=None)
        return self.entries[nearest[1]] if nearest else None

    def holds(self, entry: Entry, chosen: NotesFilter) -> bool:
        """True when a filter and its query let a note through."""
        return passes(entry, chosen) and self._finds(entry, self._words(chosen))

    def listing(self, chosen: NotesFilter, sort: Sort = "place", grouped: bool = False) -> Task[list[Entry]]:
        """The notes that `chosen` lets through, in order; `grouped` keeps those of one section together."""
        words = self._words(chosen)
        shown: list[Entry] = []
        items = iter(self._project.annotations if self._project else ())
        rest = (self.entries[item.id] for item in items if item.id in self.entries)
        while some := list(islice(rest, AT_A_TIME)):
            shown += [entry for entry in some if passes(entry, chosen) and self._finds(entry, words)]
            yield Progress(_MESSAGE)
        for key, backwards in (*ORDERS[sort], *([(by_section, False)] if grouped else ())):
            shown.sort(key=key, reverse=backwards)
            yield Progress(_MESSAGE)
        return shown

    def _words(self, chosen: NotesFilter) -> list[str]:
        return [fold(word, self._simplify).text for word in chosen.query.split()]

    def _finds(self, entry: Entry, words: Iterable[str]) -> bool:
        if not words:
            return True
        known = self._texts.get(entry.item.id)
        if known is None or known[0] is not entry:
            known = self._texts[entry.item.id] = (entry, fold(searched(entry), self._simplify).text)
        return all(word in known[1] for word in words)


def _of_concern(items: Sequence[Annotation]) -> Task[list[Annotation]]:
    """Those that may be listed: a long text may have as many corrections of its alignment as it has sentences."""
    found: list[Annotation] = []
    for start in range(0, len(items), LOOKED_THROUGH):
        some = items[start : start + LOOKED_THROUGH]
        found += [item for item in some if item.motivation in LISTED or item.reply_to is not None]
        yield Progress(_MESSAGE, start, len(items))
    return found
