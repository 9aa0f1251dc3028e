"""The check of quantities: figures that differ, are missing, were added, or stand with another label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from reader.checks.pair import Aids, Check, Issue, Pair
from reader.checks.quantities.compare import Problem, compare
from reader.checks.quantities.extract import all_quantities
from reader.checks.quantities.meaning import meaning
from reader.checks.quantities.quantity import Quantity
from reader.checks.weekdays import WEEKDAY_NAMES
from reader.core.messages import tr, translatable
from reader.core.spans import Span


def figures(pair: Pair, aids: Aids) -> Iterator[Issue]:
    """The quantity problems of one pair."""
    if not pair.zh or not pair.en:
        return
    zh = all_quantities(pair.zh, aids.zh_language)
    en = all_quantities(pair.en, "en")
    for problem in compare(pair.zh, pair.en, zh, en):
        yield _issue(problem, pair.index)


def _issue(problem: Problem, index: int) -> Issue:
    zh, en = problem.zh, problem.en
    category = {"missing_en": "accuracy/omission", "missing_zh": "accuracy/addition"}.get(
        problem.kind, "accuracy/mistranslation"
    )
    subject = "|".join(item.text if item else "" for item in (zh, en))
    return Issue(index, category, "major", _message(problem), _span(zh), _span(en), subject)


def _span(item: Quantity | None) -> tuple[Span, ...]:
    return (Span(item.full_start, item.full_end),) if item else ()


def _message(problem: Problem) -> str:
    zh, en = problem.zh, problem.en
    if zh is None and en is not None:
        return tr("{en} is not in the Chinese.", en=reading(en))
    if en is None and zh is not None:
        return tr("{zh} is not in the English.", zh=reading(zh))
    assert zh is not None
    assert en is not None
    if problem.kind == "swapped":
        return tr(
            "{zh} and {en} stand with different things: the figures seem to be exchanged.",
            zh=reading(zh),
            en=reading(en),
        )
    ratio = _ratio(zh, en)
    fields = {"zh": reading(zh), "en": reading(en)}
    if ratio is None:
        return tr("{zh}; {en}: they do not agree.", **fields)
    if ratio > 1:
        return tr("{zh}; {en}: {times} times more.", **fields, times=f"{ratio:,f}")
    return tr("{zh}; {en}: {times} times less.", **fields, times=f"{1 / ratio:,.0f}")


def reading(item: Quantity) -> str:
    """What was written and how it is read: 8.84亿 = 884,000,000; 两倍 = ×3; 周三 = Wednesday."""
    sign = {"+": "+", "-": "−"}.get(item.mode, "") if item.unit in ("%", "pp") else ""
    understood = f"{item.approx}{sign}{_shown(item)}{'' if item.unit == '%' else ' '}{item.unit}".strip()
    return item.text if understood == item.text else f"{item.text} = {understood}"


_LONG: Final = re.compile(r"-?[0-9]{4,}(?:\.[0-9]+)?")
_PARTS: Final = {
    "BEG": translatable("{time} (beginning)"),
    "MID": translatable("{time} (middle)"),
    "END": translatable("{time} (end)"),
}


def _shown(item: Quantity) -> str:
    """A value as people write it, long numbers with their thousands marked."""
    if item.kind in ("date", "decade", "period"):
        return "–".join(map(_time, re.split(r"\.\.|/(?![0-9]{2}$)", item.value)))
    return "–".join(
        f"{Decimal(end):,}" if _LONG.fullmatch(end) else end.replace("x", "×") for end in item.value.split("..")
    )


def _time(value: str) -> str:
    """Wednesday for WED, 1960s for 196X, 05-12 for --05-12."""
    if value in WEEKDAY_NAMES:
        return tr(WEEKDAY_NAMES[value])
    time, _, part = value.rpartition("-")
    if part in _PARTS:
        return tr(_PARTS[part], time=_time(time))
    if value.startswith("L"):
        return tr("{time} of the lunar calendar", time=value[1:].lstrip("-"))
    return value.lstrip("-").replace("XX", "00s").replace("X", "0s")


def _ratio(zh: Quantity, en: Quantity) -> Decimal | None:
    """How many times the English figure is the Chinese one, where that is a power of ten."""
    left, right = meaning(zh.value, zh.unit), meaning(en.value, en.unit)
    if (
        left.family != right.family
        or left.family not in ("number", "share", "vague")
        or not left.low
        or left.unit != right.unit
    ):
        return None
    ratio = right.low / left.low
    return (
        ratio.normalize()
        if ratio > 0 and ratio != 1 and abs(ratio.adjusted()) <= 15 and ratio.scaleb(-ratio.adjusted()) == 1
        else None
    )


QUANTITIES = Check("quantities", translatable("Quantities"), figures)
