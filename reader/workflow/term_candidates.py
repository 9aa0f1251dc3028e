"""TermCandidates: what a text itself suggests for the term base: Chinese words and English ones that recur together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reader.core.bitext import Bitext
from reader.core.document import SIDES, Side
from reader.core.spans import Span
from reader.core.surface import surface_text
from reader.core.task import Progress, Task

# Two words are proposed that stand together in so many pairs, and so much more often than apart (Dice).
LEAST_PAIRS: Final = 3
LEAST_DICE: Final = 0.6
# Most Chinese words that are weighed, and most candidates that are shown.
WEIGHED: Final = 600
MOST: Final = 200
# The longest word: Chinese characters, English words.
LONGEST: Final[Mapping[Side, int]] = {"zh": 8, "en": 4}
# A word that stands in a longer one nearly always is no word of its own.
_PART: Final = 0.8
_CHUNK: Final = 200
_HAN: Final = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_WORD: Final = re.compile(r"[A-Za-z]+(?:[-'’][A-Za-z]+)*")
_CLAUSE: Final = re.compile(r"[,.;:!?()“”]")
# With these a term neither begins nor ends; with those it does not begin, or does not end.
_ZH_EDGES: Final = frozenset(
    "的了和在是与與对對为為等及将將把被从從到不有也就都而以其这這那个個一使让讓要能可更很最并並且或但所之于於向由给給着著"
    "过過我你他她它们們"
)
_ZH_FIRST: Final = _ZH_EDGES | frozenset("会會上下年月日")
_ZH_LAST: Final = _ZH_EDGES | frozenset("中")
_EN_EDGE_WORDS: Final = (
    "a an the of and or to in on at by for from with as is are was were be been being has have had do does did it its "
    "this that these those he she they we you i his her their our your which who whom what when where not no but if "
    "than then there here will would shall should can could may might must more most very also into over under about "
    "between through such each all any some many much other one two three s t"
)
_EN_EDGES: Final = frozenset(_EN_EDGE_WORDS.split())
Places = Mapping[str, frozenset[int]]  # a word, and the pairs in which it stands


@dataclass(frozen=True, slots=True)
class TermCandidate:
    """A Chinese and an English word, and in how many pairs they stand together."""

    zh: str
    en: str
    pairs: int


def term_candidates(bitext: Bitext, known: Collection[str] = ()) -> Task[tuple[TermCandidate, ...]]:
    """The candidates of a text, the most frequent first; words in `known`, Chinese and English, are left out."""
    texts = yield from _texts(bitext)
    zh = yield from _recurring("zh", [pair["zh"] for pair in texts])
    en = yield from _recurring("en", [pair["en"] for pair in texts])
    by_pair: dict[int, list[str]] = defaultdict(list)
    for word, places in en.items():
        for place in places:
            by_pair[place].append(word)
    order = sorted(zh, key=lambda word: (-len(zh[word]) * len(word), word))
    found: dict[str, TermCandidate] = {}  # by their English: of two that share it the more frequent one
    for number, word in enumerate([word for word in order if word not in known][:WEIGHED]):
        if not number % 20:
            yield Progress("Looking for terms", number, WEIGHED)
        best = _companion(zh[word], en, by_pair)
        if best is not None and best not in known:
            found.setdefault(best, TermCandidate(word, best, len(zh[word] & en[best])))
    return tuple(sorted(found.values(), key=lambda one: (-one.pairs, -len(one.zh)))[:MOST])


def english_for(bitext: Bitext, zh: str, most: int = 400) -> str:
    """The English word that stands most faithfully where a Chinese one does, in the first `most` pairs; "" for none."""
    inside: list[str] = []
    outside: list[str] = []
    for number in range(min(most, len(bitext.alignment.beads))):
        texts = _pair(bitext, number)
        (inside if zh in texts["zh"] else outside).append(texts["en"])
    counts = Counter(word for text in inside for word in set(_words("en", text)))
    scores = {
        word: 2 * count / (len(inside) + count + sum(word in text for text in outside))
        for word, count in counts.most_common(80)
    }
    best = max(scores, key=lambda word: (scores[word], len(word)), default="")
    return best if best and scores[best] >= LEAST_DICE and len(inside) > 1 else ""


def _texts(bitext: Bitext) -> Task[list[Mapping[Side, str]]]:
    """Both texts of each pair that has two."""
    found = []
    for number, bead in enumerate(bitext.alignment.beads):
        if not number % _CHUNK:
            yield Progress("Looking for terms", number, len(bitext.alignment.beads))
        if bead.zh and bead.en:
            found.append(_pair(bitext, number))
    return found


def _pair(bitext: Bitext, number: int) -> Mapping[Side, str]:
    texts: dict[Side, str] = {}
    for side in SIDES:
        run, document = bitext.alignment.beads[number].run(side), bitext.document(side)
        segments = document.segments[run.start : run.end]
        texts[side] = surface_text(document, Span(segments[0].start, segments[-1].end)) if segments else ""
    return texts


def _runs(side: Side, text: str) -> list[list[str]]:
    """The characters, or the words, of each stretch within which a term may stand."""
    if side == "zh":
        return [list(run) for run in _HAN.findall(text)]
    return [_WORD.findall(clause) for clause in _CLAUSE.split(text)]


def _words(side: Side, text: str) -> list[str]:
    """Whatever of a text may be a term."""
    glue, found = "" if side == "zh" else " ", []
    for run in _runs(side, text):
        for start in range(len(run)):
            for stop in range(start + 1, min(len(run), start + LONGEST[side]) + 1):
                if _EDGED[side](run[start], run[stop - 1], stop - start):
                    found.append(glue.join(run[start:stop]))
    return found


_EDGED: Final[Mapping[Side, Callable[[str, str, int], bool]]] = {
    "zh": lambda first, last, length: length > 1 and first not in _ZH_FIRST and last not in _ZH_LAST,
    "en": lambda first, last, _: first.lower() not in _EN_EDGES and last.lower() not in _EN_EDGES,
}


def _recurring(side: Side, texts: Sequence[str]) -> Task[Places]:
    """The words that stand in enough pairs and not only inside of longer ones."""
    counts: Counter[str] = Counter()
    for number, text in enumerate(texts):
        if not number % _CHUNK:
            yield Progress("Looking for terms", number, len(texts))
        counts.update(set(_words(side, text)))
    places: dict[str, set[int]] = {word: set() for word, count in counts.items() if count >= LEAST_PAIRS}
    for number, text in enumerate(texts):
        if not number % _CHUNK:
            yield Progress("Looking for terms", number, len(texts))
        for word in _words(side, text):
            if word in places:
                places[word].add(number)
    parts = _parts(side, places)
    return {word: frozenset(found) for word, found in places.items() if word not in parts}


def _parts(side: Side, places: Mapping[str, set[int]]) -> set[str]:
    """The words that stand in a longer one nearly wherever they stand."""
    found: set[str] = set()
    for longer, pairs in places.items():
        for word in _words(side, longer):
            if word != longer and word in places and len(pairs) >= _PART * len(places[word]):
                found.add(word)
    return found


def _companion(inside: frozenset[int], en: Places, by_pair: Mapping[int, list[str]]) -> str | None:
    """The English word that stands most faithfully in these pairs; the longer one of two."""
    together = Counter(word for place in inside for word in by_pair.get(place, ()))
    scores = {
        word: 2 * count / (len(inside) + len(en[word])) for word, count in together.items() if count >= LEAST_PAIRS
    }
    best = max(scores, key=lambda word: (scores[word], len(word)), default=None)
    return best if best is not None and scores[best] >= LEAST_DICE else None
