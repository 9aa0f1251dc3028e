"""Aids: what other rooms lend to the aligner. Each may be missing; the aligner then does without or uses its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reader.align.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Aids:
    """Optional help, wired by workflow.

    Without a `lexicon` an installed dictionary is used; where there is none, `simplify` makes both Chinese scripts alike.
    `meaning` lets the installed sentence encoder look where doubt remains.
    """

    simplify: Callable[[str], str] | None = None
    lexicon: Lexicon | None = None
    meaning: bool = True


NO_AIDS = Aids()
