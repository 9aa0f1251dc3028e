"""Labels: which words of the two languages name the same thing beside a figure, so that exchanged figures are seen.

A label is a word of the label list, a matched figure of another kind (a year beside an amount), or the same Latin name
in both texts. A figure is tied to the one label that shares its clause; in a list with "respectively" (and in its
Chinese form) the order ties them. An exchange is reported only when two labels trade their figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Final, NamedTuple

from reader.checks.quantities.characters import normal
from reader.checks.quantities.meaning import dimension, meaning
from reader.checks.quantities.quantity import Quantity
from reader.core.resources import resource

# Where one item of a list ends and the next begins. A comma inside a figure is no such place.
_ZH_BREAK: Final = re.compile(r"[，。；、：:;]|(?<![0-9]),|,(?![0-9])|和|及|而|与")
_EN_BREAK: Final = re.compile(
    r"[;.:](?![0-9])|,(?![0-9])| and | while | whereas | but | against | compared with | versus | with "
)
_HAN: Final = re.compile("[\u4e00-\u9fff]")
_LATIN: Final = re.compile(r"[A-Z][A-Za-z]+|(?<![A-Za-z])[A-D](?![A-Za-z])")


# Kinds that name a thing or a time rather than count.
_NAMING: Final = ("ordinal", "date", "decade", "time", "period")


class Label(NamedTuple):
    """A place in each text that names the same thing."""

    zh: int
    en: int


Pairs = Sequence[tuple[Quantity, Quantity]]


def swapped(zh_text: str, en_text: str, pairs: Pairs) -> list[tuple[Quantity, Quantity]]:
    """Of the matched `pairs`, those whose figures stand with another's label."""
    if len(pairs) < 2:
        return []
    for group in _groups(pairs):
        others = [pair for pair in pairs if pair not in group]
        labels = list(_labels(zh_text, en_text, group, others))
        zh_ties = _ties(zh_text, [label.zh for label in labels], [zh for zh, _ in group], _ZH_BREAK)
        en_ties = _ties(en_text, [label.en for label in labels], [en for _, en in group], _EN_BREAK)
        for one, other in combinations(sorted(zh_ties.keys() & en_ties.keys()), 2):
            first, second = zh_ties[one], zh_ties[other]
            if first != second and (en_ties[one], en_ties[other]) == (second, first):
                return [(group[first][0], group[second][1]), (group[second][0], group[first][1])]
    return []


def _groups(pairs: Pairs) -> list[list[tuple[Quantity, Quantity]]]:
    """Matched pairs of one family and dimension with different values: what could have been exchanged."""
    groups: dict[tuple[str, str], list[tuple[Quantity, Quantity]]] = {}
    for zh, en in pairs:
        if zh.kind not in _NAMING:
            family = meaning(zh.value, zh.unit).family
            groups.setdefault((family, dimension(zh.unit)), []).append((zh, en))
    return [group for group in groups.values() if len({zh.value for zh, _ in group}) == len(group) >= 2]


def _labels(zh_text: str, en_text: str, group: Pairs, others: Pairs) -> Iterator[Label]:
    for zh, en in others:
        if zh.kind in _NAMING:
            yield Label(zh.start, en.start)
    covered = [(zh.start, zh.end) for zh, _ in group]
    taken: set[int] = set()
    plain = normal(zh_text)
    for word, english in _words():
        position = plain.find(word)
        if position < 0 or plain.find(word, position + 1) >= 0 or position in taken:
            continue
        found = [match.start() for match in english.finditer(en_text)]
        inside = any(start <= position < end for start, end in covered)
        if len(found) == 1 and not inside:
            taken.update(range(position, position + len(word)))
            yield Label(position, found[0])
    for match in _LATIN.finditer(zh_text):
        name = match.group()
        if zh_text.count(name) == 1 and en_text.count(name) == 1 and match.start() not in taken:
            yield Label(match.start(), en_text.index(name))


@lru_cache(maxsize=1)
def _words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The label list, long words first, with a pattern for the English."""
    lines = resource("data", "label_words.tsv").read_text(encoding="utf-8").splitlines()
    entries = [line.split("\t") for line in lines if line and not line.startswith("#")]
    entries.sort(key=lambda entry: -len(entry[0]))
    return tuple((zh, _pattern(english.split("|"))) for zh, english in entries)


def _pattern(names: Sequence[str]) -> re.Pattern[str]:
    parts = [re.escape(name) + ("" if len(name) == 1 else "(?:s|es)?") for name in sorted(names, key=len, reverse=True)]
    flags = 0 if any(len(name) == 1 for name in names) else re.IGNORECASE
    return re.compile(rf"(?<![A-Za-z])(?:{'|'.join(parts)})(?![A-Za-z])", flags)


def _ties(text: str, labels: Sequence[int], figures: Sequence[Quantity], breaks: re.Pattern[str]) -> dict[int, int]:
    """Index of a label to index of its figure: the two share a clause alone, or equally long lists run in parallel."""
    if len(labels) == len(figures) == len(set(labels)) and _parallel(text, labels, figures):
        ordered = sorted(range(len(figures)), key=lambda index: figures[index].start)
        return {labels.index(place): figure for place, figure in zip(sorted(labels), ordered, strict=True)}
    inside = [(figure.start, figure.end) for figure in figures]
    cuts = [
        match.start()
        for match in breaks.finditer(text)
        if not any(start < match.start() < end for start, end in inside)
    ]
    # 三男两女, two metres long: a label right behind its figure
    close = {
        label: figure
        for label, place in enumerate(labels)
        for figure, (_, end) in enumerate(inside)
        if end <= place <= end + 1 and text[end:place] in ("", " ", "-")
    }
    ties: dict[int, int] = {}
    start = 0
    for stop in [*cuts, len(text)]:
        mine = [index for index, place in enumerate(labels) if start <= place < stop]
        own = [index for index, figure in enumerate(figures) if start <= figure.start < stop]
        if len(own) == 1:
            ties.update(dict.fromkeys(mine, own[0]))
        start = stop
    return ties | close


# A label further than this from its figure (in Han; English takes more room) belongs to something else.
_NEAR: Final = 16
_RESPECTIVELY: Final = re.compile("分别|分別|依次|各为|respectively|in that order")


def _parallel(text: str, labels: Sequence[int], figures: Sequence[Quantity]) -> bool:
    """True when labels and figures take turns, or stand in two lists with "respectively"."""
    marks = "".join(
        mark for _, mark in sorted([*((place, "L") for place in labels), *((item.start, "F") for item in figures)])
    )
    ordered = zip(sorted(labels), sorted(item.start for item in figures), strict=True)
    if any(abs(place - figure) > _NEAR * (1 if _HAN.search(text) else 3) for place, figure in ordered):
        return marks.startswith("LL") and marks.endswith("FF") and bool(_RESPECTIVELY.search(text))
    if marks in ("LF" * len(labels), "FL" * len(labels)):
        return True
    return marks == "L" * len(labels) + "F" * len(labels) and bool(_RESPECTIVELY.search(text))
