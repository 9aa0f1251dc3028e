"""Paragraph pairs: the paragraphs that the beads tie together, in reading order."""

from __future__ import annotations

from collections.abc import Sequence

from reader.core.bitext import Bead, ParagraphPair, SectionPair
from reader.core.document import Document
from reader.core.paragraph_ties import tied, with_pairs, with_sections


def paragraph_pairs(
    zh: Document, en: Document, beads: Sequence[Bead], sections: Sequence[SectionPair]
) -> tuple[tuple[ParagraphPair, ...], tuple[Bead, ...]]:
    """The pairs, and the beads with their pair's index filled in. Paragraphs that share a bead share a pair."""
    ties = tied(zh, en, beads)
    return tuple(with_sections(zh, en, sections, ties)), tuple(with_pairs(beads, ties))
