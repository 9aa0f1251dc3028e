"""Furniture that its place below the text gives away: what follows "Leave a reply" or a closing line, lists above a footer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Final

from reader.text import furniture_shapes as shapes
from reader.text.furniture_places import ORGANISATION, short
from reader.text.headings import is_known
from reader.text.labels import bullet_length, label_of
from reader.text.lines import Line, ends_sentence
from reader.text.variants import simple

TAIL_SHARE: Final = 0.4  # of a language's prose: a tail of comments may be long, but is not the text itself
CLOSED_SHARE: Final = 0.2  # of the prose, below a line that closes a page
FEW: Final = 4
LIST_LENGTH: Final = 4  # lines; three short lines above a footer may be a signature
# The line above what a visitor wrote: who says it, or when.
_SAYS = re.compile(
    r"\S.{0,40}\s(?:said|says|wrote|writes|commented)\s*(?:[.…:：]+|on .{1,30}:?)?|.{1,20}\s*(?:说道?|写道|评论道?|发表于.{0,20})\s*[.…:：]+"
    r"|(?:reply|回复|permalink|赞|举报)(?:[\s|·]+(?:reply|回复|report|举报|赞))*",
    re.IGNORECASE,
)
_AROUND: Final = frozenset(("share", "form", "pager", "metadata", "footer"))
_CONTROLS: Final = frozenset(("share", "form", "pager"))


def hide_tails(lines: Sequence[Line], prose: list[bool], hidden: dict[int, str]) -> None:
    """From a line such as "Leave a reply" or "Related articles" on: to the end, or to where running text goes on."""
    sizes: Counter[str] = Counter()
    for index, line in enumerate(lines):
        if index not in hidden:
            sizes[line.language] += line.size
    left = Counter(sizes)
    for index, line in enumerate(lines):
        if index not in hidden:
            left[line.language] -= line.size
        if len(line.text) > 120 or not sizes or not (reason := shapes.shape_of(line.text, shapes.STARTERS)):
            continue
        if not any(prose[:index]):
            continue  # nothing has been read yet: this is a menu above the text
        to_end = _may_be_tail(
            lines, prose, index, reason, all(left[side] <= TAIL_SHARE * sizes[side] for side in sizes)
        )
        stop = len(lines) if to_end else _end_of_links(lines, prose, index + 1)
        if stop == index + 1 and not (to_end or index in hidden):
            continue
        for tail in range(index, stop):
            hidden.setdefault(tail, reason)
            prose[tail] = False
        if to_end:
            return


def _may_be_tail(lines: Sequence[Line], prose: Sequence[bool], start: int, reason: str, little_left: bool) -> bool:
    """True when nothing below `start` is the text itself: links alone, or what visitors said."""
    if not any(prose[start + 1 :]):
        return True
    fields = [shapes.shape_of(line.text, shapes.ANYWHERE) for line in lines[start:] if len(line.text) < 100].count(
        "form"
    )
    said = sum(bool(_SAYS.fullmatch(line.text)) for line in lines[start + 1 :] if len(line.text) < 60)
    return reason == "form" and (said > 1 or (fields > 0 and (little_left or fields > 2)))


def _end_of_links(lines: Sequence[Line], prose: Sequence[bool], start: int) -> int:
    """The first line from `start` on that is no link: a sentence, a language label, numbering."""
    language = lines[start].language if start < len(lines) else ""
    for index in range(start, len(lines)):
        line = lines[index]
        sentence = prose[index] or ends_sentence(line.text) or line.words > 25
        if sentence or line.language != language or label_of(line.text) or shapes.shape_of(line.text, shapes.LABEL):
            # The line right above running text is its heading.
            return index - 1 if prose[index] and index - 1 > start else index
    return start


def hide_between_furniture(lines: Sequence[Line], first: int, hidden: dict[int, str]) -> None:
    """A few words in the text with furniture right above and below them: an advertisement, the caption of a picture.

    `first`: the first line of the running text; what stands above it is no business of this function.
    """
    for index in range(first + 1, len(lines) - 1):
        around = (hidden.get(index - 1), hidden.get(index + 1))
        if index in hidden or label_of(lines[index].text):
            continue
        count = lines[index].text.isdigit() and len(lines[index].text) > 1 and index - 1 in hidden
        if count or (_CONTROLS.issuperset(around) and lines[index].words <= 6):
            hidden[index] = "footer"
        elif around == ("metadata", "metadata") and lines[index].words <= 12 and not ends_sentence(lines[index].text):
            hidden[index] = "metadata"
        elif index - 1 in hidden:
            _hide_few_words(lines, index, hidden)


def _hide_few_words(lines: Sequence[Line], start: int, hidden: dict[int, str]) -> None:
    """Up to four lines of a word or two with furniture above and below them: names, counts, tags of those who wrote."""
    run = list(takewhile(lambda index: index not in hidden and short(lines[index], 4, 2), range(start, len(lines))))
    stop = start + len(run)
    around = {hidden.get(start - 1), hidden.get(stop)}
    named = any(label_of(lines[index].text) or is_known(lines[index]) for index in run)
    if 0 < len(run) <= FEW and _AROUND.issuperset(around) and around & _CONTROLS and not named:
        hidden.update(dict.fromkeys(run, "footer"))


def _numbers_text(line: Line) -> bool:
    label = label_of(line.text)
    return label is not None and label.length < len(line.text)


def _below_known_heading(lines: Sequence[Line], start: int, hidden: Mapping[int, str]) -> set[int]:
    """What stands below "References" and its like, as far as the next furniture that is no control of the heading."""
    found: set[int] = set()
    for heading in range(start, len(lines)):
        if heading in hidden or not is_known(lines[heading]):
            continue
        first = heading + 1 + (hidden.get(heading + 1) == "form")
        found.update((heading, *takewhile(lambda index: index not in hidden, range(first, len(lines)))))
    return found


def hide_list_above_footer(lines: Sequence[Line], last_prose: int, hidden: dict[int, str]) -> None:
    """Below the running text: short lines among furniture, and a list of organisations above the contact lines."""
    tail = range(last_prose + 1, len(lines))
    strong = [
        i for i in tail if hidden.get(i) in ("pager", "footer", "share", "form", "navigation", "language", "label")
    ]
    if last_prose < 0 or all(hidden[i] == "label" for i in strong):
        return
    listed = _below_known_heading(lines, last_prose + 1, hidden)
    for index in range(strong[0], len(lines)):
        ordered = short(lines[index], 20, 8) or (
            not ends_sentence(lines[index].text) and shapes.COMMAND.match(lines[index].text)
        )
        kept = index in hidden or index in listed or _numbers_text(lines[index])
        if not kept and (index < strong[-1] or ordered):
            hidden[index] = "footer"
    contact = strong[0]
    if (
        hidden[contact] == "footer"
        and contact - 1 > last_prose
        and ORGANISATION.search(simple(lines[contact - 1].text))
    ):
        hidden.setdefault(contact - 1, "footer")
    run = [index for index in range(last_prose + 1, strong[0]) if index not in hidden]
    names = [
        index
        for index in run
        if not (label_of(lines[index].text) or bullet_length(lines[index].text) or ends_sentence(lines[index].text))
    ]
    if len(names) == len(run) >= LIST_LENGTH and sum(
        bool(ORGANISATION.search(simple(lines[i].text))) for i in run
    ) * 2 > len(run):
        hidden.update(dict.fromkeys(run, "footer"))


def hide_closed(lines: Sequence[Line], prose: list[bool], hidden: dict[int, str]) -> None:
    """All that stands below a copyright notice, a link to the next page or a list of what others read, when it is little."""
    left: Counter[str] = Counter()
    closed = len(lines)
    sizes = Counter(
        {
            side: sum(line.size for line, text in zip(lines, prose, strict=True) if text and line.language == side)
            for side in ("zh", "en")
        }
    )
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if closes(line.text):
            closed = index
        if prose[index]:
            left[line.language] += line.size
        if label_of(line.text) or is_known(line) or _too_much(left, sizes):
            break
    for index in range(closed, len(lines)):
        hidden.setdefault(index, "footer")
        prose[index] = False


def closes(text: str) -> bool:
    """True for a line that says that a page ends."""
    return len(text) <= 300 and bool(shapes.NOTICE.match(simple(text)) or shapes.shape_of(text, shapes.CLOSERS))


def _too_much(left: Mapping[str, int], sizes: Mapping[str, int]) -> bool:
    """True when so much is left that it may be the text itself: of all, or of a language that the page is written in."""
    total = sum(sizes.values())
    parts = [side for side in sizes if sizes[side] * 5 > total and left.get(side, 0) > CLOSED_SHARE * sizes[side]]
    return bool(parts) or sum(left.values()) > CLOSED_SHARE * total
