"""Hard wraps: lines that were broken at a fixed width are put together again before anything else looks at them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from reader.core.task import Progress, Task
from reader.text.labels import bullet_length, label_of
from reader.text.lines import STEP, Line, ends_sentence, measured

MIN_WRAPS: Final = 3
WRAP_SHARE: Final = 0.6  # of the line ends that no sentence explains
MIN_WIDTH: Final = 40  # columns; narrower lines are verse, lists or a menu
MAX_WIDTH: Final = 130
MIN_INSIDE: Final = 1 / 3  # of the wraps fall inside a sentence

Pair = tuple[Line, Line]


def columns(line: Line) -> int:
    """The width of a line on a typewriter, its indent included: a Han character or a Chinese mark takes two columns."""
    return line.indent + len(line.text) + sum(1 for char in line.text[:400] if char >= "\u2e80")


def characters(line: Line) -> int:
    """The width of a line where each character was counted as one; doubled, to compare it with `columns`."""
    return 2 * (line.indent + len(line.text))


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How the lines of one language were broken: at `width`, measured by `measure`."""

    width: int
    measure: Callable[[Line], int]

    def broke(self, line: Line, following: Line) -> bool:
        """True when `following` goes on because its beginning did not fit on `line`."""
        return self.measure(line) + _beginning(following) > self.width


def _beginning(line: Line) -> int:
    if line.language == "zh":
        return 3  # a Han character, and one mark that may not open a line
    return len(line.text.split(None, 1)[0]) + 1


def wrapping_of(pairs: Sequence[Pair]) -> Wrapping | None:
    """How the first line of each pair was broken, by what all of them have in common; None: they were not."""
    if len(pairs) < MIN_WRAPS:
        return None
    measures = (columns, characters) if pairs[0][0].language == "zh" else (columns,)
    found = [wrap for measure in measures if (wrap := _measured(pairs, measure))]
    return max(found, key=lambda wrap: sum(wrap.broke(*pair) for pair in pairs), default=None)


def _measured(pairs: Sequence[Pair], measure: Callable[[Line], int]) -> Wrapping | None:
    widths = sorted(measure(line) for line, _ in pairs)
    width = widths[min(len(widths) - 1, len(widths) * 97 // 100)]
    if not MIN_WIDTH <= width <= MAX_WIDTH or widths[-1] > width * 1.6:
        return None
    wrap = Wrapping(width, measure)
    broken = inside = unexplained = 0
    for line, following in pairs:
        ended = ends_sentence(line.text)
        if wrap.broke(line, following):
            broken, inside = broken + 1, inside + (not ended)
        else:
            unexplained += not ended
    # Lines that all end with their sentence were not broken by a width, however even they are.
    enough = broken >= MIN_WRAPS and inside >= MIN_INSIDE * broken
    return wrap if enough and broken >= WRAP_SHARE * (broken + unexplained) else None


def unwrapped(source: str, given: Sequence[Line], alone: Collection[int]) -> Task[list[Line]]:
    """The lines with hard wraps undone: one Line for each run that was one. Lines numbered in `alone` stay alone."""
    lines = _without_usual_gap(given)
    pairs: dict[str, list[Pair]] = {"zh": [], "en": [], "": []}
    for line, following in pairwise(lines):
        if following.gap == 0 and line.language == following.language:
            pairs[line.language].append((line, following))
    yield Progress("Reading the lines", 1, 1)
    wraps = {language: wrapping_of(found) for language, found in pairs.items()}
    if not any(wraps.values()):
        return list(given)
    joined: list[Line] = []
    run: list[Line] = []
    for index, line in enumerate(lines):
        if index % STEP == 0:
            yield Progress("Reading the lines", index, len(lines))
        if run and not (line.number in alone or run[-1].number in alone) and _goes_on(run, line, wraps[line.language]):
            run.append(line)
        else:
            joined += _one(source, run)
            run = [line]
    return [*joined, *_one(source, run)]


def _without_usual_gap(lines: Sequence[Line]) -> list[Line]:
    """The lines with less of a gap where a blank line stands below every single one, as converters leave them."""
    gaps = Counter(line.gap for line in lines[1:])
    usual = min((gap for gap in gaps if gaps[gap] * 5 > len(lines)), default=0)
    if not 1 <= usual <= 3 or sum(gaps[gap] for gap in range(usual)) * 5 > len(lines):
        return list(lines)
    return [replace(line, gap=max(0, line.gap - usual)) for line in lines]


def _goes_on(run: Sequence[Line], following: Line, wrap: Wrapping | None) -> bool:
    """True when `following` continues the lines of `run`, of which only the last one matters but for a list item."""
    last = run[-1]
    if wrap is None or following.gap or last.language != following.language or not wrap.broke(last, following):
        return False
    if bullet_length(following.text):
        return False
    if not ends_sentence(last.text):
        return not _opens_with_next_number(run[0], following)
    item = bullet_length(run[0].text) or label_of(run[0].text)
    return not label_of(following.text) and (bool(item) or len(run) == 1 or following.indent <= last.indent + 1)


def _opens_with_next_number(opening: Line, following: Line) -> bool:
    """True for "3. ..." below "2. ...": an item of a list, however long the one above it is."""
    one, other = label_of(opening.text), label_of(following.text)
    return one is not None and other is not None and one.style == other.style and other.value == one.value + 1


def _one(source: str, run: Sequence[Line]) -> list[Line]:
    if len(run) < 2:
        return list(run)
    start, end = run[0].start, run[-1].end
    # Line ends become spaces one for one: places in this text are places in the source.
    text = source[start:end].replace("\n", " ").replace("\x0c", " ")
    _, size, words = measured(text)
    return [replace(run[0], end=end, text=text, size=size, words=words)]
