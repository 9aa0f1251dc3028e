"""Clauses that the English leaves out: hardly a word of them is there, and the English is as much too short.

Only words count whose English the dictionary knows: one that recurs, and is said otherwise mostly, is no evidence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Final, NamedTuple

from reader.checks.pair import Aids, Breathing, Check, Issue, Pair, in_breaths
from reader.checks.vocabulary import Vocabulary
from reader.core.messages import tr, translatable
from reader.core.spans import Span

_CLAUSE: Final = re.compile('[^，。；：！？、—…（）()"“”「」《》,;!?]+')
# What stands in both texts as it is: names in Latin letters, figures.
_COPIED: Final = re.compile("[A-Za-z]{2,}")
# A clause with a figure is known by it, and what quantities are missing is another check.
_FIGURE: Final = re.compile("[0-9０-９]|[〇零一二三四五六七八九十百千万亿兩两廿]{2}")
_SHORTEST: Final = 6  # characters of a clause that is looked at
_LONG: Final = 15  # characters from which a ratio of lengths says something
_ENOUGH: Final = 20  # pairs that it takes to know what is usual
_USUAL: Final = 3.4  # English characters for a Chinese one, where the document does not tell
_REST: Final = 2  # words of the other clauses that it takes to know that the English is theirs
_REST_SAID: Final = 0.4
_SURE: Final = 0.5  # the score of a bead below which the alignment is to be looked at first
_SAMPLE: Final = 2000  # pairs of usual length that are read, to learn how words are rendered


class _Clause(NamedTuple):
    span: Span
    words: tuple[tuple[str, bool], ...]  # each with whether the English says it
    plain: bool  # no figure, and no name that the English has as it is


def clauses(pairs: Sequence[Pair], aids: Aids) -> Breathing:
    """The Chinese clauses of which the English has nothing."""
    vocabulary = aids.vocabulary
    if vocabulary is None:
        return
    usual = _usual(pairs)
    seen: Counter[str] = Counter()
    said: Counter[str] = Counter()
    short: list[tuple[Pair, list[_Clause]]] = []
    step = len(pairs) // _SAMPLE + 1
    for number, (pair, breath) in enumerate(in_breaths(pairs)):
        if breath:
            yield None
        lacking = usual * len(pair.zh) - len(pair.en) > 0.7 * usual * _SHORTEST
        if not pair.zh or not pair.en or pair.score < _SURE or (not lacking and number % step):
            continue
        found = list(_read(pair, vocabulary))
        seen.update(word for clause in found for word, _ in clause.words)
        said.update(word for clause in found for word, met in clause.words if met)
        if lacking:
            short.append((pair, found))
    for pair, found in short:
        yield from _missing(pair, found, usual, seen, said)
        yield None


def _usual(pairs: Sequence[Pair]) -> float:
    ratios = [len(pair.en) / len(pair.zh) for pair in pairs if len(pair.zh) >= _LONG and pair.en]
    return median(ratios) if len(ratios) >= _ENOUGH else _USUAL


def _read(pair: Pair, vocabulary: Vocabulary) -> Iterator[_Clause]:
    english = vocabulary.read(pair.en)
    for match in _CLAUSE.finditer(pair.zh):
        text = match.group()
        words = tuple((word, vocabulary.says(english, word)) for word in vocabulary.words(text))
        plain = not _FIGURE.search(text) and not any(part in pair.en for part in _COPIED.findall(text))
        yield _Clause(Span(*match.span()), words, plain)


def _missing(
    pair: Pair, found: Sequence[_Clause], usual: float, seen: Counter[str], said: Counter[str]
) -> Iterator[Issue]:
    told = [[(word, met) for word, met in clause.words if _known(word, met, seen, said)] for clause in found]
    words, met = sum(map(len, told)), sum(hit for own in told for _, hit in own)
    lacking = (usual * len(pair.zh) - len(pair.en)) / usual
    for clause, own in zip(found, told, strict=True):
        length, rest = clause.span.end - clause.span.start, words - len(own)
        other = met - sum(hit for _, hit in own)
        if not clause.plain or length < _SHORTEST or rest < _REST or other < _REST_SAID * rest:
            continue
        if _is_left_out(own, lacking / length):
            message = tr(
                "Perhaps left out: the English says hardly a word of “{quote}”.", quote=clause.span.of(pair.zh)
            )
            yield Issue(pair.index, "accuracy/omission", "minor", message, (clause.span,))


def _is_left_out(words: Sequence[tuple[str, bool]], lacking: float) -> bool:
    """`lacking` is how much the English is too short, in lengths of the clause. The fewer words there are, the fewer the
    English may say; single characters have too many senses to count for much.
    """
    long = [met for word, met in words if len(word) > 1]
    none = len(words) >= 3 and not any(met for _, met in words) and lacking >= 0.8
    few = len(long) >= 3 and sum(long) <= 0.2 * len(long) and lacking >= 0.7
    some = len(long) >= 4 and sum(long) <= 0.34 * len(long) and lacking >= 1
    return none or few or some


def _known(word: str, met: bool, seen: Counter[str], said: Counter[str]) -> bool:
    """Whether the English of a word is known: it is said in half of its other places, or has none."""
    others = seen[word] - 1
    return others < 1 or said[word] - met >= 0.5 * others


CLAUSES: Final = Check("clauses", translatable("Clauses left out"), run_document=clauses)
