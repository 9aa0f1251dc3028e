"""Term drift: a name or set term of the document that is rendered in one way mostly, and otherwise in some places."""

from __future__ import annotations

from collections.abc import Sequence

from reader.checks.pair import Aids, Breathing, Check, Issue, Pair
from reader.checks.usual_english import STOP, lower_words, stem, usual_terms
from reader.core.messages import tr, translatable


def drift(pairs: Sequence[Pair], aids: Aids) -> Breathing:
    """Sentences that hold a recurring term and not one content word of its usual English."""
    for usual in (yield from usual_terms(pairs, aids)):
        content = {stem(word) for word in usual.english if word not in STOP}
        for count, (number, span) in enumerate(usual.places):
            if not count % 64:
                yield None
            if content.isdisjoint(stem(word) for word in lower_words(pairs[number].en)):
                message = tr(
                    "{term} is “{usual}” elsewhere in the text.", term=usual.term, usual=" ".join(usual.english)
                )
                yield Issue(pairs[number].index, "terminology/inconsistent", "minor", message, (span,), (), usual.term)
        yield None


DRIFT = Check("drift", translatable("Terms that change in the document"), run_document=drift)
