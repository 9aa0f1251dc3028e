"""CHECKS: every review check, in the order in which its findings are listed. A new check is one line here."""

from __future__ import annotations

from typing import Final

from reader.checks.brackets import BRACKETS
from reader.checks.clauses import CLAUSES
from reader.checks.consistency import CONSISTENCY
from reader.checks.drift import DRIFT
from reader.checks.drift_across import DRIFT_ACROSS
from reader.checks.enumeration import ENUMERATION
from reader.checks.figures import QUANTITIES
from reader.checks.halfwidth import HALFWIDTH
from reader.checks.length import LENGTH
from reader.checks.names import NAMES
from reader.checks.negation import NEGATION
from reader.checks.omission import OMISSION
from reader.checks.pair import Check
from reader.checks.punctuation import PUNCTUATION
from reader.checks.question import QUESTION
from reader.checks.repetition import REPETITION
from reader.checks.scripts import SCRIPTS
from reader.checks.spacing import SPACING
from reader.checks.terms import TERMS
from reader.checks.untranslated import UNTRANSLATED
from reader.checks.weekdays import WEEKDAYS

CHECKS: Final[tuple[Check, ...]] = (
    QUANTITIES,
    WEEKDAYS,
    OMISSION,
    CLAUSES,
    UNTRANSLATED,
    ENUMERATION,
    NEGATION,
    QUESTION,
    LENGTH,
    NAMES,
    TERMS,
    DRIFT,
    DRIFT_ACROSS,
    CONSISTENCY,
    REPETITION,
    PUNCTUATION,
    BRACKETS,
    SPACING,
    HALFWIDTH,
    SCRIPTS,
)
