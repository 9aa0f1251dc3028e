from __future__ import annotations

import csv
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.core.errors import InputError
from reader.core.spans import Span
from reader.study.entry import Entry
from reader.study.word_list import StudyWord, WordList, with_words
from reader.workflow.study import Found
from reader.workflow.word_list import (
    export_words,
    import_known,
    word_from,
)
from tests.made_bitext import BitextBuilder

NET = Entry("網絡", "网络", "wang3 luo4", ("network", "net", "CL:個|个[ge4]"))


def test_a_word_comes_with_its_pair_of_sentences() -> None:
    builder = BitextBuilder()
    builder.paragraph(
        (["网络很快。"], ["The network is fast."]), (["城市很远。", "人很少。"], ["Far and empty."]), (["多余。"], [])
    )
    bitext = builder.build()
    at = bitext.zh.text.index("城市")
    now = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
    word = word_from(Found(Span(0, 2), "网络", (NET,)), bitext, "my note", now)
    assert (word.simplified, word.traditional, word.pinyin, word.meaning) == (
        "网络",
        "網絡",
        "wang3 luo4",
        "network; net",
    )
    assert (word.zh, word.en) == ("网络很快。", "The network is fast.")
    assert (word.note, word.added) == ("my note", "2026-03-01T08:00:00Z")
    unknown = word_from(Found(Span(at, at + 2), "城市", ()), bitext)
    assert (unknown.simplified, unknown.meaning, unknown.zh) == ("城市", "", "城市很远。人很少。")
    alone = word_from(Found(Span(at + 9, at + 11), "多余", ()), bitext)
    assert (alone.zh, alone.en) == ("多余。", "")


def test_known_words_are_added_and_what_is_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "known.csv"
    path.write_text("网络,x\n城市,y\n", encoding="utf-8")
    words = import_known(with_words(WordList(), [StudyWord("网络", "網絡", status="learning")]), path)
    assert [(word.simplified, word.status) for word in words.words] == [("网络", "learning"), ("城市", "known")]


@pytest.mark.parametrize("content", [b"", b"hello\n", b"\xff\xfe\xfa"])
def test_a_list_without_words_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "none.txt"
    path.write_bytes(content)
    with pytest.raises(InputError):
        import_known(WordList(), path)
    with pytest.raises(InputError, match="cannot be read"):
        import_known(WordList(), tmp_path / "gone.txt")


@pytest.mark.parametrize(("suffix", "delimiter"), [(".csv", ","), (".tsv", "\t")])
def test_a_table_can_be_read_by_others_and_holds_no_formula(tmp_path: Path, suffix: str, delimiter: str) -> None:
    path = tmp_path / f"words{suffix}"
    export_words([StudyWord("网络", "網絡", "wang3 luo4", "=1+1", zh="A\n网络。")], path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        row = next(csv.DictReader(file, delimiter=delimiter))
    assert (row["Word"], row["Traditional"], row["Pinyin"], row["Sentence"]) == ("网络", "網絡", "wǎngluò", "A\n网络。")
    assert row["Meaning"] == "'=1+1"


def test_an_anki_package_is_written_and_other_forms_are_refused(tmp_path: Path) -> None:
    export_words([StudyWord("网络")], tmp_path / "words.apkg")
    assert zipfile.is_zipfile(tmp_path / "words.apkg")
    with pytest.raises(InputError, match="cannot be written as"):
        export_words([], tmp_path / "words.pdf")
    with pytest.raises(InputError, match="cannot be written"):
        export_words([], tmp_path / "none" / "words.csv")
