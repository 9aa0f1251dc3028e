"""Cited: where the sentence of a citation that was copied stands now. It is found by its words.

The text may have been read in anew since, from another file, with other lines hidden or other pairs. What the citation
says of the place ("pair 23 of 83") only tells like sentences apart.
"""

from __future__ import annotations

import re
from typing import Final

from reader.core.anchoring import anchor_all
from reader.core.annotation import Selector
from reader.core.bitext import Bitext
from reader.core.document import Side
from reader.core.spans import Span
from reader.core.task import Task
from reader.workflow.desk import simplified

_QUOTED: Final = re.compile(r"^[“「](.+?)[”」]$", re.MULTILINE | re.DOTALL)
_SOURCE: Final = "\n— "
_NUMBER: Final = re.compile(r"\d+")
_HAN: Final = re.compile("[\u3400-\u9fff]")


def cited(bitext: Bitext, text: str) -> Task[tuple[Side, Span] | None]:
    """The side and the words of a citation (or of plain words of the text); None when they are not in it."""
    quoted, _, source = text.strip().rpartition(_SOURCE)
    for quote in _QUOTED.findall(quoted) or [quoted or source]:
        side: Side = "zh" if _HAN.search(quote) else "en"
        document = bitext.document(side)
        start = round(_share(source) * len(document.text))
        selector = Selector(quote, "", "", start, start + len(quote))
        if quote and document.segments:
            (found,) = yield from anchor_all(document, [selector], simplified)
            span = found.suggestion if found.fit == "orphan" else found.selector.span
            if span:
                return side, span
    return None


def _share(source: str) -> float:
    """How far in the text the pair was, by the last two numbers of the line about the source; 0 when it says nothing."""
    numbers = [int(number) for number in _NUMBER.findall(source)][-2:]
    return min(1.0, (numbers[0] - 1) / numbers[1]) if len(numbers) == 2 and 0 < numbers[0] <= numbers[1] else 0.0
