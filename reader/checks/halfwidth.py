"""ASCII punctuation inside Chinese: a way in which a whole document was typed, so one finding for all of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.checks.pair import Aids, Breathing, Check, Issue, Pair, in_breaths
from reader.core.messages import tr, translatable
from reader.core.spans import Span

_ASCII: Final = re.compile(
    "(?<=[\u4e00-\u9fff”’」』》）])[,;:!?()](?=[\u4e00-\u9fff“‘「『《（]|$)|(?<=[\u4e00-\u9fff])\\.(?=$)|\\((?=[\u4e00-\u9fff])"
)
_LEAST: Final = 3


def halfwidth(pairs: Sequence[Pair], aids: Aids) -> Breathing:
    """One issue for the document, at the first place."""
    total, first = 0, None
    for pair, breath in in_breaths(pairs):
        if breath:
            yield None
        spans = tuple(Span(*match.span()) for match in _ASCII.finditer(pair.zh))
        total += len(spans)
        first = first or (pair.index, spans) if spans else first
    if first is not None and total >= _LEAST:
        message = tr("Half-width punctuation in the Chinese, {count} times in the document.", count=total)
        yield Issue(first[0], "linguistic/typography", "neutral", message, zh=first[1], subject="document")


HALFWIDTH = Check("halfwidth", translatable("Half-width punctuation in Chinese"), run_document=halfwidth)
