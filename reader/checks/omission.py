"""Sentences that only one side has: an omission or an addition. A run of them is one finding."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from reader.checks.pair import Aids, Breathing, Check, Issue, Pair
from reader.core.messages import tr, tr_count, translatable
from reader.core.spans import Span

# When so much of a document stands on one side alone, it is a part of a translation and not full of omissions.
_PARTIAL: Final = 0.5
_LONG_RUN: Final = 5


def omissions(pairs: Sequence[Pair], aids: Aids) -> Breathing:
    """One issue for each run of pairs with an empty side; one for the document when most of it is untranslated."""
    single = [pair for pair in pairs if not pair.zh.strip() or not pair.en.strip()]
    if pairs and len(single) > _PARTIAL * len(pairs) and len(single) > _LONG_RUN:
        message = tr(
            "Only a part of the text has a translation: {count} of {total} passages stand alone.",
            count=len(single),
            total=len(pairs),
        )
        yield Issue(None, "accuracy/omission", "neutral", message)
        return
    for missing, run in groupby(pairs, key=_missing):
        if missing:
            yield _issue(missing, list(run))


def _missing(pair: Pair) -> str:
    return "en" if not pair.en.strip() else "zh" if not pair.zh.strip() else ""


def _issue(missing: str, run: list[Pair]) -> Issue:
    first, count = run[0], len(run)
    text = first.zh if missing == "en" else first.en
    span = (Span(0, len(text)),)
    if missing == "en":
        message = tr_count(
            "Not translated: this passage has no English.",
            "Not translated: {count} passages in a row have no English.",
            count,
        )
        return Issue(first.index, "accuracy/omission", "major", message, zh=span)
    message = tr_count(
        "Added: this passage has no Chinese.", "Added: {count} passages in a row have no Chinese.", count
    )
    return Issue(first.index, "accuracy/addition", "major", message, en=span)


OMISSION = Check("omission", translatable("Omitted and added sentences"), run_document=omissions)
