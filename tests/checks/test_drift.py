from __future__ import annotations

from reader.checks.drift import DRIFT
from tests.checks.running import issues

PLACES = ["江边", "山上", "城里", "村口", "海岛", "桥头"]


def test_a_term_that_changes_once_is_seen_there() -> None:
    texts = [
        (f"渔业合作协会在{place}开会。", f"The Fishery Cooperation Association met, number {number}.")
        for number, place in enumerate(PLACES)
    ]
    texts[4] = ("渔业合作协会在海岛开会。", "The angling society held its meeting on an island.")
    (found,) = issues(DRIFT, *texts)
    assert (found.pair, found.category) == (4, "terminology/inconsistent")


def test_a_term_that_stays_and_one_that_is_rare_are_silent() -> None:
    texts = [
        (f"渔业合作协会在{place}开会。", f"The Fishery Cooperation Association met, number {number}.")
        for number, place in enumerate(PLACES)
    ]
    assert issues(DRIFT, *texts) == []
    assert issues(DRIFT, *texts[:2], ("渔业合作协会散会。", "The angling society rose.")) == []
