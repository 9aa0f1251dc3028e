"""A model of what a disk may hold after a power cut, fed with the operations of a real save.

The operations are recorded at the `os` module. What a file system may do without being told to sync is enumerated:
data that was not synced may be missing wholly or in part; each name operation of a folder that was not synced may be
missing or not, whatever came after it. Only `fsync` of the file, or of the folder, takes such a freedom away.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from itertools import product
from typing import Any
from unittest import mock

State = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Op:
    """One recorded operation: `what` is create, write, truncate, sync, rename, link, unlink, mkdir or syncdir."""

    what: str
    inode: int = 0
    path: str = ""
    to: str = ""
    data: bytes = b""


class Recorder:
    """The operations on files below `root` while `recording`, in order. Files are numbered, those of the start from -1 down."""

    def __init__(self, root: str) -> None:
        self.root = root
        self.ops: list[Op] = []
        self.start: State = {}
        self._numbers: dict[str, int] = {}
        self._known: dict[int, tuple[int, str]] = {}
        self._real: dict[str, Any] = {}

    @contextmanager
    def recording(self) -> Iterator[Recorder]:
        """Record what is done through the `os` module."""
        for folder, _, names in os.walk(self.root):
            for name in names:
                path = os.path.join(folder, name)
                self._numbers[path] = -1 - len(self.start)
                self.start[path] = _bytes(path)
        watched = ("open", "close", "write", "fsync", "replace", "rename", "link", "unlink", "ftruncate", "mkdir")
        self._real = {name: getattr(os, name) for name in watched}
        with ExitStack() as stack:
            for name in watched:
                stack.enter_context(mock.patch.object(os, name, getattr(self, f"_{name}")))
            yield self

    def _open(self, path: Any, flags: int, mode: int = 0o777, **more: Any) -> int:
        new = bool(flags & os.O_CREAT) and not os.path.lexists(path)
        descriptor: int = self._real["open"](path, flags, mode, **more)
        if str(path).startswith(self.root):
            if new:
                self._numbers[str(path)] = len(self.ops) + 1
                self.ops.append(Op("create", self._numbers[str(path)], str(path)))
            self._known[descriptor] = (self._numbers.get(str(path), 0), str(path))
        return descriptor

    def _close(self, descriptor: int) -> None:
        self._known.pop(descriptor, None)
        self._real["close"](descriptor)

    def _write(self, descriptor: int, data: Any) -> int:
        count: int = self._real["write"](descriptor, data)
        if descriptor in self._known:
            self.ops.append(Op("write", self._known[descriptor][0], data=bytes(data[:count])))
        return count

    def _ftruncate(self, descriptor: int, length: int) -> None:
        self._real["ftruncate"](descriptor, length)
        self.ops.append(Op("truncate", self._known[descriptor][0]))

    def _fsync(self, descriptor: int) -> None:
        self._real["fsync"](descriptor)
        number, path = self._known.get(descriptor, (0, ""))
        self.ops.append(Op("syncdir" if os.path.isdir(path) else "sync", number, path))

    def _rename(self, old: str, new: str) -> None:
        self._real["rename"](old, new)
        self._renamed(old, new)

    def _replace(self, old: str, new: str) -> None:
        self._real["replace"](old, new)
        self._renamed(old, new)

    def _renamed(self, old: str, new: str) -> None:
        self._numbers[new] = self._numbers.pop(old)
        self._known = {d: (n, new if path == old else path) for d, (n, path) in self._known.items()}
        self.ops.append(Op("rename", self._numbers[new], old, new))

    def _link(self, old: str, new: str) -> None:
        self._real["link"](old, new)
        self._numbers[new] = self._numbers[old]
        self.ops.append(Op("link", self._numbers[new], old, new))

    def _mkdir(self, path: str, *args: Any, **more: Any) -> None:
        self._real["mkdir"](path, *args, **more)
        self.ops.append(Op("mkdir", 0, path))

    def _unlink(self, path: str) -> None:
        self._real["unlink"](path)
        self._numbers.pop(path, None)
        self.ops.append(Op("unlink", 0, path))


@dataclass(frozen=True, slots=True)
class _Disk:
    """Names and data as they are for certain, and the name operations that may or may not have reached the disk."""

    names: tuple[tuple[str, int], ...]
    pending: tuple[Op, ...] = ()
    written: tuple[tuple[int, bytes], ...] = ()
    synced: tuple[tuple[int, bytes], ...] = ()


def after_cut(start: State, ops: list[Op]) -> Iterator[State]:
    """Every state that the disk may be in when the power goes after these operations."""
    disk = _Disk(tuple((path, -1 - n) for n, path in enumerate(start)))
    content = {-1 - n: data for n, data in enumerate(start.values())}
    disk = replace(disk, written=tuple(content.items()), synced=tuple(content.items()))
    for op in ops:
        disk = _step(disk, op)
    yield from _states(disk)


def _step(disk: _Disk, op: Op) -> _Disk:
    written, synced = dict(disk.written), dict(disk.synced)
    if op.what == "create":
        written[op.inode], synced[op.inode] = b"", b""
    elif op.what == "write":
        written[op.inode] = written.get(op.inode, b"") + op.data
    elif op.what == "truncate":
        written[op.inode] = b""
    elif op.what == "sync":
        synced[op.inode] = written.get(op.inode, b"")
    if op.what in ("create", "rename", "link", "unlink", "mkdir"):
        return _Disk(disk.names, (*disk.pending, op), tuple(written.items()), tuple(synced.items()))
    if op.what == "syncdir":
        done = [one for one in disk.pending if os.path.dirname(one.to or one.path) == op.path]
        names = dict(disk.names)
        for one in done:
            if one.what != "mkdir":
                _apply(names, one)
        rest = tuple(one for one in disk.pending if one not in done)
        return _Disk(tuple(names.items()), rest, tuple(written.items()), tuple(synced.items()))
    return _Disk(disk.names, disk.pending, tuple(written.items()), tuple(synced.items()))


def _apply(names: dict[str, int], op: Op) -> None:
    if op.what == "unlink":
        names.pop(op.path, None)
        return
    # A name that reaches the disk before the one it was made from names that file all the same.
    names[op.to or op.path] = op.inode
    if op.what == "rename":
        names.pop(op.path, None)


def _states(disk: _Disk) -> Iterator[State]:
    written, synced = dict(disk.written), dict(disk.synced)
    for chosen in product((False, True), repeat=len(disk.pending)):
        names = dict(disk.names)
        missing = [
            one.path + os.sep
            for one, happens in zip(disk.pending, chosen, strict=True)
            if one.what == "mkdir" and not happens
        ]
        for one, happens in zip(disk.pending, chosen, strict=True):
            if happens and one.what != "mkdir":
                _apply(names, one)
        # What is in a folder that is not there is not there either.
        names = {path: inode for path, inode in names.items() if not path.startswith(tuple(missing))}
        yield from _contents(names, written, synced)


def _contents(names: dict[str, int], written: State | dict, synced: State | dict) -> Iterator[State]:
    """The same names with every mix of missing, torn and whole data of the files that were not synced."""
    loose = sorted({inode for inode in names.values() if written.get(inode) != synced.get(inode)})
    choices = []
    for inode in loose:
        full, safe = written[inode], synced[inode]
        choices.append(list(dict.fromkeys((safe, full[: len(full) // 2], b"\0" * len(full), full))))
    for mix in product(*choices):
        data = {**synced, **dict(zip(loose, mix, strict=True))}
        yield {path: data[inode] for path, inode in names.items()}


def _bytes(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()
