"""Running headers and page numbers, as they stand in text taken from printed pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reader.text.furniture_shapes import NUMERAL, PAGE_NUMBER
from reader.text.lines import Line, ends_sentence
from reader.text.variants import simple

_TITLE_AND_PAGE = re.compile(r"(\d{1,4})[ \t\u3000]{2,}\D.*|.*\D(?:[ \t\u3000]{2,}|\t)(\d{1,4})")
MIN_REPEATS: Final = 3  # a header that stands twice may as well be a heading that is named again
MAX_HEADERS: Final = 6  # left and right, head and foot; where more lines repeat, the text itself does
MAX_LENGTH: Final = 130
NEAR: Final = 2  # lines between a running header and its page number


def running_lines(lines: Sequence[Line]) -> dict[int, str]:
    """The numbers of the lines that repeat from page to page, with their reason."""
    numbers = _page_numbers(lines)
    repeated = [places for places in _repeated(lines).values() if _is_header(lines, places, numbers)]
    found = set(numbers)
    if len(repeated) <= MAX_HEADERS and 2 * sum(map(len, repeated)) <= len(lines):
        found.update(index for places in repeated for index in places)
    return {lines[index].number: "running-header" for index in found}


def _is_header(lines: Sequence[Line], places: Sequence[int], numbers: set[int]) -> bool:
    if len(places) >= MIN_REPEATS and _at_page_ends(lines, places, numbers) and _among_others(lines, places):
        return True
    # A title and a page number at both ends of one line: two of them are enough when the number grows.
    pages = [
        int(match.group(1) or match.group(2)) for i in places if (match := _TITLE_AND_PAGE.fullmatch(lines[i].text))
    ]
    return len(pages) == len(places) > 1 and all(a < b for a, b in pairwise(pages))


def _among_others(lines: Sequence[Line], places: Sequence[int]) -> bool:
    """True when the repeated line stands among other lines each time; else a whole text is said again."""
    around = {(lines[max(0, i - 1)].text, lines[min(len(lines) - 1, i + 1)].text) for i in places}
    return 2 * len(around) > len(places)


def _page_numbers(lines: Sequence[Line]) -> set[int]:
    """Lines that are a page number: in words ("Page 3 of 9"), or bare numbers that grow through the text."""
    bare: list[tuple[int, int]] = []
    found = set()
    for index, line in enumerate(lines):
        if len(line.text) <= 24 and PAGE_NUMBER.fullmatch(simple(line.text)):
            digits = NUMERAL.findall(line.text)
            if digits and not line.text.strip("-–—·~ ").isdigit():
                found.add(index)
            elif digits:
                bare.append((index, int(digits[0])))
    growing = [a for a, b in pairwise(bare) if 1 <= b[1] - a[1] <= 2 and b[0] - a[0] >= NEAR]
    if len(growing) >= max(1, len(bare) // 2):
        found.update(index for index, _ in bare)
    return found


def _repeated(lines: Sequence[Line]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if len(line.text) <= MAX_LENGTH:
            places[NUMERAL.sub("#", " ".join(line.text.split()))].append(index)
    return places


def _at_page_ends(lines: Sequence[Line], indices: Sequence[int], numbers: set[int]) -> bool:
    """True when most of the places are the top or the foot of a page: by a page number, a form feed, a cut sentence."""
    at_end = 0
    for index in indices:
        near = range(max(0, index - NEAR), min(len(lines), index + NEAR + 1))
        cut = index > 0 and lines[index - 1].size > 40 and not ends_sentence(lines[index - 1].text)
        at_end += cut or any(other in numbers or lines[other].page_break for other in near)
    return at_end * 2 > len(indices)
