"""Checking: what the window wants to know of a text in the background: the findings, and how long each pair is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from reader.checks.pair import Aids, Term, TextTerms
from reader.core.bitext import Bitext
from reader.core.finding import Finding
from reader.core.task import Progress, Task
from reader.workflow.review import Reviewed, review_again
from reader.workflow.scorecard import Lengths, measure
from reader.workflow.vocabulary import installed_vocabulary


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in one bitext; it holds for no other. `reviewed` is what the next check can build on."""

    bitext: Bitext
    findings: tuple[Finding, ...]
    lengths: Lengths
    reviewed: Reviewed | None = None


def check_text(
    bitext: Bitext,
    terms: tuple[Term, ...] = (),
    checks: Collection[str] | None = None,
    before: Checked | None = None,
    others: tuple[TextTerms, ...] = (),
) -> Task[Checked]:
    """The checks (all, or those with an id in `checks`) over a text in both languages, held against `others`.

    With what was found `before` an edit of the alignment, only the pairs that changed are looked at again.
    """
    lengths = yield from measure(bitext)
    vocabulary = yield from installed_vocabulary()
    aids = Aids(zh_language=bitext.zh.language, terms=terms, vocabulary=vocabulary, others=others)
    reviewed = yield from review_again(bitext, aids, checks, before.reviewed if before else None)
    return Checked(bitext, reviewed.findings, lengths, reviewed)


def check_beside_others(
    bitext: Bitext, terms: tuple[Term, ...], checks: Collection[str], before: Checked | None = None
) -> Task[Checked]:
    """The same, held against the texts that were checked before, and remembered for those to come.

    While terms are not to be compared with other texts, nothing is remembered.
    """
    if "drift_across" not in checks:
        return (yield from check_text(bitext, terms, checks, before))
    from reader.workflow.checked_texts import checked_text, others_than, remember

    yield Progress("Reading the text")
    this = checked_text(bitext)
    checked = yield from check_text(bitext, terms, checks, before, others_than(this))
    if checked.reviewed:
        remember(this, checked.reviewed.aids.usual or ())
    return checked


def without_checks(checked: Checked, checks: Collection[str]) -> Checked:
    """The same without the findings of checks that are not in `checks`: switching one off needs no new look."""
    return replace(checked, findings=tuple(item for item in checked.findings if item.check in checks))
