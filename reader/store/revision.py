"""The revision of an item: `rev` counts its versions, `prev` is a digest of the version it was based on.

Versions are ordered by these and never by a clock. A deleted item leaves a tombstone, so that a merge can tell a
deletion from an item that the other side has not seen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, Final

from reader.store.json_text import write_json

Raw = Mapping[str, Any]

# Members that are not what a person said: two items that differ only in these say the same.
_BOOKKEEPING: Final = frozenset({"rev", "prev", "modified"})
_POSITIONAL: Final = frozenset({"start", "end"})


def content(raw: Raw) -> str:
    """What the item says, as canonical text: without revision, time of change, and positions that follow the text."""
    said = {key: value for key, value in raw.items() if key not in _BOOKKEEPING}
    if is_gone(raw):
        return '{"gone": true}'
    targets = said.get("targets")
    if isinstance(targets, list):
        said["targets"] = [_without_position(target) for target in targets]
    return write_json(said)


def digest(raw: Raw) -> str:
    """Eight hexadecimal digits for what the item says."""
    return hashlib.sha256(content(raw).encode("utf-8")).hexdigest()[:8]


def is_gone(raw: Raw) -> bool:
    """True for the tombstone of a deleted item."""
    return raw.get("gone") is True


def revision(raw: Raw) -> int:
    """How many versions of the item there were; 1 when it does not say."""
    rev = raw.get("rev")
    return rev if type(rev) is int and rev > 0 else 1


def revised(raw: Raw, parent: Raw | None) -> dict[str, Any]:
    """`raw` as the version that follows `parent`; the same revision when it says what the parent says."""
    if parent is None:
        return {**raw, "rev": 1, "prev": None}
    if content(raw) == content(parent):
        return {**raw, "rev": revision(parent), "prev": parent.get("prev")}
    return {**raw, "rev": revision(parent) + 1, "prev": digest(parent)}


def tombstone(parent: Raw) -> dict[str, Any]:
    """What stays in the file for an item that was deleted."""
    return {"id": parent["id"], "gone": True, "rev": revision(parent) + 1, "prev": digest(parent)}


def _without_position(target: Any) -> Any:
    if not isinstance(target, dict):
        return target
    kept = {key: value for key, value in target.items() if key != "fit"}
    selector = kept.get("selector")
    if isinstance(selector, dict):
        kept["selector"] = {key: value for key, value in selector.items() if key not in _POSITIONAL}
    return kept
