from __future__ import annotations

from reader.checks.halfwidth import HALFWIDTH
from tests.checks.running import issues


def test_half_width_punctuation_is_one_finding_for_the_document() -> None:
    (found,) = issues(HALFWIDTH, ("春天来了,花开了,草绿了。", "a"), ("他走了;她也走了。", "b"))
    assert (found.pair, found.severity) == (0, "neutral")
    assert "3 times" in found.message


def test_full_width_text_and_figures_are_silent() -> None:
    assert issues(HALFWIDTH, ("增长3,500人，比例1:5，见(WTO)文件。", "a"), ("时间是9:30。", "b")) == []


def test_one_slip_is_no_way_of_typing() -> None:
    assert issues(HALFWIDTH, ("春天来了,花开了。", "a")) == []
