"""Small JSON files of the program itself (settings, recent texts): read with forgiveness, written atomically.

Nothing here is irreplaceable; a person's notes go through `store`, which does much more.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path


def read_text(path: Path) -> str | None:
    """The text of `path`, or None when it is missing or cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def write_text(path: Path, text: str, durable: bool = True) -> None:
    """Replace `path` by `text` in one step; `durable` waits until it is on the disk. OSError when it cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:60]}-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def set_aside(path: Path) -> None:
    """Rename a damaged file to NAME.damaged, so that its bytes stay and a new one can take its place."""
    with contextlib.suppress(OSError):
        os.replace(path, path.with_name(f"{path.name}.damaged"))
