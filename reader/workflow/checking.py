"""Checking: what the window wants to know of a text in the background: the findings, and how long each pair is."""

from __future__ import annotations

from dataclasses import dataclass

from reader.checks.pair import Aids, Term
from reader.core.bitext import Bitext
from reader.core.finding import Finding
from reader.core.task import Task
from reader.workflow.review import review
from reader.workflow.scorecard import Lengths, measure


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in one bitext; it holds for no other."""

    bitext: Bitext
    findings: tuple[Finding, ...]
    lengths: Lengths


def check_text(bitext: Bitext, terms: tuple[Term, ...] = ()) -> Task[Checked]:
    """All checks over a text in both languages."""
    lengths = yield from measure(bitext)
    findings = yield from review(bitext, Aids(zh_language=bitext.zh.language, terms=terms))
    return Checked(bitext, findings, lengths)
