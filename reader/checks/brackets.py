"""Brackets and quotation marks that do not pair."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Final, NamedTuple

from reader.checks.pair import Aids, Breathing, Check, Issue, Pair
from reader.core.document import Side
from reader.core.messages import tr, translatable
from reader.core.spans import Span

_PARTNERS: Final = {
    "）": "（(",
    ")": "(（",
    "]": "[",
    "】": "【",
    "》": "《",
    "〉": "〈",
    "」": "「",
    "』": "『",
    "”": "“",
    "〕": "〔",
    "}": "{",
}
_QUOTES: Final = "“「『"
_OPENERS: Final = frozenset("（([【《〈「『“〔{")
# 1) and a) and smileys close nothing.
_LABEL: Final = re.compile(r"(?:^|[\s，。；、,;:：])(?:[0-9]{1,2}|[a-zA-Z]|[ivx]{1,4}|[一二三四五六七八九十]{1,3})\Z")


class _Mark(NamedTuple):
    char: str
    pair: int
    position: int


def brackets(pairs: Sequence[Pair], aids: Aids) -> Breathing:
    """Marks without a partner. A quotation may run over several sentences, so a whole paragraph is looked at."""
    sides: tuple[Side, Side] = ("zh", "en")
    for side in sides:
        kept: list[_Mark] = []
        for _, group in groupby(pairs, key=lambda pair: pair.paragraph):
            paragraph = list(group)
            open_marks, stray = _unpaired(paragraph, side)
            kept, stray = _across(kept, open_marks, stray, paragraph, side)
            yield from (_issue(mark, side) for mark in stray)
            yield None
        yield from (_issue(mark, side) for mark in kept if mark.char != "“")


def _unpaired(paragraph: Sequence[Pair], side: Side) -> tuple[list[_Mark], list[_Mark]]:
    """Marks left open at the end, and closing marks that met no partner."""
    stack: list[_Mark] = []
    stray: list[_Mark] = []
    for pair in paragraph:
        text = pair.zh if side == "zh" else pair.en
        for position, char in enumerate(text):
            if char in _OPENERS:
                stack.append(_Mark(char, pair.index, position))
            elif char in _PARTNERS:
                partner = next((mark for mark in reversed(stack) if mark.char in _PARTNERS[char]), None)
                if partner is not None:
                    stack.remove(partner)
                elif not (char in ")）" and _LABEL.search(text[:position])):
                    stray.append(_Mark(char, pair.index, position))
    return stack, stray


def _across(
    kept: list[_Mark], opened: list[_Mark], stray: list[_Mark], paragraph: Sequence[Pair], side: Side
) -> tuple[list[_Mark], list[_Mark]]:
    """A quotation of several paragraphs opens anew in each and closes in the last."""
    quotes = [mark for mark in opened if mark.char in _QUOTES]
    wrong = [mark for mark in opened if mark.char not in _QUOTES]
    closing = next((mark for mark in stray if mark.char in "”」』"), None) if kept else None
    wrong += [mark for mark in stray if mark is not closing]
    first = (paragraph[0].zh if side == "zh" else paragraph[0].en).lstrip()[:1]
    if kept and closing is None and first not in tuple(_QUOTES):
        wrong += kept
    return quotes[-1:], wrong


def _issue(mark: _Mark, side: Side) -> Issue:
    span = (Span(mark.position, mark.position + 1),)
    message = tr("{mark} has no partner.", mark=mark.char)
    zh, en = (span, ()) if side == "zh" else ((), span)
    return Issue(mark.pair, "linguistic/typography", "minor", message, zh, en, f"{mark.char}{mark.position}")


BRACKETS = Check("brackets", translatable("Pairs of brackets and quotation marks"), run_document=brackets)
