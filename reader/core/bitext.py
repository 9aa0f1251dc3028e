"""Bitext: a Chinese and an English Document and the Alignment between them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from math import inf
from operator import attrgetter
from typing import Final, Literal

from reader.core.document import Document, Side
from reader.core.errors import InvalidValueError
from reader.core.spans import Run

# Made by the aligner, put together by a person, or said to be right by a person.
BeadStatus = Literal["auto", "edited", "checked"]
Layout = Literal["zh-then-en", "en-then-zh", "interleaved", "columns", "two-files", "zh-only", "en-only"]
# Beads are looked up very often: no call of ours for each of them.
_RUNS: Final = {"zh": attrgetter("zh"), "en": attrgetter("en")}


@dataclass(frozen=True, slots=True)
class Bead:
    """A run of zh segments and the run of en segments that says the same; an empty run is an omission.

    `score` is the probability that the bead is right, 0 to 1. `paragraph` is an index into `Alignment.paragraphs`.
    `evidence` names in plain words what speaks for the bead ("884m = 8.84亿"), for a reader to see.
    """

    zh: Run
    en: Run
    score: float
    paragraph: int
    status: BeadStatus = "auto"
    evidence: tuple[str, ...] = ()

    def run(self, side: Side) -> Run:
        return self.zh if side == "zh" else self.en

    @property
    def shape(self) -> str:
        """How many segments stand on either side, such as "1-1", "2-1" or "0-1"."""
        return f"{len(self.zh)}-{len(self.en)}"


@dataclass(frozen=True, slots=True)
class SectionPair:
    """Indices of the two Documents' sections that correspond; None where one side has none."""

    zh: int | None
    en: int | None
    level: int


@dataclass(frozen=True, slots=True)
class ParagraphPair:
    """Runs of paragraphs that correspond, and the index of their SectionPair. Pairs are in reading order."""

    zh: Run
    en: Run
    section: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """Beads that tile both sides in order and never cross; so do the paragraph pairs. `verify` checks it.

    `provisional`: the aligner is not done. What has score 0 is a first guess from place and length.
    """

    sections: tuple[SectionPair, ...] = ()
    paragraphs: tuple[ParagraphPair, ...] = ()
    beads: tuple[Bead, ...] = ()
    provisional: bool = False

    def verify(self, zh_segments: int, en_segments: int) -> None:
        """Raise InvalidValueError unless the beads tile `zh_segments` and `en_segments` in order."""
        zh = en = paragraph = 0
        for number, bead in enumerate(self.beads):
            if bead.zh.start != zh or bead.en.start != en or not (bead.zh or bead.en):
                raise InvalidValueError(f"bead {number} does not continue the tiling")
            if bead.paragraph < paragraph or bead.paragraph >= len(self.paragraphs):
                raise InvalidValueError(f"bead {number} names paragraph pair {bead.paragraph}")
            zh, en, paragraph = bead.zh.end, bead.en.end, bead.paragraph
        if (zh, en) != (zh_segments, en_segments):
            raise InvalidValueError(f"beads cover {zh}+{en} of {zh_segments}+{en_segments} segments")

    @property
    def begun(self) -> bool:
        """True when more than a guess is known of the first sentences."""
        return any(bead.score for bead in self.beads[:1])

    def bead_of(self, side: Side, segment: int) -> int:
        """Index of the bead that holds segment number `segment` of `side`."""
        # Among beads that start at the same segment the last one holds it: the others are empty on this side.
        return bisect_right(self.beads, (segment, inf), key=_RUNS[side]) - 1


@dataclass(frozen=True, slots=True)
class Bitext:
    """A text and its translation seen as one. In a one-language text the other Document has no segments."""

    zh: Document
    en: Document
    alignment: Alignment
    layout: Layout

    def document(self, side: Side) -> Document:
        return self.zh if side == "zh" else self.en
