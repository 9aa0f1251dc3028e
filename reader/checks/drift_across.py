"""Term drift across documents: a recurring term that is mostly one thing here, and was another in a text checked before.

Either may be right: it is told once, where the term first stands. Words in another order or form, a longer or shorter
form of a name, and an acronym for it are the same rendering.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from reader.checks.pair import Aids, Breathing, Check, Gram, Issue, Pair, Place, TextTerms, UsualTerm
from reader.checks.quantities.characters import normal
from reader.checks.terms import rendering
from reader.checks.usual_english import STOP, lower_words, stem, usual_terms
from reader.core.messages import tr, translatable
from reader.core.spans import Span

# What may stand before a term so often that it seems to belong to it; a set phrase is the term whatever it is said of.
_LEADING: Final = re.compile(
    "^(?:.*(?=命运共同体$)|(?:构建|建|推动|推进|加强|完善|签署|通过|召开|参加|出席|设立|成立|加入|批准|履行)+(?=.{4}))"
)
_ALSO: Final = 0.25  # of the places here that may have the other rendering as well; with more of them both are in use
# Both ways of spelling become one, and so do some words that differ in truth: it makes the check more silent only.
_SPELLINGS: Final = (("-", ""), ("z", "s"), ("our", "or"), ("tre", "ter"), ("ence", "ense"), ("ies", "y"))
_CUT: Final = 6
_ACRONYM: Final = 3  # letters; one of two may be anything


def drift_across(pairs: Sequence[Pair], aids: Aids) -> Breathing:
    """The first place of each term whose usual English has little in common with that of most other texts."""
    if not aids.others:
        return
    ruled = {term.zh for term in aids.terms}  # the term base says what they are to be
    for usual in {folded_term(one.term): one for one in (yield from usual_terms(pairs, aids))}.values():
        yield None
        other = _otherwise(usual, pairs, aids.others) if usual.term not in ruled else None
        if other:
            yield _issue(usual, other, pairs)


def folded_term(term: str) -> str:
    """What a term is compared by, in whatever script it is written."""
    return _LEADING.sub("", normal(term))


def _issue(usual: UsualTerm, other: TextTerms, pairs: Sequence[Pair]) -> Issue:
    term, here, there = usual.term, " ".join(usual.english), " ".join(other.english[folded_term(usual.term)])
    message = tr(
        "{term} is “{usual}” here and “{other}” in {title}.", term=term, usual=here, other=there, title=other.title
    )
    (number, span), en = _first(usual, pairs)
    return Issue(pairs[number].index, "terminology/inconsistent", "neutral", message, (span,), en, term)


def _first(usual: UsualTerm, pairs: Sequence[Pair]) -> tuple[Place, tuple[Span, ...]]:
    """The first place of a term that has its usual English, else its first, and where the English stands there."""
    places, pattern = sorted(usual.places), rendering(" ".join(usual.english))
    for number, span in places:
        if match := pattern.search(pairs[number].en):
            return (number, span), (Span(*match.span()),)
    return places[0], ()


def _otherwise(usual: UsualTerm, pairs: Sequence[Pair], others: Iterable[TextTerms]) -> TextTerms | None:
    """The text checked last that has the term otherwise; None when it is as it is here in as many others."""
    term = folded_term(usual.term)
    known = [other for other in others if term in other.english]
    differing = [other for other in known if _differ(usual.english, other.english[term])]
    if len(differing) * 2 <= len(known):
        return None
    return next((other for other in differing if not _in_use(other.english[term], usual, pairs)), None)


def _differ(one: Gram, other: Gram) -> bool:
    """Two phrases that share no more than half of their words."""
    mine, theirs = _content(one), _content(other)
    if len(mine & theirs) * 2 > min(len(mine), len(theirs)):
        return False
    return not (_shortened(one, other) or _shortened(other, one))


def _in_use(phrase: Gram, usual: UsualTerm, pairs: Sequence[Pair]) -> bool:
    """True when many of the sentences here hold the words of another rendering."""
    numbers, wanted = {number for number, _ in usual.places}, _content(phrase)
    return sum(wanted <= _content(lower_words(pairs[number].en)) for number in numbers) > _ALSO * len(numbers)


def _content(phrase: Iterable[str]) -> set[str]:
    return {_spelled(word) for word in phrase if word not in STOP}


def _spelled(word: str) -> str:
    for one, other in _SPELLINGS:
        word = word.replace(one, other)
    return stem(word)[:_CUT]


def _shortened(phrase: Gram, other: Gram) -> bool:
    """True when `phrase` has an acronym of the words of another, or of some of them in a row."""
    initials = ("".join(word[0] for word in kept) for kept in (other, [word for word in other if word not in STOP]))
    acronyms = [word for word in phrase if len(word) >= _ACRONYM and word not in STOP]
    return any(word in letters for letters in initials for word in acronyms)


DRIFT_ACROSS = Check(
    "drift_across", translatable("Terms that were otherwise in other texts"), run_document=drift_across
)
