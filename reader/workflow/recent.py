"""The texts that were opened before, newest first, with where each was left and how it was shown."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from reader.workflow import folders, state_files

# More than anyone scrolls through; only the file's size is at stake.
LIMIT: Final = 200


@dataclass(frozen=True, slots=True)
class Reading:
    """One text as it was left. `paths` are absolute, `progress` is 0 to 1, `opened` is UTC, ISO 8601.

    `side`, `offset` and `delta` are the line under the eye: a code point of that side's Document, and how many pixels
    its row was above the top edge.
    """

    paths: tuple[str, ...]
    encoding: str | None = None
    zh_title: str = ""
    en_title: str = ""
    opened: str = ""
    progress: float = 0.0
    notes: int = 0
    pairs: int = 0
    side: str = "zh"
    offset: int = 0
    delta: float = 0.0
    script: str = ""
    show_hidden: bool | None = None
    pasted: bool = False
    versions: tuple[str, ...] = ()  # files of other versions that stood beside it

    @property
    def missing(self) -> bool:
        """True when one of its files is not there (now)."""
        return not all(Path(path).is_file() for path in self.paths)

    @property
    def name(self) -> str:
        """What to call the text in a list: a title, else the file's name."""
        return self.zh_title or self.en_title or Path(self.paths[0]).name


def recent_file() -> Path:
    """The path of the list, whether it exists or not."""
    return folders.state_folder() / "recent.json"


def load_recent() -> tuple[Reading, ...]:
    """The list; entries that cannot be understood are left out, a damaged file is set aside."""
    text = state_files.read_text(recent_file())
    if text is None:
        return ()
    try:
        items = json.loads(text)["texts"]
        return tuple(reading for item in items if (reading := _reading(item)))
    except (ValueError, RecursionError, KeyError, TypeError):
        state_files.set_aside(recent_file())
        return ()


def save_recent(readings: Sequence[Reading]) -> None:
    """Write the list. OSError when it cannot be."""
    lines = ",\n".join(json.dumps(asdict(reading), ensure_ascii=False) for reading in readings[:LIMIT])
    state_files.write_text(recent_file(), '{"version": 1, "texts": [\n' + lines + "\n]}\n", durable=False)


def remembered(readings: Sequence[Reading], reading: Reading) -> tuple[Reading, ...]:
    """`reading` first, in place of the earlier entry of the same files."""
    return (reading, *(other for other in readings if other.paths != reading.paths))[:LIMIT]


def forgotten(readings: Sequence[Reading], paths: Sequence[str]) -> tuple[Reading, ...]:
    """The list without the text of these files."""
    return tuple(other for other in readings if other.paths != tuple(paths))


def found(readings: Sequence[Reading], paths: Sequence[str]) -> Reading | None:
    """The entry of these files in any order, or None."""
    return next((reading for reading in readings if sorted(reading.paths) == sorted(paths)), None)


def opened_now(reading: Reading) -> Reading:
    """The entry with the present time."""
    return replace(reading, opened=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))


_TYPES: Final[dict[str, tuple[type, ...]]] = {
    "str": (str,),
    "str | None": (str, type(None)),
    "float": (int, float),
    "int": (int,),
    "bool": (bool,),
    "bool | None": (bool, type(None)),
}


def _reading(item: Any) -> Reading | None:
    """One entry from its JSON; members of a wrong type fall back to their default."""
    paths = item.get("paths") if isinstance(item, dict) else None
    if not isinstance(paths, list) or not paths or not all(isinstance(path, str) for path in paths):
        return None
    known = {
        field.name: item[field.name]
        for field in fields(Reading)
        if field.name in item and isinstance(item[field.name], _TYPES.get(str(field.type), ()))
    }
    versions = item.get("versions")
    if isinstance(versions, list) and all(isinstance(path, str) for path in versions):
        known["versions"] = tuple(versions)
    return Reading(tuple(paths), **known)
