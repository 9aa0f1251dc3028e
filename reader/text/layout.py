"""How the two languages lie in a text: one after the other, interleaved, in columns, or only one of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reader.core.bitext import Layout
from reader.text.language import Language
from reader.text.lines import Line, is_prose

# A language with less than this share of the text is no side of a bitext, but quotations in the other: unless it has
# several sentences of its own.
MIN_SHARE: Final = 0.04
MIN_SENTENCES: Final = 3
MIN_RUNS: Final = 5  # lines of running text, among which short lines do not count
# A text counts as one language after the other when this share of it stands on the right side of the best border.
ONE_AFTER_THE_OTHER: Final = 0.93


def weight(line: Line) -> int:
    """The size of a line in English words, so that both languages weigh the same."""
    return max(1, line.words)


def languages_of(lines: Sequence[Line]) -> tuple[Language, ...]:
    """The languages that `lines` are written in: ("zh", "en"), ("zh",), ("en",) or () for none."""
    size = {"zh": 0, "en": 0}
    sentences = {"zh": 0, "en": 0}
    for line in lines:
        if line.language:
            size[line.language] += weight(line)
            sentences[line.language] += is_prose(line) or line.text[-1] in ".!?。！？"
    total = sum(size.values())
    if not total:
        return ()
    languages: tuple[Language, ...] = ("zh", "en")
    present = tuple(
        side
        for side in languages
        if size[side] >= MIN_SHARE * total or (size[side] and sentences[side] >= MIN_SENTENCES)
    )
    if len(present) == 2 and _only_quoted(lines, size, sentences):
        present = ("zh",) if size["zh"] > size["en"] else ("en",)
    return present


def _only_quoted(lines: Sequence[Line], size: dict[str, int], sentences: dict[str, int]) -> bool:
    """True when one language has no sentence of its own and much less text than the other: names, terms, a motto."""
    small = "zh" if size["zh"] < size["en"] else "en"
    large = "en" if small == "zh" else "zh"
    return not sentences[small] and sentences[large] >= 3 and size[small] * 8 < size[large]


def layout_of(lines: Sequence[Line]) -> tuple[Layout, int]:
    """The layout of a text in one file, and the index of the first line of its second language (0 where none)."""
    present = languages_of(lines)
    if len(present) < 2:
        return ("en-only" if present == ("en",) else "zh-only"), 0
    border, zh_first, share = _best_border(lines)
    if share < ONE_AFTER_THE_OTHER or not 0 < border < len(lines) or _alternates(lines):
        return "interleaved", 0
    return ("zh-then-en" if zh_first else "en-then-zh"), border


def _best_border(lines: Sequence[Line]) -> tuple[int, bool, float]:
    """The border that puts most text on the right side, whether Chinese is above it, and the share that it puts right."""
    total = {"zh": 0, "en": 0, "": 0}
    for line in lines:
        total[line.language] += weight(line)
    every = total["zh"] + total["en"]
    best = (0, True, -1)
    above = {"zh": 0, "en": 0, "": 0}
    for index, line in enumerate(lines):
        for first, second in (("zh", "en"), ("en", "zh")):
            right = above[first] + total[second] - above[second]
            if right > best[2]:
                best = (index, first == "zh", right)
        above[line.language] += weight(line)
    return best[0], best[1], best[2] / every if every else 0.0


def _alternates(lines: Sequence[Line]) -> bool:
    """True for a text so short, or sides so unequal, that a few changes of language weigh little: count them instead."""
    text = [line for line in lines if is_prose(line)]
    runs = [line.language for line in (text if len(text) >= MIN_RUNS else lines) if line.language]
    changes = sum(a != b for a, b in pairwise(runs))
    return changes >= 4 and changes * 2 >= len(runs) - 1
