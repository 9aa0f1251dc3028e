"""Our own exchange file, JSON: what `align` prints and other programs read. Later versions add fields, none is renamed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from reader.core.bitext import Bead, Bitext, SectionPair
from reader.core.document import SIDES, Document, Side, line_of
from reader.core.spans import Run
from reader.core.surface import surface_text

VERSION: Final = 1


def as_json(bitext: Bitext) -> str:
    """The exchange file as text: one line for each item of a list."""
    return "".join(_layers(exchange(bitext)))


def _layers(values: dict[str, Any]) -> Iterator[str]:
    separator = "{"
    for key, value in values.items():
        yield f"{separator}{json.dumps(key)}: "
        if isinstance(value, list) and value:
            yield "[\n" + ",\n".join(json.dumps(item, ensure_ascii=False) for item in value) + "]"
        else:
            yield json.dumps(value, ensure_ascii=False)
        separator = ",\n"
    yield "}\n"


def exchange(bitext: Bitext) -> dict[str, Any]:
    """The exchange file as plain values (see docs/command-line.md for its fields)."""
    alignment = bitext.alignment
    return {
        "format": "bitext",
        "version": VERSION,
        "layout": bitext.layout,
        "title": {side: bitext.document(side).title_text or None for side in SIDES},
        "documents": [_document(bitext.document(side), side) for side in SIDES],
        "hidden": [item for side in SIDES for item in _hidden(bitext, side)],
        "sections": [_section(bitext, number, pair) for number, pair in enumerate(alignment.sections, start=1)],
        "paragraphs": [
            {
                "id": f"p{number}",
                "section": f"s{pair.section + 1}",
                "zh": _paragraphs(bitext.zh, pair.zh),
                "en": _paragraphs(bitext.en, pair.en),
            }
            for number, pair in enumerate(alignment.paragraphs, start=1)
        ],
        "beads": [_bead(bitext, number, bead) for number, bead in enumerate(alignment.beads, start=1)],
    }


def _document(document: Document, side: Side) -> dict[str, Any]:
    source = document.source
    return {
        "key": side,
        "language": document.language,
        "path": source.path,
        "sha256": source.sha256,
        "encoding": source.encoding,
    }


def _hidden(bitext: Bitext, side: Side) -> Iterator[dict[str, Any]]:
    document = bitext.document(side)
    if side == "en" and document.source == bitext.zh.source and document.text is bitext.zh.text:
        return  # one file: its lines are told once
    for hidden in document.hidden:
        yield {
            "path": document.source.path,
            "line": line_of(document.text, hidden.start),
            "text": hidden.span.of(document.text),
            "reason": hidden.reason,
        }


def _section(bitext: Bitext, number: int, pair: SectionPair) -> dict[str, Any]:
    item: dict[str, Any] = {"id": f"s{number}", "level": pair.level}
    for side, index in (("zh", pair.zh), ("en", pair.en)):
        document = bitext.zh if side == "zh" else bitext.en
        section = None if index is None else document.sections[index]
        item[side] = surface_text(document, section.heading) if section and section.heading else None
        item[f"label_{side}"] = section.label if section else ""
    return item


def _paragraphs(document: Document, run: Run) -> str | None:
    return "\n".join(surface_text(document, document.paragraphs[i].span) for i in run.indices()) if run else None


def _bead(bitext: Bitext, number: int, bead: Bead) -> dict[str, Any]:
    return {
        "id": f"b{number}",
        "section": f"s{bitext.alignment.paragraphs[bead.paragraph].section + 1}",
        "paragraph": f"p{bead.paragraph + 1}",
        "score": round(bead.score, 4),
        "status": bead.status,
        **{side: [_segment(bitext.document(side), i) for i in bead.run(side).indices()] for side in SIDES},
    }


def _segment(document: Document, index: int) -> dict[str, Any]:
    segment = document.segments[index]
    return {
        "text": surface_text(document, segment.span),
        "start": segment.start,
        "end": segment.end,
        "line": line_of(document.text, segment.start),
    }
