"""Old versions of the notes file made new: pure functions from one major version to the next, each with a frozen sample."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

Raw = dict[str, Any]
Migration = tuple[Callable[[Raw], Raw], Callable[[Raw], Raw]]

# MIGRATIONS[n]: (header, item) of major version n made that of n + 1.
MIGRATIONS: Final[dict[int, Migration]] = {}


def migrate_header(raw: Raw, major: int) -> Raw:
    """The header of a file of version `major` as the newest version has it; as it is when it is newer than that."""
    while major in MIGRATIONS:
        raw, major = MIGRATIONS[major][0](raw), major + 1
    return raw


def migrate_item(raw: Raw, major: int) -> Raw:
    """One item of a file of version `major` as the newest version has it."""
    while major in MIGRATIONS:
        raw, major = MIGRATIONS[major][1](raw), major + 1
    return raw
