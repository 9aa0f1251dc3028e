"""Values of sentences, in both languages."""

from __future__ import annotations

import pytest

from reader.align.numbers import en_values, zh_values


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("用户达8.84亿", "users reached 884 million"),
        ("八亿八千四百万", "884m"),
        ("百分之三十五", "35 percent"),
        ("增长了12.5％", "grew by 12.5%"),
        ("1,794公里", "1794 kilometres"),
        ("二〇一六年", "2016"),
        ("九月", "September"),
        ("十二万三千", "one hundred and twenty-three thousand"),
        ("貳佰萬", "two million"),
        ("第二十一条", "the twenty-first article"),
    ],
)
def test_equal_values_have_equal_keys(zh: str, en: str) -> None:
    assert {key for key, _ in zh_values(zh)} & {key for key, _ in en_values(en)}


def test_small_numbers_in_words_are_weak_evidence() -> None:
    assert [key for key, _ in zh_values("三个人")] == ["about 3"]
    assert "about 3" in dict(en_values("three people"))
    assert "about 3" in dict(en_values("3 people"))


@pytest.mark.parametrize(("zh", "en"), [("8.84亿", "88.4 million"), ("五月", "May I come in?"), ("50%", "50 people")])
def test_different_values_differ(zh: str, en: str) -> None:
    found = {key for key, _ in zh_values(zh)} & {key for key, _ in en_values(en)}
    assert found <= {"month 5"}  # "May" at a sentence's start may be the month


def test_the_words_of_a_value_are_kept() -> None:
    assert dict(zh_values("共8.84亿人")) == {"8.84e+08": "8.84亿"}
