"""Pair and Issue: what a check is given and what it answers; Aids: what it may ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reader.checks.vocabulary import Vocabulary
from reader.core.finding import Severity
from reader.core.spans import Span


@dataclass(frozen=True, slots=True)
class Pair:
    """The two texts of a bead as they are read (an omission has an empty side) and the bead's score, 0 to 1."""

    index: int
    zh: str
    en: str
    score: float = 1.0
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Issue:
    """A problem of pair number `pair` (None: of the document). Spans are code points of the pair's texts."""

    pair: int | None
    category: str
    severity: Severity
    message: str
    zh: tuple[Span, ...] = ()
    en: tuple[Span, ...] = ()
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of a term base: the Chinese term, the English ones of which one must stand there, those that are not to
    be used, and those that are better than the others.
    """

    zh: str
    en: tuple[str, ...]
    forbidden: tuple[str, ...] = ()
    preferred: tuple[str, ...] = ()

    def joined(self, other: Term) -> Term:
        """The renderings of both, none twice."""
        pairs = ((self.en, other.en), (self.forbidden, other.forbidden), (self.preferred, other.preferred))
        return Term(self.zh, *(tuple(dict.fromkeys((*mine, *its))) for mine, its in pairs))


Place = tuple[int, Span]  # number of a pair, and where in its Chinese
Gram = tuple[str, ...]  # a phrase, in lower case


@dataclass(frozen=True, slots=True)
class UsualTerm:
    """A term that recurs in a document: what its English mostly is there, and where the term stands."""

    term: str
    english: Gram
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class TextTerms:
    """What terms mostly are in another text, of this title. The terms are in normal characters."""

    title: str
    english: Mapping[str, Gram]


@dataclass(frozen=True, slots=True)
class Aids:
    """What checks may use beside the pairs. `zh_language` is the tag of the Chinese side (zh: not known)."""

    zh_language: str = "zh"
    terms: tuple[Term, ...] = ()
    vocabulary: Vocabulary | None = None
    whole_document: bool = True  # False for a table of unrelated pairs
    usual: tuple[UsualTerm, ...] | None = None  # of this document; None: not looked for yet
    others: tuple[TextTerms, ...] = ()  # texts that were checked before, the last one first


PairCheck = Callable[[Pair, Aids], Iterable[Issue]]
# A check of all pairs yields None now and then: a place where it may be stopped.
Breathing = Iterator[Issue | None]
DocumentCheck = Callable[[Sequence[Pair], Aids], Breathing]
_BREATH: Final = 64


def in_breaths(pairs: Sequence[Pair]) -> Iterator[tuple[Pair, bool]]:
    """The pairs one by one; True with every so many of them, when it is time to yield None."""
    for number, pair in enumerate(pairs):
        yield pair, number % _BREATH == _BREATH - 1


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its stable id, its English title (a translation key) and one function."""

    id: str
    title: str
    run: PairCheck | None = None
    run_document: DocumentCheck | None = None
