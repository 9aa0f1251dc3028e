"""What journals that were left behind add to a notes file. Two programs may have left one each, and one may have begun
with what another had left: entries are put in order by the version that each says it changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reader.store.journal import Entry
from reader.store.json_text import read_json
from reader.store.merge import merge_lines
from reader.store.notes_file import item_line
from reader.store.revision import content, digest, is_gone


def recovered_lines(lines: Mapping[str, bytes], journals: Sequence[Sequence[Entry]]) -> dict[str, bytes]:
    """The items that differ from `lines` once the journals (oldest first) are applied: changed, new, deleted, and copies
    where two programs had changed the same version.
    """
    by_ident: dict[str, list[Entry]] = {}
    for entries in journals:
        for entry in entries:
            by_ident.setdefault(entry.item["id"], []).append(entry)
    found: dict[str, bytes] = {}
    for ident, entries in by_ident.items():
        for head in _heads(entries):
            _apply(found, lines, ident, head, entries)
    return {ident: line for ident, line in found.items() if lines.get(ident) != line}


def _heads(entries: list[Entry]) -> list[Entry]:
    """The entries that no other one was made from. Where they run in a circle (a text changed back), the newest."""
    replaced = {entry.over for entry in entries}
    heads = [entry for entry in entries if digest(entry.item) not in replaced]
    return heads or entries[-1:]


def _apply(found: dict[str, bytes], lines: Mapping[str, bytes], ident: str, head: Entry, entries: list[Entry]) -> None:
    line = found.get(ident, lines.get(ident))
    now = None if line is None else _raw(line)
    if now is not None and line is not None and not _follows(head, now, entries):
        found.update(merge_lines(None, {ident: line}, {ident: item_line(head.item)}).lines)
    elif now is None:
        if not is_gone(head.item):
            found[ident] = item_line(head.item)
    elif content(now) != content(head.item):
        found[ident] = item_line(head.item)


def _follows(entry: Entry, now: dict[str, Any], entries: list[Entry]) -> bool:
    """True when the entry was made from the version `now`, or says the same, at once or through other entries."""
    seen: set[str] = set()
    over: str | None = digest(entry.item)
    target = digest(now)
    made_from = {digest(one.item): one.over for one in entries}
    made_from[digest(entry.item)] = entry.over
    while over is not None and over not in seen:
        if over == target:
            return True
        seen.add(over)
        over = made_from.get(over)
    return False


def _raw(line: bytes) -> dict[str, Any]:
    raw: dict[str, Any] = read_json(line.decode("utf-8"))
    return raw
