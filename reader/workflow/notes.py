"""The notes of an open text: where their file is, loading and saving them, and putting them back on a changed text."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from operator import add, attrgetter, eq, is_not, sub
from typing import TYPE_CHECKING, Any, Final

from reader.core.annotation import Annotation, Target
from reader.core.bitext import Bitext
from reader.core.document import SIDES, Document, Side
from reader.core.project import Project
from reader.core.resources import RESOURCES
from reader.core.settings import Settings
from reader.core.task import Progress, Task
from reader.store.annotation_json import ItemError, read_annotation, write_annotation
from reader.store.backups import Backup
from reader.store.conflict_copies import conflict_copies
from reader.store.disk import make_folder
from reader.store.json_text import read_json
from reader.store.load import Base, Folders, Problem, load
from reader.store.merge import Merged, merge_lines
from reader.store.notes_file import item_line
from reader.store.revision import revised
from reader.workflow import folders
from reader.workflow.preferences import load_settings

if TYPE_CHECKING:
    from reader.core.anchoring import Anchored, Simplify

SUFFIX: Final = ".duidu.json"
# What a file name may hold, in bytes (Linux) or characters.
LONGEST_NAME: Final = 255
# Notes that are looked at between two turns of another thread.
AT_A_TIME: Final = 2048
_TARGETS, _START, _END, _SUFFIX = map(attrgetter, ("targets", "start", "end", "suffix"))


@dataclass(frozen=True, slots=True)
class NotesPlace:
    """Where the notes of a text are: the file to read and write, and older places of them to read once."""

    path: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Loaded:
    """The notes of a text, placed on it. `unsaved`: edits were recovered or merged in that the file does not have yet."""

    project: Project
    base: Base
    problems: tuple[Problem, ...] = ()
    backups: tuple[Backup, ...] = ()
    conflict_copies: tuple[str, ...] = ()
    unsaved: bool = False
    absorbed: tuple[str, ...] = ()

    @property
    def read_only(self) -> bool:
        return self.base.read_only


@dataclass(frozen=True, slots=True)
class SavedNotes:
    """The outcome of a save. `project` differs from the one given only where others had changed the file meanwhile."""

    project: Project
    base: Base
    merged: Merged | None = None
    held_back: tuple[str, ...] = ()
    recreated: bool = False
    durable: bool = True


@dataclass(frozen=True, slots=True)
class Seen:
    """What is found of the notes on disk: copies beside them, whether the file is gone, and what others changed in it."""

    conflict_copies: tuple[str, ...] = ()
    saved: SavedNotes | None = None
    missing: bool = False


def own_folders(data: str | None = None) -> Folders:
    """Where journals, backups and kept files are, below the data folder."""
    data = data or str(folders.data_folder())
    return Folders(*(os.path.join(data, name) for name in ("journal", "backups", "kept")))


def close_notes(base: Base) -> None:
    """The text is put away: its journal is closed, and stays only when it holds edits that could not be saved."""
    base.journal.close()


def is_writable(folder: str) -> bool:
    """True when files can be made in the folder. The bundled sample's folder counts as not writable."""
    inside = os.path.realpath(folder).startswith(os.path.realpath(RESOURCES) + os.sep)
    return not inside and os.access(folder, os.W_OK | os.X_OK)


def can_keep(folder: str, writable: Callable[[str], bool] = is_writable) -> bool:
    """True for a folder that notes can be kept in; a path that depends on where the program was started is none."""
    return os.path.isabs(folder) and writable(folder)


def notes_place(
    sources: Sequence[str],
    data: str | None = None,
    writable: Callable[[str], bool] = is_writable,
    settings: Settings | None = None,
) -> NotesPlace:
    """Where the notes of a text of one or several source files are: in the folder that was chosen for all notes, else
    beside them, else in the data folder.

    The order of the files does not matter. A place that was used before is read as well.
    """
    settings = settings or load_settings()
    names = sorted((os.path.basename(path), os.path.dirname(os.path.abspath(path))) for path in sources)
    folder = names[0][1]
    name = "+".join(name for name, _ in names)
    key = hashlib.sha256(os.fsencode("\n".join(os.path.join(*reversed(pair)) for pair in names))).hexdigest()[:8]
    elsewhere = _short_name(name, f"-{key}{SUFFIX}")  # texts of the same name may be kept in one folder
    beside = os.path.join(folder, _short_name(name, SUFFIX))
    own = os.path.join(data or str(folders.data_folder()), "notes", elsewhere)
    chosen = settings.get("notes_folder")
    if can_keep(chosen, writable):
        path = os.path.join(chosen, elsewhere)
    else:
        path = beside if writable(folder) else own
    if path == own:
        make_folder(os.path.dirname(own))
    folders_before = filter(os.path.isabs, (chosen, *settings.get("notes_folders").split("\n")))
    before = (os.path.join(one, elsewhere) for one in folders_before)
    every = dict.fromkeys((beside, own, *before))
    return NotesPlace(path, tuple(one for one in every if one != path and os.path.lexists(one)))


