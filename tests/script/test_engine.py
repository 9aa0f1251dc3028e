"""The engine against OpenCC's own expectations, against the plain algorithm, and its offset map against both texts."""

from __future__ import annotations

import random
import threading
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.offsets import OffsetMap
from reader.script import engine
from reader.script.engine import DIRECTIONS, direction
from reader.script.tables import read_recipe, read_table
from tests.script.plain_engine import plain_engine, published_cases

SHIPPED = ("s2t", "s2tw", "s2twp", "s2hk", "t2s", "tw2s", "tw2sp", "hk2s", "t2tw", "t2hk")


@pytest.mark.parametrize("name", DIRECTIONS)
def test_every_published_expectation_is_met(name: str) -> None:
    cases = [(text, wanted) for case, text, wanted in published_cases() if case == name]
    assert cases
    assert [(text, wanted) for text, wanted in cases if direction(name).convert(text)[0] != wanted] == []


def test_the_ten_directions_of_the_package_have_the_495_expectations_that_were_counted() -> None:
    counts = Counter(name for name, _, _ in published_cases())
    assert sum(counts[name] for name in SHIPPED) >= 495
    assert set(counts) == set(DIRECTIONS)


@pytest.mark.parametrize("name", DIRECTIONS)
def test_the_packages_own_convert_works_on_the_same_tables(name: str) -> None:
    from opencc import OpenCC

    instance = direction(name).engine
    assert type(instance) is OpenCC
    assert instance.conversion == name
    # One character a text leaves nothing for the order of matching to decide.
    characters = [key for group in read_recipe(name).steps[0] for key in read_table(group).entries if len(key) == 1]
    for character in characters[::50]:
        assert instance.convert(character) == direction(name).convert(character)[0]


def test_every_phrase_of_the_first_step_gives_its_entry() -> None:
    for name in ("s2t", "t2s", "t2tw", "t2hk", "tw2t", "hk2t", "jp2t", "t2jp"):
        convert, seen = direction(name).convert, set()
        for group in read_recipe(name).steps[0]:
            for key, value in read_table(group).entries.items():
                if key not in seen:
                    assert convert(key)[0] == value, (name, key)
                seen.add(key)


@pytest.mark.parametrize("name", ["s2twp", "s2hkp", "tw2sp", "hk2sp", "s2tw", "s2hk", "tw2s", "hk2s"])
def test_every_entry_of_a_longer_chain_agrees_with_the_plain_algorithm(name: str) -> None:
    plain, made = plain_engine(name), direction(name)
    keys = [key for step in read_recipe(name).steps for group in step for key in read_table(group).entries]
    for key in keys[:: 1 + len(keys) // 3000]:
        text, offsets = made.convert(key)
        assert text == plain(key)
        assert_fits(offsets, key, text)


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("name", DIRECTIONS)
def test_every_entry_and_100_000_random_texts_agree_with_the_plain_algorithm(name: str) -> None:
    plain, made = plain_engine(name), direction(name)
    keys = [key for step in read_recipe(name).steps for group in step for key in read_table(group).entries]
    choose = random.Random(name)
    mixed = ("".join(choose.choices(keys, k=choose.randint(1, 6))) for _ in range(100_000))
    for text in (*keys, *mixed):
        shown, offsets = made.convert(text)
        assert shown == plain(text)
        assert_fits(offsets, text, shown)


PARTS = tuple(
    key
    for name in ("STPhrases.txt", "TWPhrases.txt", "TWPhrasesRev.txt", "HKPhrases.txt", "TSPhrases.txt")
    for number, key in enumerate(read_table((name,)).entries)
    if name != "STPhrases.txt" or number % 20 == 0
)
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(PARTS),
        st.sampled_from(PARTS).map(lambda key: key[: 1 + len(key) // 2]),
        st.sampled_from("发后里面干只台云系复钟松范余并，。 A1\n了不着裡裏為爲𠮷𫟼\uf900\ud800臺線綫桜"),
        st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=4),
        st.text(max_size=3),
    ),
    max_size=8,
).map("".join)


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.sampled_from(DIRECTIONS))
def test_any_text_agrees_with_the_plain_algorithm_and_its_map_fits(text: str, name: str) -> None:
    shown, offsets = direction(name).convert(text)
    assert shown == plain_engine(name)(text)
    assert_fits(offsets, text, shown)


def assert_fits(offsets: OffsetMap, text: str, shown: str) -> None:
    source = target = 0
    for piece in offsets.pieces:
        assert (piece.source_start, piece.target_start) == (source, target)
        assert piece.source_end > source
        assert piece.target_end > target
        source, target = piece.source_end, piece.target_end
    assert (source, target) == (len(text), len(shown))


def test_a_changed_word_is_one_piece_and_the_rest_is_one_to_one() -> None:
    text, offsets = direction("s2twp").convert("我的内存和U盘")
    assert text == "我的記憶體和隨身碟"
    assert [tuple(piece[:4]) for piece in offsets.pieces] == [(0, 2, 0, 2), (2, 4, 2, 5), (4, 5, 5, 6), (5, 7, 6, 9)]


def test_a_word_of_the_same_length_is_not_split_either() -> None:
    _, offsets = direction("s2twp").convert("软件")
    assert [piece.whole for piece in offsets.pieces] == [True]


def test_characters_only_keep_every_position() -> None:
    for name in ("s2t", "s2tw", "s2hk", "t2s", "tw2s", "hk2s", "t2tw", "t2hk", "tw2t", "hk2t"):
        assert direction(name).convert("皇后在里面发现头发，繻蒍")[1] == OffsetMap.identity(12)


def test_a_long_text_without_punctuation_is_converted_like_its_parts() -> None:
    # Longer than one block of the matcher, with phrases across the borders of the blocks.
    text = "我们的内存和软件用户在云计算中心里面" * 3000
    once, _ = direction("s2twp").convert(text[:18])
    assert direction("s2twp").convert(text)[0] == once * 3000


def test_threads_share_a_direction_from_its_first_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "皇后的头发后面有内存和软件" * 50
    wanted = {name: direction(name).convert(text)[0] for name in ("s2t", "s2twp", "s2hk")}
    monkeypatch.setattr(engine, "_directions", {})
    monkeypatch.setattr(engine, "_steps", {})
    wrong: list[str] = []
    start = threading.Barrier(6)

    def work(name: str) -> None:
        start.wait()
        wrong.extend(name for _ in range(10) if direction(name).convert(text)[0] != wanted[name])

    threads = [threading.Thread(target=work, args=(name,)) for name in (*wanted, *wanted)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
