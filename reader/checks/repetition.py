"""Words that were typed twice: the the, 的的."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reader.checks.pair import Aids, Check, Issue, Pair
from reader.checks.quantities.values import words
from reader.core.messages import tr, translatable
from reader.core.spans import Span

_ENGLISH: Final = re.compile(r"(?<![\w-])([A-Za-z]+)(?: \1\b)+(?!-)", re.IGNORECASE)
# Words that may stand twice in good English.
_LEGAL: Final = frozenset(words("had that very so no yes ha bye blah well now there please really far many more much long again never big hear oh ah hey la go knock tut poor din paw sing pago walla bora"))  # fmt: skip
# Characters and words that good Chinese does not double. 了了, 是是 and 和和 stand in idioms.
_CHINESE: Final = re.compile(
    "(?<!不)(?<!的)的的(?!确|士)|(?<![是非])是是(?!非)|(?<![现現存实實潜潛自所内內外好])在在(?!处|處)|(?<!和)和和(?![美气睦])|被被|(?<!一)把把(?!关)|与与|及及|于于|得得|地地(?!道)|"
    "(我们|他们|她们|你们|它们|因为|所以|可以|已经|但是|以及|对于|关于|由于|通过|进行|如果|虽然|而且|或者|并且|这个|那个|这些|其中|目前|同时|国家|中国|美国|公司|政府|企业|问题)\\1|"
    "((?!一)[\u4e00-\u9fff]{3,12})\\2(?!\\2)"
)


def repetitions(pair: Pair, aids: Aids) -> Iterator[Issue]:
    """Doubled words on either side."""
    for match in _ENGLISH.finditer(pair.en):
        word = match[1]
        if word.lower() not in _LEGAL and len(word) > 1 and not (word[0].isupper() and match.group().istitle()):
            yield _issue(pair.index, match.group(), en=(Span(*match.span()),))
    for match in _CHINESE.finditer(pair.zh):
        yield _issue(pair.index, match.group(), zh=(Span(*match.span()),))


def _issue(index: int, text: str, zh: tuple[Span, ...] = (), en: tuple[Span, ...] = ()) -> Issue:
    return Issue(index, "linguistic/spelling", "minor", tr("Written twice: {quote}.", quote=text), zh, en, text)


REPETITION = Check("repetition", translatable("Repeated words"), repetitions)
