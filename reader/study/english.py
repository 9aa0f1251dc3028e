"""English words in glosses, for looking up an English word: which words stand for an entry, and how closely."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_WORD: Final = re.compile(r"[a-z][a-z'-]*[a-z]|[a-z]")
_ASIDE: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NO_MEANING: Final = re.compile(
    r"^(?:CL:|(?:old |erhua |Japanese )?variant of |see |also written|also pr\.|Taiwan pr\.|surname )"
)
_EMPTY: Final = frozenset(
    (
        "a",
        "an",
        "the",
        "to",
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "with",
        "and",
        "or",
        "as",
        "be",
        "is",
        "are",
        "it",
        "its",
        "etc",
    )
)
# Glosses past this one are far from the meaning that a reader looks for.
_MOST_GLOSSES: Final = 12
FARTHEST: Final = 60


def ranks(glosses: Sequence[str]) -> dict[str, int]:
    """Each word of the glosses with its rank: 0 when the first gloss is just this word, more for every word beside it."""
    found: dict[str, int] = {}
    for position, gloss in enumerate(glosses[:_MOST_GLOSSES]):
        if _NO_MEANING.match(gloss):
            continue
        # Synonyms inside a gloss are set apart by semicolons (and commas in short ones).
        for place, sense in enumerate(re.split("[;,]", gloss)):
            _rank_sense(sense, 3 * position + place, found)
    return found


def forms(word: str) -> tuple[str, ...]:
    """The shapes under which a typed word may stand in a gloss: itself and its plain form (cities -> city)."""
    word = word.lower()
    plain = [word]
    for ending, stem in (
        ("ies", "y"),
        ("es", ""),
        ("s", ""),
        ("ied", "y"),
        ("ed", ""),
        ("ed", "e"),
        ("ing", ""),
        ("ing", "e"),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            plain.append(word[: -len(ending)] + stem)
    if len(word) > 5 and word[-3:] in ("ing",) and word[-4] == word[-5]:
        plain.append(word[:-4])
    return tuple(dict.fromkeys(plain))


def query_words(text: str) -> list[str]:
    """The words of a query that count; all of them as one when none does ("to be")."""
    words: list[str] = _WORD.findall(text.lower())
    return [word for word in words if word not in _EMPTY] or [" ".join(words)] * bool(words)


def _rank_sense(sense: str, distance: int, found: dict[str, int]) -> None:
    plain = _WORD.findall(_ASIDE.sub(" ", sense).lower())
    inside = {word for word in plain if word not in _EMPTY} or {" ".join(plain)} - {""}
    aside = {word for word in _WORD.findall(sense.lower()) if word not in _EMPTY} - inside
    for words, extra in ((inside, 0), (aside, 20)):
        for word in words:
            rank = distance + extra + 4 * (len(inside) - (not extra))
            # A word out of a long explanation answers nothing, and there are very many of them.
            if rank < FARTHEST:
                found[word] = min(rank, found.get(word, FARTHEST))
