from __future__ import annotations

from pathlib import Path

import pytest

from reader.core.task import run
from reader.study.levels import STANDARDS, Levels, load_levels
from reader.study.profile import profile
from reader.study.words import Lexicon, Segmenter


def test_levels_are_read_from_the_list_of_a_standard(tmp_path: Path) -> None:
    (tmp_path / "hsk30_words.tsv").write_text("word\tlevel\n网络\t4\n城市\t3\nbad line\n宇宙\tx\n", encoding="utf-8")
    levels = load_levels("3.0", tmp_path)
    assert levels == Levels("HSK 3.0 (2021)", {"网络": 4, "城市": 3})
    assert (levels.of("网络"), levels.of("天")) == (4, None)


@pytest.mark.parametrize("standard", STANDARDS)
def test_a_missing_or_damaged_list_is_no_error(tmp_path: Path, standard: str) -> None:
    assert load_levels(standard, tmp_path).words == {}
    (tmp_path / STANDARDS[standard][1]).write_bytes(b"\xff\xfe\xff")
    assert load_levels(standard, tmp_path).words == {}


def test_a_profile_counts_what_is_there() -> None:
    segmenter = Segmenter(Lexicon.of(("网络", "城市", "的")))
    found = run(profile(["网络的城市，OK", "城市 2016", ""], segmenter, {"城市"}, Levels("", {"网络": 4, "城市": 3})))
    assert (found.characters, found.distinct_characters) == (7, 5)
    assert (found.words, found.distinct_words, found.known_words) == (4, 3, 2)
    assert found.levels == {4: 1, 3: 2, None: 1}
    assert found.frequent[0] == ("城市", 2)
    assert found.known_share == 0.5


def test_a_profile_of_nothing() -> None:
    found = run(profile([], Segmenter(Lexicon())))
    assert (found.words, found.known_share, found.frequent) == (0, 0.0, ())
