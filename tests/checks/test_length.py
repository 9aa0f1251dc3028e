from __future__ import annotations

from reader.checks.length import LENGTH
from tests.checks.running import issues

ZH = "河边的老屋已经空了很多年，院子里长满了野草，只有燕子还回来。"
EN = "The old house by the river has stood empty for many years and the yard is overgrown; only the swallows come back."


def usual(count: int) -> list[tuple[str, str]]:
    return [(ZH + "今" * (number % 3), EN + " now" * (number % 4)) for number in range(count)]


def test_a_translation_that_is_much_too_short_is_seen() -> None:
    (found,) = issues(LENGTH, *usual(30), (ZH * 2, "The house is empty."))
    assert (found.pair, found.category) == (30, "accuracy/omission")


def test_a_translation_that_is_much_too_long_is_seen() -> None:
    (found,) = issues(LENGTH, *usual(30), (ZH, EN * 3))
    assert found.category == "accuracy/addition"


def test_usual_lengths_and_short_documents_are_silent() -> None:
    assert issues(LENGTH, *usual(40)) == []
    assert issues(LENGTH, *usual(5), (ZH * 3, "Short.")) == []
