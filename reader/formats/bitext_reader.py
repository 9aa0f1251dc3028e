"""Reads our own exchange file back: its texts become two Documents, its beads their Alignment."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final, cast, get_args

from reader.core.bitext import Alignment, Bead, BeadStatus, Bitext, Layout, ParagraphPair, SectionPair
from reader.core.document import SIDES, Document, Paragraph, Section, Segment, Side, SourceText
from reader.core.errors import InputError, InvalidValueError
from reader.core.spans import Run, Span

MAX_VERSION: Final = 1


def read_bitext(source: SourceText) -> Bitext:
    """The Bitext of an exchange file. Raises InputError when the file is none, or not whole."""
    name = source.source.path.replace("\\", "/").rsplit("/", 1)[-1]
    try:
        values = json.loads(source.text, object_hook=_as_it_is)
        if not isinstance(values, dict) or values.get("format") != "bitext":
            raise InputError(
                "{name} is not a bitext.", "Open the text itself, or a file that `align` wrote.", name=name
            )
        if values.get("version", 0) > MAX_VERSION:
            raise InputError("{name} was written by a newer version.", "Update Duidu, then open it again.", name=name)
        return _bitext(source, values)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, InvalidValueError) as error:
        raise InputError(
            "{name} is damaged: it is no whole bitext.", "Write it again with `align`.", name=name
        ) from error


def _as_it_is(values: dict[str, Any]) -> dict[str, Any]:
    """Nothing is changed: that Python is called for each object lets other threads run while a long file is read."""
    return values


def _bitext(source: SourceText, values: Mapping[str, Any]) -> Bitext:
    layout = values["layout"] if values["layout"] in get_args(Layout) else "two-files"
    language = {item["key"]: str(item["language"]) for item in values["documents"]}
    builds = {side: _Build(source, language[side]) for side in SIDES}
    sections = []
    for item in values["sections"]:
        indices = [builds[side].note_section(item) for side in SIDES]
        sections.append(SectionPair(indices[0], indices[1], int(item["level"])))
    number = {item["id"]: index for index, item in enumerate(values["sections"])}
    for side in SIDES:
        builds[side].set_title(values.get("title", {}).get(side))
    pairs: list[ParagraphPair] = []
    beads: list[Bead] = []
    for paragraph, items in _by_paragraph(values["beads"]):
        section = number[items[0]["section"]]
        for side in SIDES:
            builds[side].open(section, sections)
        runs = {side: builds[side].add_paragraph([item[side] for item in items]) for side in SIDES}
        pairs.append(ParagraphPair(runs["zh"][0], runs["en"][0], section))
        for k, item in enumerate(items):
            status: BeadStatus = "checked" if item.get("status") == "checked" else "auto"
            beads.append(Bead(runs["zh"][1][k], runs["en"][1][k], float(item["score"]), paragraph, status))
    for side in SIDES:
        builds[side].open(len(sections), sections)
    documents = {side: builds[side].document() for side in SIDES}
    alignment = Alignment(tuple(sections), tuple(pairs), tuple(beads))
    alignment.verify(len(documents["zh"].segments), len(documents["en"].segments))
    return Bitext(documents["zh"], documents["en"], alignment, cast(Layout, layout))


def _by_paragraph(beads: Iterable[Mapping[str, Any]]) -> Iterable[tuple[int, list[Mapping[str, Any]]]]:
    groups: list[list[Mapping[str, Any]]] = []
    for bead in beads:
        if groups and groups[-1][0]["paragraph"] == bead["paragraph"]:
            groups[-1].append(bead)
        else:
            groups.append([bead])
    return enumerate(groups)


class _Build:
    """The text of one side, written anew: title, headings and paragraphs, each on a line of its own."""

    def __init__(self, source: SourceText, language: str) -> None:
        self.source = source
        self.language = language
        self.side: Side = "zh" if language.startswith("zh") else "en"
        self.parts: list[str] = []
        self.length = 0
        self.title: Span | None = None
        self.waiting: list[tuple[int, Mapping[str, Any]]] = []
        self.sections: list[Section] = []
        self.paragraphs: list[Paragraph] = []
        self.segments: list[Segment] = []
        self.noted = 0

    def note_section(self, item: Mapping[str, Any]) -> int | None:
        """Reserve this side's section of a pair; its index, None when the pair has none here."""
        place = len(self.waiting)
        self.waiting.append((place, item))
        if not (item[self.side] or item.get(f"label_{self.side}") or not self.noted):
            return None
        self.noted += 1
        return self.noted - 1

    def set_title(self, text: str | None) -> None:
        if text:
            self.title = self._write(text)

    def open(self, section: int, pairs: list[SectionPair]) -> None:
        """Write the headings of the pairs up to and including `section` that are not written yet."""
        for number, pair in enumerate(pairs[: section + 1]):
            index = pair.zh if self.side == "zh" else pair.en
            if index is None or index < len(self.sections):
                continue
            text = self.waiting[number][1][self.side]
            heading = self._write(text) if text else None
            label = str(self.waiting[number][1].get(f"label_{self.side}", ""))
            self.sections.append(Section(pair.level, heading, label, len(self.paragraphs)))

    def add_paragraph(self, beads: list[list[Mapping[str, Any]]]) -> tuple[Run, list[Run]]:
        """One paragraph of these beads; its run (empty without text) and each bead's run of segments."""
        first, runs, start = len(self.segments), [], self.length
        for texts in beads:
            before = len(self.segments)
            for item in texts:
                if self.segments[first:] and self.side == "en":
                    self._append(" ")
                self.segments.append(Segment(self.length, self.length + len(item["text"])))
                self._append(item["text"])
            runs.append(Run(before, len(self.segments)))
        if len(self.segments) == first:
            return Run(len(self.paragraphs), len(self.paragraphs)), runs
        section = max(0, len(self.sections) - 1)
        self.paragraphs.append(Paragraph(start, self.length, Run(first, len(self.segments)), section))
        self._append("\n\n")
        return Run(len(self.paragraphs) - 1, len(self.paragraphs)), runs

    def _append(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def _write(self, text: str) -> Span:
        span = Span(self.length, self.length + len(text))
        self._append(text + "\n\n")
        return span

    def document(self) -> Document:
        return Document(
            self.language,
            "".join(self.parts),
            self.source.source,
            self.title,
            tuple(self.sections),
            tuple(self.paragraphs),
            tuple(self.segments),
        )
