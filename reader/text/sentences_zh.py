"""Ends of Chinese sentences: 。！？…… and their ASCII forms, with the quotes and brackets that close after them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_PAIRS: Final = {
    "”": "“",
    "’": "‘",
    "」": "「",
    "』": "『",
    "）": "（",
    ")": "(",
    "》": "《",
    "〉": "〈",
    "】": "【",
    "]": "[",
}
_OPENERS: Final = frozenset(_PAIRS.values())
_CLOSERS: Final = frozenset((*_PAIRS, '"', "'"))
_QUOTES: Final = frozenset("“‘「『")
_TITLES: Final = frozenset("《〈")
_BRACKETS: Final = frozenset("（(")
_OPENING: Final = " \t\u3000\xa0“‘「『（(—"
_HAN: Final = r"\u3400-\u9fff"
_TOKEN = re.compile(
    rf"[。！？!?｡]+|…+|⋯+|\.{{3,}}|(?<=[{_HAN}”’」』）)》])\.(?![A-Za-z0-9.])|(?<=[A-Za-z0-9%])\.(?=\s+[{_HAN}])|(?<=%)\.(?=[{_HAN}])|[“‘「『（(《〈【\[”’」』）)》〉】\]]"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:No|Vol|Fig|vs|Mr|Ms|Dr|St|Co|Ltd|Inc|pp?|Ch|Sec|Art)|\b[A-Z](?:\.[A-Z])*|^\s*\d{1,3})$"
)
_FOOTNOTE = re.compile(r"\[\d{1,3}\]")
# A sentence in the other language, given in brackets behind the one that it translates.
_ASIDE = re.compile(rf"[ \u3000]*[(（][^()（）{_HAN}]{{2,160}}[.!?][”\"’']?[)）]")
_PAUSE = re.compile(r"[ \u3000]*[，、；：,;:]")
_ELLIPSIS_GOES_ON = re.compile(r"[等的地得了着过吗呢吧啊呀嘛之与和及或]")
# “你来了吗？”他问。: what names the speaker belongs to the sentence; 他说：“...” opens the next one.
_SPEAKER = re.compile(
    rf"[ \u3000]*(?:(?![没沒不])[{_HAN}·]){{0,12}}?"
    r"(?:说|說|説|道|问|問|答|喊|叫|嚷|骂|罵|吼|叹|嘆|写|寫|念叨|嘀咕|吩咐|笑|哭|插嘴|回应|回應|补充|補充)(?:道|说|說|了?一?[句声聲])?"
    rf"(?:[着著了][{_HAN}]{{0,8}})?[，。,.！!；;…—：:]"
)
MAX_BRACKET: Final = 300  # code points; a bracket that stays open longer was forgotten


def zh_ends(text: str) -> Iterator[int]:
    """Positions behind the last mark of each sentence. Nothing is yielded for text after the last mark."""
    start = 0
    last = 0
    stack: list[tuple[str, int]] = []
    for match in _TOKEN.finditer(text):
        position, mark = match.start(), match.group()
        if position < last:
            continue
        if mark in _OPENERS:
            stack.append((mark, position))
        elif mark in _PAIRS:
            _close(stack, mark)
        else:
            end, opened = _with_closers(text, match.end(), stack)
            last = end
            if _ends(text, start, match, end, opened, stack):
                yield end
                start = end
                stack = [item for item in stack if item[0] in _QUOTES or item[0] in _BRACKETS]


def _close(stack: list[tuple[str, int]], closer: str) -> int:
    """Close the innermost matching bracket; its position, -1 when none is open."""
    opener = _PAIRS.get(closer)
    for index in range(len(stack) - 1, -1, -1):
        if stack[index][0] == opener:
            position = stack[index][1]
            del stack[index:]
            return position
    return -1


def _with_closers(text: str, end: int, stack: list[tuple[str, int]]) -> tuple[int, int]:
    """Where the closing marks after an end mark end, and where the outermost of them was opened (-1: none)."""
    opened = -1
    while end < len(text) and (text[end] in _CLOSERS or text[end] == "["):
        if text[end] == "[":
            note = _FOOTNOTE.match(text, end)
            if note is None:
                break
            end = note.end()
            continue
        position = _close(stack, text[end])
        if position >= 0:
            opened = position
        elif text[end] not in "\"'”’」』":
            break
        end += 1
    aside = _ASIDE.match(text, end)
    return (aside.end() if aside else end), opened


def _ends(text: str, start: int, match: re.Match[str], end: int, opened: int, stack: list[tuple[str, int]]) -> bool:
    mark = match.group()
    if end < len(text) and text[end].isascii() and text[end].isalnum() and mark.isascii():
        return False
    if mark == "." and _ABBREVIATION.search(text, max(0, match.start() - 8), match.start()):
        return False
    if text[end : end + 1] in tuple("。！？｡"):
        return False  # 他读过《为什么？》。: the mark behind the title ends the sentence
    if mark[0] in "…⋯" and not text[start : match.start()].strip(_OPENING):
        return False
    if mark[0] in "…⋯" and _ELLIPSIS_GOES_ON.match(text, end):
        return False
    if _PAUSE.match(text, end) or _inside(text, start, end, stack):
        return False
    if end == match.end() or opened < 0:
        return True
    return not _quoted_within(text, start, mark, end, opened)


def _inside(text: str, start: int, end: int, stack: list[tuple[str, int]]) -> bool:
    """True inside a book title, or inside a bracket that was opened in the middle of the sentence and will be closed."""
    for opener, position in stack:
        if opener in _TITLES and end - position < MAX_BRACKET:
            return True
        if opener in _BRACKETS and text[start:position].strip():
            closer = "）" if opener == "（" else ")"
            if text.find(closer, end, position + MAX_BRACKET) >= 0:
                return True
    return False


def _quotes_again(text: str, tag: re.Match[str]) -> bool:
    """True when what names the speaker opens the next quotation (他说：“..., 她道，“...)."""
    return text[tag.end() - 1] in "：:，," and text[tag.end() : tag.end() + 1] in tuple(_QUOTES)


def _quoted_within(text: str, start: int, mark: str, end: int, opened: int) -> bool:
    """True when the marks just closed were quoted inside a sentence that goes on."""
    following = text[end : end + 1]
    if not following or not ("\u3400" <= following <= "\u9fff"):
        return False
    if text[opened] in _TITLES:
        return True
    if text[opened] in _BRACKETS:
        return bool(text[start:opened].strip())
    if text[opened] in _QUOTES and (tag := _SPEAKER.match(text, end)):
        return not _quotes_again(text, tag)
    before = text[start:opened].rstrip()
    return bool(before) and "\u3400" <= before[-1] <= "\u9fff" and mark[0] not in "。｡"