def notes_path(sources: Sequence[str]) -> str:
    """The path of the notes file of a text."""
    return notes_place(sources).path


def _short_name(name: str, ending: str) -> str:
    """`name` + `ending`, shortened where that is too long for a file system; a digest keeps shortened names apart."""
    encoded = os.fsencode(name)
    room = LONGEST_NAME - len(ending)
    if len(encoded) <= room:
        return name + ending
    digest = hashlib.sha256(encoded).hexdigest()[:8]
    return encoded[: room - 9].decode("utf-8", errors="ignore") + "~" + digest + ending


def load_notes(
    bitext: Bitext,
    path: str | NotesPlace,
    simplify: Simplify | None = None,
    data: str | None = None,
) -> Task[Loaded]:
    """Load the notes at `path` and place them on the text. Problems are in the result; it never raises for a bad file."""
    place = path if isinstance(path, NotesPlace) else NotesPlace(path)
    read = yield from load(place.path, own_folders(data), place.also)
    placed = yield from anchored(bitext, read.annotations, simplify)
    known = read.base.file.annotations
    in_file = map(known.get, (item.id for item in read.annotations))
    unsaved = len(known) != len(read.annotations) or any(map(is_not, in_file, read.annotations))
    copies = tuple(copy for copy in conflict_copies(place.path) if copy not in place.also)
    project = Project(bitext, placed)
    return Loaded(project, read.base, read.problems, read.backups, copies, unsaved, read.absorbed)


def save_notes(
    base: Base, project: Project, simplify: Simplify | None = None, absorbed: Iterable[str] = ()
) -> Task[SavedNotes]:
    """Save the notes of `project`. Raises NotesError with the reason; the file is then as it was.

    Keep the `base` of the result for the next save. When its `project` has other annotations than the one given, others
    had changed the file: show them with `rebased`.
    """
    from reader.store import save as store_save

    saved = yield from store_save.save(base, project.annotations, _header(base, project.bitext, absorbed))
    if saved.annotations is project.annotations:
        return SavedNotes(project, saved.base, None, (), saved.recreated, saved.durable)
    given = {item.id: item for item in project.annotations}
    annotations = yield from _anchored_new(project.bitext, saved.annotations, given, simplify)
    shown = replace(project, annotations=annotations)
    return SavedNotes(shown, saved.base, saved.merged, saved.held_back, saved.recreated, saved.durable)


def looked_at(base: Base, project: Project, simplify: Simplify | None = None) -> Task[Seen]:
    """What other programs did to the notes since they were loaded or saved last. Raises as `save_notes`.

    A file that is gone is only reported: whether it is to be written again is the person's decision.
    """
    from reader.store import save as store_save

    yield Progress("Reading the notes")
    copies = tuple(conflict_copies(base.path))
    if not store_save.has_changed_on_disk(base):
        return Seen(copies)
    if not os.path.lexists(base.path):
        return Seen(copies, missing=True)
    return Seen(copies, (yield from save_notes(base, project, simplify)))


def rebased(current: Project, given: Project, saved: Project) -> Project:
    """`current`, edited since `given` was handed to a save, with what others had changed in `saved`.

    Where both changed one item, the current one stays or becomes a copy: both versions are kept.
    """
    if saved.annotations is given.annotations:
        return current
    before, theirs = _by_id(given.annotations), _by_id(saved.annotations)
    touched = [ident for ident in before.keys() | theirs.keys() if before.get(ident) is not theirs.get(ident)]
    mine = _by_id(current.annotations)
    lines = [{i: _line(items[i]) for i in touched if i in items} for items in (before, mine, theirs)]
    return with_merged(current, merge_lines(*lines), theirs)


def merged_with(project: Project, base: Base, other: Loaded) -> tuple[Project, Merged]:
    """`project` with the notes of another file (a backup, a conflict copy, a colleague's): one step of undo.

    The Merged tells what that adds, changes, removes and keeps twice, for a preview; `loses_much` wants a question first.
    """
    mine, theirs = _by_id(project.annotations), _by_id(other.project.annotations)
    ours = {i: _line(mine[i], base) for i in other.base.file.lines if i in mine}
    # What was deleted here is told apart from what was never seen by its tombstone.
    ours |= {i: line for i, line in base.file.lines.items() if i in other.base.file.lines and i not in mine}
    merged = merge_lines(None, ours, other.base.file.lines)
    return with_merged(project, merged, theirs), merged


def without_held_back(project: Project, held_back: Iterable[str]) -> Project:
    """The items that another program had removed in bulk removed here too, after the person said so."""
    gone = set(held_back)
    return replace(project, annotations=tuple(item for item in project.annotations if item.id not in gone))


def read_notes(bitext: Bitext, path: str, simplify: Simplify | None = None) -> Task[Loaded]:
    """Another notes file (a backup, a conflict copy, a colleague's) placed on this text, for `merged_with`."""
    return load_notes(bitext, path, simplify)


