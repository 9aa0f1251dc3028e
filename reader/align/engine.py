"""The aligner: sections first, then sentences between the places that are certain, then the paragraphs they tie."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from reader.align.agreement import shared_content
from reader.align.aids import NO_AIDS, Aids
from reader.align.arrays import Ints, np
from reader.align.draft import provisional
from reader.align.lexicon import load_lexicon
from reader.align.locks import document_locks, with_anchors
from reader.align.neighbours import neighbours
from reader.align.pair import Pair, Sentences
from reader.align.paragraphs import paragraph_pairs
from reader.align.sections import pair_sections, section_marks
from reader.align.sentences import align_pair
from reader.core.bitext import Alignment, Bead, Layout
from reader.core.document import Document, Paragraph, Section, Segment, Source
from reader.core.spans import Run
from reader.core.surface import surface_text
from reader.core.task import Progress, Task

# Characters that are read at either end of a monstrous sentence.
LONGEST_END: Final = 4000


def align(
    zh: Document,
    en: Document,
    layout: Layout,
    aids: Aids = NO_AIDS,
    anchors: Sequence[Bead] = (),
    told: Callable[[Alignment], Progress] | None = None,
) -> Task[Alignment]:
    """The alignment of two documents. It tiles both. `anchors` (beads that a person checked) come back as they are.

    `told` makes a step of what is there before the encoder looks at the places that are in doubt.
    """
    marks = section_marks(zh), section_marks(en)
    sections = pair_sections(*marks)
    if zh.segments and en.segments:
        lexicon = aids.lexicon or (yield from load_lexicon())
        aids = replace(aids, lexicon=lexicon)
        pair = Pair(
            (yield from _sentences(zh)),
            (yield from _sentences(en)),
            neighbours(zh, en, lexicon) if layout == "interleaved" else None,
        )
        firm, believed = document_locks(zh, en, layout, sections, marks, anchors)
        tell = (lambda beads: told(provisional(zh, en, beads, sections))) if told else None
        beads = yield from align_pair(pair, firm, aids, believed=believed, told=tell)
        sections = pair_sections(*marks, shared_content(zh, en, beads))
    else:
        beads = [Bead(Run(k, k + 1), Run(0, 0), 1.0, 0) for k in range(len(zh.segments))]
        beads += (Bead(Run(0, 0), Run(k, k + 1), 1.0, 0) for k in range(len(en.segments)))
    pairs, numbered = paragraph_pairs(zh, en, with_anchors(beads, anchors), sections)
    alignment = Alignment(tuple(sections), pairs, numbered)
    alignment.verify(len(zh.segments), len(en.segments))
    return alignment


def align_lines(zh: Sequence[str], en: Sequence[str], aids: Aids = NO_AIDS) -> Task[tuple[Bead, ...]]:
    """Beads between two lists of sentences, without any structure: `paragraph` is 0 in all of them."""
    documents = [lines_document(lines, side) for lines, side in ((zh, "zh-Hans"), (en, "en"))]
    alignment = yield from align(documents[0], documents[1], "two-files", aids)
    return alignment.beads


def lines_document(lines: Sequence[str], language: str, source: Source | None = None) -> Document:
    """A Document with one segment a line and one paragraph, as `align --lines` reads its files. Blank lines count too."""
    segments, position = [], 0
    for line in lines:
        segments.append(Segment(position, position + len(line)))
        position += len(line) + 1
    paragraphs = (Paragraph(0, position - 1, Run(0, len(segments)), 0),) if segments else ()
    return Document(
        language,
        "\n".join(lines),
        source or Source("", "lines", "utf-8", ""),
        sections=(Section(1, None, "", 0),) if segments else (),
        paragraphs=paragraphs,
        segments=tuple(segments),
    )


def _sentences(document: Document) -> Task[Sentences]:
    texts: list[str] = []
    total = len(document.segments)
    for number, segment in enumerate(document.segments):
        texts.append(_ends(surface_text(document, segment.span)))
        if number % 2000 == 1999:
            yield Progress("Reading the sentences", number, total)
    return Sentences(texts, _paragraph_numbers(document))


def _ends(text: str) -> str:
    """`text`, of which only both ends are read when it is no sentence any more (a megabyte without a full stop, say)."""
    return text if len(text) <= 2 * LONGEST_END else text[:LONGEST_END] + text[-LONGEST_END:]


def _paragraph_numbers(document: Document) -> Ints:
    numbers = np.zeros(len(document.segments), dtype=np.int64)
    for index, paragraph in enumerate(document.paragraphs):
        numbers[paragraph.segments.start : paragraph.segments.end] = index
    return numbers
