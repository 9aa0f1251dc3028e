"""Annotation: what a person says about a span of text. It belongs to the text, not to a bead: realigning cannot lose it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from reader.core.document import Side
from reader.core.spans import Span

Fit = Literal["exact", "moved", "fuzzy", "orphan"]
Color = Literal["yellow", "green", "blue", "pink"]
COLORS: Final[tuple[Color, ...]] = ("yellow", "green", "blue", "pink")

# What an annotation is for. W3C motivations where one exists; the last four keep a person's corrections and choices.
MOTIVATIONS: Final = (
    "highlighting",
    "commenting",
    "tagging",
    "bookmarking",
    "assessing",  # a verdict on a bead: fine, fix, query
    "questioning",  # an issue found in review (MQM fields in `data`)
    "editing",  # a suggested replacement
    "aligning",  # an alignment correction
    "converting",  # a conversion override
    "hiding",  # a line shown or hidden by hand (`data["shown"]`)
    "checking",  # a review check switched on or off for this text (`data["check"]`, `data["on"]`); it has no place
)
Motivation = str  # one of MOTIVATIONS, or one that a newer version knows


class _Empty(Mapping[str, Any]):
    """A mapping that holds nothing and never will, so that all annotations can share it as a default."""

    __slots__ = ()
    __hash__ = object.__hash__

    def __getitem__(self, key: str) -> Any:
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __repr__(self) -> str:
        return "{}"


NOTHING: Final[Mapping[str, Any]] = _Empty()


@dataclass(frozen=True, slots=True)
class Selector:
    """A quotation and its place: W3C TextQuoteSelector and TextPositionSelector in one, in code points of the source text.

    `exact`, `prefix` and `suffix` are written once and never changed; `start` and `end` follow the text.
    """

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


# These two have no slots: their defaults are then attributes of the class, which the reader of large notes files (msgspec)
# finds; with slots it makes and drops an exception for every member that a line leaves out, a third of its time.
@dataclass(frozen=True)
class Target:
    """A selector in the text of one side. `fit` says how well it was found again; an orphan has no place now."""

    side: Side
    selector: Selector
    fit: Fit = "exact"
    extra: Mapping[str, Any] = NOTHING

    @property
    def placed(self) -> bool:
        return self.fit != "orphan"


@dataclass(frozen=True)
class Annotation:
    """One item of the notes. Times are UTC, ISO 8601 with Z; they are shown, never trusted for ordering.

    `data` holds the fields of one motivation (MQM type, verdict, shown ...), `extra` members that this version does not
    know and keeps as they are.
    """

    id: str
    motivation: Motivation
    targets: tuple[Target, ...]
    body: str = ""
    color: Color | None = None
    tags: tuple[str, ...] = ()
    replacement: str | None = None
    reply_to: str | None = None
    author: str = ""
    created: str = ""
    modified: str = ""
    data: Mapping[str, Any] = NOTHING
    extra: Mapping[str, Any] = NOTHING

    @property
    def placed(self) -> bool:
        """True when at least one target was found in the text."""
        return any(target.placed for target in self.targets)

    @property
    def is_note(self) -> bool:
        """True for what a reader lists among the notes, as against corrections of our own work."""
        return self.motivation in ("highlighting", "commenting", "tagging", "bookmarking")
