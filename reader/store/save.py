"""Saving: the notes of a text written whole, durably, and never over what somebody else wrote in the meantime."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from time import monotonic
from typing import Any

from reader.core.annotation import Annotation
from reader.core.errors import NotesError
from reader.core.messages import tr, translatable
from reader.core.task import Progress, Task
from reader.store.annotation_json import ItemError, read_annotation, write_annotation
from reader.store.backups import backup_folder, backups, is_due, keep
from reader.store.disk import ChangedOnDiskError, read_file, replace_file, sweep
from reader.store.journal import Entry, forget
from reader.store.json_text import read_json
from reader.store.keepsake import keep_aside
from reader.store.load import Base
from reader.store.lock import locked
from reader.store.merge import Merged, merge_lines
from reader.store.notes_file import SCHEMA, NotesFile, item_line, serialise
from reader.store.parse import parse
from reader.store.revision import content, digest, is_gone, revised, tombstone


@dataclass(frozen=True, slots=True)
class Saved:
    """A save that succeeded. `annotations` are what the file now says: those given, and what others changed meanwhile.

    `merged` is None when nobody had. `held_back` names items that another program removed in bulk: they were kept, and the
    person is to be asked. `recreated`: the file had gone. `durable` False: a power cut may still undo the save.
    """

    base: Base
    annotations: tuple[Annotation, ...]
    merged: Merged | None = None
    held_back: tuple[str, ...] = ()
    recreated: bool = False
    durable: bool = True


@dataclass(frozen=True, slots=True)
class _Next:
    """The file to write, and the items that differ from the base (for the journal)."""

    file: NotesFile
    entries: tuple[Entry, ...]
    changed: dict[str, bytes]


@dataclass(frozen=True, slots=True)
class _Found:
    """Our notes merged with those on disk; `is_on_disk` when the file says just that already."""

    file: NotesFile
    merged: Merged
    held_back: tuple[str, ...]
    is_on_disk: bool


def save(base: Base, annotations: tuple[Annotation, ...], header: Mapping[str, Any]) -> Task[Saved]:
    """Write the notes. `header` has members to set; others stay. Raises NotesError; then the file is as it was.

    Nothing is written when nobody said anything new here: positions that only follow the text can wait for the next edit.
    What others wrote meanwhile is taken over all the same.
    """
    if base.read_only:
        raise NotesError("The notes are read-only.", "Save a copy of them to another place to edit it.")
    following = yield from _following(base, annotations, header)
    if not following.entries:
        _record(base, ())
        forget(base.recovered)  # if edits were recovered, they were taken back
        base.journal.clear()
        base = replace(base, recovered=(), unsaved={})
        adopted = yield from _adopted(base, following, annotations)
        if adopted is not None:
            return adopted
    journalled = _record(base, following.entries)
    yield Progress("Saving the notes")
    try:
        with locked(base.path):
            sweep(base.path)
            saved = yield from _write(base, following, annotations)
    except OSError as error:
        raise _refused(base.path, error, journalled) from error
    # In this order: the own journal tells that what was recovered has been replaced.
    forget(base.recovered)
    base.journal.clear()
    return saved


def record(base: Base, annotations: tuple[Annotation, ...]) -> Task[bool]:
    """Make the edits durable in the journal only, without saving; False when even that failed."""
    following = yield from _following(base, annotations, base.file.header)
    return _record(base, following.entries)


def has_changed_on_disk(base: Base) -> bool:
    """True when the file is no longer the one that was loaded or saved last."""
    try:
        data = read_file(base.path)
    except (OSError, NotesError):
        return True
    return (None if data is None else hashlib.sha256(data).hexdigest()) != base.digest


def _following(base: Base, annotations: tuple[Annotation, ...], header: Mapping[str, Any]) -> Task[_Next]:
    """The file that says `annotations`; lines of annotations that are the same object as before are taken as they are."""
    old = base.file
    lines, shown, changed = dict(old.lines), {}, dict(base.changed)
    entries: list[Entry] = []
    then = monotonic()
    for number, item in enumerate(annotations):
        shown[item.id] = item
        if old.annotations.get(item.id) is not item:
            entry = _revise(item, base, lines, changed)
            entries += [entry] if entry else []
        if number % 256 == 0 and monotonic() - then > 0.02:
            yield Progress("Saving the notes", number, len(annotations))
            then = monotonic()
    for ident in old.annotations.keys() - shown.keys():
        changed.setdefault(ident, old.lines[ident])
        raw = tombstone(_raw(changed[ident]))
        lines[ident] = item_line(raw)
        entries.append(_entry(raw, base))
    file = NotesFile(max(old.schema, SCHEMA), {**old.header, **header}, lines, shown)
    return _Next(file, tuple(entries), changed)


def _revise(item: Annotation, base: Base, lines: dict[str, bytes], changed: dict[str, bytes]) -> Entry | None:
    """Put the new line of an item into `lines`; what the journal should say of it, or None when it says nothing new."""
    before = base.file.lines.get(item.id)
    if before is not None and base.file.annotations.get(item.id) == item:
        return None
    said = write_annotation(item)
    if before is None:
        raw = revised(said, None)
    else:
        # The parent is what this session found, not its own last save: typing makes one revision, not a hundred.
        parent = _raw(changed.setdefault(item.id, before))
        if is_gone(_raw(before)) or content(said) == content(parent):
            # Undone: this follows the deletion or the edit that it takes back, else a merge would do that again.
            raw = revised(said, _raw(before))
            changed[item.id] = item_line(raw)
        else:
            raw = revised(said, parent)
    lines[item.id] = item_line(raw)
    same = before is not None and content(raw) == content(_raw(before))
    return None if same else _entry(raw, base)


def _entry(raw: dict[str, Any], base: Base) -> Entry:
    before = _known_line(base, raw["id"])
    return Entry(raw, None if before is None else digest(_raw(before)))


def _known_line(base: Base, ident: str) -> bytes | None:
    """The item as this session found it: recovered, or in the file."""
    return base.unsaved.get(ident, base.file.lines.get(ident))


def _record(base: Base, entries: Iterable[Entry]) -> bool:
    new = {entry.item["id"]: entry for entry in entries}
    taken_back = [_taken_back(base, ident) for ident in (base.journal.ids | base.unsaved.keys()) - new.keys()]
    # What was recovered stands in another journal already, until a save succeeds.
    fresh = [entry for entry in new.values() if entry.over != digest(entry.item)]
    try:
        base.journal.record([*fresh, *taken_back])
    except OSError:
        # The full save that follows is what counts; only when it fails too is anything at risk.
        return False
    return True


def _taken_back(base: Base, ident: str) -> Entry:
    """An edit that a journal holds and that was undone since: the item as the file has it, or gone when it has none."""
    line = base.file.lines.get(ident)
    raw = {"id": ident, "gone": True} if line is None else _raw(line)
    found = base.unsaved.get(ident)
    return Entry(raw, None if found is None else digest(_raw(found)))


def _write(base: Base, following: _Next, annotations: tuple[Annotation, ...]) -> Task[Saved]:
    file, expected = following.file, base.digest
    merged: Merged | None = None
    held_back: tuple[str, ...] = ()
    recreated = False
    for _ in range(8):
        _keep_generation(base, expected)
        yield Progress("Saving the notes")
        try:
            written = replace_file(base.path, serialise(file), expected)
        except ChangedOnDiskError as change:
            expected = change.found
            if expected is None:
                recreated = True
                continue
            found = yield from _merged_with_disk(base, following.file)
            file, merged, held_back = found.file, found.merged, found.held_back
            continue
        shown = _sorted(file)
        changed = following.changed if merged is None else {}
        after = replace(base, file=file, digest=written.digest, sound=True, changed=changed, recovered=(), unsaved={})
        return Saved(after, shown if merged else annotations, merged, held_back, recreated, written.durable)
    raise NotesError(
        "{name} is changed by another program all the time.", "Close it.", name=os.path.basename(base.path)
    )


def _adopted(base: Base, following: _Next, annotations: tuple[Annotation, ...]) -> Task[Saved | None]:
    """What others wrote, when there is nothing of our own to write; None when it must be written nevertheless."""
    try:
        data = read_file(base.path)
    except OSError as error:
        raise _refused(base.path, error, True) from error
    digest_now = None if data is None else hashlib.sha256(data).hexdigest()
    if digest_now == base.digest:
        return Saved(base, annotations)
    if data is None:
        return None
    found = yield from _merged_with_disk(base, following.file)
    if not found.is_on_disk:
        return None
    after = replace(base, file=found.file, digest=digest_now, sound=True, changed={})
    return Saved(after, _sorted(found.file), found.merged)


def _sorted(file: NotesFile) -> tuple[Annotation, ...]:
    return tuple(file.annotations[ident] for ident in sorted(file.annotations))


def _merged_with_disk(base: Base, ours: NotesFile) -> Task[_Found]:
    """Our notes with what another program wrote. What it removed in bulk stays until a person decides."""
    data = read_file(base.path) or b""
    parsed = yield from parse(data)
    theirs = parsed.file
    if theirs.is_newer:
        raise NotesError(
            "The notes in {name} were written by a newer version of the program meanwhile.",
            "Your edits are kept; save a copy of the notes to another place.",
            name=os.path.basename(base.path),
        )
    if parsed.damaged:
        keep_aside(base.path, data, "damaged", base.folders.kept)
    # What is absent from a damaged file was not deleted.
    merged = merge_lines(None if parsed.damaged else base.file.lines, ours.lines, theirs.lines)
    held_back: tuple[str, ...] = ()
    lines = merged.lines
    if merged.loses_much(ours.lines):
        held_back = merged.removed
        lines = dict(sorted({**lines, **{ident: _outlive(ours, theirs, ident) for ident in held_back}}.items()))
    shown = {ident: item for ident, line in lines.items() if (item := _shown(ident, line, ours)) is not None}
    header = {**theirs.header, **ours.header}
    file = NotesFile(max(ours.schema, theirs.schema), header, lines, shown)
    return _Found(file, merged, held_back, is_on_disk=not parsed.damaged and lines == theirs.lines)


def _outlive(ours: NotesFile, theirs: NotesFile, ident: str) -> bytes:
    """Our line of an item as a version that follows the other side's tombstone."""
    gone = theirs.lines.get(ident)
    return ours.lines[ident] if gone is None else item_line(revised(_raw(ours.lines[ident]), _raw(gone)))


