"""A table of contents printed in the text: lines that say again what the headings further down say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from reader.text.furniture_shapes import CONTENTS_ENTRY, CONTENTS_HEAD
from reader.text.labels import label_of
from reader.text.likeness import folded_entry
from reader.text.lines import Line, is_prose

MIN_ENTRIES: Final = 3
MAX_LENGTH: Final = 160


def contents_lines(lines: Sequence[Line], hidden: Mapping[int, str]) -> dict[int, str]:
    """Indices of the lines of each table of contents, with their reason."""
    found: dict[int, str] = {}
    places = _places(lines, hidden)
    index = 0
    while index < len(lines):
        headed = bool(CONTENTS_HEAD.fullmatch(lines[index].text.strip("#*【】[]:： ")))
        run = _run(lines, hidden, places, index + headed, headed)
        if run and len(run) >= (2 if headed else MIN_ENTRIES):
            found.update(dict.fromkeys([index, *run] if headed else run, "contents"))
            index = run[-1] + 1
        else:
            index += 1
    return found


def _places(lines: Sequence[Line], hidden: Mapping[int, str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if index not in hidden and len(line.text) <= MAX_LENGTH:
            places[folded_entry(line.text)].append(index)
    return places


def _run(
    lines: Sequence[Line], hidden: Mapping[int, str], places: Mapping[str, Sequence[int]], start: int, headed: bool
) -> list[int]:
    """The entries from `start` on: each stands again below the table, or (under a head) looks like an entry."""
    run: list[int] = []
    returns: list[int] = []
    seen: set[str] = set()
    for index in range(start, len(lines)):
        line = lines[index]
        if index in hidden:
            continue
        if returns and index >= min(returns):
            break  # the headings themselves begin here
        key = folded_entry(line.text)
        again = next((place for place in places.get(key, ()) if place > index), None)
        if len(line.text) > MAX_LENGTH or key in seen or not (again is not None or (headed and _like_entry(line))):
            break
        seen.add(key)
        run.append(index)
        if again is not None:
            returns.append(again)
    return run if headed or _in_order(returns) else []


def _like_entry(line: Line) -> bool:
    return not is_prose(line) and bool(CONTENTS_ENTRY.fullmatch(line.text) or label_of(line.text))


def _in_order(returns: Sequence[int]) -> bool:
    """True when the headings follow in the order of the entries and have text between them."""
    pairs = list(pairwise(returns))
    return all(a < b for a, b in pairs) and any(b - a > 1 for a, b in pairs)
