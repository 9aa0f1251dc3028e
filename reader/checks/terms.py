"""Terms of a term base: the required English missing, a forbidden one used."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from reader.checks.pair import Aids, Breathing, Check, Issue, Pair, Term, in_breaths
from reader.core.messages import tr, translatable
from reader.core.spans import Span

_WORD: Final = re.compile(r"[A-Za-z][A-Za-z'’]*")


def terms(pairs: Sequence[Pair], aids: Aids) -> Breathing:
    """Pairs whose Chinese holds a term and whose English holds none of its renderings, or a forbidden one."""
    if not aids.terms:
        return
    entries = _by_start(aids.terms)
    for pair, breath in in_breaths(pairs):
        if breath:
            yield None
        if pair.zh and pair.en:
            for term, span in _found(pair.zh, entries):
                yield from _issues(pair, term, span)


def _by_start(entries: Sequence[Term]) -> dict[str, list[Term]]:
    """Terms by their first two characters, long ones first; the renderings of a term given twice are joined."""
    joined: dict[str, Term] = {}
    for term in entries:
        if term.zh:
            known = joined.get(term.zh, Term(term.zh, ()))
            joined[term.zh] = Term(term.zh, (*known.en, *term.en), (*known.forbidden, *term.forbidden))
    table: dict[str, list[Term]] = defaultdict(list)
    for term in sorted(joined.values(), key=lambda item: -len(item.zh)):
        table[term.zh[:2]].append(term)
    return table


def _found(text: str, entries: dict[str, list[Term]]) -> Iterator[tuple[Term, Span]]:
    """Terms in a text, the longest at each place; a term inside a longer one is not looked at."""
    position = 0
    while position < len(text):
        options = [*entries.get(text[position : position + 2], ()), *entries.get(text[position], ())]
        term = next((item for item in options if text.startswith(item.zh, position)), None)
        if term is not None:
            yield term, Span(position, position + len(term.zh))
        position += len(term.zh) if term else 1


def _issues(pair: Pair, term: Term, span: Span) -> Iterator[Issue]:
    for wrong in term.forbidden:
        match = rendering(wrong).search(pair.en)
        if match:
            message = tr("“{wrong}” is not to be used for {term}.", wrong=wrong, term=term.zh)
            yield Issue(
                pair.index, "terminology/wrong term", "major", message, (span,), (Span(*match.span()),), term.zh
            )
            return
    if term.en and not any(rendering(right).search(pair.en) for right in term.en):
        message = tr("{term} should be “{right}”.", term=term.zh, right=" / ".join(dict.fromkeys(term.en)))
        yield Issue(pair.index, "terminology/wrong term", "minor", message, (span,), (), term.zh)


@lru_cache(maxsize=8192)
def rendering(text: str) -> re.Pattern[str]:
    """A pattern for an English term with its inflections: plural, possessive, -ed and -ing, hyphen or space."""
    words = [
        _inflected(word) if _WORD.fullmatch(word) else re.escape(word) for word in re.split(r"[\s-]+", text.strip())
    ]
    return re.compile("(?<![A-Za-z])" + r"[\s-]+".join(words) + "(?![A-Za-z])", re.IGNORECASE)


def _inflected(word: str) -> str:
    stem = re.escape(word)
    if word.endswith("y") and len(word) > 3:
        return f"{re.escape(word[:-1])}(?:y|ies|ied|ying|y['’]s)"
    if word.endswith("e"):
        return f"{re.escape(word[:-1])}(?:e|es|ed|ing|e['’]s)"
    return f"{stem}(?:s|es|ed|ing|['’]s|['’]|{re.escape(word[-1])}(?:ed|ing))?"


TERMS = Check("terms", translatable("Terms of the term base"), run_document=terms)
