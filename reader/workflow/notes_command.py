"""`main.py notes`: look at, export and merge notes files without a window.

notes validate FILE ...               a JSON report; status 1 when a file is damaged or is no notes file
notes export FILE ... [-o OUT]        FILE: a text (its notes are beside it) or a notes file (its text is beside it)
notes merge A B [-o OUT]              two versions whose common ancestor is not known
notes merge BASE OURS THEIRS -o OUT   three-way; as a git merge driver: `notes merge %O %A %B -o %A`
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping
from typing import Any

from reader.core.annotation import Annotation
from reader.core.bitext import Alignment, Bitext
from reader.core.document import SIDES, Document, Source
from reader.core.errors import NotesError
from reader.core.project import Project
from reader.core.task import Progress, run
from reader.store.annotation_json import read_annotation
from reader.store.disk import read_file
from reader.store.json_text import read_json, write_json
from reader.store.merge import Merged, merge_lines
from reader.store.notes_file import NotesFile, serialise
from reader.store.parse import Parsed, parse
from reader.workflow.notes import SUFFIX, load_notes, notes_place
from reader.workflow.notes_export import EXPORTS, export_notes, write_whole

Report = Callable[[Progress], None]


def configure(parser: argparse.ArgumentParser) -> None:
    """The arguments of `notes`."""
    parser.add_argument("action", choices=["validate", "export", "merge"], metavar="{validate,export,merge}")
    parser.add_argument("files", nargs="+", metavar="FILE", help="notes files; for export also a text that has notes")
    parser.add_argument("-o", "--output", metavar="OUT", help=f"where to write; export knows {', '.join(EXPORTS)}")
    parser.add_argument("--allow-loss", action="store_true", help="merge even when that removes more than a fifth")


def execute(args: argparse.Namespace, report: Report) -> int:
    """Run one action; the exit status. Raises NotesError, InputError or OSError with the reason."""
    if args.action == "validate":
        return _validate(args.files, args.output, report)
    if args.action == "merge":
        return _merge(args.files, args.output, args.allow_loss, report)
    return _export(args.files, args.output, report)


def _validate(paths: list[str], output: str | None, report: Report) -> int:
    results = [_examined(path, report) for path in paths]
    text = "".join(write_json(result) + "\n" for result in results)
    _write(output, text.encode("utf-8"))
    return 0 if all(result["valid"] for result in results) else 1


def _examined(path: str, report: Report) -> dict[str, Any]:
    parsed = _parsed(path, report)
    file = parsed.file
    orphans = sum(1 for item in file.annotations.values() if item.targets and not item.placed)
    return {
        "file": path,
        "valid": not parsed.damaged and not parsed.unshown,
        "schema": list(file.schema),
        "newer": file.is_newer,
        "items": len(file.annotations),
        "deleted": len(file.lines) - len(file.annotations) - len(parsed.unshown),
        "orphans": orphans,
        "damage": list(parsed.lost),
        "unknown": list(parsed.unshown),
    }


def _merge(paths: list[str], output: str | None, allow_loss: bool, report: Report) -> int:
    if len(paths) not in (2, 3):
        raise NotesError("merge takes two files, or three: base, ours, theirs.", "Name that many.")
    ours, theirs = (_sound(path, report) for path in paths[-2:])
    base = _sound(paths[0], report) if len(paths) == 3 and _has_content(paths[0]) else None
    merged = merge_lines(None if base is None else base.lines, ours.lines, theirs.lines)
    if merged.loses_much(ours.lines) and not allow_loss:
        raise NotesError(
            "The merge would remove {count} notes, more than a fifth.",
            "Nothing was written; add --allow-loss if that is meant.",
            count=len(merged.removed),
        )
    header = _merged_header(base, ours, theirs)
    _write(output, b"".join(serialise(NotesFile(max(ours.schema, theirs.schema), header, merged.lines))))
    _tell(merged)
    return 0


def _merged_header(base: NotesFile | None, ours: NotesFile, theirs: NotesFile) -> Mapping[str, Any]:
    """Members that only one side has or changed; where both changed one, ours."""
    before = {} if base is None else base.header
    changed = {key: value for key, value in theirs.header.items() if value != before.get(key)}
    mine = {key: value for key, value in ours.header.items() if value != before.get(key)}
    return {**before, **changed, **mine}


def _tell(merged: Merged) -> None:
    sys.stderr.write(
        f"duidu: {len(merged.added)} added, {len(merged.changed)} changed, {len(merged.removed)} removed, "
        f"{len(merged.conflicts)} kept in both versions\n"
    )


def _export(paths: list[str], output: str | None, report: Report) -> int:
    suffix = os.path.splitext(output or "x.jsonld")[1].lower()
    project = _project(paths, report)
    _write(output, run(export_notes(project, suffix), report))
    return 0


def _project(paths: list[str], report: Report) -> Project:
    """The text with its notes; when only the notes file is there, its notes on an empty text."""
    if not (len(paths) == 1 and paths[0].endswith(SUFFIX)):
        from reader.workflow.open import open_paths

        bitext = run(open_paths(paths), report)
        return run(load_notes(bitext, notes_place(paths)), report).project
    file = _sound(paths[0], report)
    sources = _sources(paths[0], file)
    if sources:
        from reader.workflow.open import open_paths

        bitext = run(open_paths(sources), report)
        return run(load_notes(bitext, paths[0]), report).project
    return Project(_empty_text(file), _as_orphans(file))


def _sources(path: str, file: NotesFile) -> list[str]:
    """The text files that the notes name, when all of them are in the folder of the notes."""
    folder = os.path.dirname(os.path.abspath(path))
    documents = file.header.get("documents")
    names = [entry.get("name") for entry in documents.values()] if isinstance(documents, dict) else []
    found = list(dict.fromkeys(os.path.join(folder, os.path.basename(name)) for name in names if name))
    return found if all(os.path.isfile(source) for source in found) else []


def _empty_text(file: NotesFile) -> Bitext:
    documents = file.header.get("documents")
    entries = documents if isinstance(documents, dict) else {}
    sides = []
    for side in SIDES:
        found = entries.get(side)
        entry = found if isinstance(found, dict) else {}
        language, digest = entry.get("language"), entry.get("sha256")
        known = language if isinstance(language, str) else ("zh" if side == "zh" else "en")
        source = Source(str(entry.get("name", "")), "text", "utf-8", digest if isinstance(digest, str) else "")
        sides.append(Document(known, "", source))
    return Bitext(sides[0], sides[1], Alignment(), "two-files")


def _as_orphans(file: NotesFile) -> tuple[Annotation, ...]:
    """The annotations with no place: their words come from the notes file itself."""
    items = []
    for ident in sorted(file.annotations):
        raw = read_json(file.lines[ident].decode("utf-8"))
        items.append(
            read_annotation({**raw, "targets": [{**target, "fit": "orphan"} for target in raw.get("targets", [])]})
        )
    return tuple(items)


def _sound(path: str, report: Report) -> NotesFile:
    """An undamaged notes file. Raises NotesError for a damaged one: merging half a file would lose the other half."""
    parsed = _parsed(path, report)
    if parsed.damaged:
        raise NotesError(
            "The notes file {name} is damaged ({reason}).",
            "Open its text in the window, which saves what can be saved, and try again.",
            name=path,
            reason=parsed.lost[-1],
        )
    if parsed.file.is_newer:
        raise NotesError("{name} was written by a newer version of the program.", "Install that version.", name=path)
    return parsed.file


def _parsed(path: str, report: Report) -> Parsed:
    data = read_file(path)
    if data is None:
        raise NotesError("{name} is not there.", "Name another file.", name=path)
    return run(parse(data), report)


def _has_content(path: str) -> bool:
    # git hands an empty file to a merge driver when the versions have no common ancestor.
    return os.path.getsize(path) > 0


def _write(output: str | None, data: bytes) -> None:
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        write_whole(output, data)
