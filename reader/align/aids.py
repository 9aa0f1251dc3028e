"""Aids: what other rooms lend to the aligner. Each may be missing; the aligner then does without or uses its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from reader.align.lexicon import Lexicon
from reader.core.document import Side

# (key of the value, the words of the text that say it); equal keys mean equal values in both languages
Quantities = Callable[[str, Side], Iterable[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Aids:
    """Optional help, wired by workflow.

    `simplify` gives Chinese text in simplified form. `quantities` lists the values that a sentence names. Without a
    `lexicon` an installed dictionary is used. `meaning` lets the installed sentence encoder look where doubt remains.
    """

    simplify: Callable[[str], str] | None = None
    quantities: Quantities | None = None
    lexicon: Lexicon | None = None
    meaning: bool = True


NO_AIDS = Aids()
