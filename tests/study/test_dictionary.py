from __future__ import annotations

import pytest

from reader.study.dictionary import Dictionary
from reader.study.english import forms, query_words, ranks


def test_every_reading_is_kept_words_before_names(dictionary: Dictionary) -> None:
    assert [entry.pinyin for entry in dictionary.entries("还")] == ["hai2", "huan2", "Huan2"]
    assert [entry.pinyin for entry in dictionary.entries("還")] == ["hai2", "huan2", "Huan2"]
    assert [entry.is_name for entry in dictionary.entries("王")] == [False, True]


def test_the_script_that_is_read_decides_what_comes_first(dictionary: Dictionary) -> None:
    assert dictionary.entries("后", "Hant")[0].glosses == ("empress", "queen")
    assert dictionary.entries("后", "Hans")[0].glosses == ("back", "behind")


def test_a_mere_variant_comes_after_the_meaning(dictionary: Dictionary) -> None:
    assert [entry.glosses[0] for entry in dictionary.entries("里")] == ["inside", "variant of 裡|里[li3]"]


@pytest.mark.parametrize(
    ("text", "start", "words"),
    [
        ("互联网上", 0, ["互联网", "互联"]),
        ("用互聯網", 1, ["互聯網", "互聯"]),
        ("城市化", 0, ["城市化", "城市"]),
        ("abc", 0, []),
        ("龘", 0, []),
        ("网", 1, []),
        ("", 0, []),
    ],
)
def test_the_longest_match_comes_first_and_the_shorter_ones_follow(
    dictionary: Dictionary, text: str, start: int, words: list[str]
) -> None:
    found = dictionary.matches(text, start)
    assert [match.word for match in found] == words
    assert all(text[match.start : match.end] == match.word for match in found)


def test_an_unknown_compound_shows_its_parts(dictionary: Dictionary) -> None:
    assert dictionary.entries("网络空间命运共同体") == ()
    parts = dictionary.parts("网络空间x命运共同体")
    assert [part.word for part in parts] == ["网络", "空间", "命运", "共同体"]
    assert [(part.start, part.end) for part in parts] == [(0, 2), (2, 4), (5, 7), (7, 10)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("city", "城市"),
        ("cities", "城市"),
        ("Software", "软件"),
        ("to walk", "行走"),
        ("bank president", "行长"),
        ("pay back", "还"),
    ],
)
def test_an_english_word_leads_back(dictionary: Dictionary, query: str, first: str) -> None:
    assert dictionary.english(query)[0].simplified == first


@pytest.mark.parametrize("query", ["", "  ", "zzz", "城市", "'\"; DROP TABLE entry", "%", "to"])
def test_a_query_without_answer_is_empty(dictionary: Dictionary, query: str) -> None:
    assert dictionary.english(query) == ()


def test_attributions_name_the_licence(dictionary: Dictionary) -> None:
    assert dictionary.attributions == ("Small, ours",)


def test_without_any_store_nothing_is_found_and_nothing_fails() -> None:
    empty = Dictionary()
    assert not empty
    assert empty.entries("网络") == empty.matches("网络", 0) == empty.parts("网络") == empty.english("city") == ()
    assert list(empty.headwords()) == []
    assert empty.surnames() == frozenset()


def test_surnames(dictionary: Dictionary) -> None:
    assert dictionary.surnames() >= {"王", "还", "還", "后"}
    assert "网络" not in dictionary.surnames()


def test_ranks_prefer_short_and_early_glosses() -> None:
    found = ranks(("city", "big city; town", "(slang) harbour", "CL:個|个[ge4]"))
    assert found["city"] == 0
    assert found["city"] < found["town"] < found["slang"]
    assert "cl" not in found
    assert ranks(("to be",)) == {"to be": 0}


def test_forms_and_queries() -> None:
    assert "city" in forms("Cities")
    assert "run" in forms("running")
    assert "make" in forms("making")
    assert query_words("the history of the town") == ["history", "town"]
    assert query_words("to be") == ["to be"]
