"""TermPlaces: where the terms of the term base stand in a text, and what stands for them in the translation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.checks.pair import Term
from reader.checks.terms import TermFinder, rendering
from reader.core.bitext import Bitext
from reader.core.document import SIDES, Side
from reader.core.spans import Span
from reader.core.surface import Surface, surface
from reader.core.task import Progress, Task

_CHUNK = 100


@dataclass(frozen=True, slots=True)
class TermUse:
    """A term of a text and the pairs in which its Chinese stands."""

    term: Term
    beads: tuple[int, ...]


def terms_in(bitext: Bitext, terms: Sequence[Term]) -> Task[tuple[TermUse, ...]]:
    """The terms that a text uses, in the order in which it comes to them."""
    finder, found = TermFinder(terms), defaultdict[str, list[int]](list)
    by_zh: dict[str, Term] = {}
    for bead in range(len(bitext.alignment.beads)):
        if not bead % _CHUNK:
            yield Progress("Looking for terms", bead, len(bitext.alignment.beads))
        shown = _surface(bitext, bead, "zh")
        for term, _ in finder.find(shown.text) if shown else ():
            by_zh[term.zh] = term
            if found[term.zh][-1:] != [bead]:
                found[term.zh].append(bead)
    return tuple(TermUse(by_zh[zh], tuple(beads)) for zh, beads in found.items())


def term_spans(bitext: Bitext, bead: int, finder: TermFinder) -> Iterator[tuple[Side, Span, Term]]:
    """The spans of a pair in both documents at which terms and their renderings stand."""
    zh, en = (_surface(bitext, bead, side) for side in SIDES)
    if zh is None:
        return
    for term, span in finder.find(zh.text):
        yield "zh", zh.to_document(span), term
        if en is None:
            continue
        for text in (*term.preferred, *term.en, *term.forbidden):
            for match in rendering(text).finditer(en.text):
                yield "en", en.to_document(Span(*match.span())), term


def _surface(bitext: Bitext, bead: int, side: Side) -> Surface | None:
    run, document = bitext.alignment.beads[bead].run(side), bitext.document(side)
    segments = document.segments[run.start : run.end]
    return surface(document, Span(segments[0].start, segments[-1].end)) if segments else None
