"""The decisions that a conversion took: every place where the tables had more than one answer.

The tables give the first answer (后 -> 後) unless a longer entry knows better (皇后 -> 皇后); a person sees the others here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Literal

from reader.core.offsets import OffsetMap
from reader.core.spans import Span
from reader.script.convert import Override, family, found_source, places, route
from reader.script.engine import Stage, direction
from reader.script.matching import Step
from reader.script.tables import Group, read_table

Reason = Literal["first", "phrase", "override"]


@dataclass(frozen=True, slots=True)
class Decision:
    """One place of a text where a conversion had a choice.

    `source` is what stands there (`span`), `shown` what the conversion made of it, `choices` all that the tables offer,
    in their order. It took the first, or a longer entry (`phrase`) decided, or a person did. `doubt` (0 to 1) is how
    likely another answer is: how often the entries of the tables write the character otherwise (干 often, 了 hardly ever).
    """

    span: Span
    source: str
    shown: str
    choices: tuple[str, ...]
    reason: Reason
    phrase: str = ""
    doubt: float = 0.0


# A longer entry may be wrong as well (余 in a name), but seldom.
_DECIDED: Final = 0.1


def decisions(
    text: str, target: str, source: str | None = None, overrides: Sequence[Override] = ()
) -> tuple[Decision, ...]:
    """The decisions of `convert(text, target, source, overrides)`, in order of position."""
    names = route(source or found_source(text, target), target)
    found: list[Decision] = []
    last = 0
    for span, replacement in places(text, family(target), overrides):
        found += _of_part(names, text, last, span.start)
        choices = _choices(names, span.of(text))
        found.append(Decision(span, span.of(text), replacement, choices, "override"))
        last = span.end
    found += _of_part(names, text, last, len(text))
    return tuple(found)


def _choices(names: Sequence[str], text: str) -> tuple[str, ...]:
    """What the tables offer for a text by itself."""
    whole = [item for item in _of_part(names, text, 0, len(text)) if item.source == text]
    return whole[0].choices if whole else ()


def _of_part(names: Sequence[str], text: str, start: int, end: int) -> list[Decision]:
    stages: list[Stage] = []
    befores = [OffsetMap.identity(end - start)]
    part = text[start:end]
    for name in names:
        for stage in direction(name).stages(part):
            stages.append(stage)
            befores.append(befores[-1].then(stage.offsets))
            part = stage.result
    found: dict[Span, Decision] = {}
    for number, stage in enumerate(stages):
        later = [following.step for following in stages[number + 1 :]]
        for place, values, phrase in _ambiguous(stage):
            span = befores[number].to_source(place)
            source = Span(span.start + start, span.end + start).of(text)
            shown = befores[-1].to_target(span).of(part)
            choices = tuple(dict.fromkeys(_through(later, value) for value in values))
            doubt = _doubt(stage, place, values) * (_DECIDED if phrase else 1)
            decision = Decision(span, source, shown, choices, "phrase" if phrase else "first", phrase, doubt)
            found[span] = _merged(found[span], decision) if span in found else decision
    return [
        replace(item, span=Span(item.span.start + start, item.span.end + start))
        for item in sorted(found.values(), key=lambda item: item.span)
        if len(item.choices) > 1
    ]


def _merged(first: Decision, second: Decision) -> Decision:
    """Two steps had a choice at the same place."""
    choices = tuple(dict.fromkeys((*first.choices, *second.choices)))
    return replace(first, choices=choices, doubt=max(first.doubt, second.doubt))


def _through(steps: Sequence[Step], value: str) -> str:
    for step in steps:
        value = step.replaced(value, step.matches(value))
    return value


def _ambiguous(stage: Stage) -> Iterator[tuple[Span, tuple[str, ...], str]]:
    """Where the tables of a step have several values: the place, the values, the phrase that decided ("" when none)."""
    several = _several(stage.files)
    last = 0
    for start, end, _, _ in stage.matches:
        yield from _characters(stage.text, last, start, several)
        key = stage.text[start:end]
        if key in several:
            yield Span(start, end), several[key], ""
        else:
            yield from ((place, values, key) for place, values, _ in _characters(stage.text, start, end, several))
        last = end
    yield from _characters(stage.text, last, len(stage.text), several)


def _characters(
    text: str, start: int, end: int, several: dict[str, tuple[str, ...]]
) -> Iterator[tuple[Span, tuple[str, ...], str]]:
    for position in range(start, end):
        values = several.get(text[position])
        if values:
            yield Span(position, position + 1), values, ""


@lru_cache(maxsize=64)
def _several(group: Group) -> dict[str, tuple[str, ...]]:
    """All values of the keys that have more than one in the first table of the group that has the key."""
    several: dict[str, tuple[str, ...]] = {}
    for files in reversed(group):
        table = read_table(files)
        several = {key: values for key, values in several.items() if key not in table.entries} | table.several
    return several


def _doubt(stage: Stage, place: Span, values: Sequence[str]) -> float:
    """How often the longer entries of a step do not give the first of the values, from 0 to 1."""
    counts = _written(stage.files).get(place.of(stage.text), Counter())
    total = sum(counts.values())
    return (total - counts.get(values[0], 0) + 1) / (total + 2)  # of what stands in none, nothing is known


@lru_cache(maxsize=16)
def _written(group: Group) -> dict[str, Counter[str]]:
    """What the longer entries of a group make of each character that has several values, and how often."""
    found: dict[str, Counter[str]] = {character: Counter() for character in _several(group)}
    for files in group:
        for key, value in read_table(files).entries.items():
            if len(key) == len(value) > 1:
                for character, written in zip(key, value, strict=True):
                    if character in found:
                        found[character][written] += 1
    return found
