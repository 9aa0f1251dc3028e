"""The text of a card: everything from a dictionary is escaped, references are links."""

from __future__ import annotations

import pytest

from reader.study.characters import CharacterFacts
from reader.study.entry import Entry
from reader.ui.study import word_html

LIBRARY = Entry("圖書館", "图书馆", "tu2 shu1 guan3", ("library", "CL:家[jia1],個|个[ge4]"))


def test_measure_words_are_links_in_the_script_that_is_read() -> None:
    hans, hant = (word_html.entries_html([LIBRARY], "pinyin", script) for script in ("Hans", "Hant"))
    assert f'<a href="{word_html.link_to("个")}">个</a> gè' in hans
    assert f'<a href="{word_html.link_to("個")}">個</a> gè' in hant
    assert "CL:" not in hans


def test_what_looks_like_html_is_text() -> None:
    entry = Entry("<b>", "<b>", "", ('<a href="x">&</a>',), "<i>")
    for text in (word_html.entries_html([entry], "pinyin", None), word_html.row_html("<b>", entry, "pinyin", None)):
        assert "&lt;" in text
        assert "<b>" not in text
        assert '<a href="x"' not in text


@pytest.mark.parametrize("word", ["宽带", "𠮷", "a:b", "100%"])
def test_an_address_gives_its_word_back(word: str) -> None:
    assert word_html.linked(word_html.link_to(word)) == ("word", word)


def test_readings_of_several_entries_are_links_that_choose() -> None:
    text = word_html.entries_html(
        [Entry("長", "长", "chang2", ("long",)), Entry("長", "长", "zhang3", ("chief",))], "pinyin", None
    )
    assert '<a href="reading:zhang3">zhǎng</a>' in text
    assert word_html.linked("reading:tu2%20shu1") == ("reading", "tu2 shu1")
    assert "reading:" not in word_html.entries_html([LIBRARY], "pinyin", None)


def test_a_screen_reader_hears_word_reading_and_meaning() -> None:
    assert word_html.plain_summary("图书馆", [LIBRARY], "pinyin") == "图书馆, túshūguǎn: library"
    assert "not in the dictionary" in word_html.plain_summary("鿋", [], "pinyin")


def test_only_a_single_syllable_has_a_tone() -> None:
    assert [word_html.tone_of(pinyin) for pinyin in ("lu:4", "de5", "tu2 shu1", "")] == [4, 5, 0, 0]


def test_facts_of_a_character_stand_in_one_line() -> None:
    said = word_html.facts_html(CharacterFacts("心", 9, 13, "⿱相心", 87), [("HSK 2.0", 1), ("HSK 3.0", 7)])
    for part in ("心", "13", "⿱相心", "87", "HSK 2.0: 1", "HSK 3.0: 7–9"):
        assert part in said
    assert word_html.facts_html(CharacterFacts(), []) == ""


def test_a_reading_in_a_gloss_is_written_as_chosen() -> None:
    entry = Entry("河", "河", "he2", ("river", "see 江[jiang1]", "CL:條|条[tiao2]"))
    assert "ㄐㄧㄤ" in word_html.entries_html([entry], "zhuyin", "Hans")
    assert "tiao2" in word_html.entries_html([entry], "numbers", "Hans")
    assert "jiāng" in word_html.entries_html([entry], "pinyin", "Hans")
