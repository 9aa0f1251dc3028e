"""Variants: the places where witnesses of one text read differently, each with the reading of every witness."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reader.collate.kinds import Kind, classify
from reader.collate.matching import Change, changes, match_paragraphs
from reader.collate.tokens import Token, tokens
from reader.core.task import Task


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or heading of a witness as it is read, and the heading of its section ("" before the first)."""

    section: str
    text: str


@dataclass(frozen=True, slots=True)
class Witness:
    """One version of the text: its key in the result and its passages in order."""

    key: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """One place where the witnesses differ. A reading is None where that witness has nothing there."""

    section: str
    kind: Kind
    label: str
    readings: Mapping[str, str | None]


class _Text(NamedTuple):
    text: str
    tokens: tuple[Token, ...]

    def between(self, start: int, end: int) -> str | None:
        """The text of tokens [start, end) with the white space before each but the first; None when there are none."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end] if end > start else None


def collate(witnesses: Sequence[Witness]) -> Task[tuple[Variant, ...]]:
    """The variants of all witnesses against the first, in its order; what only others have stands where it belongs."""
    base, *others = witnesses
    texts = [[_Text(p.text, tokens(p.text)) for p in witness.passages] for witness in witnesses]
    maps = []
    for number in range(1, len(witnesses)):
        maps.append((yield from match_paragraphs([t.tokens for t in texts[0]], [t.tokens for t in texts[number]])))
    variants: list[Variant] = []
    placed = [0] * len(others)
    for index, passage in enumerate(base.passages):
        for number, other in enumerate(others):
            counterpart = maps[number][index]
            if counterpart is not None:
                variants += _extra(base, other, placed[number], counterpart, passage.section)
                placed[number] = counterpart + 1
        here = {w.key: texts[n + 1][m] for n, w in enumerate(others) if (m := maps[n][index]) is not None}
        variants += _of_passage(passage.section, base.key, texts[0][index], here, [w.key for w in others])
    for number, other in enumerate(others):
        variants += _extra(base, other, placed[number], len(other.passages), "")
    return tuple(variants)


def _extra(base: Witness, other: Witness, start: int, end: int, section: str) -> Iterator[Variant]:
    for passage in other.passages[start:end]:
        readings = {base.key: None, other.key: passage.text}
        yield Variant(passage.section or section, *classify([None, passage.text]), readings)


def _of_passage(
    section: str, key: str, base: _Text, here: Mapping[str, _Text], keys: Sequence[str]
) -> Iterator[Variant]:
    """The variants of one passage of the base; a witness without it is one omission."""
    missing = [other for other in keys if other not in here]
    if missing:
        readings = {key: base.text, **{w: here[w].text if w in here else None for w in keys}}
        yield Variant(section, *classify([base.text, None]), readings)
    found = {w: _changes(base, text) for w, text in here.items()}
    for start, end in _joined(found):
        readings = {key: base.between(start, end)}
        for w in keys:
            readings[w] = _reading(here[w], found[w], start, end) if w in here else None
        compared = [readings[w] for w in (key, *here)]
        kind, label = classify(compared)
        if label != "same":
            yield Variant(section, kind, label, readings)


def _changes(base: _Text, other: _Text) -> list[Change]:
    def alike(i: int, j: int) -> bool:
        one, two = base.tokens[i], other.tokens[j]
        gap = i > 0 and j > 0 and base.text[base.tokens[i - 1].end : one.start] == ""
        other_gap = i > 0 and j > 0 and other.text[other.tokens[j - 1].end : two.start] == ""
        return gap == other_gap and base.text[one.start : one.end] == other.text[two.start : two.end]

    return [_with_neighbour(change, base, other) for change in changes(base.tokens, other.tokens, alike)]


def _with_neighbour(change: Change, base: _Text, other: _Text) -> Change:
    """A change of mere white space shows nothing by itself: the token before it is taken along."""
    one, two = base.between(*change[:2]), other.between(*change[2:])
    if one is not None and one == two and change.start and change.other_start:
        return Change(change.start - 1, change.end, change.other_start - 1, change.other_end)
    return change


def _joined(found: Mapping[str, Sequence[Change]]) -> list[tuple[int, int]]:
    """Runs of base tokens that any witness changes, joined where they touch or overlap."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted({(change.start, change.end) for every in found.values() for change in every}):
        if joined and (start < joined[-1][1] or (start, end) == joined[-1]):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _reading(text: _Text, every: Sequence[Change], start: int, end: int) -> str | None:
    """What the witness reads for base tokens [start, end)."""
    shift_start = shift_end = 0
    for change in every:
        if change.end <= start and (change.start, change.end) != (start, end):
            shift_start = change.other_end - change.end
        if change.end <= end:
            shift_end = change.other_end - change.end
    return text.between(start + shift_start, end + shift_end)
