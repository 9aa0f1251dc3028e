"""Loading the notes of a text: read, salvage, recover what a killed program left, and say all that was found.

Loading never changes a notes file. What stands at the path and is no good is kept; missing is not empty, damaged is not empty.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from reader.core.annotation import Annotation
from reader.core.errors import NotesError
from reader.core.task import Progress, Task
from reader.store.annotation_json import ItemError, read_annotation
from reader.store.backups import Backup, backup_folder, backups
from reader.store.disk import read_file
from reader.store.journal import Journal, left_behind
from reader.store.json_text import read_json
from reader.store.keepsake import keep_aside
from reader.store.merge import merge_lines
from reader.store.notes_file import NotesFile
from reader.store.parse import Parsed, parse
from reader.store.recovery import recovered_lines
from reader.store.revision import is_gone


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the program keeps its own files for notes: journals, backups, and what could not be kept beside a text."""

    journal: str
    backups: str
    kept: str


@dataclass(frozen=True, slots=True)
class Base:
    """What a save compares with: the notes as they are on disk.

    `digest` is of the bytes on disk (None: no file). `file` is what they say; `changed` has, by id, the line of each item
    that this session has changed as it was before. `unsaved` has the lines of items that were recovered from journals, and
    `recovered` names those journals: they are forgotten after the next save. `sound` False: the bytes on disk are damaged.
    """

    path: str
    folders: Folders
    file: NotesFile
    digest: str | None
    journal: Journal
    read_only: bool = False
    sound: bool = True
    changed: Mapping[str, bytes] = field(default_factory=dict)
    recovered: tuple[str, ...] = ()
    unsaved: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person should know about the notes: translatable English with `{name}` fields, and the details."""

    message: str
    hint: str = ""
    details: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return " ".join(part.format(**self.details) for part in (self.message, self.hint) if part)


@dataclass(frozen=True, slots=True)
class Read:
    """What loading found: the annotations to show, what a save compares with, problems, and the backups there are.

    `recovered` counts edits taken from a journal; `absorbed` has digests of other files that were merged in.
    """

    annotations: tuple[Annotation, ...]
    base: Base
    problems: tuple[Problem, ...] = ()
    backups: tuple[Backup, ...] = ()
    recovered: int = 0
    absorbed: tuple[str, ...] = ()


def load(path: str, folders: Folders, also: tuple[str, ...] = ()) -> Task[Read]:
    """Load the notes file at `path`, and merge in those of `also` (older places of the same notes), which stay as they are.

    Never raises for what stands at the path: a file that cannot be read gives a read-only result with its problem.
    """
    yield Progress("Reading the notes")
    problems: list[Problem] = []
    base = Base(path, folders, NotesFile(), None, Journal(folders.journal, path))
    older = tuple(backups(backup_folder(folders.backups, path)))
    try:
        data = read_file(path)
    except (NotesError, OSError) as error:
        return Read((), replace(base, read_only=True), (_unreadable(path, error),), older)
    if data is not None:
        base = yield from _read_base(base, data, older, problems)
    elif older:
        problems.append(_missing(path))
    shown = dict(base.file.annotations)
    absorbed = yield from _add_others(shown, base.file, also, problems)
    journals = left_behind(folders.journal, path)
    unsaved = recovered_lines(base.file.lines, [entries for _, entries in journals])
    _show(shown, unsaved)
    if unsaved:
        problems.append(Problem("{count} edits were recovered that had not been saved.", "", {"count": len(unsaved)}))
    base = replace(base, recovered=tuple(journal for journal, _ in journals), unsaved=unsaved)
    annotations = tuple(map(shown.__getitem__, sorted(shown)))
    return Read(annotations, base, tuple(problems), older, len(unsaved), absorbed)


def _read_base(base: Base, data: bytes, older: tuple[Backup, ...], problems: list[Problem]) -> Task[Base]:
    parsed = yield from parse(data)
    file, read_only = parsed.file, parsed.file.is_newer
    if read_only:
        problems.append(_newer(base.path))
    if parsed.unshown:
        problems.append(_unshown(base.path, parsed))
    if parsed.damaged and not read_only:
        try:
            kept = keep_aside(base.path, data, "damaged", base.folders.kept)
        except OSError as error:
            problems.append(_unreadable(base.path, error))
            read_only = True
        else:
            problems.append(_damaged(base.path, parsed, kept))
        file = yield from _with_lost_items(file, older, problems)
    return replace(
        base, file=file, digest=hashlib.sha256(data).hexdigest(), read_only=read_only, sound=not parsed.damaged
    )


def _with_lost_items(file: NotesFile, older: tuple[Backup, ...], problems: list[Problem]) -> Task[NotesFile]:
    """A damaged file's items, and those that only the newest good backup still has."""
    for backup in older:
        try:
            data = read_file(backup.path)
        except (NotesError, OSError):
            continue
        good = yield from parse(data or b"")
        if good.damaged or good.file.is_newer:
            continue
        missing = [ident for ident in good.file.lines if ident not in file.lines]
        if missing:
            problems.append(
                Problem(
                    "{count} notes were taken from a backup.",
                    "Look through them: some may be older.",
                    {"count": len(missing)},
                )
            )
        lines = {**{ident: good.file.lines[ident] for ident in missing}, **file.lines}
        shown = {i: good.file.annotations[i] for i in missing if i in good.file.annotations}
        header = {**good.file.header, **file.header}
        return replace(file, header=header, lines=lines, annotations={**shown, **file.annotations})
    return file


