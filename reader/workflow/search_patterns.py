"""Patterns (regular expressions, pinyin) in the sentences and headings of a piece of the index.

A pattern is looked for in each sentence by itself; ^ and $ are its ends. Only sentences with a character that every match
must hold are looked at; which it must hold is found out from the parsed pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from typing import Any, Final

from reader.align.arrays import Flags, Ints, np
from reader.core.document import Side
from reader.core.task import Progress, Task
from reader.workflow.search_index import SearchIndex, Spans

# Stands between two sentences: folded text has no line ends.
END: Final = "\n"
_BASIC: Final = 0x10000  # what lies beyond counts as a character that a match may hold
_EVERY: Final = 2_000  # matches between two yields
_parser: Any = re._parser  # type: ignore[attr-defined]
_compile: Any = re._compiler.compile  # type: ignore[attr-defined]


def matches(index: SearchIndex, text: int, start: int, side: Side, pattern: re.Pattern[str]) -> Task[Ints]:
    """The places of `pattern` in the source, a row (start, end) each, in sentences that begin in the piece at `start`."""
    units = index.places(side).units.within(start, start + index.piece(text, start).size)
    if not len(units.starts):
        return _rows([])
    low, high = int(units.starts[0]), int(units.ends[-1])
    words = index.folded(text, low, high)
    units = _promising(words, Spans(units.starts - low, units.ends - low), pattern)
    found = yield from _in_lines(words, units, pattern)
    return found + low


def _promising(words: str, units: Spans, pattern: re.Pattern[str]) -> Spans:
    """The sentences that a match may be in."""
    if held := literal(pattern):
        places = [match.start() for match in _each(held).finditer(words)]
        first = np.searchsorted(places, units.starts)
        kept = np.append(places, len(words))[first] <= units.ends - len(held)
        return Spans(units.starts[kept], units.ends[kept])
    table = needed(pattern)
    if table is None:
        return units
    codes = np.frombuffer(words.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    counts = np.append(0, np.cumsum(table[np.minimum(codes, _BASIC)], dtype=np.int32))
    kept = counts[units.ends] > counts[units.starts]
    return Spans(units.starts[kept], units.ends[kept])


def _each(held: str) -> re.Pattern[str]:
    """Finds all places of some characters, also those that overlap: one may reach over the end of a sentence, the next
    stand in the sentence behind it. Where none can overlap, the plain characters are found twice as fast.
    """
    overlapping = any(held.startswith(held[start:]) for start in range(1, len(held)))
    return re.compile(f"(?={re.escape(held)})" if overlapping else re.escape(held))


def _in_lines(words: str, units: Spans, pattern: re.Pattern[str]) -> Task[Ints]:
    """The places in `words`: all sentences are searched as one text with END between them."""
    bounds = list(zip(units.starts.tolist(), units.ends.tolist(), strict=True))
    lines = END.join([words[start:end] for start, end in bounds])
    found: list[tuple[int, int]] = []
    running = hastened(pattern).finditer(lines)
    while some := [match.span() for match in islice(running, _EVERY)]:
        found += some
        yield Progress("Searching")
    rows = _rows(found)
    lengths = units.ends - units.starts
    firsts = np.cumsum(lengths + len(END)) - lengths - len(END)
    which = np.searchsorted(firsts, rows[:, 0], "right") - 1
    if (rows[:, 1] > firsts[which] + lengths[which]).any():
        # A pattern like \s or [^a] read on over an end: each sentence by itself, then.
        return (yield from _one_by_one(words, bounds, pattern))
    moved = rows + (units.starts[which] - firsts[which])[:, None]
    return np.asarray(moved[rows[:, 1] > rows[:, 0]])


def _one_by_one(words: str, bounds: Iterable[tuple[int, int]], pattern: re.Pattern[str]) -> Task[Ints]:
    found: list[tuple[int, int]] = []
    for number, (start, end) in enumerate(bounds):
        line = words[start:end]
        found += [(start + a, start + b) for a, b in (match.span() for match in pattern.finditer(line)) if b > a]
        if number % _EVERY == 0:
            yield Progress("Searching")
    return _rows(found)


def _rows(found: list[tuple[int, int]]) -> Ints:
    return np.array(found, dtype=np.int64).reshape(-1, 2)


# One class again and again, and then some letters: a word with an ending.
_ENDING: Final = re.compile(r"(\[[^]\\\[]+\]|\\w)\+(\w+)")


@lru_cache(maxsize=8)
def hastened(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """A pattern with the same matches that is not tried anew at each letter of a word: `[a-z]+ing` within a word.

    Where it fits at all it fits from the first letter on, for what it repeats holds the letters of its ending as well.
    """
    found = _ENDING.fullmatch(pattern.pattern)
    if not found or not re.fullmatch(f"{found[1]}*", found[2], pattern.flags):
        return pattern
    return re.compile(f"(?<!{found[1]}){pattern.pattern}", pattern.flags)


@lru_cache(maxsize=8)
def literal(pattern: re.Pattern[str]) -> str:
    """The longest run of characters that stands in every match as it is; "" for none of two or more."""
    if pattern.flags & (re.IGNORECASE | re.VERBOSE):
        return ""
    runs, run = [""], ""
    for operation, value in _parser.parse(pattern.pattern, pattern.flags):
        run = run + chr(value) if str(operation) == "LITERAL" else ""
        runs.append(run)
    longest = max(runs, key=len)
    return longest if len(longest) > 1 else ""


@lru_cache(maxsize=8)
def needed(pattern: re.Pattern[str]) -> Flags | None:
    """The fewest characters of which a match holds at least one: a flag for each basic one, the last for all others.

    None where no character is needed.
    """
    parsed = _parser.parse(pattern.pattern, pattern.flags)
    return min(_tables(parsed, parsed.state, pattern.flags), key=np.count_nonzero, default=None)


def _tables(items: Any, state: Any, flags: int) -> list[Flags]:
    return [table for item in items for table in _of_item(item, state, flags)]


def _of_item(item: tuple[Any, Any], state: Any, flags: int) -> list[Flags]:
    """The tables of one part of a parsed pattern; none for a part that may match nothing."""
    operation, value = str(item[0]), item[1]
    if operation in ("LITERAL", "IN"):
        return [_table(item, state, flags)]
    if operation in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return _tables(value[2], state, flags) if value[0] > 0 else []
    if operation == "SUBPATTERN" and not value[1] and not value[2]:  # without flags of its own
        return _tables(value[3], state, flags)
    if operation == "BRANCH":
        choices = [_tables(choice, state, flags) for choice in value[1]]
        # One of the choices matches, with what it needs itself.
        return [np.logical_or.reduce([min(one, key=np.count_nonzero) for one in choices])] if all(choices) else []
    return []


def _table(item: tuple[Any, Any], state: Any, flags: int) -> Flags:
    one = _compile(_parser.SubPattern(state, [item]), flags)
    table = np.zeros(_BASIC + 1, dtype=bool)
    table[[match.start() for match in one.finditer(_characters())]] = True
    table[_BASIC] = True
    return table


@lru_cache(maxsize=1)
def _characters() -> str:
    return "".join(map(chr, range(_BASIC)))
