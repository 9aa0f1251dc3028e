"""Usual English: the names and set terms that recur in a document, and the English that most of them have there.

Terms are found in the document itself: Chinese words that end like names of bodies, papers and plans and recur. Their
usual English is the longest phrase that stands in most of those sentences and hardly anywhere else.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Generator, Iterator, Sequence
from typing import Final

from reader.checks.pair import Aids, Gram, Pair, Place, UsualTerm
from reader.checks.quantities.values import words
from reader.core.spans import Span

_ENDINGS: Final = (
    "共同体|共同體|委员会|委員會|组织|組織|峰会|峰會|大会|大會|论坛|論壇|议程|議程|宣言|倡议|倡議|公约|公約|协定|協定|条约|條約|条例|协会|協會|联盟|聯盟|基金会|基金會|"
    "专家组|專家組|工作组|工作組|主管机关|主管機關|基础设施|基礎設施|产权|產權|议定书|議定書|备忘录|備忘錄|白皮书|白皮書|纲要|綱要|联合国|聯合國|国务院|理事会|理事會|常委会|法院|检察院|银行|銀行"
)
_TERM: Final = re.compile(f"[\u4e00-\u9fff]{{2,8}}?(?:{_ENDINGS})")
_WORDS: Final = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_LEAST: Final = 4  # sentences with a term before anything is said of its usual English
_SAMPLE: Final = 200  # sentences that are enough to know it
_USUAL: Final = 0.7  # share of them that must agree
_PURE: Final = 0.7  # share of the phrase's sentences that must hold the term
_NO_START: Final = frozenset("由之本各该該其此在对對与與和及的为為以从從向于於将將把被等或使让讓是有了着")
STOP: Final = frozenset(words("the a an of and in on to for with by at from its their is are was were be been has have had this that these those as it or which will would shall may can not"))  # fmt: skip

Places = dict[str, list[Place]]


def usual_english(pairs: Sequence[Pair]) -> Generator[None, None, tuple[UsualTerm, ...]]:
    """The recurring terms that have a usual English, with every place of theirs."""
    places = yield from _recurring(pairs)
    english: dict[int, list[str]] = {}
    for where in places.values():
        english |= {number: lower_words(pairs[number].en) for number, _ in where if number not in english}
        yield None
    candidates = {}
    for term, where in places.items():
        numbers = sorted({number for number, _ in where})
        candidates[term] = _shared(numbers[:: len(numbers) // _SAMPLE + 1], english)
        yield None
    everywhere = yield from _frequencies(pairs, {gram for grams in candidates.values() for gram in grams})
    found = [UsualTerm(term, _usual(candidates[term], everywhere), tuple(where)) for term, where in places.items()]
    return tuple(item for item in found if item.english)


def usual_terms(pairs: Sequence[Pair], aids: Aids) -> Generator[None, None, tuple[UsualTerm, ...]]:
    """The same, or what is known of it."""
    return (yield from usual_english(pairs)) if aids.usual is None else aids.usual


def _recurring(pairs: Sequence[Pair]) -> Generator[None, None, Places]:
    """Terms and the sentences that hold them; at each place the longest term that recurs."""
    places: Places = defaultdict(list)
    for number, pair in enumerate(pairs):
        if not number % 64:
            yield None
        if pair.zh and pair.en and pair.score >= 0.5:
            for match in _TERM.finditer(pair.zh):
                whole = match.group()
                for start in range(len(whole) - 3):
                    places[whole[start:]].append((number, Span(match.start() + start, match.end())))
    kept = {term for term, where in places.items() if len({number for number, _ in where}) >= _LEAST}
    longest: dict[tuple[int, int], str] = {}
    for term in sorted(kept, key=len):
        for number, span in places[term]:
            longest[number, span.end] = term
    found: Places = defaultdict(list)
    for (number, end), term in longest.items():
        if term[0] not in _NO_START:
            found[term].append((number, Span(end - len(term), end)))
    return {term: where for term, where in found.items() if len({number for number, _ in where}) >= _LEAST}


def lower_words(text: str) -> list[str]:
    return [word.lower() for word in _WORDS.findall(text)]


def _shared(numbers: Sequence[int], english: dict[int, list[str]]) -> dict[Gram, int]:
    """The phrases that most of the sentences share, and how many of them do."""
    counts = Counter(gram for number in numbers for gram in set(_grams(english[number])))
    least = max(3.0, _USUAL * len(numbers))
    return {gram: count for gram, count in counts.items() if count >= least}


def _frequencies(pairs: Sequence[Pair], wanted: set[Gram]) -> Generator[None, None, Counter[Gram]]:
    """In how many sentences of the document each of the phrases stands."""
    found: Counter[Gram] = Counter()
    first = {gram[0] for gram in wanted}
    for number, pair in enumerate(pairs):
        if not number % 64:
            yield None
        sentence = lower_words(pair.en)
        if not first.isdisjoint(sentence):
            found.update(wanted.intersection(_grams(sentence)))
    return found


def _usual(shared: dict[Gram, int], everywhere: Counter[Gram]) -> Gram:
    """The longest of the phrases that hardly stand elsewhere; () when there is none."""
    pure = [gram for gram, count in shared.items() if count >= _PURE * everywhere[gram]]
    return max(pure, key=lambda gram: (shared[gram], len(gram)), default=())


def _grams(sentence: Sequence[str]) -> Iterator[Gram]:
    for start, word in enumerate(sentence):
        if word not in STOP:
            for length in range(2, 6):
                gram = tuple(sentence[start : start + length])
                if len(gram) == length and gram[-1] not in STOP:
                    yield gram


def stem(word: str) -> str:
    return word.lower().removesuffix("'s").removesuffix("’s").rstrip("s")[:7]
