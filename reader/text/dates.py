"""Dates as pages print them, in both languages, and lines that are nothing but a date."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from reader.text.variants import simple

DATE: Final = "\x01"  # stands for a date in `with_dates`; no decoded text holds it

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_TIME = r"(?:\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?(?:\s*\(?(?:gmt|utc|est|hkt|beijing time|[a-z]{1,4}t)\b[+\-\d:]*\)?)?)"
_WEEKDAY = (
    r"(?:(?:mon|tues?|wednes|wed|thurs?|thu|fri|satur|sat|sun)(?:day)?\.?|星期[一二三四五六日天]|周[一二三四五六日])"
)
_ZH_DATE = r"(?:[\d〇零一二三四五六七八九]{4}|(?:中华)?民国\s?\d{2,3})\s*年\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*月(?:\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[日号])?"
_EN_DATE = rf"(?:\d{{1,2}}-{_MONTH}-\d{{4}}|{_MONTH}\s*\d{{1,2}}(?:st|nd|rd|th)?\s*,?\s*\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s*(?:of\s+)?{_MONTH},?\s*\d{{4}}|(?:{_MONTH}|spring|summer|fall|autumn|winter)\s+\d{{4}}|{_MONTH}\s*\d{{1,2}}(?:st|nd|rd|th)?(?![\d:])\b)"
_NUM_DATE = r"(?:\d{3,4}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})"
# Most places in a line are none where a date may begin, and a line without a figure or a Chinese year holds none.
_BEGINS = r"(?=[\djfmasondtw星周〇零一二三四五六七八九民中])"
_FIGURE = re.compile(r"\d|年")
_DATE = re.compile(
    rf"{_BEGINS}(?:{_TIME}[,\s|]+)?(?:{_WEEKDAY}[,\s]*)?(?:{_ZH_DATE}|{_EN_DATE}|{_NUM_DATE})(?:[,\s|(（]*{_WEEKDAY}[)）]?)?(?:[,\s|at]*{_TIME})?",
    re.IGNORECASE,
)
_FRAME: Final = " \t\u3000|｜/·•,，、;；>-–—【】[]()（）：:"


@lru_cache(maxsize=20_000)
def with_dates(text: str) -> str:
    """`text` in simplified characters with each date made one character, so that patterns need not spell dates out."""
    plain = simple(text)
    return _DATE.sub(DATE, plain) if _FIGURE.search(plain) else plain


def is_date(text: str) -> bool:
    """True for a line that holds a date and nothing else."""
    return with_dates(text).strip(_FRAME) == DATE
