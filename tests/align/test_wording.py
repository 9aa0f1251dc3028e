"""Counted reasons are told in the interface language; values stay as they are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader.align.wording import told
from reader.core.messages import set_language


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    yield
    set_language("en")


def test_a_count_is_told_in_the_language() -> None:
    assert told("6 of 8 dictionary words") == "6 of 8 dictionary words"
    set_language("zh_CN")
    assert told("6 of 8 dictionary words") == "词典中有 8 个词，对上 6 个"
    set_language("zh_TW")
    assert told("1 of 2 words learnt from this text") == "從本文學到的 2 個詞，對上 1 個"


def test_a_value_is_told_as_it_is() -> None:
    set_language("zh_CN")
    assert told("884m = 8.84亿") == "884m = 8.84亿"
    assert told("6 of 8 dictionary words {x}") == "6 of 8 dictionary words {x}"
