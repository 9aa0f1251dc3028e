"""Facts of characters, on files of our own in the forms of the package, and on the package itself where it is installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.core.task import run
from reader.study.characters import CharacterFacts, character_facts, data_folder, load_ranks

SOURCES = """# comment
U+660E\tkRSUnicode\t72.4
U+660E\tkTotalStrokes\t8
U+9547\tkRSUnicode\t167'.10
U+9547\tkTotalStrokes\t15 14
U+20BB7\tkRSUnicode\t30.3
"""
DECOMPOSITIONS = """# comment
"明","⿰日？",0,0,G
"明","⿰日[1]月",1,0,G
"镇","⿰钅真",0,0,G
"""
READINGS = """# comment
U+660E\tkHanyuPinlu\tmíng(200) mìng(3)
U+9547\tkHanyuPinlu\tzhèn(216)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "Unihan_IRGSources.txt").write_text(SOURCES, encoding="utf-8")
    (tmp_path / "characterdecomposition.csv").write_text(DECOMPOSITIONS, encoding="utf-8")
    (tmp_path / "Unihan_Readings.txt").write_text(READINGS, encoding="utf-8")
    return tmp_path


def test_radical_strokes_and_parts(folder: Path) -> None:
    assert character_facts("明", folder) == CharacterFacts("日", 4, 8, "⿰日月", 0)


def test_a_simplified_radical_and_two_counts(folder: Path) -> None:
    facts = character_facts("镇", folder)
    assert (facts.radical, facts.rest, facts.strokes) == ("金", 10, 15)


def test_ranks_come_when_they_were_counted(folder: Path) -> None:
    run(load_ranks(folder))
    assert [character_facts(one, folder).rank for one in "镇明"] == [1, 2]


def test_beyond_the_basic_plane(folder: Path) -> None:
    assert character_facts("𠮷", folder).radical == "口"


@pytest.mark.parametrize("text", ["", "两字", "a", "龘"])
def test_what_is_not_known_is_empty(folder: Path, text: str) -> None:
    assert character_facts(text, folder) == CharacterFacts()


def test_damaged_or_missing_data_is_no_error(tmp_path: Path) -> None:
    assert character_facts("明", tmp_path) == CharacterFacts()
    (tmp_path / "Unihan_IRGSources.txt").write_bytes(b"\nU+660E\t\xff\xfe")
    (tmp_path / "characterdecomposition.csv").write_bytes(b'\n"\xe6\x98\x8e",')
    run(load_ranks(tmp_path))
    assert character_facts("明", tmp_path) == CharacterFacts()


@pytest.mark.skipif(data_folder() is None, reason="the package with facts of characters is not installed")
def test_the_installed_data() -> None:
    facts = character_facts("想")
    assert (facts.radical, facts.rest, facts.strokes, facts.components) == ("心", 9, 13, "⿱相心")
