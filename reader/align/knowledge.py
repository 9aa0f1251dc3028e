"""Knowledge: what the two whole texts say about each other, gathered once and used by every block between two locks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from reader.align.aids import Aids
from reader.align.arrays import Ints
from reader.align.band import Band
from reader.align.encoder import Encoder
from reader.align.evidence.borders import Borders
from reader.align.evidence.keys import en_keys, zh_keys
from reader.align.evidence.lengths import Lengths, length_ratio
from reader.align.evidence.links import Items, Linked, items_of
from reader.align.evidence.marks import Marks
from reader.align.evidence.taught import character_pairs, learnt
from reader.align.evidence.vectors import Meanings
from reader.align.evidence.words import answerable, name_candidates, names_in_pinyin, segmented
from reader.align.lexicon import Lexicon
from reader.align.model import Family
from reader.align.pair import Block, Pair
from reader.align.stems import STOP_WORDS, stem, stems_of, words_with_case
from reader.core.spans import Run
from reader.core.task import Progress, Task

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Links:
    """One kind of links between the two texts: the keys of every sentence with their words, and the items made of them.

    `relation` names the en keys that answer a zh key; None when equal keys answer each other.
    """

    name: str
    zh_keys: Sequence[Mapping[str, str]]
    en_keys: Sequence[Mapping[str, str]]
    relation: Mapping[str, Sequence[str]] | None
    zh: Items
    en: Items

    def family(self, band: Band, zh: Run, en: Run) -> Linked:
        """The evidence of these links for the block that the runs cut out."""
        return Linked(self.name, band, self.zh.part(zh, en), self.en.part(en, zh), (len(zh), len(en)))


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The pair, the ratio of lengths of its languages (1 is usual), the links by kind, and the vectors when they are made.

    `relation` is what the dictionary says of the words of this text; `simplify` makes both Chinese scripts alike.
    """

    pair: Pair
    ratio: float
    links: tuple[Links, ...]
    relation: Mapping[str, Sequence[str]]
    simplify: Callable[[str], str]
    meanings: Meanings | None = None

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of evidence beyond lengths and marks that are known here; they choose the weights."""
        return (*(links.name for links in self.links), *(["vectors"] if self.meanings else []))

    def families(self, band: Band, zh: Run, en: Run) -> list[Family]:
        """All evidence for one block."""
        part = self.pair.part(zh, en)
        found: list[Family] = [Lengths(part, band, self.ratio), Marks(part, band), Borders(part, band)]
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
    zh = [character_pairs(knowledge.simplify(text)) for text in pair.zh.texts]
    yield Progress("Learning words from this text")
    en = [list(dict.fromkeys(stems_of(text))) for text in pair.en.texts]
    yield Progress("Learning words from this text")
    relation = learnt(zh, en, ties, knowledge.relation)
    yield Progress("Learning words from this text")
    near = [{unit: unit for unit in units if unit in relation} for units in zh]
    turned = reversed_relation(relation)
    far = [{stem: stem for stem in stems if stem in turned} for stems in en]
    links = Links("taught", near, far, relation, items_of(near, far, relation), items_of(far, near, turned))
    return replace(knowledge, links=(*knowledge.links, links), ratio=length_ratio(pair, ties))


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


def _keys(pair: Pair) -> Task[Links]:
    zh: list[dict[str, str]] = []
    en: list[dict[str, str]] = []
    for texts, found, read in ((pair.zh.texts, zh, zh_keys), (pair.en.texts, en, en_keys)):
        for number, text in enumerate(texts):
            found.append(read(text))
            if number % CHUNK == 0:
                yield Progress("Reading numbers and names", number, len(texts))
    return Links("keys", zh, en, None, items_of(zh, en), items_of(en, zh))


def _words(pair: Pair, lexicon: Lexicon, links: list[Links]) -> Task[dict[str, Sequence[str]]]:
    folded = [lexicon.fold(text) for text in pair.zh.texts]
    cased = []
    for number, text in enumerate(pair.en.texts):
        cased.append(words_with_case(text))
        if number % CHUNK == 0:
            yield Progress("Reading the English words", number, len(pair.en.texts))
    en = [{stem(w.lower()): w for w in words if w.lower() not in STOP_WORDS} for words in cased]
    stems = frozenset(key for keys in en for key in keys)
    known = answerable(lexicon, folded, stems)
    yield Progress("Reading the Chinese words")
    zh = []
    for number, text in enumerate(folded):
        zh.append({word: word for word in segmented(text, lexicon, known)})
        if number % CHUNK == 0:
            yield Progress("Reading the Chinese words", number, len(folded))
    names = names_in_pinyin(lexicon, folded, name_candidates(cased))
    relation: dict[str, Sequence[str]] = {word: lexicon.stems(word) for keys in zh for word in keys}
    for run, readings in names.items():
        relation[run] = [*relation.get(run, ()), *(stem(name) for name in readings)]
    if names:
        zh = [keys | {run: run for run in _runs_in(text, names)} for keys, text in zip(zh, folded, strict=True)]
    links.append(
        Links("words", zh, en, relation, items_of(zh, en, relation), items_of(en, zh, reversed_relation(relation)))
    )
    return relation


def _runs_in(text: str, names: Mapping[str, Sequence[str]]) -> list[str]:
    return [text[k : k + n] for n in (1, 2, 3) for k in range(len(text) - n + 1) if text[k : k + n] in names]


def reversed_relation(relation: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """The same pairs by their second members."""
    turned: dict[str, list[str]] = {}
    for key, others in relation.items():
        for other in others:
            turned.setdefault(other, []).append(key)
    return turned
