"""Terms of a term base: the required English missing, a forbidden one used."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from reader.checks.pair import Aids, Breathing, Check, Issue, Pair, Term, in_breaths
from reader.core.finding import Severity
from reader.core.messages import tr, translatable
from reader.core.spans import Span

_WORD: Final = re.compile(r"[A-Za-z][A-Za-z'’]*")


def terms(pairs: Sequence[Pair], aids: Aids) -> Breathing:
    """Pairs whose Chinese holds a term and whose English holds none of its renderings, or a forbidden one."""
    if not aids.terms:
        return
    finder = TermFinder(aids.terms)
    for pair, breath in in_breaths(pairs):
        if breath:
            yield None
        if pair.zh and pair.en:
            for term, span in finder.find(pair.zh):
                yield from _issues(pair, term, span)


class TermFinder:
    """Finds terms in Chinese texts, the longest at each place; the renderings of a term given twice are joined."""

    def __init__(self, entries: Iterable[Term]) -> None:
        joined: dict[str, Term] = {}
        for term in entries:
            if term.zh:
                joined[term.zh] = joined[term.zh].joined(term) if term.zh in joined else term
        self._terms = joined
        # How long the terms are that begin with two characters (or are one), the longest first.
        lengths: dict[str, set[int]] = defaultdict(set)
        for zh in joined:
            lengths[zh[:2]].add(len(zh))
        self._lengths = {start: sorted(found, reverse=True) for start, found in lengths.items()}

    def find(self, text: str) -> Iterator[tuple[Term, Span]]:
        """The terms of a text in order; one inside a longer one is not looked at."""
        position = 0
        while position < len(text):
            lengths = (*self._lengths.get(text[position : position + 2], ()), *self._lengths.get(text[position], ()))
            options = (self._terms.get(text[position : position + length]) for length in lengths)
            term = next((item for item in options if item is not None), None)
            if term is not None:
                yield term, Span(position, position + len(term.zh))
            position += len(term.zh) if term else 1


def _issues(pair: Pair, term: Term, span: Span) -> Iterator[Issue]:
    for wrong in term.forbidden:
        match = rendering(wrong).search(pair.en)
        if match:
            message = tr("“{wrong}” is not to be used for {term}.", wrong=wrong, term=term.zh)
            yield Issue(
                pair.index, "terminology/wrong-term", "major", message, (span,), (Span(*match.span()),), term.zh
            )
            return
    if any(rendering(right).search(pair.en) for right in term.preferred):
        return
    used = next((match for right in term.en if (match := rendering(right).search(pair.en))), None)
    better = " / ".join(dict.fromkeys(term.preferred))
    if used is not None and better:
        message = tr("“{better}” is preferred for {term}.", better=better, term=term.zh)
        yield Issue(pair.index, "terminology/wrong-term", "neutral", message, (span,), (Span(*used.span()),), term.zh)
    elif used is None and (term.en or better):
        right = " / ".join(dict.fromkeys((*term.preferred, *term.en)))
        message = tr("{term} should be “{right}”.", term=term.zh, right=right)
        severity: Severity = "minor" if term.en else "neutral"
        yield Issue(pair.index, "terminology/wrong-term", severity, message, (span,), (), term.zh)


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
