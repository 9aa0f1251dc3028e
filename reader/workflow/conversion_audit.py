"""The conversion audit of a document: every place where the tables had more than one answer, with its context."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reader.core.document import Document
from reader.core.messages import translatable
from reader.core.spans import Span
from reader.core.surface import surface
from reader.core.task import Progress, Task
from reader.script.audit import Decision, decisions
from reader.script.convert import Override
from reader.workflow.display import ORIGINAL, local_overrides, scripts_of
from reader.workflow.reading_text import reading_spans

# Enough characters on either side to tell 后 the queen from 后 the time.
_CONTEXT: Final = 12
# A long text has a hundred thousand decisions. Without being set apart, after so many each, they would all be walked over
# again and again by the collector, which holds everything else up for a fifth of a second. They are still freed when let go.
_SETTLE: Final = 4000


@dataclass(frozen=True, slots=True)
class Listed:
    """A decision at `span` of the document, with the original text before and after it."""

    span: Span
    decision: Decision
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Group:
    """The decisions that gave the same characters the same answer; first the places where no longer entry decided."""

    source: str
    shown: str
    items: tuple[Listed, ...]


def audit(document: Document, script: str, overrides: Sequence[Override] = ()) -> Task[tuple[Listed, ...]]:
    """The decisions that the document shows under the choice `script`, in order; none for the original."""
    spans = reading_spans(document) if script != ORIGINAL and document.side == "zh" else ()
    found: list[Listed] = []
    settled = 0
    for number, span in enumerate(spans):
        yield Progress(translatable("Looking through the conversion"), number, len(spans))
        found.extend(_of_span(document, span, script, overrides))
        if len(found) > settled + _SETTLE:
            settled = len(found)
            gc.freeze()
    return tuple(found)


def audit_groups(document: Document, script: str, overrides: Sequence[Override] = ()) -> Task[tuple[Group, ...]]:
    """The decisions of `audit` by what stands there and what is shown for it."""
    return grouped((yield from audit(document, script, overrides)))


def grouped(items: Iterable[Listed]) -> tuple[Group, ...]:
    """The decisions by what stands there and what is shown for it, the most doubtful first, of those the most frequent."""
    groups: dict[tuple[str, str], list[Listed]] = {}
    for item in items:
        groups.setdefault((item.decision.source, item.decision.shown), []).append(item)
    made = [
        Group(source, shown, tuple(sorted(held, key=lambda item: item.decision.reason == "phrase")))
        for (source, shown), held in groups.items()
    ]
    return tuple(sorted(made, key=_doubt_and_number, reverse=True))


def _doubt_and_number(group: Group) -> tuple[float, int]:
    return round(max(item.decision.doubt for item in group.items), 1), len(group.items)


def _of_span(document: Document, span: Span, script: str, overrides: Sequence[Override]) -> Iterator[Listed]:
    base = surface(document, span)
    source, target = scripts_of(base.text, document.language, script)
    for decision in decisions(base.text, target, source, local_overrides(overrides, base)):
        start, end = decision.span
        before, after = base.text[max(0, start - _CONTEXT) : start], base.text[end : end + _CONTEXT]
        yield Listed(base.to_document(decision.span), decision, before, after)
