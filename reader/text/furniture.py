"""Page furniture: which lines of a page are not its text, and why.

The evidence is general: what a line looks like, where it stands, what it stands beside, what repeats. Strong shapes
count anywhere; weak ones only outside the running text of their language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reader.core.task import Progress, Task
from reader.text import furniture_shapes as shapes
from reader.text.contents import contents_lines
from reader.text.dates import is_date
from reader.text.furniture_places import (
    hide_menus,
    menu_like,
    spread_metadata,
)
from reader.text.furniture_tails import hide_between_furniture, hide_closed, hide_list_above_footer, hide_tails
from reader.text.furniture_words import TOOLS, entries_of
from reader.text.labels import label_of
from reader.text.language import LETTERS_PER_HAN, count
from reader.text.lines import STEP, Line, ends_sentence, is_prose
from reader.text.titles import title_like
from reader.text.variants import simple

MAX_SHAPE: Final = 300  # code points; furniture is short, and the patterns are not run over long lines
MAX_CONTROLS: Final = 200
MAX_LABEL: Final = 40
_ENTRY = re.compile(r"\s*[|｜/·•>»›]\s*")
_WHEN = re.compile(r"(?:活动|活動)?(?:日期|时间|時間|date|time|when)\s*[:：]", re.IGNORECASE)
_WHERE = re.compile(r"(?:活动|活動)?(?:地点|地點|venue|place|location|where)\s*[:：]", re.IGNORECASE)
EVENT: Final = 7  # lines, in both languages
HEAD: Final = 8  # lines from the first sentence on that may still say where a text comes from


@dataclass(frozen=True, slots=True)
class Zones:
    """Where the running text lies: the first and the last prose line, of all and of each language (-1, len: none)."""

    first: int
    last: int
    first_of: Mapping[str, int]
    last_of: Mapping[str, int]

    def heads(self) -> Iterator[tuple[int, int, str]]:
        """What stands above the running text of the page, and above that of the language that follows the other."""
        yield 0, self.first, ""
        for language, first in self.first_of.items():
            others = [last for other, last in self.last_of.items() if other != language and last < first]
            if others:
                yield max(others) + 1, first, language

    def before(self, index: int, language: str) -> bool:
        """True before the running text of the page, or before that of the line's own language."""
        return index < self.first or index < self.first_of.get(language, -1)

    def after(self, index: int, language: str) -> bool:
        """True after the running text of the page, or after that of the line's own language."""
        return index > self.last or index > self.last_of.get(language, 1 << 60)


def furniture(lines: Sequence[Line], hints: Mapping[int, str]) -> Task[dict[int, str]]:
    """Index of each line that is page furniture -> reason. `hints` holds reasons that are known, by line number."""
    hidden: dict[int, str] = {index: hints[line.number] for index, line in enumerate(lines) if line.number in hints}
    prose = [False] * len(lines)
    for index, line in enumerate(lines):
        if index % STEP == STEP - 1:
            yield Progress("Looking for page furniture", index, len(lines))
        if index in hidden:
            continue
        if reason := _strong_reason(line.text):
            hidden[index] = reason
        else:
            prose[index] = is_prose(line)
    _hide_repeated_controls(lines, hidden)
    hide_tails(lines, prose, hidden)
    hide_closed(lines, prose, hidden)
    zones = zones_of(lines, prose, hidden)
    hidden.update((yield from contents_lines(lines, hidden)))
    yield from _hide_at_edges(lines, zones, hidden)
    _hide_entries(lines, zones, hidden)
    _hide_datelines(lines, zones.first, hidden)
    for start, stop, language in zones.heads():
        _keep_entry_as_title(lines, range(start, stop), language, hidden)
    for start, stop, language in zones.heads():
        hide_menus(lines, [i for i in range(start, stop) if language in (lines[i].language, "")], hidden)
    tail = [index for index in range(zones.last + 1, len(lines)) if not label_of(lines[index].text)]
    spread_metadata(tail, lines, True, hidden)
    hide_list_above_footer(lines, zones.last, hidden)
    hide_between_furniture(lines, max(zones.first, 0), hidden)
    return hidden


def _strong_reason(text: str) -> str | None:
    """The reason to hide a line wherever it stands."""
    if shapes.NOTICE.match(simple(text[:MAX_SHAPE])):
        return "footer"
    return shapes.shape_of(text, shapes.ANYWHERE) if len(text) <= MAX_SHAPE else None


