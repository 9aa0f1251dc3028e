"""One sentence translated in two ways, and two sentences translated as one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Final

from reader.checks.pair import Aids, Breathing, Check, Issue, Pair, in_breaths
from reader.core.messages import tr, translatable

_LOOSE: Final = re.compile(r"[\s\W_]+")
_SHORTEST_ZH: Final = 6
_SHORTEST_EN: Final = 24


def consistency(pairs: Sequence[Pair], aids: Aids) -> Breathing:
    """Later pairs that repeat an earlier text of one side with another text on the other."""
    whole = [pair for pair in pairs if pair.zh and pair.en]
    yield from _repeated(
        whole, lambda pair: (pair.zh, pair.en), _SHORTEST_ZH, translatable("Translated differently before: {quote}")
    )
    yield from _repeated(
        whole,
        lambda pair: (pair.en, pair.zh),
        _SHORTEST_EN,
        translatable("The same English stands for another Chinese sentence: {quote}"),
    )


def _repeated(
    pairs: Sequence[Pair], sides: Callable[[Pair], tuple[str, str]], shortest: int, message: str
) -> Breathing:
    seen: dict[str, dict[str, str]] = defaultdict(dict)
    for pair, breath in in_breaths(pairs):
        if breath:
            yield None
        source, target = sides(pair)
        key, rendering = _LOOSE.sub("", source).lower(), _LOOSE.sub("", target).lower()
        if len(key) < shortest:
            continue
        before = seen[key]
        if before and rendering not in before:
            yield Issue(
                pair.index,
                "terminology/inconsistent",
                "minor",
                tr(message, quote=next(iter(before.values()))),
                subject=message,
            )
        before.setdefault(rendering, target)


CONSISTENCY = Check("consistency", translatable("Same sentence, two translations"), run_document=consistency)
