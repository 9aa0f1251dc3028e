"""Spaces that are missing, doubled or stray."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from reader.checks.pair import Aids, Breathing, Check, Issue, Pair, in_breaths
from reader.checks.quantities.values import words
from reader.core.messages import tr, translatable
from reader.core.spans import Span

# A slip that is made so often is a way of typing: one finding for the document.
_HABIT: Final = 6
_WORD: Final = re.compile(r"(?<![A-Za-z@./_-])[a-z]{6,}(?![A-Za-z@/_-]|\.[a-z])")
_FIRST: Final = ("of", "and", "the", "with", "from", "that", "which", "these", "their")
_LAST: Final = (
    "and",
    "the",
    "of",
    "with",
    "from",
    "that",
    "had",
    "has",
    "have",
    "was",
    "were",
    "for",
    "which",
    "to",
    "in",
)
# Endings after which no English word goes on with one of the words above.
_ENDINGS: Final = re.compile(
    "(?:[a-z]{2,}(?:ive|tions?|sions?|ings?|ments?|ities|ity|ical|ious|ous|ance|ence|ances|ences|ness|ized|ised|ated|ists?|isms?|ful|ably|ibly|ally|ers|ors|ics|ies))"
)
_REAL: Final = frozenset(words("""
    without within withstand withdraw withhold withal forward forever forbid forget forgive forgo forearm forehead foresee foretell formal format former formula fortune forum forty forth foreign forest
    theory themes thesis thematic therefore thereof hereof whereof therein herein wherein thereto hereto whereto therewith herewith forthwith wherewith therefrom hereinafter onto into unto hitherto
    thousand understand withstand offset offspring offshore offline official officer office offer often android Android anderson therapy thermal fortunate forestry forefront forensic forage forced forces force
    certain contain maintain captain mountain fountain curtain obtain retain sustain attain remain explain complain constrain restrain terrain domain margin origin begin plugin cabin protein built-in vitamin
    together altogether potato tomato ditto veto photo pronto piano manifesto ghetto auto lotto proof roof aloof waterproof bulletproof behave overhand island thousands
"""))  # fmt: skip
_DOUBLE: Final = re.compile(r"(?<=\S)(?:[ \u00a0]{2,}|\u00a0 | \u00a0)(?=\S)")
_BEFORE: Final = re.compile(r"(?<=[A-Za-z0-9)]) +(?=[,;:!?](?:\s|$|[a-z]))|(?<=[A-Za-z]) +(?=\.(?:\s|$))")
_AFTER: Final = re.compile(
    r"(?<=[a-z]{2})[,;](?=[A-Za-z]{2})|(?<=[a-z]{3})[.!?](?=[A-Z][a-z])|(?<=[a-z]),(?=[0-9]{4}\b)"
)
_INSIDE: Final = re.compile(r"(?<=[(\[“]) +(?=\w)|(?<=\w) +(?=[)\]])|(?<=[a-z])- (?=[a-z]{3})(?!and |or |to |but )")
_HAN_SPACE: Final = re.compile(
    "(?<=[\u4e00-\u9fff])(?<![第章節节條条]) +(?=[\u4e00-\u9fff])(?! *[章節节條条編编款項项])"
)
# In a slogan the space stands for a comma.
_QUOTED: Final = re.compile("[“「『《‘][^”」』》’]*[”」』》’]")


def spacing(pairs: Sequence[Pair], aids: Aids) -> Breathing:
    """Glued words, doubled spaces, spaces before punctuation, none after it; spaces inside Chinese."""
    words: Counter[str] = Counter()
    for pair, breath in in_breaths(pairs):
        words.update(re.findall("[a-z]+", pair.en.lower()))
        if breath:
            yield None
    stray: dict[str, list[Issue]] = {}
    for pair, breath in in_breaths(pairs):
        if breath:
            yield None
        yield from _glued(pair, words)
        for issue in _stray(pair):
            stray.setdefault(issue.subject, []).append(issue)
    for issues in stray.values():
        if len(issues) > _HABIT:
            message = tr("{message} ({count} times in the document)", message=issues[0].message, count=len(issues))
            yield replace(issues[0], message=message, severity="neutral", subject="document")
        else:
            yield from issues


def _glued(pair: Pair, words: Counter[str]) -> Iterator[Issue]:
    for match in _WORD.finditer(pair.en):
        parts = _parts(match.group(), words)
        if parts:
            text = tr("A space is missing: {quote} is perhaps “{parts}”.", quote=match.group(), parts=" ".join(parts))
            yield Issue(
                pair.index, "linguistic/typography", "minor", text, en=(Span(*match.span()),), subject=match.group()
            )


def _parts(word: str, words: Counter[str]) -> tuple[str, str] | None:
    """The two words that were written as one; None when it is a word of its own."""
    if word in _REAL or words[word] > 1:
        return None
    for first in _FIRST:
        rest = word.removeprefix(first)
        if (
            rest != word
            and len(rest) >= 5
            and (
                words[rest] >= 1 or (len(rest) >= 7 and rest.endswith("ing") and first in ("of", "and", "the", "with"))
            )
            and rest not in _REAL
        ):
            return first, rest
    for last in _LAST:
        rest = word.removesuffix(last)
        long = 4 if last in ("to", "in") else 3
        if (
            rest != word
            and len(rest) > long
            and (_ENDINGS.fullmatch(rest) or (words[rest] >= 2 and len(rest) >= 5))
            and last not in ("in", "to")
        ):
            return rest, last
        if rest != word and last in ("in", "to") and len(rest) >= 7 and _ENDINGS.fullmatch(rest) and words[rest] >= 1:
            return rest, last
    return None


def _stray(pair: Pair) -> Iterator[Issue]:
    for pattern, message in (
        (_DOUBLE, tr("Doubled space.")),
        (_BEFORE, tr("Space before punctuation.")),
        (_AFTER, tr("No space after punctuation.")),
        (_INSIDE, tr("Stray space.")),
    ):
        spans = tuple(Span(*match.span()) for match in pattern.finditer(pair.en))
        if spans:
            yield Issue(pair.index, "linguistic/typography", "minor", message, en=spans, subject=message)
    plain = _QUOTED.sub(lambda match: "“" * len(match.group()), pair.zh)
    spans = tuple(Span(*match.span()) for match in _HAN_SPACE.finditer(plain))
    if spans and len(spans) <= 3:  # more of them are a way of setting (第 一 章), not a slip
        yield Issue(
            pair.index, "linguistic/typography", "minor", tr("Stray space in the Chinese."), zh=spans, subject="han"
        )


SPACING = Check("spacing", translatable("Missing and stray spaces"), run_document=spacing)
