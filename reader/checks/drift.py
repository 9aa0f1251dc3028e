"""Term drift: a name or set term of the document that is rendered in one way mostly, and otherwise in some places.

Terms are found in the document itself: Chinese words that end like names of bodies, papers and plans and recur. Their
usual English is the longest phrase that stands in most of those sentences and hardly anywhere else.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from reader.checks.pair import Aids, Check, Issue, Pair
from reader.checks.quantities.values import words
from reader.core.messages import tr, translatable
from reader.core.spans import Span

_ENDINGS: Final = (
    "共同体|共同體|委员会|委員會|组织|組織|峰会|峰會|大会|大會|论坛|論壇|议程|議程|宣言|倡议|倡議|公约|公約|协定|協定|条约|條約|条例|协会|協會|联盟|聯盟|基金会|基金會|"
    "专家组|專家組|工作组|工作組|主管机关|主管機關|基础设施|基礎設施|产权|產權|议定书|議定書|备忘录|備忘錄|白皮书|白皮書|纲要|綱要|联合国|聯合國|国务院|理事会|理事會|常委会|法院|检察院|银行|銀行"
)
_TERM: Final = re.compile(f"[\u4e00-\u9fff]{{2,8}}?(?:{_ENDINGS})")
_WORDS: Final = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_LEAST: Final = 4  # sentences with a term before anything is said of its usual English
_USUAL: Final = 0.7  # share of them that must agree
_PURE: Final = 0.7  # share of the phrase's sentences that must hold the term
_NO_START: Final = frozenset("由之本各该該其此在对對与與和及的为為以从從向于於将將把被等或使让讓是有了着")
_STOP: Final = frozenset(words("the a an of and in on to for with by at from its their is are was were be been has have had this that these those as it or which will would shall may can not"))  # fmt: skip


def drift(pairs: Sequence[Pair], aids: Aids) -> Iterator[Issue]:
    """Sentences that hold a recurring term and not one content word of its usual English."""
    whole = [pair for pair in pairs if pair.zh and pair.en and pair.score >= 0.5]
    phrases = _Phrases(whole)
    for term, places in _recurring(whole).items():
        usual = phrases.usual([number for number, _ in places])
        if usual is None:
            continue
        content = [word for word in usual if word not in _STOP]
        for number, span in places:
            pair = whole[number]
            if not any(_stem(word) in phrases.stems[number] for word in content):
                message = tr("{term} is “{usual}” elsewhere in the text.", term=term, usual=" ".join(usual))
                yield Issue(pair.index, "terminology/inconsistent", "minor", message, (span,), (), term)


def _recurring(pairs: Sequence[Pair]) -> dict[str, list[tuple[int, Span]]]:
    """Terms and the sentences that hold them; at each place the longest term that recurs."""
    places: dict[str, list[tuple[int, Span]]] = defaultdict(list)
    for number, pair in enumerate(pairs):
        for match in _TERM.finditer(pair.zh):
            whole = match.group()
            for start in range(len(whole) - 3):
                term = whole[start:]
                places[term].append((number, Span(match.start() + start, match.end())))
    kept = {term for term, where in places.items() if len({number for number, _ in where}) >= _LEAST}
    longest: dict[tuple[int, int], str] = {}
    for term in sorted(kept, key=len):
        for number, span in places[term]:
            longest[number, span.end] = term
    found: dict[str, list[tuple[int, Span]]] = defaultdict(list)
    for (number, end), term in longest.items():
        if term[0] not in _NO_START:
            found[term].append((number, Span(end - len(term), end)))
    return {term: where for term, where in found.items() if len({number for number, _ in where}) >= _LEAST}


class _Phrases:
    """The English phrases of the document, of two to six words, and the sentences that hold them."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self.words = [[word.lower() for word in _WORDS.findall(pair.en)] for pair in pairs]
        self.stems = [{_stem(word) for word in sentence} for sentence in self.words]
        self._sentences: Counter[tuple[str, ...]] = Counter()
        for sentence in self.words:
            self._sentences.update(set(_grams(sentence)))

    def usual(self, numbers: Sequence[int]) -> tuple[str, ...] | None:
        """The longest phrase that most of the sentences share and few others hold; None when there is none."""
        distinct = set(numbers)
        counts = Counter(gram for number in distinct for gram in set(_grams(self.words[number])))
        usual = [
            gram
            for gram, count in counts.items()
            if count >= max(3, _USUAL * len(distinct)) and count >= _PURE * self._sentences[gram]
        ]
        return max(usual, key=lambda gram: (counts[gram], len(gram)), default=None)


def _grams(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for start, word in enumerate(words):
        if word not in _STOP:
            for length in range(2, 6):
                gram = tuple(words[start : start + length])
                if len(gram) == length and gram[-1] not in _STOP:
                    yield gram


def _stem(word: str) -> str:
    return word.lower().removesuffix("'s").removesuffix("’s").rstrip("s")[:7]


DRIFT = Check("drift", translatable("Terms that change in the document"), run_document=drift)
