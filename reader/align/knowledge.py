"""Knowledge: what the two whole texts say about each other, gathered once and used by every block between two locks."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from reader.align.aids import Aids
from reader.align.arrays import Ints
from reader.align.band import Band
from reader.align.encoder import Encoder
from reader.align.evidence.borders import Borders, trust_in_borders
from reader.align.evidence.keys import en_keys, zh_keys
from reader.align.evidence.lengths import Lengths, length_ratio
from reader.align.evidence.links import Items, Linked, items_of
from reader.align.evidence.marks import Marks
from reader.align.evidence.taught import character_pairs, learnt
from reader.align.evidence.vectors import Meanings
from reader.align.evidence.words import Pinyin, name_candidates, note_answerable, segmented
from reader.align.lexicon import Lexicon
from reader.align.model import Family
from reader.align.pair import Block, Pair
from reader.align.stems import STOP_WORDS, stem, stems_of, words_with_case
from reader.core.spans import Run
from reader.core.task import Progress, Task

Text = TypeVar("Text")
Found = TypeVar("Found")
Keys = Mapping[str, str] | tuple[str, ...]
# Sentences read between two yields: some milliseconds.
CHUNK: Final = 200


@dataclass(frozen=True, slots=True)
class Links:
    """One kind of links between the two texts: the keys of every sentence, each once, and the items made of them.

    `relation` names the en keys that answer a zh key; None when equal keys answer each other: then the keys of a sentence
    are a mapping to the words that say them.
    """

    name: str
    zh_keys: Sequence[Keys]
    en_keys: Sequence[Keys]
    relation: Mapping[str, Sequence[str]] | None
    zh: Items
    en: Items

    def family(self, band: Band, zh: Run, en: Run) -> Linked:
        """The evidence of these links for the block that the runs cut out."""
        return Linked(self.name, band, self.zh.part(zh, en), self.en.part(en, zh), (len(zh), len(en)))


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The pair, the ratio of lengths of its languages (1 is usual), the links by kind, and the vectors when they are made.

    `trust` is what the borders of its paragraphs weigh. `relation` is what the dictionary says of the words of this text; `simplify` makes both Chinese scripts alike.
    """

    pair: Pair
    ratio: float
    links: tuple[Links, ...]
    relation: Mapping[str, Sequence[str]]
    simplify: Callable[[str], str]
    meanings: Meanings | None = None
    trust: float = 1.0

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of evidence beyond lengths and marks that are known here; they choose the weights."""
        return (*(links.name for links in self.links), *(["vectors"] if self.meanings else []))

    def families(self, band: Band, zh: Run, en: Run) -> list[Family]:
        """All evidence for one block."""
        part = self.pair.part(zh, en)
        found: list[Family] = [Lengths(part, band, self.ratio), Marks(part, band), Borders(part, band, self.trust)]
        found += (links.family(band, zh, en) for links in self.links)
        return [*found, self.meanings.family(band, zh, en)] if self.meanings else found


def gather(pair: Pair, aids: Aids, lexicon: Lexicon | None) -> Task[Knowledge]:
    """Read the values, names and words of every sentence."""
    links = [(yield from _keys(pair))]
    relation: dict[str, Sequence[str]] = {}
    if lexicon:
        relation = yield from _words(pair, lexicon, links)
    simplify = lexicon.fold if lexicon else aids.simplify or str
    return Knowledge(pair, 1.0, tuple(links), relation, simplify)


def with_taught(knowledge: Knowledge, ties: Ints) -> Task[Knowledge]:
    """The same with what this text teaches along `ties`, pairs of sentences believed to correspond: words, and the ratio
    of lengths.
    """
    pair = knowledge.pair
    message = "Learning words from this text"
    zh = yield from _each(pair.zh.texts, lambda text: character_pairs(knowledge.simplify(text)), message)
    en = yield from _each(pair.en.texts, lambda text: list(dict.fromkeys(stems_of(text))), message)
    relation = yield from learnt(zh, en, ties, knowledge.relation)
    turned = reversed_relation(relation)
    near = [tuple(unit for unit in units if unit in relation) for units in zh]
    far = [tuple(stem for stem in stems if stem in turned) for stems in en]
    links = yield from _linked("taught", near, far, relation)
    ratio, trust = length_ratio(pair, ties), trust_in_borders(pair, ties)
    return replace(knowledge, links=(*knowledge.links, links), ratio=ratio, trust=trust)


def read_meanings(knowledge: Knowledge, encoder: Encoder, blocks: Sequence[Block]) -> Task[Meanings]:
    """The vectors of the sentences of some blocks (in order and apart). The encoder knows simplified Chinese best."""
    pair, simplify = knowledge.pair, knowledge.simplify
    zh = [number for block in blocks for number in block.zh.indices()]
    en = [number for block in blocks for number in block.en.indices()]
    sums = (
        (yield from encoder.sums([simplify(pair.zh.texts[number]) for number in zh])),
        (yield from encoder.sums([pair.en.texts[number] for number in en])),
    )
    return Meanings.of(encoder, (zh, en), sums)


def _each(texts: Sequence[Text], read: Callable[[Text], Found], message: str) -> Task[list[Found]]:
    """What `read` finds in each text, with a yield every CHUNK texts."""
    found = []
    for number, text in enumerate(texts):
        found.append(read(text))
        if number % CHUNK == 0:
            yield Progress(message, number, len(texts))
    return found


def _linked(
    name: str,
    zh: Sequence[Keys],
    en: Sequence[Keys],
    relation: Mapping[str, Sequence[str]] | None,
) -> Task[Links]:
    turned = reversed_relation(relation) if relation is not None else None
    zh_items = yield from items_of(zh, en, relation)
    en_items = yield from items_of(en, zh, turned)
    return Links(name, zh, en, relation, zh_items, en_items)


def _keys(pair: Pair) -> Task[Links]:
    zh = yield from _each(pair.zh.texts, zh_keys, "Reading numbers and names")
    en = yield from _each(pair.en.texts, en_keys, "Reading numbers and names")
    return (yield from _linked("keys", zh, en, None))


def _words(pair: Pair, lexicon: Lexicon, links: list[Links]) -> Task[dict[str, Sequence[str]]]:
    """Adds the links of dictionary words and names in pinyin; the relation behind them."""
    folded = yield from _each(pair.zh.texts, lexicon.fold, "Reading the words")
    cased = yield from _each(pair.en.texts, words_with_case, "Reading the words")
    en = [tuple({stem(w.lower()): w for w in words if w.lower() not in STOP_WORDS}) for words in cased]
    stems = frozenset(key for keys in en for key in keys)
    known: dict[str, bool] = {}
    pinyin = Pinyin(lexicon, name_candidates(cased))
    relation: dict[str, Sequence[str]] = {}

    def read(text: str) -> tuple[str, ...]:
        note_answerable(lexicon, text, stems, known)
        words = segmented(text, lexicon, known)
        relation.update((word, lexicon.stems(word)) for word in words if word not in relation)
        names = pinyin.names_in(text)
        for run, readings in names.items():
            relation[run] = list(dict.fromkeys([*relation.get(run, ()), *map(stem, readings)]))
        # Interned: the words of a long text come back thousands of times.
        return tuple(dict.fromkeys(map(sys.intern, (*words, *names))))

    zh = yield from _each(folded, read, "Reading the words")
    links.append((yield from _linked("words", zh, en, relation)))
    return relation


def reversed_relation(relation: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """The same pairs by their second members."""
    turned: dict[str, list[str]] = {}
    for key, others in relation.items():
        for other in others:
            turned.setdefault(other, []).append(key)
    return turned
