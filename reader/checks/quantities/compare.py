"""Compare: which quantities of a pair have no counterpart, and which were given to the wrong label."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from reader.checks.quantities.agreement import CLOSE, agreement
from reader.checks.quantities.ellipsis import completed_by
from reader.checks.quantities.hints import hinted
from reader.checks.quantities.labels import swapped
from reader.checks.quantities.meaning import meaning
from reader.checks.quantities.quantity import Quantity

ProblemKind = Literal["differ", "missing_en", "missing_zh", "swapped"]
_FIRM: Final = 0.85
_HAN: Final = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Problem:
    """What does not agree: a pair that differs (or stands with the wrong label), or a quantity without counterpart."""

    kind: ProblemKind
    zh: Quantity | None
    en: Quantity | None


def compare(zh_text: str, en_text: str, zh: Sequence[Quantity], en: Sequence[Quantity]) -> list[Problem]:
    """The problems of a pair, in order of position. `zh` and `en` are all quantities, the soft ones too."""
    pairs = match(zh, en)
    matched = [(zh[one], en[other]) for one, other in sorted(pairs.items())]
    zh_left = _unanswered(zh, zh_text, pairs.keys())
    en_left = _unanswered(en, en_text, pairs.values())
    if not zh_left and not en_left:
        rates = [_rates(zh, zh_text), _rates(en, en_text)]
        if len(rates[0]) == len(rates[1]) == 1 and rates[0][0].value != rates[1][0].value:
            return [Problem("differ", rates[0][0], rates[1][0])]
        return [Problem("swapped", one, other) for one, other in swapped(zh_text, en_text, matched)]
    spare = (_spare(zh, pairs.keys()), _spare(en, pairs.values()))
    for one, other in matched:  # what only a manner of speaking answered may belong to a range
        for own, answer, extra in ((one, other, spare[0]), (other, one, spare[1])):
            if answer.soft and not own.soft:
                extra.append(own)
    zh_left, en_left = _without_parts(zh_left, en_left, spare)
    zh_left, en_left = _without_ellipses(zh_left, en_left, (zh, en), spare)
    if not en_left:
        answered = [other for _, other in matched]
        zh_left = [
            item
            for item in zh_left
            if not _one_or_two(item) and not _said_again(item, matched) and not hinted(item, zh_text, en_text, answered)
        ]
    elif not zh_left:
        answered = [other for other, _ in matched]
        en_left = [
            item
            for item in en_left
            if not _one_or_two(item) and not _said_again(item, matched) and not hinted(item, en_text, zh_text, answered)
        ]
    return _problems(zh_left, en_left)


def _rates(items: Sequence[Quantity], text: str) -> list[Quantity]:
    """What rates are counted in: 每千人, per ten thousand."""
    return [item for item in items if item.soft and text[: item.start].endswith(("每", "per ", "every "))]


def _unanswered(items: Sequence[Quantity], text: str, matched: Collection[int]) -> list[Quantity]:
    """What still needs a counterpart: not a manner of speaking, nor a conversion that was added in brackets."""
    return [
        item
        for index, item in enumerate(items)
        if index not in matched and not _silent(item) and not (item.unit and _in_brackets(text, item))
    ]


def _silent(item: Quantity) -> bool:
    """True for a quantity that needs no answer: a manner of speaking, or a mere "first"."""
    return item.soft or item.value in ("#1", "#-1")


def match(zh: Sequence[Quantity], en: Sequence[Quantity]) -> dict[int, int]:
    """A largest matching of agreeing quantities, firm agreements first; from index in `zh` to index in `en`."""
    edges: dict[int, list[tuple[float, int]]] = {}
    for one, left in enumerate(zh):
        found = []
        for other, right in enumerate(en):
            score = agreement(left, right)
            if score > 0:
                # Near the same place is the better of two equal partners.
                place = abs(one / max(1, len(zh)) - other / max(1, len(en)))
                found.append((score - 0.01 * place, other))
        edges[one] = sorted(found, reverse=True)
    pairs: dict[int, int] = {}
    for firm, soft in ((True, False), (False, False), (True, True), (False, True)):
        for one in edges:
            if one in pairs or (zh[one].soft and not soft):
                continue
            usable = {
                index: [
                    other
                    for score, other in options
                    if (not firm or score >= _FIRM)
                    and (soft or not en[other].soft)
                    and not (soft and zh[index].soft and en[other].soft)
                ]
                for index, options in edges.items()
            }
            _augment(one, usable, pairs, set())
    return pairs


def _augment(one: int, usable: dict[int, list[int]], pairs: dict[int, int], seen: set[int]) -> bool:
    owner = {other: index for index, other in pairs.items()}
    for other in usable[one]:
        if other in seen:
            continue
        seen.add(other)
        if other not in owner or _augment(owner[other], usable, pairs, seen):
            pairs[one] = other
            return True
    return False


def _in_brackets(text: str, item: Quantity) -> bool:
    opened = max(text.rfind("(", 0, item.start), text.rfind("（", 0, item.start))
    closed = max(text.rfind(")", 0, item.start), text.rfind("）", 0, item.start))
    return opened > closed and item.start - opened < 24


def _spare(items: Sequence[Quantity], matched: Collection[int]) -> list[Quantity]:
    """What needs no answer itself, but may be a part of what the other side says (between midnight and 6 a.m.)."""
    return [item for index, item in enumerate(items) if item.soft and index not in matched]


def _without_parts(
    zh: list[Quantity], en: list[Quantity], spare: tuple[list[Quantity], list[Quantity]]
) -> tuple[list[Quantity], list[Quantity]]:
    """Ranges and full dates that the other side states in parts (from 3 June 2016 to …) are taken apart and matched again."""
    for own, other, extra in ((zh, en, spare[1]), (en, zh, spare[0])):
        for item in list(own):
            parts = _parts(item)
            found = [_partner(part, [*other, *extra], own is zh) for part in parts]
            partners = [partner for partner in found if partner is not None]
            if parts and len(partners) == len(parts) == len({id(partner) for partner in partners}):
                own.remove(item)
                for partner in partners:
                    if partner in other:
                        other.remove(partner)
    return zh, en


def _without_ellipses(
    zh: list[Quantity],
    en: list[Quantity],
    sides: tuple[Sequence[Quantity], Sequence[Quantity]],
    spare: tuple[list[Quantity], list[Quantity]],
) -> tuple[list[Quantity], list[Quantity]]:
    """Figures that leave their rest to the one before them are completed and matched again."""
    for own, other, side, extra in ((zh, en, sides[0], spare[0]), (en, zh, sides[1], spare[1])):
        for item in [*own, *extra]:
            whole = completed_by(item, side)
            partner = _partner(whole, other, own is zh) if whole else None
            if partner is not None:
                other.remove(partner)
                if item in own:
                    own.remove(item)
    return zh, en


def _partner(part: Quantity, others: Sequence[Quantity], chinese: bool) -> Quantity | None:
    for other in others:
        if agreement(*((part, other) if chinese else (other, part))) > 0:
            return other
    return None


def _parts(item: Quantity) -> list[Quantity]:
    """The ends of a range; the day and the year of a full date; both figures of a fraction."""
    value = item.value
    if ".." in value:
        mark = value[0] if value[0] in "#x" else ""
        return [replace(item, value=mark + part.lstrip("#x"), others=()) for part in value.split("..")]
    if "/" in value and item.kind in ("date", "time", "period") and not value.startswith("FY"):
        return [replace(item, value=part, others=()) for part in value.split("/")]
    top, slash, bottom = value.partition("/")
    if (
        item.kind == "fraction" and slash and (int(bottom) > 2 or " in " in item.text.lower())
    ):  # three of the eight questions
        return [replace(item, value=part, others=(), kind="number") for part in (bottom, top)]
    if item.kind == "fraction" and ":" in value:  # by nineteen votes to twelve
        return [replace(item, value=part, others=(), kind="number") for part in value.split(":")]
    points = meaning(*item.readings[0]).points
    if item.kind == "date" and len(points) == 1 and points[0].year and points[0].month:
        year, rest = value[:4], value[4:]
        return [replace(item, value=year, others=()), replace(item, value="-" + rest, others=())]
    return []


def _one_or_two(item: Quantity) -> bool:
    """One and two in words: 两国领导人 are as often "the leaders" as "the two leaders"."""
    return item.kind == "number" and not item.unit and item.value in ("1", "2") and not item.text.isdigit()


def _said_again(item: Quantity, matched: Sequence[tuple[Quantity, Quantity]]) -> bool:
    """True for a figure that the other side has to say once only: the same again, or the year of a date that it names."""
    chinese = bool(_HAN.search(item.text))
    for zh, en in matched:
        if any(item.value == side.value and item.unit in ("", side.unit) for side in (zh, en)):
            return True
        if item.unit and agreement(*((item, en) if chinese else (zh, item))) >= CLOSE:
            return True
        years = {
            point.year for side in (zh, en) if side.kind == "date" for point in meaning(side.value, side.unit).points
        }
        if item.kind == "date" and item.value.isdigit() and int(item.value) in years:
            return True
    return False


def _problems(zh: list[Quantity], en: list[Quantity]) -> list[Problem]:
    """Leftovers of one family belong together; the rest has no counterpart at all."""
    problems: list[Problem] = []
    rest = list(en)
    for item in zh:
        own = _family(item)
        partner = next((other for other in rest if _family(other) == own), None)
        if partner is None and len(zh) == len(en) == 1:
            partner = en[0]
        if partner is not None:
            rest.remove(partner)
            problems.append(Problem("differ", item, partner))
        else:
            problems.append(Problem("missing_en", item, None))
    return problems + [Problem("missing_zh", None, other) for other in rest]


def _family(item: Quantity) -> str:
    family = meaning(item.value, item.unit).family
    return {
        "factor": "share",
        "points": "share",
        "lunar": "date",
        "weekday": "weekday",
        "vague": "number",
        "ratio": "share",
    }.get(family, family)
