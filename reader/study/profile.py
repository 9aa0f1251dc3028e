"""What a text demands of its reader: how many characters and words, how many of them known, of which levels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from reader.core.task import Progress, Task
from reader.study.levels import Levels
from reader.study.words import Segmenter


@dataclass(frozen=True, slots=True)
class Profile:
    """Counts of a text. `levels` maps an HSK level (None: not listed) to running words; `frequent` is by count, then by place.

    `characters` are Han characters, `words` running words with at least one of them; the distinct ones are counted once.
    """

    characters: int = 0
    distinct_characters: int = 0
    words: int = 0
    distinct_words: int = 0
    known_words: int = 0
    levels: Mapping[int | None, int] | None = None
    frequent: tuple[tuple[str, int], ...] = ()

    @property
    def known_share(self) -> float:
        """The share of running words that the reader knows, 0 to 1."""
        return self.known_words / self.words if self.words else 0.0


def profile(
    texts: Iterable[str], segmenter: Segmenter, known: Collection[str] = (), levels: Levels | None = None
) -> Task[Profile]:
    """The Profile of a document given sentence by sentence. Levels are found for simplified forms."""
    characters: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for number, text in enumerate(texts):
        for done, word in enumerate(segmenter.words(text)):
            if word.kind in ("word", "name", "number"):
                piece = text[word.start : word.end]
                han = [
                    character for character in piece if "\u3400" <= character <= "\u9fff" or character >= "\U00020000"
                ]
                characters.update(han)
                words[piece] += bool(han)
            if done % 2000 == 1999:
                yield Progress("Counting words")
        if number % 50 == 49:
            yield Progress("Counting words")
    by_level: Counter[int | None] = Counter()
    for word_form, count in words.items():
        by_level[levels.of(word_form) if levels else None] += count
    counted = +words
    return Profile(
        characters.total(),
        len(characters),
        counted.total(),
        len(counted),
        sum(count for form, count in counted.items() if form in known),
        dict(+by_level),
        tuple(counted.most_common()),
    )
