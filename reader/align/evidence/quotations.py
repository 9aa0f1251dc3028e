"""Quotations: at the end of which sentences a quotation is still open, whichever marks a text is quoted with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

# A mark that looks the same at both ends opens after a space, a bracket, a dash or what introduces a speech.
_BEFORE_SPEECH: Final = r"(?:^|(?<=[\s　(（\[—–:：,，]))"
# An opening mark before the end of a clause was meant to close.
_DOUBLE = re.compile(rf"(?P<open>[“「『〝](?!\s*$|[。，])|{_BEFORE_SPEECH}[\"＂](?=\S))|(?P<close>[”」』〞\"＂“])")
# What closes a quotation of single marks stands after the end of a clause; elsewhere it is an apostrophe.
_SINGLE = re.compile(rf"(?P<open>{_BEFORE_SPEECH}[‘'](?=\w))|(?P<close>(?<=[.,!?…—–。，！？])[’'](?!\w))")
# English with so many times more quotations in single marks than in double ones is quoted in single ones (as in Britain).
_RATHER_SINGLE: Final = 3
# No speech goes on for more sentences; a closing mark was forgotten.
_LONGEST: Final = 12


def still_open(texts: Sequence[str], paragraphs: Sequence[int]) -> list[float]:
    """For each sentence 1 when a quotation is open at its end. A paragraph starts anew."""
    marks = _marks_of(texts)
    found: list[float] = []
    last, since = -1, 0
    for text, paragraph in zip(texts, paragraphs, strict=True):
        if paragraph != last or since > _LONGEST:
            last, since = paragraph, 0
        for mark in marks.finditer(text):
            since = int(bool(mark["open"]) or (not since and _leads_in(text, mark)))
        found.append(float(since > 0))
        since += since > 0
    return found


def _leads_in(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark that looks the same at both ends stands right before a word: Chinese has no spaces to tell by."""
    return mark[0] in '"＂' and text[mark.end() : mark.end() + 1].isalnum()


def _marks_of(texts: Sequence[str]) -> re.Pattern[str]:
    double, single = (sum(bool(mark["open"]) for text in texts for mark in marks.finditer(text)) for marks in _BOTH)
    return _SINGLE if single > _RATHER_SINGLE * double else _DOUBLE


_BOTH: Final = (_DOUBLE, _SINGLE)
