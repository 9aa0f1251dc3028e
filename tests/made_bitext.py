"""Bitexts made for tests and benchmarks from plain lists: each side is its own text, paragraphs are lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.core.bitext import Alignment, Bead, Bitext, ParagraphPair, SectionPair
from reader.core.document import Document, Paragraph, Section, Segment, Source
from reader.core.spans import Run, Span

Pair = tuple[Sequence[str], Sequence[str]]  # the sentences of one bead on either side


@dataclass
class SideBuilder:
    """Collects one side's text and structure, in order."""

    language: str
    gap: str
    parts: list[str] = field(default_factory=list)
    length: int = 0
    title: Span | None = None
    sections: list[Section] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)

    def put(self, text: str) -> Span:
        self.parts.append(text)
        self.length += len(text)
        return Span(self.length - len(text), self.length)

    def line(self, text: str) -> Span:
        span = self.put(text)
        self.put("\n")
        return span

    def paragraph(self, sentences: Sequence[str]) -> None:
        first, start = len(self.segments), self.length
        for number, sentence in enumerate(sentences):
            if number and self.gap:
                self.put(self.gap)
            self.segments.append(Segment(*self.put(sentence)))
        if sentences:
            run = Run(first, len(self.segments))
            self.paragraphs.append(Paragraph(start, self.length, run, len(self.sections) - 1))
            self.put("\n")

    def document(self) -> Document:
        source = Source(f"{self.language}.txt", "text", "utf-8", "")
        items = (tuple(self.sections), tuple(self.paragraphs), tuple(self.segments))
        return Document(self.language, "".join(self.parts), source, self.title, *items)


@dataclass
class BitextBuilder:
    """`heading` opens a section, `paragraph` adds a pair of paragraphs bead by bead."""

    language: str = "zh-Hans"
    beads: list[Bead] = field(default_factory=list)
    pairs: list[ParagraphPair] = field(default_factory=list)
    sections: list[SectionPair] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.zh, self.en = SideBuilder(self.language, ""), SideBuilder("en", " ")

    def title(self, zh: str, en: str) -> BitextBuilder:
        self.zh.title, self.en.title = self.zh.line(zh), self.en.line(en)
        return self

    def heading(self, zh: str | None, en: str | None, level: int = 1) -> BitextBuilder:
        for side, text in ((self.zh, zh), (self.en, en)):
            side.sections.append(Section(level, side.line(text) if text else None, "", len(side.paragraphs)))
        number = len(self.sections)
        self.sections.append(SectionPair(number, number, level))
        return self

    def paragraph(self, *pairs: Pair, score: float = 0.9) -> BitextBuilder:
        if not self.sections:
            self.heading(None, None)
        zh_first, en_first = len(self.zh.paragraphs), len(self.en.paragraphs)
        zh, en = len(self.zh.segments), len(self.en.segments)
        for zh_part, en_part in pairs:
            zh_run, en_run = Run(zh, zh + len(zh_part)), Run(en, en + len(en_part))
            self.beads.append(Bead(zh_run, en_run, score, len(self.pairs)))
            zh, en = zh_run.end, en_run.end
        self.zh.paragraph([sentence for part, _ in pairs for sentence in part])
        self.en.paragraph([sentence for _, part in pairs for sentence in part])
        runs = Run(zh_first, len(self.zh.paragraphs)), Run(en_first, len(self.en.paragraphs))
        self.pairs.append(ParagraphPair(*runs, len(self.sections) - 1))
        return self

    def build(self) -> Bitext:
        alignment = Alignment(tuple(self.sections), tuple(self.pairs), tuple(self.beads))
        bitext = Bitext(self.zh.document(), self.en.document(), alignment, "two-files")
        alignment.verify(len(bitext.zh.segments), len(bitext.en.segments))
        return bitext


def pair(zh: str, en: str) -> Pair:
    """A bead of one sentence on either side; "" leaves a side out."""
    return ([zh] if zh else [], [en] if en else [])


ZH = (
    "湖边的小镇在清晨醒来，第一班船已经离岸。",
    "到2019年底，全镇约有3.6万人使用无线网络，比上一年增加12%。",
    "老人们在茶馆里谈天，孩子们背着书包跑过石桥。",
    "邮局的钟敲了八下。",
    "有人说，这里的雨是最好的向导，因为它总把客人引到屋檐下面去听故事。",
)
EN = (
    "The town by the lake wakes early, and the first boat has already left.",
    "By the end of 2019 about 36,000 people in the town used the wireless network, 12% more than the year before.",
    "Old men talk in the tea house while children with satchels run over the stone bridge.",
    "The post office clock struck eight.",
    "“The rain is the best guide here,” they say, for it always leads a guest under the eaves to listen to a story.",
)


def town(sentence_pairs: int, per_paragraph: int = 3, per_section: int = 40) -> Bitext:
    """A text of about `sentence_pairs` beads about a town, with a heading every `per_section` paragraphs."""
    builder = BitextBuilder().title("湖边小镇", "A Town by the Lake")
    for number in range(-(-sentence_pairs // per_paragraph)):
        if number % per_section == 0:
            builder.heading(f"第{number // per_section + 1}章 清晨", f"Chapter {number // per_section + 1} Morning")
        first = number * per_paragraph
        count = min(per_paragraph, sentence_pairs - first)
        indices = [(first + k * (number % 3 + 1)) % len(ZH) for k in range(count)]
        builder.paragraph(*(pair(ZH[k], EN[k]) for k in indices), score=0.55 + 0.45 * (number % 7 > 1))
    return builder.build()
