"""What leaves the program on the clipboard: an excerpt of one side, or a sentence with its counterpart and its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from reader.core.bitext import Bitext
from reader.core.document import SIDES, Document, Side, other_side
from reader.core.messages import tr
from reader.core.spans import Run, Span
from reader.core.surface import surface_text
from reader.core.task import Progress, Task
from reader.workflow.display import ORIGINAL, view
from reader.workflow.quotes import Quotes, with_quotes
from reader.workflow.rows import paragraph_parts

if TYPE_CHECKING:
    from reader.script.convert import Override

# Paragraphs between two reports of progress: some milliseconds of work.
_STEP: Final = 100


def excerpt(
    document: Document,
    span: Span,
    script: str = ORIGINAL,
    overrides: Sequence[Override] = (),
    quotes: Quotes = "source",
) -> Task[str]:
    """A span as it is read: a line for each title, heading and paragraph, no furniture; original characters by default."""
    lines: list[str] = []
    for number, part in enumerate(parts(document, span)):
        if script == ORIGINAL and quotes == "source":
            lines.append(surface_text(document, part))
        else:
            lines.append(with_quotes(view(document, part, script, overrides), quotes).text)
        if number % _STEP == _STEP - 1:
            yield Progress("Copying", part.start - span.start, span.end - span.start)
    return "\n".join(lines)


def parts(document: Document, span: Span) -> Iterator[Span]:
    """The titles, headings and paragraphs of the document that `span` covers, cut to it, in order."""
    headings = (section.heading for section in document.sections if section.heading and not section.run_in)
    found = [
        Span(max(heading.start, span.start), min(heading.end, span.end))
        for heading in (document.title, *headings)
        if heading and heading.overlaps(span)
    ]
    yield from sorted([*found, *paragraph_parts(document, span)])


def citation(
    bitext: Bitext,
    side: Side,
    span: Span,
    script: str = ORIGINAL,
    overrides: Sequence[Override] = (),
    quotes: Quotes = "source",
) -> Task[str]:
    """The selected text of one side, what corresponds to it on the other, and where both stand.

    `script`, `overrides` (of the Chinese) and `quotes` are those of `excerpt`; titles stand as they are written.
    """
    beads = _beads(bitext, side, span)
    spans: dict[Side, Span | None] = {side: span, other_side(side): _counterpart(bitext, other_side(side), beads)}
    lines = []
    for one in SIDES:
        found = spans[one]
        document, own = bitext.document(one), overrides if one == "zh" else ()
        text = (yield from excerpt(document, found, script, own, quotes)) if found else ""
        if text and found:
            lines.append(_quoted(text, view(document, Span(found.start, found.start), script).language))
    return "\n".join([*lines, _source(bitext, beads)])


def _beads(bitext: Bitext, side: Side, span: Span) -> Run:
    """The beads whose text on `side` the span touches; an empty run when it touches none."""
    document = bitext.document(side)
    first, last = max(0, document.segment_at(span.start)), document.segment_at(max(span.start, span.end - 1))
    # The segment before the start may end before it: between two sentences, or in a heading.
    first += first <= last and document.segments[first].end <= span.start
    if first > last:
        return Run(0, 0)
    return Run(bitext.alignment.bead_of(side, first), bitext.alignment.bead_of(side, last) + 1)


def _counterpart(bitext: Bitext, side: Side, beads: Run) -> Span | None:
    items, segments = bitext.alignment.beads, bitext.document(side).segments
    run = Run(items[beads.start].run(side).start, items[beads.end - 1].run(side).end) if beads else Run(0, 0)
    return Span(segments[run.start].start, segments[run.end - 1].end) if run else None


def _quoted(text: str, language: str) -> str:
    marks = "「」" if "Hant" in language else "“”"
    return f"{marks[0]}{text}{marks[1]}"


def _source(bitext: Bitext, beads: Run) -> str:
    """Titles, section and number of the pair: 《…》 / Title, 一 / I, pair 23 of 83."""
    titles = (f"《{bitext.zh.title_text}》" if bitext.zh.title else "", bitext.en.title_text)
    said = [" / ".join(title for title in titles if title)]
    if beads:
        pair = bitext.alignment.sections[
            bitext.alignment.paragraphs[bitext.alignment.beads[beads.start].paragraph].section
        ]
        said.append(" / ".join(text for text in (_heading(bitext.zh, pair.zh), _heading(bitext.en, pair.en)) if text))
        said.append(tr("pair {number} of {total}", number=beads.start + 1, total=len(bitext.alignment.beads)))
    return "— " + ", ".join(part for part in said if part)


def _heading(document: Document, section: int | None) -> str:
    heading = None if section is None else document.sections[section].heading
    return surface_text(document, heading) if heading else ""
