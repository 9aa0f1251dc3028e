"""Lists that lost or gained a member: A、B、C和D against A, B and C."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reader.checks.pair import Aids, Check, Issue, Pair
from reader.core.messages import tr, translatable
from reader.core.spans import Span

# Five members and more: shorter rows are rephrased too often to be counted.
_LEAST: Final = 5
_ZH_ITEM: Final = "[^、，。；：！？（）()“”《》\\s]{1,8}?"
_ZH_LIST: Final = re.compile(
    f"{_ZH_ITEM}(?:、{_ZH_ITEM}){{{_LEAST - 2},}}(?:和|及|以及|与|或){_ZH_ITEM}(?=等|[，。；：！？]|$)"
)
_EN_ITEM: Final = r"[A-Za-z][\w'’-]*(?: [A-Za-z][\w'’-]*){0,3}"
_EN_LIST: Final = re.compile(
    rf"(?<![\w'’-]){_EN_ITEM}(?:, {_EN_ITEM}){{{_LEAST - 2},}},? (?:and|or|as well as) {_EN_ITEM}"
)


def enumerations(pair: Pair, aids: Aids) -> Iterator[Issue]:
    """A pair with one list on each side, of different lengths."""
    if not pair.zh or not pair.en:
        return
    zh, en = list(_ZH_LIST.finditer(pair.zh)), list(_EN_LIST.finditer(pair.en))
    if (
        len(zh) != 1
        or len(en) != 1
        or pair.zh.count("、") != zh[0].group().count("、")
        or pair.en.count(",") > en[0].group().count(",") + 2
    ):
        return
    left, right = zh[0].group().count("、") + 2, len(re.findall(", (?!and |or )", en[0].group())) + 2
    if left != right and "等" not in pair.zh[zh[0].end() : zh[0].end() + 1]:
        message = tr("The list has {zh} members in the Chinese and {en} in the English.", zh=left, en=right)
        category = "accuracy/omission" if right < left else "accuracy/addition"
        yield Issue(pair.index, category, "minor", message, (Span(*zh[0].span()),), (Span(*en[0].span()),))


ENUMERATION = Check("enumeration", translatable("Members of lists"), enumerations)
