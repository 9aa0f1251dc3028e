"""Furniture that its place above the text gives away: menus, the name of the site, what a page says below its titles."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise, takewhile
from typing import Final

from reader.text.dates import DATE, with_dates
from reader.text.furniture_words import entries_of
from reader.text.headings import is_known
from reader.text.labels import label_of
from reader.text.likeness import same_title
from reader.text.lines import Line, ends_sentence
from reader.text.titles import title_like
from reader.text.variants import simple

MAX_HEAD: Final = 60  # lines above the text among which its titles stand
NAMED_IN: Final = 60  # code points of the running text, in which an article names its subject
MIN_TOKENS: Final = 4
_MENU: Final = frozenset(("navigation", "breadcrumb", "language"))
_BESIDE: Final = frozenset(("metadata", "footer", "share", "label"))
_TOOLS: Final = frozenset(("share", "form", "pager"))
_CHROME: Final = frozenset(("navigation", "breadcrumb", "language", "share", "form", "pager", "footer"))
_TOKENS = re.compile(r"[\s|｜·•/＞>»]+")
_WIDE_TOKENS = re.compile(r"\s{2,}|\s*[|｜·•>»/]\s*|\t")
_ZH_NAMES = re.compile(
    r"(?:[\u4e00-\u9fff]|欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|夏侯|慕容|皇甫|公孙|公孫)[ \u3000]?[\u4e00-\u9fff]{1,2}(?:[ \u3000、]+[\u4e00-\u9fff]{2,4}){0,4}"
)
_EN_NAMES = re.compile(
    r"(?:[A-Z][a-z’'-]+|[A-Z]\.)(?: (?:[A-Z][a-z’'-]+|[A-Z]\.|and|&|van|de)| ?,(?: and)?){1,12}|[A-Z][A-Z’'-]+(?: [A-Z][A-Z.’'-]*){1,2}"
)
_ZH_OFFICE = re.compile(
    r"\S{2,30}(?:主席|总统|总理|部长|主任|省长|市长|大使|代表|秘书长|总干事|局长|署长|司长|校长|院长|教授|会长|董事长|总裁|发言人)"
    r"[ \u3000]*[\u4e00-\u9fff·]{2,12}(?:[ \u3000][\u4e00-\u9fff]{1,2})?"
)
_EN_OFFICE = re.compile(
    r"(?:By\s+)?(?:(?:H\.\s?E\.|Mr|Ms|Mrs|Dr|Prof)\.?\s+)?[A-Z][\w’'-]+(?:\s+[A-Z][\w.’'-]+){0,3},?\s+(?:(?:the|of)\s+)*(?:\w+[ -]){0,2}"
    r"(?:President|Minister|Premier|Secretary|Chairman|Chairperson|Chair|Director|Ambassador|Governor|Mayor|Commissioner|Professor|Dean|CEO|Spokesperson)\b"
)
# The number of an issue stands below the name of a magazine, too.
_ISSUE = re.compile(r"[^。.]{0,16}(?:第\s*\d+\s*[期號号卷]|(?i:issue|vol|no)[. ]*\d+).{0,20}")
_OFFICE = re.compile(r"[\u4e00-\u9fff]{3,12}(?:办公室|辦公室|政府|部|局|厅|廳|研究院|委员会|委員會|大学|大學)")
_NAMED_VALUE = re.compile(r"[^:：。.]{1,16}[:：]\s*\S[^。]{0,60}")
ORGANISATION = re.compile(
    r"(?:部|局|委|院|会|中心|公司|大学|集团|办|厅|社|政府|协会|联盟|组织|办公室|处|学校|基金|馆)(?:[（(].*[)）])?$"
    r"|\b(?:Ministry|Department|Office|Administration|Bureau|Commission|University|Institute|Organi[sz]ation|Union|Association|"
    r"Cent(?:er|re)|Council|Committee|Government|Secretariat|Company|Inc|Ltd|Group|Foundation|Academy|Agency|Society|School|Federation|Authority)\b"
)


def short(line: Line, han: int = 8, words: int = 4) -> bool:
    """True for a line as short as an entry of a menu."""
    fits = line.size <= han if line.language == "zh" else max(line.words, len(line.text.split())) <= words
    return fits and not ends_sentence(line.text)


def menu_like(line: Line) -> bool:
    """True for a line of many short entries side by side."""
    if line.language == "zh":
        tokens = [token for token in _TOKENS.split(line.text) if token]
        latin = sum(token.isascii() and token.isalpha() for token in tokens)
        barred = re.search(r"[|｜]", line.text) and len(tokens) > 2 and max(map(len, tokens)) <= 6
        return (
            (len(tokens) >= MIN_TOKENS or bool(barred))
            and 2 * latin <= len(tokens)
            and max(map(len, tokens)) <= 12
            and not re.search(r"[。，,；！？]", line.text)
        )
    tokens = [token for token in _WIDE_TOKENS.split(line.text) if token]
    return (
        len(tokens) >= MIN_TOKENS
        and max(len(t.split()) for t in tokens) <= 4
        and not re.search(r"[.,;!?](?:\s|$)", line.text)
    )


def hide_menus(lines: Sequence[Line], head: Sequence[int], hidden: dict[int, str]) -> None:
    """Above running text: lines of many entries, entries one below the other, section names above a title."""
    for index in head:
        if index not in hidden and not label_of(lines[index].text) and menu_like(lines[index]):
            hidden[index] = "metadata" if _says_about(lines[index]) else "navigation"
    _hide_paths(lines, head, hidden)
    chrome = [index for index in head if hidden.get(index) in _CHROME]
    titles = titles_in_head(lines, head, hidden)
    spread_metadata([index for index in head if not titles or index > titles[0]], lines, bool(titles), hidden)
    if chrome:
        _hide_controls_below_title(lines, head, hidden)
        _hide_between(lines, head, titles, hidden)
        _hide_menu_runs(lines, head, titles, hidden)
        _hide_site_header(lines, head, titles, hidden)
    if _CHROME.intersection(hidden.values()) or _said_twice(lines, head, titles):
        _hide_above_title(lines, [index for index in head if index not in hidden], titles, hidden)


def _hide_paths(lines: Sequence[Line], head: Sequence[int], hidden: dict[int, str]) -> None:
    """A path through the site ("Magazine / Profiles") below the entry of the menu that it begins with."""
    seen: dict[str, int] = {}
    for index in head:
        parts = re.split(r"\s*[/|>›»]\s*", lines[index].text, maxsplit=1)
        if len(parts) > 1 and parts[0] in seen and short(lines[index], 16, 8):
            hidden.setdefault(index, "breadcrumb")
            hidden.setdefault(seen[parts[0]], "navigation")
        elif len(parts) == 1:
            seen[lines[index].text] = index


def _says_about(line: Line) -> bool:
    """True for a line of many entries that hold a date, or a name and its value: what a page says about its text."""
    return DATE in with_dates(line.text) or bool(re.search(r"[:：】]", line.text))


def spread_metadata(head: Sequence[int], lines: Sequence[Line], titled: bool, hidden: dict[int, str]) -> None:
    """Short lines of a name and its value below a title (`titled`: it stands above these lines) and a line of metadata go with it."""
    known = [index for index in head if hidden.get(index) == "metadata"]
    for before, after in pairwise(known):
        if after - before == 2 and before + 1 not in hidden and lines[before + 1].words <= 20:
            hidden[before + 1] = "metadata"
    for before, index in pairwise(head):
        titled = titled or before not in hidden
        if titled and hidden.get(before) == "metadata" and _NAMED_VALUE.fullmatch(lines[index].text):
            hidden.setdefault(index, "metadata")


def titles_in_head(lines: Sequence[Line], head: Sequence[int], hidden: dict[int, str]) -> list[int]:
    """The lines above running text that must be its titles: said twice, or right above a line of metadata.

    The names of authors between the two become metadata.
    """
    head = head[-MAX_HEAD:]
    shown = [index for index in head if index not in hidden and not _numbers_part(lines[index])]
    titles: dict[str, int] = {}
    for index in shown:
        if _OFFICE.fullmatch(lines[index].text):
            continue  # who published it stands above and below a title
        if any(other < index and same_title(lines[other].text, lines[index].text) for other in shown):
            titles[lines[index].language] = index
    if dated := _dated(lines, head, shown, hidden):
        for language, title in _titles_above(lines, dated, shown, hidden).items():
            titles.setdefault(language, title)
    for index in shown:
        if hidden.get(index - 1) == "breadcrumb" and title_like(lines[index]) and lines[index].words > 2:
            titles.setdefault(lines[index].language, index)
    for index in shown:
        if lines[index].words > 1 and _named_first(lines, index, head[-1] + 1):
            titles.setdefault(lines[index].language, index)
    return sorted(titles.values())


def _numbers_part(line: Line) -> bool:
    """True for a numbered line, unless it names a whole chapter: that may be all that a page holds."""
    label = label_of(line.text)
    return label is not None and label.style not in ("volume", "chapter")


def _said_twice(lines: Sequence[Line], head: Sequence[int], titles: Sequence[int]) -> bool:
    """True when a title stands twice above the text: once in the frame of the page, once as its title."""
    return any(same_title(lines[index].text, lines[title].text) for title in titles for index in head if index < title)


def _named_first(lines: Sequence[Line], index: int, first: int) -> bool:
    """True when the running text begins with what the line says, as the article of an encyclopedia does."""
    if first >= len(lines) or ends_sentence(lines[index].text):
        return False
    place = lines[first].text.find(lines[index].text, 0, NAMED_IN)
    return place >= 0 and lines[first].text[place - 1 : place] not in ("/", "(", "（")


def _titles_above(lines: Sequence[Line], dated: int, shown: Sequence[int], hidden: dict[int, str]) -> dict[str, int]:
    """The titles in the lines above a line of metadata; what names the authors below them is metadata, too.

    The caption of a picture may stand between them: it is a sentence.
    """
    above = [index for index in range(dated - 1, -1, -1) if hidden.get(index) not in _BESIDE]
    captions = list(takewhile(lambda index: index in shown and _no_title(lines[index]), above))
    run = list(takewhile(lambda index: index in shown, above[len(captions) :]))
    titles: dict[str, int] = {}
    for language in {lines[index].language for index in run[:2]}:
        own = [index for index in run if lines[index].language == language]
        while len(own) > 1 and _about_author(lines, own):
            if same_title(lines[own[0]].text, lines[own[-1]].text) and not ORGANISATION.search(lines[own[0]].text):
                break
            if lines[own[0]].text[0] not in "—–-":
                hidden[own[0]] = "metadata"
            del own[0]
        if len(own) > 1 and _subtitled(lines, own, hidden):
            del own[0]
        titles[language] = own[0]
    return titles


def _no_title(line: Line) -> bool:
    """True for the caption of a picture, and for the entry of a menu."""
    return not title_like(line) or entries_of(line.text) == 1


def _about_author(lines: Sequence[Line], own: Sequence[int]) -> bool:
    """True when the first of `own`, the lowest of these lines, names an author; other names may stand above it."""
    last, above = lines[own[0]], lines[own[1]]
    if _below_title(last, above):
        return True
    return len(own) > 2 and _below_title(above, lines[own[2]]) and _below_title(last, lines[own[2]])


def _subtitled(lines: Sequence[Line], own: Sequence[int], hidden: Mapping[int, str]) -> bool:
    """True when the last line above a date explains the one above it, which stands right below a menu."""
    title, subtitle = lines[own[1]], lines[own[0]]
    if label_of(subtitle.text):
        return False
    if (
        title.language == "en"
        and _capitalized(title.text)
        and not _capitalized(subtitle.text)
        and title.words < subtitle.words
    ):
        return True
    return own[1] == own[0] - 1 and own[1] - 1 in hidden and title.words >= max(5, subtitle.words // 2)


def _capitalized(text: str) -> bool:
    """True for English words that all but the small ones begin with a capital, as titles do."""
    words = [word for word in re.findall(r"[A-Za-z][A-Za-z’'-]*", text) if len(word) > 3]
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _dated(lines: Sequence[Line], head: Sequence[int], shown: Collection[int], hidden: Mapping[int, str]) -> int | None:
    """The line of metadata below the title: the first one, unless a menu and another one follow.

    A single word above a date ("Report") says what kind of text this is, when the title follows.
    """
    found: int | None = None
    for index in head:
        if hidden.get(index) == "metadata" and index - 1 in shown:
            kind = short(lines[index - 1], 6, 2) and _longer_below(lines, index, shown)
            better = found is None or (_ISSUE.fullmatch(lines[found].text) and not _ISSUE.fullmatch(lines[index].text))
            found = index if better and not kind else found
        elif found is not None and hidden.get(index) in _MENU and _another(index, head, shown, hidden):
            found = None
    return found


def _longer_below(lines: Sequence[Line], dated: int, shown: Collection[int]) -> bool:
    return any(index > dated and lines[index].words > max(4, 2 * lines[dated - 1].words - 1) for index in shown)


def _another(menu: int, head: Sequence[int], shown: Collection[int], hidden: Mapping[int, str]) -> bool:
    return any(index > menu and hidden.get(index) == "metadata" and index - 1 in shown for index in head)


def _below_title(line: Line, above: Line) -> bool:
    """True for a subtitle, and for names alone below a title: the authors, persons or bodies."""
    if label_of(line.text) or line.language != above.language:
        return False
    if line.text[0] in "—–" or line.text.startswith("--"):
        return True
    if 2 * line.words <= 3 * above.words and ORGANISATION.search(simple(line.text)):
        return True
    if line.language == "zh":
        return above.size > 4 and bool(_ZH_NAMES.fullmatch(line.text) or _ZH_OFFICE.fullmatch(simple(line.text)))
    names = _EN_NAMES.fullmatch(line.text) and above.words > line.words
    return bool(names or _EN_OFFICE.match(line.text))


def _hide_controls_below_title(lines: Sequence[Line], head: Sequence[int], hidden: dict[int, str]) -> None:
    """Very short lines among controls, between the title and the text: sizes, prices, numbers of votes."""
    first = next((index for index in head if index not in hidden), None)
    below = [index for index in head if first is not None and index > first]
    for index in below:
        around = (hidden.get(index - 1), hidden.get(index + 1))
        plain = index not in hidden and short(lines[index], 6, 2) and not label_of(lines[index].text)
        count = lines[index].text.isdigit() and index - 1 in hidden and index + 1 in below
        if plain and (count or _TOOLS.issuperset(around)) and not is_known(lines[index]):
            hidden[index] = "form"


def _hide_between(lines: Sequence[Line], head: Sequence[int], titles: Sequence[int], hidden: dict[int, str]) -> None:
    """Short lines with menu entries above and below them, unless they are headings."""
    menu = [index for index in head if hidden.get(index) in _MENU]
    for index in head:
        if index in hidden or index in titles or not menu or label_of(lines[index].text):
            continue
        if menu[0] < index < menu[-1] and short(lines[index]):
            hidden[index] = "navigation"


def _hide_menu_runs(lines: Sequence[Line], head: Sequence[int], titles: Sequence[int], hidden: dict[int, str]) -> None:
    """Lines of one or two words that go on from an entry of a menu, as long as a line for the title is left."""
    last = max((index for index in head if index not in hidden and not label_of(lines[index].text)), default=-1)
    for step in (1, -1):
        for index in head[::step]:
            near = hidden.get(index - step) == "navigation" and lines[max(index, index - step)].gap == 0
            if index in hidden or index in titles or not near or index >= last:
                continue
            if short(lines[index], 4, 2) and not label_of(lines[index].text) and not _translated(lines, index, hidden):
                hidden[index] = "navigation"


def _translated(lines: Sequence[Line], index: int, hidden: Mapping[int, str]) -> bool:
    """True when the line below may say the same in the other language: the titles of a page in both."""
    below = index + 1
    other = below < len(lines) and lines[below].language not in (lines[index].language, "")
    return other and below not in hidden and title_like(lines[below]) and not entries_of(lines[below].text)


def _hide_site_header(
    lines: Sequence[Line], head: Sequence[int], titles: Sequence[int], hidden: dict[int, str]
) -> None:
    """The name and the motto of a site: what stands above its menu, when a title follows below it."""
    menu = [i for i in head if hidden.get(i) in ("navigation", "breadcrumb", "pager")]
    below = [i for i in head if menu and i > menu[-1] and i not in hidden]
    while len(below) > 1 and lines[below[0]].gap == 0 and _entry_above(lines[below[0]], lines[below[1]]):
        if below[0] in titles:
            break
        hidden[below.pop(0)] = "navigation"
    if below:
        for index in head:
            if index < menu[-1] and index not in hidden and index not in titles and lines[index].words <= 12:
                hidden[index] = "navigation"


def _entry_above(line: Line, title: Line) -> bool:
    """True for the last entry of a menu: of one or two words, right below the others, above a title of some length."""
    if label_of(line.text) or line.language != title.language:
        return False
    few, many = len(line.text.split()), len(title.text.split())
    tagline = few <= 4 and many >= max(8, 2 * few) and title.text[0].isupper() and line.language == "en"
    return tagline or (short(line, 4, 2) and title.words >= max(4, 2 * line.words))


def _hide_above_title(
    lines: Sequence[Line], shown: Sequence[int], titles: Sequence[int], hidden: dict[int, str]
) -> None:
    """On a page with a menu, what stands above its titles is the name of the site or of a section."""
    for index in shown:
        above = bool(titles) and index < titles[0] and not label_of(lines[index].text)
        if above and not any(same_title(lines[index].text, lines[title].text) for title in titles):
            hidden[index] = "navigation"
