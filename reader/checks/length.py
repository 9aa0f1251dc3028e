"""Translations that are out of proportion to their source, as the document goes."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log
from statistics import median
from typing import Final

from reader.checks.pair import Aids, Breathing, Check, Issue, Pair
from reader.core.messages import tr, translatable

_ENOUGH: Final = 20  # pairs that it takes to know what is usual
_SHORTEST: Final = 15  # Chinese characters below which a ratio says little
_FAR: Final = 4.0  # in robust deviations; 3 flags every twentieth pair of free prose
_NARROW: Final = 0.16  # least deviation, for documents of one mould
_LEAST_LETTERS: Final = 60  # what is missing or too much has to be about a clause


def lengths(pairs: Sequence[Pair], aids: Aids) -> Breathing:
    """Pairs whose ratio of lengths lies far from the document's median."""
    measured = [(pair, log(len(pair.en) / len(pair.zh))) for pair in pairs if len(pair.zh) >= _SHORTEST and pair.en]
    if len(measured) < _ENOUGH:
        return
    middle = median(ratio for _, ratio in measured)
    spread = max(_NARROW, 1.4826 * median(abs(ratio - middle) for _, ratio in measured))
    for pair, ratio in measured:
        far = (ratio - middle) / spread
        if abs(far) <= _FAR or abs(len(pair.en) - len(pair.zh) * exp(middle)) < _LEAST_LETTERS:
            continue
        if far < 0:
            yield Issue(
                pair.index,
                "accuracy/omission",
                "minor",
                tr("The English is much shorter than usual in this document; something may be missing."),
            )
        else:
            yield Issue(
                pair.index,
                "accuracy/addition",
                "minor",
                tr("The English is much longer than usual in this document; something may have been added."),
            )


LENGTH = Check("length", translatable("Length out of proportion"), run_document=lengths)
