"""Pasted texts: stored as files of this user, so that the notes on them have a home."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from typing import Final

from reader.core.errors import InputError
from reader.workflow import folders, state_files

# Enough for a title in either language, far below any file system's limit.
NAME_LENGTH: Final = 40
# A page that is longer than this is a file already.
LONGEST: Final = 20_000_000


def pasted_folder() -> Path:
    """Where pasted texts are kept."""
    return folders.data_folder() / "pasted"


def keep_text(text: str) -> Path:
    """The file that holds `text`; the same text pasted twice is the same file, so its notes are there again.

    InputError when there is nothing to read in it, or far too much. OSError when it cannot be written.
    """
    if not text.strip():
        raise InputError("The clipboard holds no text.", "Copy the text in both languages, then paste again.")
    if len(text) > LONGEST:
        raise InputError("The clipboard holds too much text.", "Save it as a file and open that.")
    cleaned = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace")
    path = pasted_folder() / f"{_name(text)}-{sha256(cleaned).hexdigest()[:8]}.txt"
    if not path.exists():
        state_files.write_text(path, cleaned.decode("utf-8"))
    return path


def _name(text: str) -> str:
    """The first words of a text, fit for a file name everywhere."""
    first = next(line for line in text.splitlines() if line.strip())
    return re.sub(r"[\W_]+", " ", first).strip()[:NAME_LENGTH].strip() or "text"
