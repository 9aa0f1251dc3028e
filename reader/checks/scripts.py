"""Characters of another script or form: compatibility and look-alike characters, invisible ones, mixed Han scripts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from reader.checks.pair import Aids, Breathing, Check, Issue, Pair, in_breaths
from reader.checks.quantities.characters import traditional_characters
from reader.core.messages import tr, translatable
from reader.core.spans import Span

_COMPATIBILITY: Final = re.compile("[\uf900-\ufaff\u2e80-\u2fdf\U0002f800-\U0002fa1f]")
_INVISIBLE: Final = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]")
_BROKEN: Final = re.compile("[\ufffd\ue000-\uf8ff]|(?:Ã[\u0080-\u00bf]|â€[™œ“”])")
_LOOKALIKE: Final = re.compile("[A-Za-z][\u0370-\u03ff\u0400-\u04ff]|[\u0370-\u03ff\u0400-\u04ff][A-Za-z]")
_WIDE_LATIN: Final = re.compile("[Ａ-Ｚａ-ｚ]+")
_UNITS: Final = re.compile("[µμ][a-zA-Z]|[A-Za-z][αβγδΔΩπ]|[αβγδΔΩπ][A-Za-z-]")
# In a text of the other script so few characters are slips; more are quotations or another text.
_FEW: Final = 0.02


def scripts(pairs: Sequence[Pair], aids: Aids) -> Breathing:
    """Characters that do not belong."""
    for pair, breath in in_breaths(pairs):
        if breath:
            yield None
        yield from _odd(pair)
    yield from _mixed(pairs)


def _odd(pair: Pair) -> Iterator[Issue]:
    for pattern, message in (
        (_COMPATIBILITY, tr("Compatibility character: it looks right and is found by no search.")),
        (_INVISIBLE, tr("Invisible character.")),
        (_BROKEN, tr("Character that was damaged by a wrong encoding.")),
        (_LOOKALIKE, tr("Letters of two alphabets in one word.")),
        (_WIDE_LATIN, tr("Full-width Latin letters.")),
    ):
        zh, en = (_spans(pattern, text) for text in (pair.zh, pair.en))
        if zh or en:
            yield Issue(pair.index, "linguistic/typography", "minor", message, zh, en, message)


def _spans(pattern: re.Pattern[str], text: str) -> tuple[Span, ...]:
    return tuple(Span(*match.span()) for match in pattern.finditer(text) if not _UNITS.search(match.group()))


def _mixed(pairs: Sequence[Pair]) -> Breathing:
    """A few Traditional characters in a Simplified text."""
    counts: Counter[str] = Counter()
    for pair, breath in in_breaths(pairs):
        counts.update(char for char in pair.zh if "\u4e00" <= char <= "\u9fff")
        if breath:
            yield None
    traditional = counts.keys() & traditional_characters()
    total, odd = sum(counts.values()), sum(counts[char] for char in traditional)
    if not odd or odd > _FEW * total or total < 200:
        return
    for pair, breath in in_breaths(pairs):
        if breath:
            yield None
        spans = tuple(Span(position, position + 1) for position, char in enumerate(pair.zh) if char in traditional)
        if spans:
            text = "".join(pair.zh[span.start] for span in spans)
            yield Issue(
                pair.index,
                "linguistic/spelling",
                "minor",
                tr("Traditional characters in a Simplified text: {quote}", quote=text),
                zh=spans,
                subject=text,
            )


SCRIPTS = Check("scripts", translatable("Mixed scripts and odd characters"), run_document=scripts)
