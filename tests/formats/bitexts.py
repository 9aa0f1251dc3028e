"""A small bitext for the tests of the formats: title, headings on one or both sides, a 2-1 bead, an omission."""

from __future__ import annotations

from reader.core.bitext import Alignment, Bead, Bitext, ParagraphPair, SectionPair
from reader.core.document import SourceText
from reader.core.spans import Run
from reader.core.task import run
from reader.formats.table import pasted_source
from reader.text.structure import structure

TEXT = """首页 > 桥
老桥

桥建成于1904年。它很长 & 很窄。人们每天走过。
一、石匠
石匠叫“老周”。

The Old Bridge

The bridge, built in 1904, is long & narrow. People cross it every day, said the mason, and they always will.
I. The Mason
The mason was called <Old Zhou>.
Nobody knows where he came from, and nobody ever asked.
"""


def bitext() -> Bitext:
    source: SourceText = pasted_source(TEXT)
    found = run(structure([source]))
    sections = (SectionPair(0, 0, 1), SectionPair(1, 1, 1))
    paragraphs = (
        ParagraphPair(Run(0, 1), Run(0, 1), 0),
        ParagraphPair(Run(1, 2), Run(1, 2), 1),
        ParagraphPair(Run(2, 2), Run(2, 3), 1),
    )
    beads = (
        Bead(Run(0, 2), Run(0, 1), 0.9, 0),
        Bead(Run(2, 3), Run(1, 2), 0.8, 0, "checked"),
        Bead(Run(3, 4), Run(2, 3), 0.95, 1),
        Bead(Run(4, 4), Run(3, 4), 0.7, 2),
    )
    alignment = Alignment(sections, paragraphs, beads)
    alignment.verify(len(found.zh.segments), len(found.en.segments))
    return Bitext(found.zh, found.en, alignment, found.layout)