def _newer(path: str) -> Problem:
    return Problem(
        "The notes in {name} were written by a newer version of the program.",
        "They are shown and left untouched; install that version to edit them.",
        {"name": os.path.basename(path)},
    )


def _damaged(path: str, parsed: Parsed, kept: str) -> Problem:
    return Problem(
        "The notes file {name} is damaged; {count} notes could be read.",
        "The damaged file is kept as {kept}.",
        {"name": os.path.basename(path), "count": len(parsed.file.annotations), "kept": kept, "where": parsed.lost},
    )


def _unshown(path: str, parsed: Parsed) -> Problem:
    return Problem(
        "{count} items of {name} cannot be shown by this version.",
        "They stay in the file.",
        {"name": os.path.basename(path), "count": len(parsed.unshown), "where": parsed.unshown},
    )


def _unreadable(path: str, error: NotesError | OSError) -> Problem:
    if isinstance(error, NotesError):
        return Problem(error.message, error.hint, error.details)
    return Problem(
        "The notes file {name} cannot be read ({reason}).",
        "Nothing is written to it; make it readable, then open the text again.",
        {"name": os.path.basename(path), "reason": error.strerror or str(error)},
    )


def _missing(path: str) -> Problem:
    return Problem(
        "The notes file {name} is gone.",
        "A backup of it can be opened from the list of notes.",
        {"name": os.path.basename(path)},
    )


def _add_others(
    shown: dict[str, Annotation], file: NotesFile, also: tuple[str, ...], problems: list[Problem]
) -> Task[tuple[str, ...]]:
    """Merge in the notes of other places; the digests of the files that were. One that was merged before is passed over."""
    absorbed: list[str] = []
    before = file.header.get("absorbed")
    for other in also:
        try:
            data = read_file(other)
        except (NotesError, OSError) as error:
            problems.append(_unreadable(other, error))
            continue
        key = hashlib.sha256(data or b"").hexdigest()
        if data is None or (isinstance(before, list) and key in before):
            continue
        parsed = yield from parse(data)
        merged = merge_lines(None, file.lines, parsed.file.lines)
        _show(shown, {ident: merged.lines[ident] for ident in (*merged.added, *merged.changed)})
        absorbed.append(key)
    return tuple(absorbed)


def _show(shown: dict[str, Annotation], lines: Mapping[str, bytes]) -> None:
    for ident, line in lines.items():
        raw = read_json(line.decode("utf-8"))
        if is_gone(raw):
            shown.pop(ident, None)
            continue
        try:
            shown[ident] = read_annotation(raw)
        except ItemError:
            # It stays where it came from; only items that can be shown are carried over.
            continue
