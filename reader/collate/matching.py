"""Which passages of two witnesses correspond: paragraphs by likeness, then tokens inside paragraphs that do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final, NamedTuple

from reader.collate.tokens import Token
from reader.core.task import Progress, Task

# Two paragraphs that share less than this of their words are different paragraphs.
_ALIKE: Final = 0.5
# Beyond this many candidates between two sure paragraphs, only the nearest ones on the diagonal are compared.
_WIDEST: Final = 400


class Change(NamedTuple):
    """Tokens [start, end) of the base correspond to tokens [other_start, other_end) and differ."""

    start: int
    end: int
    other_start: int
    other_end: int


def match_paragraphs(base: Sequence[Sequence[Token]], other: Sequence[Sequence[Token]]) -> Task[list[int | None]]:
    """For each paragraph of `base` the index of its counterpart in `other`, rising, or None."""
    forms = [[token.form for token in paragraph] for paragraph in base]
    others = [[token.form for token in paragraph] for paragraph in other]
    sure = _same(["\x1f".join(f) for f in forms], ["\x1f".join(f) for f in others])
    found: list[int | None] = [None] * len(base)
    for (i, j), (next_i, next_j) in pairwise([(-1, -1), *sure, (len(base), len(other))]):
        if 0 <= i < len(base):
            found[i] = j
        yield Progress("Comparing the versions", max(i, 0), len(base))
        for a, b in _by_likeness(forms[i + 1 : next_i], others[j + 1 : next_j]):
            found[i + 1 + a] = j + 1 + b
    return found


def _same(base: list[str], other: list[str]) -> list[tuple[int, int]]:
    matcher = SequenceMatcher(None, base, other, autojunk=False)
    return [(a + k, b + k) for a, b, size in matcher.get_matching_blocks() for k in range(size)]


def _by_likeness(base: list[list[str]], other: list[list[str]]) -> list[tuple[int, int]]:
    """The order-keeping pairs of like paragraphs with the greatest total likeness."""
    bags, others = [Counter(p) for p in base], [Counter(p) for p in other]
    best = [[0.0] * (len(other) + 1) for _ in range(len(base) + 1)]
    alike: dict[tuple[int, int], float] = {}
    for i in range(len(base) - 1, -1, -1):
        for j in range(len(other) - 1, -1, -1):
            near = len(other) <= _WIDEST or abs(i * len(other) // max(1, len(base)) - j) <= _WIDEST // 2
            score = _likeness(bags[i], others[j]) if near else 0.0
            together = score + best[i + 1][j + 1] if score >= _ALIKE else 0.0
            if together:
                alike[i, j] = together
            best[i][j] = max(together, best[i + 1][j], best[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < len(base) and j < len(other):
        if (i, j) in alike and alike[i, j] == best[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    total = sum(one.values()) + sum(other.values())
    return 2 * sum((one & other).values()) / total if total else 0.0


def changes(base: Sequence[Token], other: Sequence[Token], same: Callable[[int, int], bool]) -> list[Change]:
    """Where two corresponding paragraphs differ. `same(i, j)` says whether tokens of equal form are written alike."""
    matcher = SequenceMatcher(None, [t.form for t in base], [t.form for t in other], autojunk=False)
    found: list[Change] = []
    for tag, a, a_end, b, b_end in matcher.get_opcodes():
        if tag != "equal":
            found.append(Change(a, a_end, b, b_end))
            continue
        found += (Change(a + k, a + k + 1, b + k, b + k + 1) for k in range(a_end - a) if not same(a + k, b + k))
    return found