def _hide_repeated_controls(lines: Sequence[Line], hidden: dict[int, str]) -> None:
    """What stands below every heading to edit or to share its section."""
    times = Counter(line.text for line in lines if len(line.text) <= MAX_LABEL)
    for index, line in enumerate(lines):
        if times[line.text] > 2 and index not in hidden and _of_controls(line.text) and _mostly_controls(line.text):
            hidden[index] = "form"


def _of_event(lines: Sequence[Line], index: int) -> bool:
    """True for the day and the hour of an event, whose place is named below them."""
    return bool(_WHEN.match(lines[index].text)) and any(
        _WHERE.match(near.text) for near in lines[index : index + EVENT]
    )


def _hide_entries(lines: Sequence[Line], zones: Zones, hidden: dict[int, str]) -> None:
    """Lines of nothing but entries of menus outside the running text; a single entry only beside other furniture."""
    entries = {
        index: count
        for index, line in enumerate(lines)
        if (index < zones.first or zones.before(index, line.language) or zones.after(index, line.language))
        and (count := entries_of(line.text) or index in hidden)
    }
    for index, line in enumerate(lines):
        entry = index in entries and index not in hidden and not label_of(line.text)
        below = zones.after(index, line.language) and (index - 1 in hidden or index + 1 in hidden)
        if entry and (entries[index] > 1 or below or _in_company(index, entries, hidden)):
            hidden[index] = "share" if simple(line.text).casefold() in TOOLS else "navigation"


def _in_company(index: int, entries: Mapping[int, int], hidden: Mapping[int, str]) -> bool:
    """True for an entry below another one of its kind, above other furniture, or with furniture on both sides."""
    above = entries.get(index - 1) == 1 and hidden.get(index - 1) != "metadata"
    below = index + 1 in entries and hidden.get(index + 1) != "metadata"
    return above or below or (index - 1 in hidden and index + 1 in hidden)


def _keep_entry_as_title(lines: Sequence[Line], head: range, language: str, hidden: dict[int, str]) -> None:
    """The entry of a menu right above the text is its title ("About us") when it is alone or when the menu has it, too."""
    last = head[-1] if head else -1
    if hidden.get(last) != "navigation" or language not in (lines[last].language, ""):
        return
    above = [part for index in head[:-1] if index in hidden for part in _ENTRY.split(lines[index].text.casefold())]
    lone = not above and (len(lines[last].text.split()) == 1 or entries_of(lines[last].text) == 1)
    if lone or lines[last].text.casefold() in above:
        del hidden[last]


def zones_of(lines: Sequence[Line], prose: Sequence[bool], hidden: Mapping[int, str]) -> Zones:
    """The zones of the page. Without any prose (a poem, a word list) all that is no furniture is running text."""
    shown = [index for index in range(len(lines)) if index not in hidden]
    text = [index for index in shown if prose[index]] or _short_text(lines, shown)
    first_of: dict[str, int] = {}
    last_of: dict[str, int] = {}
    for bounds, order in ((first_of, text), (last_of, list(reversed(text)))):
        for index in order:
            # What a page says about itself may be a sentence, but running text does not begin or end with it.
            opens = bounds is first_of and _question_above(lines, prose, hidden, index)
            if lines[index].language not in bounds and not opens and not _edge_shape(lines[index].text):
                bounds[lines[index].language] = index
            if len(bounds) == 2:
                break
    return Zones(min(first_of.values(), default=len(lines)), max(last_of.values(), default=-1), first_of, last_of)


def _question_above(lines: Sequence[Line], prose: Sequence[bool], hidden: Mapping[int, str], index: int) -> bool:
    """True for a question that is a title: what follows it is no running text but a line about it."""
    following = index + 1 < len(lines) and not prose[index + 1] and not ends_sentence(lines[index + 1].text)
    if following and index + 2 in hidden and index > 0 and index - 1 in hidden:
        return lines[index].text[-1] in "?？" and title_like(lines[index])
    about = following and (index + 1 in hidden or _says_nothing(lines[index + 1].text))
    return about and lines[index].text[-1] in "?？" and title_like(lines[index])


def _says_nothing(text: str) -> bool:
    return entries_of(text) > 0 or _edge_reason(text, near=True) is not None


def _short_text(lines: Sequence[Line], shown: Sequence[int]) -> list[int]:
    """What is left of a page of short lines when furniture is peeled off both ends."""
    start, stop = 0, len(shown)
    while start < stop and _edge_reason(lines[shown[start]].text):
        start += 1
    while stop > start and _edge_reason(lines[shown[stop - 1]].text):
        stop -= 1
    return list(shown[start:stop])


def _edge_shape(text: str) -> bool:
    return _weak_reason(text, shapes.EDGE) is not None or _of_controls(text)


