"""Notes from a file of another program or person: our own notes file, Web Annotations, or a table; with a preview.

Nothing is taken in by reading: the result says what would be added, changed and kept twice, and `project` is the value
to apply as one step of undo when the person agrees.
"""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable
from dataclasses import dataclass, replace

from reader.core.anchoring import Simplify
from reader.core.annotation import Annotation
from reader.core.bitext import Bitext
from reader.core.errors import NotesError
from reader.core.project import Project, with_annotations
from reader.core.task import Progress, Task
from reader.store.disk import read_file
from reader.store.load import Base
from reader.store.merge import MASS_LOSS, Merged, merge_lines
from reader.workflow.annotate import new_id, utc_now
from reader.workflow.notes import anchored, annotation_lines, merged_with, read_notes, with_merged


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do. `project` is the result; `orphans` counts notes whose words were not found in the text."""

    project: Project
    merged: Merged
    orphans: int
    problems: tuple[str, ...] = ()

    @property
    def added(self) -> int:
        return len(self.merged.added)

    @property
    def changed(self) -> int:
        return len(self.merged.changed)

    @property
    def conflicts(self) -> int:
        return len(self.merged.conflicts)

    @property
    def removed(self) -> int:
        return len(self.merged.removed)

    @property
    def loses_much(self) -> bool:
        """True when it would take away more than a fifth of the notes: to be asked about on its own."""
        return self.removed > MASS_LOSS * (len(self.project.annotations) - self.added + self.removed)


def preview_import(project: Project, base: Base, path: str, simplify: Simplify | None = None) -> Task[Preview]:
    """Read the file at `path` and say what taking it in would do. Raises NotesError or OSError when it cannot be read."""
    yield Progress("Reading the notes")
    data = read_file(path)
    if data is None:
        raise NotesError("{name} is not there.", "Choose another file.", name=os.path.basename(path))
    if b'"duidu-notes"' in data[:4096] or b"d\0u\0i\0d\0u\0-" in data[:4096]:
        return (yield from _from_notes_file(project, base, path, simplify))
    items = yield from anchored(project.bitext, _read(path, data, project.bitext), simplify)
    return _preview(project, items)


def without_removals(project: Project, preview: Preview) -> Project:
    """What an import gives when nothing is removed by it."""
    kept = [item for item in project.annotations if item.id in set(preview.merged.removed)]
    return with_annotations(preview.project, kept)


def _from_notes_file(project: Project, base: Base, path: str, simplify: Simplify | None) -> Task[Preview]:
    other = yield from read_notes(project.bitext, path, simplify)
    result, merged = merged_with(project, base, other)
    return Preview(result, merged, _orphans(result, merged), tuple(str(problem) for problem in other.problems))


def _preview(project: Project, items: tuple[Annotation, ...]) -> Preview:
    theirs = {item.id: item for item in items}
    mine = {item.id: item for item in project.annotations if item.id in theirs}
    # These formats do not carry everything: what they leave out is not a difference.
    theirs |= {ident: _overlaid(item, theirs[ident]) for ident, item in mine.items()}
    merged = merge_lines(None, annotation_lines(mine.values()), annotation_lines(theirs.values()))
    result = with_merged(project, merged, theirs)
    return Preview(result, merged, _orphans(result, merged))


def _overlaid(mine: Annotation, theirs: Annotation) -> Annotation:
    return replace(
        mine,
        body=theirs.body,
        color=theirs.color,
        tags=theirs.tags,
        replacement=theirs.replacement,
        data={**mine.data, **theirs.data},
    )


def _orphans(result: Project, merged: Merged) -> int:
    new = {*merged.added, *merged.changed}
    return sum(1 for item in result.annotations if item.id in new and item.targets and not item.placed)


def _read(path: str, data: bytes, bitext: Bitext) -> tuple[Annotation, ...]:
    text = _decoded(path, data)
    make_id = _ids()
    if text.lstrip("\ufeff \t\r\n")[:1] in ("{", "["):
        from reader.workflow.notes_web import read_web_annotations

        return tuple(read_web_annotations(text, bitext, make_id))
    from reader.workflow.notes_csv import read_csv

    return tuple(read_csv(text, bitext, make_id))


def _ids() -> Callable[[], str]:
    return lambda: new_id(utc_now())


def _decoded(path: str, data: bytes) -> str:
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NotesError(
        "{name} is not a text.", "Choose a notes file, Web Annotations or a table.", name=os.path.basename(path)
    )
