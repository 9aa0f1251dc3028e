"""Aids: what other rooms lend to the aligner. Each may be missing; the aligner then does without or uses its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from reader.core.document import Side

# (key of the value, the words of the text that say it); equal keys mean equal values in both languages
Quantities = Callable[[str, Side], Iterable[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Aids:
    """Optional callables, wired by workflow.

    `simplify` gives Chinese text in simplified form. `quantities` lists the values that a sentence names. `encoder` turns a
    list of texts into one row of sums a text, from which the vector of any run is made (see evidence/vectors.py).
    `lexicon` is a reader.align.lexicon.Lexicon, the dictionary; None looks for an installed one.
    """

    simplify: Callable[[str], str] | None = None
    quantities: Quantities | None = None
    encoder: Callable[[Sequence[str]], Any] | None = None
    lexicon: Any = None


NO_AIDS = Aids()