def _controls(text: str) -> set[str]:
    return {match.group().casefold() for match in shapes.CONTROLS.finditer(simple(text))}


def _mostly_controls(text: str) -> bool:
    known = sum(map(len, _controls(text)))
    return known * 3 >= sum(char.isalnum() for char in text) or bool(shapes.COMMAND.match(text))


def _of_controls(text: str) -> bool:
    """True for a line of the page's own controls: a few words with a known one among them, or an order to the visitor."""
    if len(text) > MAX_CONTROLS or label_of(text):
        return False
    known = len(_controls(text))
    if not known:
        return False
    han, letters = count(text)
    if han * LETTERS_PER_HAN > letters:
        return not re.search("[。！？，；]", text) and han <= 12 * known
    words = len(text.split())
    return (words <= 4 * known and not ends_sentence(text.rstrip(":："))) or (
        known > 1 and bool(shapes.COMMAND.match(text))
    )


def _weak_reason(text: str, *tables: shapes.Table) -> str | None:
    """The reason of the first shape outside the running text. A numbered line has none, a sentence only disclaimers."""
    if len(text) > MAX_SHAPE or label_of(text):
        return None
    if ends_sentence(text) and text[-1] not in ":：;；":
        tables = ()
    for table in (*tables, shapes.DISCLAIMERS):
        if reason := shapes.shape_of(text, table):
            return reason
    return None


def _edge_reason(text: str, near: bool = False) -> str | None:
    """The reason to hide a line above the text; `near`: other furniture stands right above it."""
    breadcrumb = shapes.shape_of(text, shapes.BREADCRUMB) if len(text) <= MAX_SHAPE else None
    reason = breadcrumb or _weak_reason(text, shapes.SWITCH, shapes.EDGE, shapes.META)
    if not reason and _of_controls(text) and (_mostly_controls(text) if near else len(_controls(text)) > 1):
        return "metadata" if re.search(r"\d", text) else "navigation"
    return reason


def _tail_reason(text: str) -> str | None:
    """The reason to hide a line below the text; a bare date closes a letter and belongs to it."""
    reason = _weak_reason(text, shapes.SWITCH, shapes.TAIL, shapes.META)
    if reason == "metadata" and is_date(text):
        return None
    return reason or ("footer" if _of_controls(text) else None)


def _hide_datelines(lines: Sequence[Line], first: int, hidden: dict[int, str]) -> None:
    """Names, a date, a paper below an introduction: short lines that say where a text was taken from."""
    for index in range(first + 1, min(first + HEAD, len(lines) - 1)):
        if index not in hidden and is_date(lines[index].text):
            around = [near for near in (index - 1, index + 1) if near not in hidden]
            about = [near for near in around if _weak_reason(lines[near].text, shapes.META) == "metadata"]
            hidden.update(dict.fromkeys([index, *about] if about else (), "metadata"))
    for index in range(first + 1, min(first + HEAD, len(lines) - 1)):
        pair = (index, index + 1)
        if all(
            _weak_reason(lines[near].text, shapes.META) == "metadata" and not is_date(lines[near].text) for near in pair
        ):
            hidden.update(dict.fromkeys(pair, "metadata"))


def _below_furniture(lines: Sequence[Line], index: int, hidden: Mapping[int, str]) -> bool:
    """True right below other furniture, unless a date below the line tells that it is the title."""
    dated = lines[index].words > 1 and _dated(lines, index)
    return not dated and (index - 1 in hidden or index - 2 in hidden)


def _dated(lines: Sequence[Line], index: int) -> bool:
    return index + 1 < len(lines) and _weak_reason(lines[index + 1].text, shapes.META) is not None


def _hide_at_edges(lines: Sequence[Line], zones: Zones, hidden: dict[int, str]) -> Task[None]:
    """Weak shapes: menus and contacts outside the running text, dates and sources above it, language labels."""
    for index, line in enumerate(lines):
        if index % STEP == 0:
            yield Progress("Looking for page furniture", index, len(lines))
        if index in hidden or len(line.text) > MAX_SHAPE or label_of(line.text):
            continue
        reason = shapes.shape_of(line.text, shapes.LABEL) if len(line.text) <= MAX_LABEL else None
        if not reason and zones.before(index, line.language):
            reason = _edge_reason(line.text, near=_below_furniture(lines, index, hidden))
            if reason == "navigation" and line.words > 3 and _dated(lines, index) and not menu_like(line):
                reason = None
        elif not reason and zones.after(index, line.language):
            reason = _tail_reason(line.text)
        if reason and not (reason == "metadata" and _of_event(lines, index)):
            hidden[index] = reason
