"""Neighbours: in an interleaved file a paragraph and its translation stand side by side, in one order all through."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from reader.align.arrays import Ints, np
from reader.align.evidence.keys import en_keys, zh_keys
from reader.align.evidence.lengths import en_length, zh_length
from reader.align.evidence.words import note_answerable, segmented
from reader.align.lexicon import Lexicon
from reader.align.stems import stems_of
from reader.core.document import Document, Paragraph
from reader.core.surface import surface_text

NONE: Final = -1


def neighbours(zh: Document, en: Document, lexicon: Lexicon | None) -> Ints:
    """For each zh sentence the number of the en paragraph that stands next to its paragraph in the file, or NONE.

    Whether the translation stands before or after is decided by what fits better over the whole file.
    """
    after, before = _next(zh, en, 1), _next(zh, en, -1)
    chosen = after if _fit(zh, en, after, lexicon) >= _fit(zh, en, before, lexicon) else before
    result = np.full(len(zh.segments), NONE, dtype=np.int64)
    for index, paragraph in enumerate(zh.paragraphs):
        result[paragraph.segments.start : paragraph.segments.end] = chosen.get(index, NONE)
    return result


def _next(zh: Document, en: Document, direction: int) -> dict[int, int]:
    """zh paragraph -> the en paragraph directly after it (direction 1) or before it (-1)."""
    placed = [(p.start, "zh", k) for k, p in enumerate(zh.paragraphs)]
    placed += [(p.start, "en", k) for k, p in enumerate(en.paragraphs)]
    placed.sort(reverse=direction < 0)
    return {k: other for (_, side, k), (_, far, other) in pairwise(placed) if side == "zh" != far}


def _fit(zh: Document, en: Document, pairs: dict[int, int], lexicon: Lexicon | None) -> float:
    """The better the lengths, keys and words of the paired paragraphs agree, the higher."""
    score = 0.0
    for index, other in pairs.items():
        left, right = _text(zh, zh.paragraphs[index]), _text(en, en.paragraphs[other])
        score += 1.0 - abs(float(np.log((zh_length(left) + 9) / (en_length(right) + 9))))
        score += 0.3 * len(zh_keys(left).keys() & en_keys(right).keys())
        score += 5 * _answered(left, right, lexicon) if lexicon else 0.0
    return score


def _answered(zh: str, en: str, lexicon: Lexicon) -> float:
    """The share of the English stems that some word of the Chinese text may stand for."""
    stems = frozenset(stems_of(en))
    folded = lexicon.fold(zh)
    known: dict[str, bool] = {}
    note_answerable(lexicon, folded, stems, known)
    met = {stem for word in segmented(folded, lexicon, known) for stem in lexicon.stems(word)}
    return len(stems & met) / (len(stems) + 1)


def _text(document: Document, paragraph: Paragraph) -> str:
    return surface_text(document, paragraph.span)
