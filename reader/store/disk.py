"""The disk as the notes need it: files are replaced whole and durably, and read with care for what stands at a path."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import stat
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from reader.core.errors import NotesError

# A file larger than this is not a notes file.
LARGEST: Final = 512 * 1024 * 1024
_STEP: Final = 1 << 20
# On Windows a scanner or a sync program may hold the file open for a moment; elsewhere a refusal is meant.
PAUSES: Final = (0.05, 0.1, 0.2, 0.4, 0.8) if os.name == "nt" else ()


@dataclass(frozen=True, slots=True)
class Written:
    """The outcome of a replacement. `durable` False: the new file is there, but a power cut may still undo it."""

    digest: str
    durable: bool


class ChangedOnDiskError(Exception):
    """The file is not the one it was thought to be; `found` is its digest (None: there is none)."""

    def __init__(self, found: str | None) -> None:
        self.found = found
        super().__init__("the file on disk has changed")


def read_file(path: str) -> bytes | None:
    """The bytes of a regular file; None when nothing is there. Raises NotesError for anything else at the path, OSError."""
    try:
        # O_NONBLOCK: opening a FIFO must not wait for a writer.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        if os.path.islink(path):
            raise NotesError(
                "The notes file {name} is a link to a file that is not there.",
                "Restore the file or remove the link, then open the text again.",
                name=os.path.basename(path),
            ) from None
        return None
    with os.fdopen(descriptor, "rb", buffering=0) as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise NotesError(
                "{name} is not a file.", "Move it away, then open the text again.", name=os.path.basename(path)
            )
        if status.st_size > LARGEST:
            raise NotesError(
                "The notes file {name} is too large.",
                "Move it away, then open the text again.",
                name=os.path.basename(path),
            )
        return b"".join(_pieces(file.fileno()))


def digest_of(path: str) -> str | None:
    """The sha256 of the file's bytes; None when nothing is there."""
    data = read_file(path)
    return None if data is None else hashlib.sha256(data).hexdigest()


def replace_file(path: str, pieces: Iterable[bytes], expected: str | None) -> Written:
    """Write `pieces` to the file at `path`, which holds either what it held or all of them, whatever happens.

    `expected` is the digest of what is there now (None: nothing). Raises ChangedOnDiskError when something else is,
    OSError when the system refuses; in both cases the file is as it was and no temporary file is left.
    """
    target = os.path.realpath(path)
    temporary = os.path.join(os.path.dirname(target), temporary_prefix(target) + secrets.token_hex(4) + ".tmp")
    try:
        digest = _write_new(temporary, pieces, _mode_of(target))
        found = digest_of(target)
        if found != expected:
            raise ChangedOnDiskError(found)
        _replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
    return Written(digest, sync_directory(os.path.dirname(target)))


def _replace(temporary: str, target: str) -> None:
    for pause in PAUSES:
        try:
            os.replace(temporary, target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    os.replace(temporary, target)


def write_once(path: str, pieces: Iterable[bytes]) -> None:
    """A new file at `path`, whole and durable. Raises FileExistsError when something is there."""
    temporary = os.path.join(os.path.dirname(path), temporary_prefix(path) + secrets.token_hex(4) + ".tmp")
    try:
        _write_new(temporary, pieces, None)
        os.link(temporary, path) if hasattr(os, "link") else os.rename(temporary, path)
    finally:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
    sync_directory(os.path.dirname(path))


def temporary_prefix(path: str) -> str:
    """How the temporary files of the file at `path` begin; no two files of one folder share it."""
    return f".duidu-{hashlib.sha256(os.fsencode(os.path.basename(path))).hexdigest()[:8]}-"


def sweep(path: str) -> int:
    """Remove temporary files that a killed program left; the number removed. Call it only while holding the lock."""
    target = os.path.realpath(path)
    folder, prefix, swept = os.path.dirname(target), temporary_prefix(target), 0
    with contextlib.suppress(OSError):
        for name in os.listdir(folder):
            if name.startswith(prefix) and name.endswith(".tmp"):
                with contextlib.suppress(OSError):
                    os.unlink(os.path.join(folder, name))
                    swept += 1
    return swept


def make_folder(folder: str) -> None:
    """Create a folder and those above it, durably. Raises OSError."""
    if os.path.isdir(folder):
        return
    parent = os.path.dirname(folder)
    if parent != folder:
        make_folder(parent)
    with contextlib.suppress(FileExistsError):
        os.mkdir(folder)
        sync_directory(parent)


def sync_directory(folder: str) -> bool:
    """Make the names in a folder durable; False where the system cannot (the data itself is already there)."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return os.name == "nt"  # Windows has no such call and needs none
    try:
        os.fsync(descriptor)
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return True


def _write_new(path: str, pieces: Iterable[bytes], mode: int | None) -> str:
    """Create a file with O_EXCL and make its bytes durable; their sha256."""
    digest = hashlib.sha256()
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        if mode is not None and hasattr(os, "fchmod"):
            with contextlib.suppress(OSError):
                os.fchmod(descriptor, mode)
        for piece in pieces:
            digest.update(piece)
            view = memoryview(piece)
            while view:
                view = view[os.write(descriptor, view[:_STEP]) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    return digest.hexdigest()


def _mode_of(path: str) -> int | None:
    try:
        return stat.S_IMODE(os.stat(path).st_mode)
    except OSError:
        return None


def _pieces(descriptor: int) -> Iterator[bytes]:
    while piece := os.read(descriptor, _STEP):
        yield piece
