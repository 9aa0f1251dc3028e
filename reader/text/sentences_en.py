"""Ends of English sentences: . ! ? with their closing quotes, but not abbreviations, initials, decimals and list labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reader.text.labels import label_of

_CLOSERS: Final = "”’\"')\\]）】»"
_END = re.compile(
    rf"(?:\.{{3,}}|…+|[.!?。！？]+)[{_CLOSERS}]*(?:\[\d{{1,3}}\])*(?=\s|$|[“‘「(\[●•])"
    r"|(?<=[a-z)”’][a-z)”’])[.!?](?=[A-Z][a-z]*\b)"
)
_WORD_BEFORE = re.compile(r"[^\s(\[“‘\"'/—–]+$")
_NEXT = re.compile(r"\s*([“‘\"'「(\[（《]*)(\S[\w’'\-]*)")
_SPEAKER = re.compile(
    r"\s*(?:the\s+)?(?:[A-Z][\w.\-]*\s+){1,3}(?:said|says|asked|replied|answered|cried|shouted|whispered|exclaimed|called|added|wondered|demanded|inquired|murmured|muttered|went on|continued)\b"
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEVER_LAST: Final = _words(
    "mr mrs ms dr prof st messrs mme mlle gov sen rep gen col maj capt lt sgt hon rev pres adm cmdr amb supt e.g i.e cf vs viz al ed eds trans approx est ca "
    "dept"
)
BEFORE_NUMBER: Final = _words(
    "no nos art arts sec secs fig figs vol vols ch chap p pp para paras eq eqs ref refs tab app cl reg jan feb mar apr jun jul aug sep sept oct nov dec n par bk pt ext tel"
)
LIVED: Final = _words("b c d r fl")  # born, circa, died, reigned: in small letters before a year
MAY_BE_LAST: Final = _words(
    "inc ltd co corp jr sr bros plc a.m p.m u.s u.k u.n e.u d.c u.s.a u.s.s.r ph.d m.d b.a m.a b.sc m.sc ll.b ll.m p.r.c r.o.c a.d b.c b.c.e c.e o.j l.a n.y p.s op ave blvd rd hwy mt ft dist prov"
)
STARTERS: Final = _words(
    "the a an it he she we they you i in on at by for from to with this that these those his her our their its my your there here when while as if but and or so "
    "after before during since however although though because then thus therefore both some many most all each every no not what who whom whose which how why where under "
    "over about according moreover furthermore meanwhile today now another other others such one two three several few first second third finally later once only even still "
    "despite among between through throughout within without against until upon unlike like also yet nor mr mrs ms dr"
)


def en_ends(text: str) -> Iterator[int]:
    """Positions behind the last mark of each sentence. Nothing is yielded for text after the last mark."""
    start = 0
    for match in _END.finditer(text):
        if _ends(text, start, match):
            yield match.end()
            start = match.end()


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    following = _NEXT.match(text, match.end())
    if following is None:
        return True
    opener, word = following.groups()
    mark = match.group()
    if mark[0] in "。！？":
        return True
    if word[0].islower():
        return False
    closed = mark[-1] in "”\"’'" and not opener
    if closed and mark[0] in "?!…." and _SPEAKER.match(text, match.end()):
        return False
    if mark[0] in "?!…" or mark.startswith("..."):
        return True
    return _period_ends(text, start, match.start(), word, bool(opener))


def _period_ends(text: str, start: int, dot: int, word: str, opened: bool) -> bool:
    """Whether the period at `dot` ends the sentence that began at `start`; `word` follows it."""
    head = text[start : dot + 1].lstrip()
    if len(head) <= 20 and _is_label(head, text[dot + 1 : dot + 2]):
        return False
    before = _WORD_BEFORE.search(text, max(start, dot - 40), dot)
    last = before.group() if before else ""
    folded = last.lower().lstrip("”’)\"'").rstrip(".")
    starter = word.lower().split("’")[0].split("'")[0] in STARTERS
    if folded in NEVER_LAST:
        return False
    if folded in BEFORE_NUMBER or last in LIVED:
        return not re.match(r"\d|[IVXLC]+\b", word)
    if folded in MAY_BE_LAST or re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", last):
        return starter or opened
    if len(last) == 1 and last.isalpha() and last.isupper():
        # An initial (J. Smith), unless a new sentence clearly begins (Plan B. The ...).
        return starter
    return True


def _is_label(head: str, blank: str) -> bool:
    label = label_of(head + (blank or " ") + "X")
    return label is not None and len(label.text) >= len(head.rstrip())
