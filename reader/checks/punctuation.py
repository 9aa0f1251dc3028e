"""Doubled or wrong punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reader.checks.pair import Aids, Check, Issue, Pair
from reader.core.messages import tr, translatable
from reader.core.spans import Span

_DOUBLED_ZH: Final = re.compile(
    "，，+|。。(?!。)|、、+|；；+|：：+|[，、；：][。，、；：](?<!，，)(?<!、、)(?<!；；)(?<!：：)|。[，、；]"
)
_DOUBLED_EN: Final = re.compile(
    r",,+|;;+|(?<![:/])::+(?!\w)|(?<!\.)\.\.(?!\.)|[,;:][.;,:](?![.\w)])(?<!,,)(?<!;;)(?<!::)|(?<![.A-Za-z]{2})(?<!etc)(?<!\.)\.,(?=\s*[A-Z])(?<!Inc\.,)(?<!Ltd\.,)(?<!Co\.,)(?<!Jr\.,)(?<!Sr\.,)(?<!No\.,)(?<!\b[A-Z]\.,)"
)
_FULL_WIDTH_EN: Final = re.compile("(?<=[A-Za-z0-9])[，。；：？！、（）](?=[\\s A-Za-z0-9]|$)|(?<=[A-Za-z0-9] )[（）]")


def punctuation(pair: Pair, aids: Aids) -> Iterator[Issue]:
    """Marks that cannot stand side by side, and Chinese marks in English text."""
    for match in _DOUBLED_ZH.finditer(pair.zh):
        yield _issue(pair.index, match.group(), zh=(Span(*match.span()),))
    for match in _DOUBLED_EN.finditer(pair.en):
        yield _issue(pair.index, match.group(), en=(Span(*match.span()),))
    wide = tuple(Span(*match.span()) for match in _FULL_WIDTH_EN.finditer(pair.en))
    if wide:
        yield Issue(
            pair.index,
            "linguistic/typography",
            "minor",
            tr("Chinese punctuation in the English."),
            en=wide,
            subject="wide",
        )


def _issue(index: int, marks: str, zh: tuple[Span, ...] = (), en: tuple[Span, ...] = ()) -> Issue:
    return Issue(
        index, "linguistic/typography", "minor", tr("Doubled punctuation: {marks}", marks=marks), zh, en, marks
    )


PUNCTUATION = Check("punctuation", translatable("Doubled and wrong punctuation"), punctuation)
