"""Small original bilingual texts for the tests of notes, built without reading or aligning anything."""

from __future__ import annotations

from collections.abc import Sequence

from reader.core.bitext import Alignment, Bead, Bitext, ParagraphPair, SectionPair
from reader.core.document import Document, Paragraph, Section, Segment, Source
from reader.core.project import Project
from reader.core.spans import Run, Span

ZH = (
    "清晨的湖面像一块没有擦干净的玻璃。",
    "老船工把竹篙插进淤泥，船便慢慢离了岸。",
    "他说，这条河一年要淹三次，可谁也不肯搬走。",
    "孩子们在对岸的𠮷字石上写字，写完又用水冲掉。",
    "午后起了风，芦苇一齐倒向南边。",
    "傍晚，炊烟从二十七户人家的屋顶上升起来。",
)
EN = (
    "At dawn the lake looked like a pane of glass that nobody had wiped dry.",
    "The old boatman pushed his pole into the mud, and the boat slowly left the bank.",
    "This river floods three times a year, he said, and yet no one will move away.",
    "On the far side children wrote on the lucky stone and washed the words off again.",
    "In the afternoon a wind came up, and the reeds bent to the south all together.",
    "In the evening smoke rose from the roofs of twenty-seven houses.",
)


def document(language: str, sentences: Sequence[str], path: str = "") -> Document:
    """A document of one section and one paragraph, a sentence a line."""
    segments, position = [], 0
    for sentence in sentences:
        segments.append(Segment(position, position + len(sentence)))
        position += len(sentence) + 1
    text = "\n".join(sentences) + "\n"
    paragraph = Paragraph(0, max(0, len(text) - 1), Run(0, len(segments)), 0)
    source = Source(path or f"{language}.txt", "text", "utf-8", f"{len(text):064x}")
    section = Section(1, None, "", 0)
    return Document(language, text, source, None, (section,), (paragraph,), tuple(segments))


def bitext(zh: Sequence[str] = ZH, en: Sequence[str] = EN, folder: str = "") -> Bitext:
    """A text whose sentences correspond one to one as far as both sides have any."""
    prefix = f"{folder}/" if folder else ""
    beads = [Bead(Run(n, n + 1), Run(n, n + 1), 0.9, 0) for n in range(min(len(zh), len(en)))]
    beads += [Bead(Run(n, n + 1), Run(len(en), len(en)), 0.5, 0) for n in range(len(en), len(zh))]
    beads += [Bead(Run(len(zh), len(zh)), Run(n, n + 1), 0.5, 0) for n in range(len(zh), len(en))]
    pair = ParagraphPair(Run(0, 1), Run(0, 1), 0)
    alignment = Alignment((SectionPair(0, 0, 1),), (pair,), tuple(beads))
    return Bitext(
        document("zh-Hans", zh, f"{prefix}zh.txt"), document("en", en, f"{prefix}en.txt"), alignment, "two-files"
    )


def project(folder: str = "") -> Project:
    """The text without notes."""
    return Project(bitext(folder=folder))


def find(project: Project, side: str, words: str) -> Span:
    """Where `words` stand on one side."""
    text = project.bitext.zh.text if side == "zh" else project.bitext.en.text
    start = text.index(words)
    return Span(start, start + len(words))
