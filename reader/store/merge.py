"""Merging two versions of a notes file, item by item. Nothing that either side says is lost, and no clock is asked.

The result does not depend on which side is called ours: where both changed an item, the higher revision keeps its id
and the other stays as a copy of its own. A deletion wins over an item that was not changed, and over nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from reader.store.json_text import read_json, write_json
from reader.store.revision import content, digest, is_gone, revision

Lines = Mapping[str, bytes]
Raw = Mapping[str, Any]

# A merge that would take away more than this share of the items is not done without asking.
MASS_LOSS: Final = 0.2


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged items by id, sorted, and what happened: ids in each case. `conflicts` pairs an id with its copy's."""

    lines: dict[str, bytes]
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    conflicts: tuple[tuple[str, str], ...]

    def loses_much(self, ours: Lines) -> bool:
        """True when more than a fifth of the live items of `ours` would go."""
        live = sum(_live(line) for line in ours.values())
        return len(self.removed) > MASS_LOSS * live


def merge_lines(base: Lines | None, ours: Lines, theirs: Lines) -> Merged:
    """`ours` with what `theirs` added, changed and removed since `base`; with `base` None, since nobody knows when."""
    result: dict[str, bytes] = {}
    copies: dict[str, tuple[str, bytes]] = {}
    for ident in ours.keys() | theirs.keys():
        mine, other = ours.get(ident), theirs.get(ident)
        if mine == other:
            kept, loser = mine, None
        else:
            before = None if base is None else base.get(ident)
            kept, loser = _merge_item(before, mine, other, base is not None)
        if kept is not None:
            result[ident] = kept
        if loser is not None:
            copies[ident] = _conflict_copy(ident, loser)
    for _, (copy, line) in copies.items():
        result.setdefault(copy, line)
    return _reported(ours, dict(sorted(result.items())), copies)


def _reported(ours: Lines, result: dict[str, bytes], copies: dict[str, tuple[str, bytes]]) -> Merged:
    added: list[str] = []
    changed: list[str] = []
    removed: list[str] = []
    for ident in ours.keys() | result.keys():
        mine, now = ours.get(ident), result.get(ident)
        if mine == now:
            continue
        was_live, is_live = _live(mine), _live(now)
        if was_live and not is_live:
            removed.append(ident)
        elif is_live:
            (changed if was_live else added).append(ident)
    conflicts = sorted((ident, copy) for ident, (copy, _) in copies.items())
    return Merged(result, tuple(sorted(added)), tuple(sorted(changed)), tuple(sorted(removed)), tuple(conflicts))


def _merge_item(
    base: bytes | None, ours: bytes | None, theirs: bytes | None, base_known: bool
) -> tuple[bytes | None, bytes | None]:
    """(the line that keeps the id, the line that becomes a copy)."""
    if ours is None or theirs is None:
        present = ours or theirs
        if base is None or present is None:
            return present, None
        # Gone without a tombstone: a deletion, unless the other side has changed the item since.
        return (None, None) if content(_raw(base)) == content(_raw(present)) else (present, None)
    a, b = _raw(ours), _raw(theirs)
    if content(a) == content(b):
        return max(ours, theirs, key=lambda line: (revision(_raw(line)), line)), None
    if base is not None and base_known:
        before = content(_raw(base))
        if content(a) == before:
            return theirs, None
        if content(b) == before:
            return ours, None
    if b.get("prev") == digest(a) and revision(b) > revision(a):
        return theirs, None
    if a.get("prev") == digest(b) and revision(a) > revision(b):
        return ours, None
    if is_gone(a) or is_gone(b):
        return (theirs if is_gone(a) else ours), None
    winner = max(ours, theirs, key=lambda line: (revision(_raw(line)), content(_raw(line))))
    return winner, theirs if winner == ours else ours


def _conflict_copy(ident: str, line: bytes) -> tuple[str, bytes]:
    raw = _raw(line)
    copy = f"{ident}~{digest(raw)}"
    return copy, write_json({**raw, "id": copy, "conflict_of": ident, "rev": 1, "prev": None}).encode("utf-8")


def _live(line: bytes | None) -> bool:
    return line is not None and not (b'"gone"' in line and is_gone(_raw(line)))


def _raw(line: bytes) -> dict[str, Any]:
    raw: dict[str, Any] = read_json(line.decode("utf-8"))
    return raw
