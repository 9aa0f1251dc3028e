"""What leaves the program on the clipboard: an excerpt of one side, or a sentence with its counterpart and its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.core.bitext import Bitext
from reader.core.document import SIDES, Document, Side, other_side
from reader.core.messages import tr
from reader.core.spans import Span
from reader.core.surface import surface_text
from reader.script.convert import Override
from reader.workflow.display import ORIGINAL, view
from reader.workflow.rows import paragraph_parts


def excerpt(document: Document, span: Span, script: str = ORIGINAL, overrides: Sequence[Override] = ()) -> str:
    """A span as it is read: a line for each title, heading and paragraph, no furniture; original characters by default."""
    if script == ORIGINAL:
        return "\n".join(surface_text(document, part) for part in parts(document, span))
    return "\n".join(view(document, part, script, overrides).text for part in parts(document, span))


def parts(document: Document, span: Span) -> Iterator[Span]:
    """The titles, headings and paragraphs of the document that `span` covers, cut to it, in order."""
    headings = [section.heading for section in document.sections if section.heading and not section.run_in]
    found = [
        Span(max(heading.start, span.start), min(heading.end, span.end))
        for heading in (document.title, *headings)
        if heading and heading.overlaps(span)
    ]
    yield from sorted([*found, *paragraph_parts(document, span)])


def citation(bitext: Bitext, side: Side, span: Span) -> str:
    """The selected text of one side, what corresponds to it on the other, and where both stand."""
    beads = _beads(bitext, side, span)
    spans: dict[Side, Span | None] = {side: span, other_side(side): _counterpart(bitext, other_side(side), beads)}
    lines = []
    for one in SIDES:
        if (found := spans[one]) and (text := excerpt(bitext.document(one), found)):
            lines.append(_quoted(text, bitext.document(one).language))
    return "\n".join([*lines, _source(bitext, beads)])


def _beads(bitext: Bitext, side: Side, span: Span) -> list[int]:
    """The beads whose text on `side` the span touches."""
    document = bitext.document(side)
    first, last = document.segment_at(span.start), document.segment_at(max(span.start, span.end - 1))
    touched = [n for n in range(max(0, first), last + 1) if document.segments[n].span.overlaps(span)]
    return sorted({bitext.alignment.bead_of(side, segment) for segment in touched})


def _counterpart(bitext: Bitext, side: Side, beads: list[int]) -> Span | None:
    runs = [run for number in beads if (run := bitext.alignment.beads[number].run(side))]
    if not runs:
        return None
    segments = bitext.document(side).segments
    return Span(segments[runs[0].start].start, segments[runs[-1].end - 1].end)


def _quoted(text: str, language: str) -> str:
    marks = "「」" if "Hant" in language else "“”"
    return f"{marks[0]}{text}{marks[1]}"


def _source(bitext: Bitext, beads: list[int]) -> str:
    """Titles, section and number of the pair: 《…》 / Title, 一 / I, pair 23 of 83."""
    titles = (f"《{bitext.zh.title_text}》" if bitext.zh.title else "", bitext.en.title_text)
    said = [" / ".join(title for title in titles if title)]
    if beads:
        pair = bitext.alignment.sections[
            bitext.alignment.paragraphs[bitext.alignment.beads[beads[0]].paragraph].section
        ]
        said.append(" / ".join(text for text in (_heading(bitext.zh, pair.zh), _heading(bitext.en, pair.en)) if text))
        said.append(tr("pair {number} of {total}", number=beads[0] + 1, total=len(bitext.alignment.beads)))
    return "— " + ", ".join(part for part in said if part)


def _heading(document: Document, section: int | None) -> str:
    heading = None if section is None else document.sections[section].heading
    return surface_text(document, heading) if heading else ""
