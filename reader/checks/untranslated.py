"""Text that was left in the source language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reader.checks.pair import Aids, Check, Issue, Pair
from reader.core.messages import tr, translatable
from reader.core.spans import Span

_HAN: Final = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]{2,}")
_GLOSS: Final = re.compile("[（(\\[《“\"'‘「『]")
_LATIN_RUN: Final = re.compile(r"(?<![A-Za-z'’-])[A-Za-z][A-Za-z'’-]*(?:[ ,]+[A-Za-z][A-Za-z'’-]*){6,}")
_LOWER: Final = re.compile(r"\b[a-z]{2,}\b")


def untranslated(pair: Pair, aids: Aids) -> Iterator[Issue]:
    """Han in the English outside brackets and quotes; a run of English words in the Chinese; a side that repeats the other."""
    if not pair.zh or not pair.en:
        return
    if pair.zh.strip() == pair.en.strip():
        if len(_LOWER.findall(pair.en)) >= 4 or _HAN.search(pair.en):
            yield Issue(
                pair.index,
                "accuracy/untranslated",
                "major",
                tr("Both sides are the same text."),
                (Span(0, len(pair.zh)),),
                (Span(0, len(pair.en)),),
            )
        return
    for match in _HAN.finditer(pair.en):
        # A Chinese name or term beside its English is a gloss.
        if not _GLOSS.search(pair.en, max(0, match.start() - 2), match.start()):
            yield Issue(
                pair.index,
                "accuracy/untranslated",
                "major",
                tr("Chinese left in the English: {quote}.", quote=match.group()),
                en=(Span(*match.span()),),
                subject=match.group(),
            )
            return
    for match in _LATIN_RUN.finditer(pair.zh):
        if len(_LOWER.findall(match.group())) >= 5 and not _GLOSS.search(
            pair.zh, max(0, match.start() - 2), match.start()
        ):
            yield Issue(
                pair.index,
                "accuracy/untranslated",
                "minor",
                tr("English left in the Chinese: {quote}.", quote=match.group()[:40]),
                zh=(Span(*match.span()),),
                subject=match.group()[:40],
            )
            return


UNTRANSLATED = Check("untranslated", translatable("Untranslated text"), untranslated)
