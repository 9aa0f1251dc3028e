"""A lock around reading, comparing and replacing one notes file, so that two processes never do it at once.

The system's file lock is used: it ends with its process, so that a killed program leaves no lock behind, only a small
file that the next one takes over. Where the system has no such lock, the digest check before each save is the guarantee.
"""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Iterator

from reader.core.errors import NotesError
from reader.store.disk import temporary_prefix

_NO_LOCKS = (errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)


@contextlib.contextmanager
def locked(path: str, patience: float = 10.0) -> Iterator[None]:
    """Hold the lock of the notes file at `path`. Raises NotesError when another program holds it for `patience` seconds."""
    target = os.path.realpath(path)
    lock_path = os.path.join(os.path.dirname(target), temporary_prefix(target) + "lock")
    deadline = time.monotonic() + patience
    while True:
        descriptor = os.open(lock_path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            if try_lock(descriptor) and _is_same_file(descriptor, lock_path):
                break
        except OSError:
            os.close(descriptor)
            raise
        os.close(descriptor)
        if time.monotonic() > deadline:
            raise NotesError(
                "Another program is saving {name} and does not finish.",
                "Close it; saving is tried again by itself.",
                name=os.path.basename(path),
            )
        time.sleep(0.005)
    try:
        yield
    finally:
        # Unlinked while still held: whoever waits sees that the file is another one and starts over.
        with contextlib.suppress(OSError):
            os.unlink(lock_path)
        os.close(descriptor)


def try_lock(descriptor: int) -> bool:
    """Take the lock of an open file without waiting; it ends when the file is closed or the process dies."""
    try:
        import fcntl
    except ImportError:
        import msvcrt

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        except OSError:
            return False
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno in _NO_LOCKS
    return True


def _is_same_file(descriptor: int, path: str) -> bool:
    try:
        there = os.stat(path)
    except FileNotFoundError:
        return False
    return os.path.samestat(os.fstat(descriptor), there)
