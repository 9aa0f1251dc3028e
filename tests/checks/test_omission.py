from __future__ import annotations

from reader.checks.omission import OMISSION
from tests.checks.running import issues

WHOLE = [("春天来了。", "Spring came.")] * 12


def test_a_run_of_omissions_is_one_finding() -> None:
    found = issues(OMISSION, *WHOLE, ("花开了。", ""), ("草绿了。", ""), ("河开了。", ""), *WHOLE)
    assert [(issue.pair, issue.category) for issue in found] == [(12, "accuracy/omission")]
    assert "3 passages" in found[0].message


def test_an_addition_is_told_from_an_omission() -> None:
    found = issues(OMISSION, *WHOLE, ("", "A line was added."), ("花开了。", ""))
    assert [issue.category for issue in found] == ["accuracy/addition", "accuracy/omission"]


def test_a_part_of_a_translation_is_one_neutral_finding() -> None:
    (found,) = issues(OMISSION, *WHOLE[:3], *[("", f"Sentence {number}.") for number in range(9)])
    assert (found.pair, found.severity) == (None, "neutral")


def test_a_whole_translation_is_silent() -> None:
    assert issues(OMISSION, *WHOLE) == []
