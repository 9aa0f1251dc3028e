"""Notes as documents for other programs: each note with its quotation, both languages' sentences and its section.

A format is one function of an Export that returns bytes, and one line of EXPORTS. Quotations and sentences are shown as
`render` shows them (original characters, or the script on the screen); what people wrote is never converted.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Final

from reader.core.annotation import Annotation
from reader.core.bitext import Bead, Bitext
from reader.core.document import SIDES, Document, Side
from reader.core.errors import NotesError
from reader.core.messages import tr, translatable
from reader.core.project import Project
from reader.core.spans import Span
from reader.core.surface import surface_text
from reader.core.task import Progress, Task
from reader.store.disk import ChangedOnDiskError, digest_of, replace_file
from reader.workflow.notes_listing import listed, threads

Render = Callable[[Document, Span], str]

# suffix -> (what a file dialog calls it, module, function); a module is imported when its format is used first
EXPORTS: Final[dict[str, tuple[str, str, str]]] = {
    ".md": (translatable("Markdown"), "reader.workflow.notes_text", "markdown"),
    ".html": (translatable("Web page"), "reader.workflow.notes_html", "html"),
    ".csv": (translatable("Table (CSV)"), "reader.workflow.notes_csv", "csv_table"),
    ".docx": (translatable("Word document"), "reader.workflow.notes_docx", "docx"),
    ".jsonld": (translatable("Web Annotation (JSON-LD)"), "reader.workflow.notes_web", "web_annotations"),
    ".txt": (translatable("List of citations"), "reader.workflow.notes_text", "citations"),
}

KINDS: Final[dict[str, str]] = {
    "highlighting": translatable("Highlight"),
    "commenting": translatable("Note"),
    "tagging": translatable("Tag"),
    "bookmarking": translatable("Bookmark"),
    "assessing": translatable("Verdict"),
    "questioning": translatable("Issue"),
    "editing": translatable("Suggestion"),
}


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of one target; `lost` when they are no longer found in the text."""

    side: Side
    text: str
    lost: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One note as it leaves the program. `zh` and `en` are the sentences of its beads, "" where there are none."""

    item: Annotation
    kind: str
    quotes: tuple[Quote, ...]
    zh: str
    en: str
    section_zh: str
    section_en: str
    replies: tuple[Annotation, ...]

    @property
    def section(self) -> str:
        return " / ".join(part for part in (self.section_zh, self.section_en) if part)


@dataclass(frozen=True, slots=True)
class Export:
    """What a format writes: the notes in reading order and the text they stand on."""

    bitext: Bitext
    entries: tuple[Entry, ...]

    @property
    def title(self) -> str:
        titles = [self.bitext.document(side).title_text for side in SIDES]
        names = [os.path.basename(self.bitext.document(side).source.path) for side in SIDES]
        return " / ".join(dict.fromkeys(part for part in titles if part)) or " / ".join(dict.fromkeys(names))


def kind_of(item: Annotation) -> str:
    """What a person calls an annotation of this kind, in the interface language."""
    return tr(KINDS.get(item.motivation, "Note"))


def export_notes(
    project: Project, suffix: str, items: Iterable[Annotation] | None = None, render: Render = surface_text
) -> Task[bytes]:
    """The bytes of an export in the format of `suffix`, of `items` or of all notes. Raises NotesError for no such format."""
    if suffix not in EXPORTS:
        raise NotesError(
            "Notes cannot be written as {suffix}.", "Use one of {known}.", suffix=suffix, known=", ".join(EXPORTS)
        )
    _, module, name = EXPORTS[suffix]
    export = yield from _export(project, items, render)
    yield Progress("Writing the notes")
    data: bytes = getattr(import_module(module), name)(export)
    return data


def write_export(
    project: Project, path: str, items: Iterable[Annotation] | None = None, render: Render = surface_text
) -> Task[None]:
    """Write an export to `path`, whole or not at all; its suffix chooses the format. Raises NotesError or OSError."""
    data = yield from export_notes(project, os.path.splitext(path)[1].lower(), items, render)
    write_whole(path, data)


def write_whole(path: str, data: bytes) -> None:
    """Replace the file at `path` by `data`. Raises NotesError when another program writes it at the same moment."""
    try:
        replace_file(path, [data], digest_of(path))
    except ChangedOnDiskError as error:
        raise NotesError("{name} was changed by another program.", "Try again.", name=os.path.basename(path)) from error


def _export(project: Project, items: Iterable[Annotation] | None, render: Render) -> Task[Export]:
    chosen = listed(project) if items is None else list(items)
    replies = threads(project)
    entries: list[Entry] = []
    for number, item in enumerate(chosen):
        entries.append(_entry(project.bitext, item, replies.get(item.id, ()), render))
        if number % 50 == 49:
            yield Progress("Writing the notes", number, len(chosen))
    return Export(project.bitext, tuple(sorted(entries, key=_reading_order)))


def _entry(bitext: Bitext, item: Annotation, replies: tuple[Annotation, ...], render: Render) -> Entry:
    quotes = []
    for target in item.targets:
        document = bitext.document(target.side)
        # An orphan has no place to be shown from: its words as they were written down.
        text = render(document, target.selector.span) if target.placed else target.selector.exact
        quotes.append(Quote(target.side, text, not target.placed))
    beads = _beads(bitext, item)
    sentences = {side: _sentences(bitext, side, beads, render) for side in SIDES}
    sections = {side: _section(bitext, side, beads, render) for side in SIDES}
    return Entry(
        item, kind_of(item), tuple(quotes), sentences["zh"], sentences["en"], sections["zh"], sections["en"], replies
    )


def _beads(bitext: Bitext, item: Annotation) -> list[Bead]:
    found: set[int] = set()
    for target in item.targets:
        document = bitext.document(target.side)
        if not target.placed or not document.segments or not bitext.alignment.beads:
            continue
        first = max(0, document.segment_at(target.selector.start))
        last = max(first, document.segment_at(max(target.selector.start, target.selector.end - 1)))
        found.update(bitext.alignment.bead_of(target.side, segment) for segment in range(first, last + 1))
    return [bitext.alignment.beads[number] for number in sorted(found) if number >= 0]


def _sentences(bitext: Bitext, side: Side, beads: list[Bead], render: Render) -> str:
    document = bitext.document(side)
    spans = [document.segments[n].span for bead in beads for n in bead.run(side).indices()]
    return (" " if side == "en" else "").join(render(document, span) for span in spans)


def _section(bitext: Bitext, side: Side, beads: list[Bead], render: Render) -> str:
    if not beads or not bitext.alignment.paragraphs:
        return ""
    pair = bitext.alignment.sections[bitext.alignment.paragraphs[beads[0].paragraph].section]
    number = pair.zh if side == "zh" else pair.en
    document = bitext.document(side)
    heading = None if number is None else document.sections[number].heading
    return "" if heading is None else render(document, heading)


def _reading_order(entry: Entry) -> tuple[bool, int, str]:
    places = [target.selector.start for target in entry.item.targets if target.placed]
    return (not places, min(places, default=0), entry.item.id)
