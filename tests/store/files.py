"""Notes files made for tests, and the oracle that all fault tests share."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from reader.core.annotation import Annotation, Selector, Target
from reader.core.task import run
from reader.store.load import Base, Folders, Read, load
from reader.store.notes_file import NotesFile, item_line, serialise
from reader.store.parse import Parsed, parse
from reader.store.save import Saved, save

TIME = "2026-03-01T08:00:00Z"


def folders(tmp_path: Path) -> Folders:
    return Folders(*(str(tmp_path / "own" / name) for name in ("journal", "backups", "kept")))


def note(number: int, body: str = "") -> Annotation:
    """A note with an id that sorts by number."""
    selector = Selector("竹篙", "老船工把", "插进淤泥", 4 + number, 6 + number)
    return Annotation(
        f"{number:08d}", "commenting", (Target("zh", selector),), body or f"note {number}", "yellow", created=TIME
    )


def raw_note(number: int, **more: Any) -> dict[str, Any]:
    """One item as the file has it."""
    selector = {"exact": "竹篙", "prefix": "老船工把", "suffix": "插进淤泥", "start": 4, "end": 6}
    item = {
        "id": f"{number:08d}",
        "motivation": "commenting",
        "targets": [{"side": "zh", "selector": selector}],
        "body": f"note {number}",
        "rev": 1,
        "prev": None,
    }
    return {**item, **more}


def file_of(raws: Iterable[dict[str, Any]], header: dict[str, Any] | None = None) -> bytes:
    """The canonical bytes of a file with these items."""
    lines = {raw["id"]: item_line(raw) for raw in raws}
    return b"".join(serialise(NotesFile(header=header or {}, lines=lines)))


def parsed(data: bytes) -> Parsed:
    return run(parse(data))


def opened(path: Path | str, tmp_path: Path) -> Read:
    return run(load(str(path), folders(tmp_path)))


def saved(base: Base, annotations: Iterable[Annotation]) -> Saved:
    return run(save(base, tuple(sorted(annotations, key=lambda item: item.id)), {}))


def bodies(path: Path | str) -> list[str]:
    """What the live notes in the file say; fails unless the file is whole JSON."""
    items = json.loads(Path(path).read_text(encoding="utf-8"))["items"]
    return [item["body"] for item in items if "gone" not in item]


def strays(folder: Path | str) -> list[str]:
    """Temporary and lock files that a save left in a folder."""
    return sorted(path.name for path in Path(folder).iterdir() if path.name.startswith(".duidu-"))
