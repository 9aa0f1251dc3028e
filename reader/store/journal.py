"""The journal: edits that are durable before the notes file is, so that "saved" is true even when a full save fails.

One file per running program and notes file, in the user's data folder: a line per changed item, each with a checksum and
the digest of the version it changed. It is emptied after each full save. What a killed program left is found at the next start.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import secrets
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from reader.store.disk import make_folder, read_file, sync_directory
from reader.store.json_text import JsonError, read_json, write_json
from reader.store.lock import try_lock

Raw = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as it became, and the digest of the version that it replaced (None: it was new)."""

    item: Raw
    over: str | None


class Journal:
    """The journal of one open text. It is created at the first edit, and locked while its program lives."""

    def __init__(self, folder: str, notes_path: str) -> None:
        self._folder = folder
        self._key = journal_key(notes_path)
        self._path = ""
        self._descriptor: int | None = None
        self._held: dict[str, bytes] = {}

    @property
    def ids(self) -> set[str]:
        """The items of which the journal says something."""
        return set(self._held)

    def record(self, entries: Iterable[Entry]) -> None:
        """Append entries and make them durable. Raises OSError."""
        lines = {entry.item["id"]: _line(entry) for entry in entries}
        lines = {ident: line for ident, line in lines.items() if self._held.get(ident) != line}
        if not lines:
            return
        # A line end first: what a failed attempt left half written must not swallow this one.
        data = b"\n" + b"".join(lines.values())
        if self._descriptor is None:
            self._open()
        assert self._descriptor is not None
        view = memoryview(data)
        while view:
            view = view[os.write(self._descriptor, view) :]
        os.fsync(self._descriptor)
        self._held |= lines

    def clear(self) -> None:
        """Forget all entries: the notes file has them now. A cut before this is durable only replays what is there."""
        self._held = {}
        if self._descriptor is not None:
            with contextlib.suppress(OSError):
                os.ftruncate(self._descriptor, 0)

    def close(self) -> None:
        """End of the session. A journal that still holds entries stays for the next start."""
        if self._descriptor is None:
            return
        empty = os.fstat(self._descriptor).st_size == 0
        os.close(self._descriptor)
        self._descriptor = None
        if empty:
            with contextlib.suppress(OSError):
                os.unlink(self._path)

    def _open(self) -> None:
        make_folder(self._folder)
        # Names sort by age: a journal is made after those that its program has found.
        number = 1 + max((int(name.split("-")[1]) for name in _names(self._folder, self._key)), default=0)
        self._path = os.path.join(self._folder, f"{self._key}-{number:06d}-{secrets.token_hex(4)}.jsonl")
        self._descriptor = os.open(self._path + ".new", os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o600)
        # Locked before it has its name, so that nobody takes it for one that was left behind.
        try_lock(self._descriptor)
        os.rename(self._path + ".new", self._path)
        sync_directory(self._folder)


def left_behind(folder: str, notes_path: str) -> list[tuple[str, list[Entry]]]:
    """(path, newest entry of each item) of the journals whose program is gone, oldest first; a torn last line is ignored."""
    names = _names(folder, journal_key(notes_path))
    paths = [os.path.join(folder, name) for name in names]
    found = [(path, _entries(path)) for path in paths if not _in_use(path)]
    forget(path for path, entries in found if not entries)
    return [(path, entries) for path, entries in found if entries]


def forget(paths: Iterable[str]) -> None:
    """Remove journals whose entries are in the notes file."""
    for path in paths:
        with contextlib.suppress(OSError):
            os.unlink(path)


def _names(folder: str, key: str) -> list[str]:
    pattern = re.compile(rf"{key}-\d+-[0-9a-f]+\.jsonl")
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    return sorted((name for name in names if pattern.fullmatch(name)), key=lambda name: int(name.split("-")[1]))


def journal_key(notes_path: str) -> str:
    """What the journals of a notes file are called by."""
    return hashlib.sha256(os.fsencode(os.path.realpath(notes_path))).hexdigest()[:16]


def _line(entry: Entry) -> bytes:
    text = write_json({"item": entry.item, "over": entry.over}).encode("utf-8")
    return b"%08x %s\n" % (zlib.crc32(text), text)


def _entries(path: str) -> list[Entry]:
    newest: dict[str, Entry] = {}
    try:
        data = read_file(path) or b""
    except OSError:
        return []
    for line in data.split(b"\n"):
        entry = _read_line(line)
        if entry is not None:
            newest[entry.item["id"]] = entry
    return list(newest.values())


def _read_line(line: bytes) -> Entry | None:
    checksum, _, text = line.partition(b" ")
    if checksum != b"%08x" % zlib.crc32(text):
        return None
    try:
        raw = read_json(text.decode("utf-8"))
    except JsonError:
        return None
    return Entry(raw["item"], raw["over"])


def _in_use(path: str) -> bool:
    try:
        descriptor = os.open(path, os.O_RDWR)
    except OSError:
        return False
    try:
        return not try_lock(descriptor)
    finally:
        os.close(descriptor)
