"""Copies that sync folders make of a notes file when two computers changed it: found beside it, and offered for merging."""

from __future__ import annotations

import os
import re
import unicodedata

# What stands between "NAME.duidu" and ".json" in the names that Dropbox, Syncthing, ownCloud and Nextcloud, Seafile,
# Google Drive, OneDrive and iCloud give.
_MARK = re.compile(
    r"""
    \s\([^()]*(?:conflict|SFConflict|冲突|衝突)[^()]*\)
    | \.sync-conflict-[0-9]{8}-[0-9]{6}(?:-[A-Z0-9]+)?
    | _conflict-[0-9A-Za-z-]+
    | \s\([0-9]+\)
    | \s[0-9]+
    | -[A-Za-z0-9][A-Za-z0-9_.-]*
    """,
    re.VERBOSE | re.IGNORECASE,
)


def conflict_copies(path: str) -> list[str]:
    """The paths of conflict copies of the notes file at `path`, sorted by name."""
    folder, name = os.path.split(os.path.realpath(path))
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    return sorted(os.path.join(folder, other) for other in names if is_conflict_copy(other, name))


def is_conflict_copy(other: str, name: str) -> bool:
    """True when `other` is called as a conflict copy of the file `name` is. Composed and decomposed letters are alike."""
    stem, ending = os.path.splitext(unicodedata.normalize("NFC", name))
    other = unicodedata.normalize("NFC", other)
    if not (other.startswith(stem) and other.endswith(ending) and len(other) > len(stem) + len(ending)):
        return False
    return _MARK.fullmatch(other[len(stem) : len(other) - len(ending)]) is not None