def _shown(ident: str, line: bytes, ours: NotesFile) -> Annotation | None:
    if ours.lines.get(ident) == line:
        return ours.annotations.get(ident)
    raw = _raw(line)
    if is_gone(raw):
        return None
    try:
        return read_annotation(raw)
    except ItemError:
        return None


def _keep_generation(base: Base, expected: str | None) -> None:
    """A backup of the file about to be replaced, when it is still the one that was read and found good."""
    if expected is None or expected != base.digest or not base.sound:
        return
    folder, now = backup_folder(base.folders.backups, base.path), datetime.now(UTC)
    of_old_version = base.file.schema[0] < SCHEMA[0]
    if not of_old_version and not is_due(backups(folder), now):
        return
    data = read_file(base.path)
    if data is None or hashlib.sha256(data).hexdigest() != expected:
        return
    if of_old_version:
        keep_aside(base.path, data, f"schema{base.file.schema[0]}", base.folders.kept)
    with contextlib.suppress(OSError):  # no room for a backup is no reason not to save
        keep(folder, data, now)


_REASONS = {
    errno.ENOSPC: translatable("the disk is full"),
    errno.EDQUOT: translatable("the disk is full"),
    errno.EFBIG: translatable("the file is too large for this place"),
    errno.EROFS: translatable("the place is read-only"),
    errno.EACCES: translatable("no permission"),
    errno.EPERM: translatable("no permission"),
    errno.ENOENT: translatable("the folder is gone"),
    errno.ENOTDIR: translatable("the folder is gone"),
    errno.EIO: translatable("the disk reports an error"),
}


def _refused(path: str, error: OSError, journalled: bool) -> NotesError:
    known = _REASONS.get(error.errno or 0)
    reason = error.strerror or str(error) if known is None else tr(known)
    return NotesError(
        "The notes cannot be saved to {name}: {reason}.",
        "Your edits are kept on this computer and saving is tried again; or save a copy to another place."
        if journalled
        else "Save a copy to another place now: your edits are only in memory.",
        name=os.path.basename(path),
        reason=reason,
    )


def _raw(line: bytes) -> dict[str, Any]:
    raw: dict[str, Any] = read_json(line.decode("utf-8"))
    return raw
