"""Pair: the two runs of sentences that the aligner looks at, as plain strings with their paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reader.align.arrays import Flags, Ints, np
from reader.core.spans import Run


class Block(NamedTuple):
    """A run of sentences of either side that stand against each other, such as all between two locks."""

    zh: Run
    en: Run


@dataclass(frozen=True, slots=True)
class Sentences:
    """The surface texts of one side; `paragraphs` gives each one's paragraph number (ascending)."""

    texts: Sequence[str]
    paragraphs: Ints

    def __len__(self) -> int:
        return len(self.texts)

    def opens(self) -> Flags:
        """For border k (before sentence k; len + 1 of them): True where a paragraph begins or the text ends."""
        changes = np.diff(self.paragraphs, prepend=-1, append=-1) != 0
        return np.asarray(changes | (np.arange(len(changes)) == 0))

    def part(self, run: Run) -> Sentences:
        """Some of the sentences, in order."""
        return Sentences(self.texts[run.start : run.end], self.paragraphs[run.start : run.end])


@dataclass(frozen=True, slots=True)
class Pair:
    """Both sides. `beside` gives for each zh sentence the number of the en paragraph that stands next to its own in an
    interleaved file, or -1; None in any other layout.
    """

    zh: Sentences
    en: Sentences
    beside: Ints | None = None

    def part(self, zh: Run, en: Run) -> Pair:
        """What stands in the two runs."""
        return Pair(
            self.zh.part(zh), self.en.part(en), self.beside[zh.start : zh.end] if self.beside is not None else None
        )
