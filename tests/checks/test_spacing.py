from __future__ import annotations

import pytest

from reader.checks.spacing import SPACING
from tests.checks.running import issues, marked

GOOD = [
    ("他们一同出发。", "They set out together, notwithstanding the thunderstorm, without forgetting the officials."),
    ("第 一 章 总则", "Chapter 1 General"),
    ("以“创新驱动 造福人类”为主题。", "The short- and long-term plans (see e.g. item 3.5) are at www.example.org."),
    ("他带了GPS 设备。", "He said: “It’s 5:30 p.m.” and left."),
]
BAD = [
    ("建设家园。", "the exercise ofbuilding a home", "ofbuilding"),
    ("广泛讨论。", "an extensiveand open debate", "extensiveand"),
    ("组织有机会。", "the organizationshad a chance", "organizationshad"),
    ("他来了。", "He came  home.", "  "),
    ("他来了。", "He came ,then left.", " "),
    ("他来了。", "He came,then left.", ","),
    ("他来了。", "Innovation- driven growth", "- "),
]


@pytest.mark.parametrize("pair", GOOD)
def test_right_spacing_is_silent(pair: tuple[str, str]) -> None:
    assert issues(SPACING, pair) == []


@pytest.mark.parametrize(("zh", "en", "place"), BAD)
def test_missing_and_stray_spaces_are_marked(zh: str, en: str, place: str) -> None:
    found = issues(SPACING, (zh, en))
    assert [place] in [marked(issue, [(zh, en)])[1] for issue in found]


def test_a_glued_word_that_recurs_is_a_word_of_its_own() -> None:
    assert issues(SPACING, ("甲。", "The ofbuilding is an ofbuilding.")) == []


def test_a_space_inside_chinese_is_seen() -> None:
    texts = [("他昨天 来了。", "He came yesterday.")]
    (found,) = issues(SPACING, *texts)
    assert marked(found, texts) == ([" "], [])


def test_a_way_of_typing_is_one_finding() -> None:
    (found,) = issues(SPACING, *[("他来了。", f"He  came {number} times.") for number in range(9)])
    assert found.severity == "neutral"
    assert "9 times" in found.message
