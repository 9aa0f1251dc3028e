"""Reading files by their suffix, and every way in which a file can fail to be read."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from reader.core.errors import InputError
from reader.formats import table
from reader.formats.table import FORMATS, format_of, pasted_source, read_source


def test_every_suffix_belongs_to_one_format() -> None:
    suffixes = [suffix for form in FORMATS for suffix in form.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert format_of("A/B.HTM").id == "html"
    assert format_of("notes") is FORMATS[0]


def test_a_source_knows_where_it_came_from(tmp_path: Path) -> None:
    path = tmp_path / "桥.txt"
    path.write_bytes("桥很老。\r\n".encode("gb18030"))
    read = read_source(str(path))
    assert read.text == "桥很老。\n"
    assert read.source.path == str(path)
    assert (read.source.format, read.source.encoding) == ("text", "gb18030")
    assert read.source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_an_encoding_can_be_chosen(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("橋".encode("big5"))
    assert read_source(str(path), "big5").text == "橋"


def test_what_cannot_be_read_says_which_file_and_what_to_do(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    for path in (str(tmp_path), str(tmp_path / "gone.txt"), str(empty)):
        with pytest.raises(InputError) as caught:
            read_source(path)
        assert Path(path).name in str(caught.value)
        assert caught.value.hint


def test_a_name_that_no_system_allows_is_no_crash() -> None:
    with pytest.raises(InputError):
        read_source("a\x00b.txt")


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"x" * 1001)
    monkeypatch.setattr(table, "MAX_BYTES", 1000)
    with pytest.raises(InputError, match=r"large\.txt is too large"):
        read_source(str(path))
    with pytest.raises(InputError, match="too large"):
        pasted_source("x" * 1001)


def test_a_sparse_100_mb_line_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(InputError, match="too large"):
        read_source(str(path))


def test_pasted_text() -> None:
    assert pasted_source("a\r\nb").text == "a\nb"
    assert pasted_source("lone \ud83d surrogate").text == "lone ? surrogate"
    for nothing in ("", " \n\t"):
        with pytest.raises(InputError):
            pasted_source(nothing)
