from __future__ import annotations

from dataclasses import replace

import pytest

from reader.core.finding import Finding, Severity, at_least
from reader.core.spans import Span

FOUND = Finding(
    "quantities", 3, "accuracy/omission", "major", "message", (Span(1, 2),), (), "三人", "people", subject="三"
)


def test_the_key_stays_while_texts_and_check_stay() -> None:
    elsewhere = replace(FOUND, bead=9, message="other words", zh=(Span(7, 8),), severity="minor")
    assert elsewhere.key == FOUND.key


@pytest.mark.parametrize("change", [{"zh_text": "四人"}, {"en_text": "persons"}, {"check": "terms"}, {"subject": "四"}])
def test_the_key_changes_with_what_was_checked(change: dict[str, str]) -> None:
    assert replace(FOUND, **change).key != FOUND.key  # type: ignore[arg-type]


@pytest.mark.parametrize(("severity", "threshold", "answer"), [("major", "minor", True), ("minor", "major", False), ("critical", "critical", True), ("neutral", "minor", False)])  # fmt: skip
def test_severities_are_ordered(severity: Severity, threshold: Severity, answer: bool) -> None:
    assert at_least(severity, threshold) is answer
