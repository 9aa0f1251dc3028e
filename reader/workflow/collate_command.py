"""`collate`: the variants between witnesses of one text, as JSON."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from reader.collate.variants import Passage, Variant, Witness, collate
from reader.core.document import Document, Side
from reader.core.errors import InputError
from reader.core.surface import surface_text
from reader.core.task import Progress, Task, run
from reader.formats.table import read_source
from reader.text.structure import structure
from reader.workflow.command_line import Report


def configure(parser: argparse.ArgumentParser) -> None:
    """The arguments of `collate`."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="two or more versions of one text")
    parser.add_argument("-o", "--output", metavar="OUT", help="write the JSON to OUT")


def execute(args: argparse.Namespace, report: Report) -> int:
    """Collate the files of `args`; 0 when done."""
    text = json.dumps(run(collate_files(args.files), report), ensure_ascii=False, indent=1) + "\n"
    if args.output:
        Path(args.output).write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    return 0


def collate_files(paths: Sequence[str]) -> Task[dict[str, object]]:
    """The exchange form of the variants of two or more files, for each language that at least two of them hold."""
    if len(paths) < 2:
        raise InputError("One file cannot be compared.", "Name two or more versions of a text.")
    documents: list[tuple[str, Document]] = []
    for number, path in enumerate(paths):
        yield Progress("Reading the file", number, len(paths))
        found = yield from structure([read_source(path)])
        documents += ((f"{number + 1}-{d.side}", d) for d in (found.zh, found.en) if d.segments)
    variants: list[Variant] = []
    compared: list[tuple[str, Document]] = []
    for side in ("zh", "en"):
        group = [(key, document) for key, document in documents if document.side == side]
        if len(group) > 1:
            compared += group
            variants += yield from collate([Witness(key, tuple(passages(document))) for key, document in group])
    if not compared:
        raise InputError("No two of the files hold text in the same language.", "Name versions of one text.")
    return {"witnesses": [_witness(key, d) for key, d in compared], "variants": [_variant(v) for v in variants]}


def passages(document: Document) -> Iterator[Passage]:
    """Headings and paragraphs of a document in order, as they are read."""
    for number, section in enumerate(document.sections):
        heading = surface_text(document, section.heading).strip() if section.heading else ""
        if heading and not section.run_in:
            yield Passage(heading, heading)
        for index in document.section_paragraphs(number).indices():
            yield Passage(heading, surface_text(document, document.paragraphs[index].span).strip())


def _witness(key: str, document: Document) -> dict[str, str]:
    source: Side = document.side
    return {"key": key, "path": document.source.path, "side": source, "language": document.language}


def _variant(variant: Variant) -> dict[str, object]:
    return {
        "section": variant.section or None,
        "kind": variant.kind,
        "class": variant.label,
        "readings": dict(variant.readings),
    }
