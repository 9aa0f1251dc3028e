"""A table of contents printed in the text: lines that say again what the headings further down say."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from reader.core.task import Progress, Task
from reader.text.furniture_shapes import CONTENTS_ENTRY, CONTENTS_HEAD
from reader.text.labels import label_of
from reader.text.likeness import folded_entry
from reader.text.lines import STEP, Line, is_prose
from reader.text.variants import simple

MIN_ENTRIES: Final = 3
MAX_LENGTH: Final = 160
MAX_TIMES: Final = 3  # that a heading and its entries are said; what is said more often is a text that repeats itself


def contents_lines(lines: Sequence[Line], hidden: Mapping[int, str]) -> Task[dict[int, str]]:
    """Indices of the lines of each table of contents, with their reason."""
    found: dict[int, str] = {}
    page = _page(lines, hidden)
    index = 0
    while index < len(lines):
        headed = bool(CONTENTS_HEAD.fullmatch(simple(lines[index].text[:MAX_LENGTH]).strip("#*【】[]:： ")))
        run = _run(page, hidden, index + headed, headed) if headed or index not in hidden else []
        if run and len(run) >= (2 if headed else MIN_ENTRIES):
            found.update(dict.fromkeys([index, *run] if headed else run, "contents"))
            index = run[-1]
        index += 1
        if index % STEP == 0:
            yield Progress("Looking for page furniture", index, len(lines))
    return found


class _Page(NamedTuple):
    """The lines, what each says when numbering is left out ("": too long for an entry), and where that is said."""

    lines: Sequence[Line]
    keys: Sequence[str]
    places: Mapping[str, Sequence[int]]


def _page(lines: Sequence[Line], hidden: Mapping[int, str]) -> _Page:
    keys = [folded_entry(line.text) if len(line.text) <= MAX_LENGTH else "" for line in lines]
    places: dict[str, list[int]] = defaultdict(list)
    for index, key in enumerate(keys):
        if key and index not in hidden:
            places[key].append(index)
    return _Page(lines, keys, places)


def _run(page: _Page, hidden: Mapping[int, str], start: int, headed: bool) -> list[int]:
    """The entries from `start` on: each stands again below the table, or (under a head) looks like an entry."""
    run: list[int] = []
    returns: list[int] = []
    seen: set[str] = set()
    first_return = len(page.lines)
    for index in range(start, len(page.lines)):
        if index in hidden:
            continue
        key = page.keys[index]
        if index >= first_return or not key or key in seen:
            break  # the headings themselves begin here, or the text
        again = _place_after(page.places[key], index) if len(page.places[key]) <= MAX_TIMES else None
        if again is None and not (headed and _like_entry(page.lines[index])):
            break
        seen.add(key)
        run.append(index)
        if again is not None:
            returns.append(again)
            first_return = min(first_return, again)
    return run if headed or _in_order(returns) else []


def _place_after(places: Sequence[int], index: int) -> int | None:
    after = bisect_right(places, index)
    return places[after] if after < len(places) else None


def _like_entry(line: Line) -> bool:
    return not is_prose(line) and bool(CONTENTS_ENTRY.fullmatch(line.text) or label_of(line.text))


def _in_order(returns: Sequence[int]) -> bool:
    """True when the headings follow in the order of the entries and have text between them."""
    pairs = list(pairwise(returns))
    return all(a < b for a, b in pairs) and any(b - a > 1 for a, b in pairs)
