"""A question that became a statement, or the reverse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reader.checks.pair import Aids, Check, Issue, Pair
from reader.core.messages import tr, translatable

_ZH: Final = re.compile("[？?]|(?:吗|嗎|么|呢)[。！”』」]*$")
_ZH_MARK: Final = re.compile("[？?]")
_EN: Final = re.compile("[?？]")
# Indirect questions and requests need no mark.
_ASKING: Final = re.compile(
    r"\b(?:what|who|whom|whose|when|where|why|how|which|whether|if|ask|asked|asks|wonder(?:ed|s)?|question|please|let us|imagine)\b",
    re.IGNORECASE,
)
_ZH_ASKING: Final = re.compile(
    "什么|什麼|谁|誰|哪|怎|何|吗|嗎|呢|是否|是不是|能不能|会不会|多少|几|难道|岂|为啥|请问|么|吧"
)


def questions(pair: Pair, aids: Aids) -> Iterator[Issue]:
    """Question marks on one side only, where the other side does not ask in words either."""
    if not pair.zh or not pair.en:
        return
    if _ZH_MARK.search(pair.zh) and not _EN.search(pair.en) and not _ASKING.search(pair.en):
        yield Issue(pair.index, "accuracy/mistranslation", "minor", tr("The Chinese asks, the English states."))
    elif _EN.search(pair.en) and not _ZH.search(pair.zh) and not _ZH_ASKING.search(pair.zh):
        yield Issue(pair.index, "accuracy/mistranslation", "minor", tr("The English asks, the Chinese states."))


QUESTION = Check("question", translatable("Question and statement"), questions)
