"""Find words in both languages at once, whichever script, width or case they are written in.

Texts are folded one character for one character, so a hit's place in the folded text is its place in the source.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from reader.core.bitext import Bitext
from reader.core.document import SIDES, Document, Side
from reader.core.spans import Span
from reader.core.task import Progress, Task

# Folding and searching this much takes a few milliseconds.
CHUNK: Final = 100_000
# More hits than anyone walks through; the search says "10,000" and stops.
MOST: Final = 10_000

_ALIKE: Final = {
    **dict.fromkeys("“”„「」『』〝〞＂", '"'),
    **dict.fromkeys("‘’‚＇", "'"),
    **dict.fromkeys("–—―‐‑－", "-"),
    **dict.fromkeys("\n\t\u00a0\u3000\u2028", " "),
    "〇": "零",
}


class Hit(NamedTuple):
    """Words that were found: the side and the span of its Document."""

    side: Side
    span: Span


class _Fold(dict[int, str]):
    """What each character is searched as: always one character, so that positions hold."""

    def __init__(self, simplify: Callable[[str], str]) -> None:
        super().__init__()
        self._simplify = simplify

    def __missing__(self, code: int) -> str:
        self[code] = folded = self._fold(chr(code))
        return folded

    def _fold(self, character: str) -> str:
        if same := _ALIKE.get(character):
            return same
        for change in (_plain, str.casefold, self._simplify):
            changed = change(character)
            character = changed if len(changed) == 1 else character
        return character


def _plain(character: str) -> str:
    """The character without width and accents."""
    return "".join(part for part in unicodedata.normalize("NFKD", character) if not unicodedata.combining(part))


def _simplified(character: str) -> str:
    from reader.script.convert import convert

    return convert(character, "hans", "hant").text if character >= "\u2e80" else character


@lru_cache(maxsize=1)
def _table() -> _Fold:
    return _Fold(_simplified)


def folded(text: str) -> str:
    """`text` as it is searched; as long as `text`."""
    return text.translate(_table())


def find(bitext: Bitext, query: str) -> Task[tuple[Hit, ...]]:
    """The hits of `query` in titles, headings and sentences of both languages, in reading order, MOST at most."""
    wanted = folded(query.strip())
    hits: list[Hit] = []
    if wanted:
        for side in SIDES:
            document = bitext.document(side)
            readable = _Readable(document)
            for start in range(0, len(document.text), CHUNK):
                yield Progress("Searching", start, len(document.text))
                spans = _in_chunk(document.text, wanted, start)
                hits += (Hit(side, span) for span in spans if readable.holds(span.start))
                if len(hits) > MOST:
                    break
    return tuple(sorted(hits, key=lambda hit: _order(bitext, hit))[:MOST])


def _in_chunk(source: str, wanted: str, start: int) -> Iterator[Span]:
    """Where `wanted` begins in the chunk at `start`."""
    text = folded(source[start : start + CHUNK + len(wanted) - 1])
    place = text.find(wanted)
    while place >= 0:
        yield Span(start + place, start + place + len(wanted))
        place = text.find(wanted, place + len(wanted))


class _Readable:
    """Which positions of a Document are read in it: those of its sentences, headings and title, not of hidden lines."""

    def __init__(self, document: Document) -> None:
        headings = [section.heading for section in document.sections if section.heading]
        self._document = document
        self._headings = sorted([*headings, document.title] if document.title else headings)
        self._hidden = sorted(hidden.span for hidden in document.hidden)

    def holds(self, position: int) -> bool:
        number = self._document.segment_at(position)
        if number >= 0 and self._document.segments[number].span.contains(position):
            return not _covers(self._hidden, position)
        return _covers(self._headings, position)


def _covers(spans: list[Span], position: int) -> bool:
    """True when one of the ordered spans holds the position."""
    place = bisect_right(spans, position, key=lambda span: span.start) - 1
    return place >= 0 and spans[place].contains(position)


def _order(bitext: Bitext, hit: Hit) -> tuple[int, int, int]:
    """Reading order: by pair, Chinese first; what stands before the first sentence comes first."""
    number = bitext.document(hit.side).segment_at(hit.span.start)
    bead = bitext.alignment.bead_of(hit.side, number) if number >= 0 else -1
    return (bead, SIDES.index(hit.side), hit.span.start)
