"""What this very text teaches: pairs of Chinese characters and English stems that keep company along the rough way.

Names and terms that no dictionary holds are learnt so (霍格沃茨 and Hogwarts). Two items are a pair when they meet far more
often than by chance; what is rare or everywhere is left out.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from typing import Final

from reader.align.arrays import Doubles, Ints, np
from reader.core.task import Progress, Task

_HAN_RUN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
# Units met in fewer sentences teach nothing, in a greater share of all sentences they are grammar.
_FEWEST: Final = 2
_GREATEST_SHARE: Final = 0.12
# What a pair must reach: log-likelihood ratio, and meetings as a share of all their occurrences (Dice).
_SURPRISE: Final = 12.0
_COMPANY: Final = 0.4


def character_pairs(text: str) -> list[str]:
    """Every two neighbouring Chinese characters of a sentence, each once."""
    found = [sys.intern(run[k : k + 2]) for run in _HAN_RUN.findall(text) for k in range(len(run) - 1)]
    return list(dict.fromkeys(found))


def learnt(
    zh: Sequence[Sequence[str]], en: Sequence[Sequence[str]], ties: Ints, known: Mapping[str, Sequence[str]]
) -> Task[dict[str, list[str]]]:
    """zh unit -> stems that it keeps company with. `ties` are (zh sentence, en sentence) pairs believed to correspond;
    pairs that `known` (a relation of the dictionary) already holds are left out.
    """
    zh_numbers, zh_sentences = _numbered(zh)
    en_numbers, en_sentences = _numbered(en)
    if not (len(ties) and zh_numbers and en_numbers):
        return {}
    codes, meetings = yield from _meetings(ties, zh_sentences, en_sentences, len(en_numbers))
    left, right = codes // len(en_numbers), codes % len(en_numbers)
    zh_counts = _occurrences(zh_sentences, ties[:, 0], len(zh_numbers))
    en_counts = _occurrences(en_sentences, ties[:, 1], len(en_numbers))
    kept = _surprising(meetings.astype(float), zh_counts[left], en_counts[right], float(len(ties)))
    zh_names, en_names = list(zh_numbers), list(en_numbers)
    relation: dict[str, list[str]] = {}
    for a, b in zip(left[kept].tolist(), right[kept].tolist(), strict=True):
        unit, stem = zh_names[a], en_names[b]
        if stem not in known.get(unit, ()):
            relation.setdefault(unit, []).append(stem)
    return relation


def _numbered(sentences: Sequence[Sequence[str]]) -> tuple[dict[str, int], list[Ints]]:
    """Numbers for the units worth learning, and their numbers by sentence."""
    counts: dict[str, int] = {}
    for units in sentences:
        for unit in units:
            counts[unit] = counts.get(unit, 0) + 1
    most = max(3.0, _GREATEST_SHARE * len(sentences))
    numbers = {unit: n for n, unit in enumerate(u for u, c in counts.items() if _FEWEST <= c <= most)}
    return numbers, [np.array([numbers[u] for u in units if u in numbers], dtype=np.int64) for units in sentences]


def _meetings(ties: Ints, zh: Sequence[Ints], en: Sequence[Ints], stride: int) -> Task[tuple[Ints, Ints]]:
    """The pairs of units that meet, as left * stride + right in order, and how often each does. One flat array is filled
    and sorted in place: a long text has tens of millions of meetings.
    """
    pairs = ties.tolist()
    met = np.empty(sum(len(zh[i]) * len(en[j]) for i, j in pairs), dtype=np.int64)
    end = 0
    for number, (i, j) in enumerate(pairs):
        start, end = end, end + len(zh[i]) * len(en[j])
        met[start:end] = (zh[i][:, None] * stride + en[j]).ravel()
        if number % 1000 == 0:
            yield Progress("Learning words from this text", number, len(pairs))
    met.sort()
    firsts = np.flatnonzero(np.concatenate([[True], met[1:] != met[:-1]])[: len(met)])
    counts = np.diff(firsts, append=len(met))
    return met[firsts[counts >= _FEWEST]], counts[counts >= _FEWEST]


def _occurrences(sentences: Sequence[Ints], visited: Ints, size: int) -> Ints:
    found = np.concatenate([sentences[k] for k in visited.tolist()])
    return np.bincount(found, minlength=size)


def _surprising(meetings: Doubles, left: Ints, right: Ints, total: float) -> Ints:
    """Indices of the pairs that meet often enough: by log-likelihood ratio and by share."""

    def part(seen: Doubles, expected: Doubles) -> Doubles:
        return np.where(seen > 0, seen * np.log(np.maximum(seen, 1e-9) / np.maximum(expected, 1e-9)), 0.0)

    only_left, only_right = np.maximum(left - meetings, 0), np.maximum(right - meetings, 0)
    neither = np.maximum(total - meetings - only_left - only_right, 0)
    surprise = 2 * (
        part(meetings, left * right / total)
        + part(only_left, left * (total - right) / total)
        + part(only_right, right * (total - left) / total)
        + part(neither, (total - left) * (total - right) / total)
    )
    company = 2 * meetings / (left + right)
    return np.flatnonzero((meetings >= _FEWEST) & (surprise >= _SURPRISE) & (company >= _COMPANY))
