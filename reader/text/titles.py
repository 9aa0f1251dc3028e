"""The title of a text in one language, and the other places of the page that repeat it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from reader.text.headings import is_known
from reader.text.labels import bullet_length, label_of, markdown_level
from reader.text.likeness import folded, folded_title, same_title
from reader.text.lines import Line, is_prose
from reader.text.variants import simple

MAX_CANDIDATES: Final = 6
MAX_LENGTH: Final = {"zh": 60, "en": 30}  # Han characters; words
_LISTED = re.compile(r"\d|[^:：]{1,16}[:：]\s*\S")
_AUTHOR = re.compile(
    r"(?:[\[(（〔【].{1,4}[\])）〕】])?\s*[\u4e00-\u9fff]{2,4}|作者[:：].{2,12}|(?:[Bb]y\s+)?[A-Z][a-z’'-]+(?: [A-Z][a-z’'.-]*){1,3}"
)
_ASKED = re.compile(r"常见问题(?:解答|与解答)?|frequently asked questions|faqs?", re.IGNORECASE)
MAX_REPEATS: Final = 3  # of a title below it; a text that is said again and again has its title each time
SAME_SHARE: Final = 0.7  # of the longer one, from the beginning: the same title with another ending


def title_of(lines: Sequence[Line], levels: Mapping[int, int], dated: bool = False) -> tuple[int | None, list[int]]:
    """Index of the title among the lines of one language (None: no title), and indices of lines that only repeat it.

    `dated`: the page says something about its text below the first line, as pages do below a title.
    """
    if dated and lines and _names_only_chapter(lines):
        return 0, []
    marked = [index for index, line in enumerate(lines) if _marked(line, levels) == 1]
    candidates = marked[:1] if len(marked) == 1 else _candidates(lines, levels, dated)
    if not candidates:
        return None, []
    last = [index for index in candidates if not _repeated_below(lines, index, candidates)]
    twice = (index for index in last if any(same_title(lines[index].text, lines[i].text) for i in range(index)))
    title = next(twice, last[0])
    repeats = [index for index in candidates if index < title and same_title(lines[index].text, lines[title].text)]
    if sum(map(is_prose, lines)) * 4 > len(lines):
        below = [index for index in range(title + 1, len(lines)) if _repeats(lines[index], lines[title])]
        # Several lines that begin like the title and differ from each other are headings of its parts.
        once = len({folded(lines[index].text) for index in below}) == 1 and len(below) <= MAX_REPEATS
        repeats += below if once else []
    return title, repeats


def _names_only_chapter(lines: Sequence[Line]) -> bool:
    """True when the first line is the heading of a chapter, and the text holds no other chapter."""
    styles = [label.style for line in lines if (label := label_of(line.text))]
    return label_of(lines[0].text) is not None and styles[0] == "chapter" and styles.count("chapter") == 1


def _marked(line: Line, levels: Mapping[int, int]) -> int:
    return levels.get(line.number) or markdown_level(line.text)[0]


def _candidates(lines: Sequence[Line], levels: Mapping[int, int], dated: bool) -> list[int]:
    """Lines that may be a title: short lines above the first text, heading or list."""
    found = []
    for index, line in enumerate(lines[:MAX_CANDIDATES]):
        if (
            (is_prose(line) and not (dated and index == 0 and line.text[-1] in "?？"))
            or bullet_length(line.text)
            or label_of(line.text)
            or (is_known(line) and not (index == 0 and _ASKED.fullmatch(simple(line.text))))
            or _marked(line, levels) > 1
        ):
            break
        if not title_like(line):
            break
        found.append(index)
    if len(found) == len(lines) > 1:
        return []  # a list of short lines has no title that could be told from the rest
    if found and not any(map(is_prose, lines)) and not (len(lines) > found[0] + 1 and lines[found[0] + 1].gap > 0):
        return found[:1] if _above_list(lines) or _above_author(lines) else []
    return found


def _above_list(lines: Sequence[Line]) -> bool:
    """True when the first line stands above lines that all name a value or begin with a figure, and it does not."""
    return len(lines) > 3 and [bool(_LISTED.match(line.text)) for line in lines[:4]] == [False, True, True, True]


def _above_author(lines: Sequence[Line]) -> bool:
    """True when the second of several lines is the name of a person, as below the title of a poem."""
    return len(lines) > 4 and bool(_AUTHOR.fullmatch(lines[1].text)) and not _AUTHOR.fullmatch(lines[2].text)


def title_like(line: Line) -> bool:
    """True for a line that can be a title: of some shortness, and not the beginning or the end of a sentence."""
    if line.language == "zh":
        return line.size <= MAX_LENGTH["zh"] and not re.search(r"[。，；：、,;:]$", line.text)
    return (
        line.words <= MAX_LENGTH["en"]
        and not re.search(r"[,;:]$|(?<!\.\w)(?<!\b[A-Z])\.$", line.text)
        and not line.text[0].islower()
    )


def _repeated_below(lines: Sequence[Line], index: int, candidates: Collection[int]) -> bool:
    return any(other > index and same_title(lines[index].text, lines[other].text) for other in candidates)


def _repeats(line: Line, title: Line) -> bool:
    if is_prose(line) or label_of(line.text):
        return False
    a, b = folded_title(line.text), folded_title(title.text)
    common = next((place for place, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return common >= SAME_SHARE * max(len(a), len(b))