def anchored(
    bitext: Bitext, annotations: Sequence[Annotation], simplify: Simplify | None = None
) -> Task[tuple[Annotation, ...]]:
    """The annotations at the places where their words are now; the same objects where nothing moved."""
    moved: set[Side] = set()
    for start in range(0, len(annotations), AT_A_TIME):
        targets = [*chain.from_iterable(map(_TARGETS, annotations[start : start + AT_A_TIME]))]
        for side in SIDES:
            text = bitext.document(side).text
            if side not in moved and not _all_stand(text, [target for target in targets if target.side == side]):
                moved.add(side)
        yield Progress("Finding the notes in the text", start, len(annotations))
    items = list(annotations)
    for side in moved:
        yield from _anchor_side(bitext.document(side), side, items, simplify)
    return tuple(items)


def _anchor_side(document: Document, side: Side, items: list[Annotation], simplify: Simplify | None) -> Task[None]:
    """Put the targets on one side to their places; those that stand where they stood tell where to look for the others."""
    from reader.core.anchoring import anchor_all

    places = [
        (number, index)
        for number, item in enumerate(items)
        for index, target in enumerate(item.targets)
        if target.side == side
    ]
    selectors = [items[number].targets[index].selector for number, index in places]
    found = yield from anchor_all(document, selectors, simplify)
    for (number, index), result in zip(places, found, strict=True):
        items[number] = _with_target(items[number], index, result)


def _all_stand(text: str, targets: Sequence[Target]) -> bool:
    """True when the words of all targets stand at their places with what was beside them. In columns: there may be 50,000."""
    places = [target.selector for target in targets if target.fit == "exact"]
    prefixes, exacts = [place.prefix for place in places], [place.exact for place in places]
    starts = [*map(sub, map(_START, places), map(len, prefixes))]
    whole = map(add, map(add, prefixes, exacts), map(_SUFFIX, places))
    return (
        len(places) == len(targets)
        and min(starts, default=0) >= 0
        and all(map(eq, map(sub, map(_END, places), map(_START, places)), map(len, exacts)))
        and all(map(text.startswith, whole, starts))
    )


def _with_target(item: Annotation, index: int, found: Anchored) -> Annotation:
    old = item.targets[index]
    new = replace(old, selector=found.selector, fit=found.fit)
    if new == old:
        return item
    return replace(item, targets=(*item.targets[:index], new, *item.targets[index + 1 :]))


def _anchored_new(
    bitext: Bitext, annotations: Sequence[Annotation], given: Mapping[str, Annotation], simplify: Simplify | None
) -> Task[tuple[Annotation, ...]]:
    new = [item for item in annotations if given.get(item.id) is not item]
    placed = yield from anchored(bitext, new, simplify)
    result = {item.id: item for item in annotations} | {item.id: item for item in placed}
    return tuple(result[ident] for ident in sorted(result))


def _header(base: Base, bitext: Bitext, absorbed: Iterable[str]) -> dict[str, Any]:
    """Which texts the notes belong to, so that they are known again even when the path is lost."""
    before = base.file.header.get("documents")
    documents: dict[str, Any] = dict(before) if isinstance(before, dict) else {}
    for side in SIDES:
        document = bitext.document(side)
        old = documents.get(side)
        documents[side] = {
            **(old if isinstance(old, dict) else {}),
            "language": document.language,
            "name": os.path.basename(document.source.path),
            "sha256": document.source.sha256,
            "title": document.title_text,
        }
    header: dict[str, Any] = {"documents": documents}
    new = tuple(absorbed)
    if new:
        old_digests = base.file.header.get("absorbed")
        header["absorbed"] = [*(old_digests if isinstance(old_digests, list) else ()), *new]
    return header


def _by_id(annotations: Iterable[Annotation]) -> dict[str, Annotation]:
    return {item.id: item for item in annotations}


def _line(item: Annotation, base: Base | None = None) -> bytes:
    """The line of an annotation, with its revision when `base` knows it."""
    raw = write_annotation(item)
    before = None if base is None else base.file.lines.get(item.id)
    if base is None or before is None:
        return item_line(raw)
    if base.file.annotations.get(item.id) is item:
        return before
    return item_line(revised(raw, read_json(before.decode("utf-8"))))


def annotation_lines(annotations: Iterable[Annotation]) -> dict[str, bytes]:
    """Annotations as lines to merge, by id."""
    return {item.id: _line(item) for item in annotations}


def with_merged(project: Project, merged: Merged, placed: Mapping[str, Annotation]) -> Project:
    """The project with what a merge changed; `placed` has items of the other side that were put on the text already."""
    items = _by_id(project.annotations)
    for ident in merged.removed:
        items.pop(ident, None)
    for ident in (*merged.added, *merged.changed):
        try:
            read = read_annotation(read_json(merged.lines[ident].decode("utf-8")))
        except ItemError:
            continue  # this version cannot show it: it stays in the other file
        other = placed.get(ident)
        same = other is not None and replace(other, targets=read.targets) == read
        items[ident] = other if same and other is not None else read
    return replace(project, annotations=tuple(items[ident] for ident in sorted(items)))
