from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.errors import InputError
from reader.study.cedict import entry_line, header, parse_line, read_entries
from reader.study.entry import Entry
from tests.study.small_dictionary import LINES, small_source


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("網絡 网络 [wang3 luo4] /network/net/", Entry("網絡", "网络", "wang3 luo4", ("network", "net"))),
        ("女兒 女儿 [nu:3 er2] /daughter/\r\n", Entry("女兒", "女儿", "nu:3 er2", ("daughter",))),
        ("水果 水果 [[shui3guo3]] /fruit/", Entry("水果", "水果", "shui3 guo3", ("fruit",))),
        ("卡拉OK 卡拉OK [[ka3la1 O K]] /karaoke/", Entry("卡拉OK", "卡拉OK", "ka3 la1 O K", ("karaoke",))),
    ],
)
def test_lines_of_both_versions_are_read(line: str, expected: Entry) -> None:
    assert parse_line(line) == expected


@pytest.mark.parametrize(
    "line", ["", "# comment", "网络", "网络 [wang3] /x/", "網 网 [wang3] net", "a b c d", "\x00\x01"]
)
def test_other_lines_are_none(line: str) -> None:
    assert parse_line(line) is None


@given(
    st.from_regex(r"[\u4e00-\u9fff]{1,4}", fullmatch=True),
    st.lists(st.from_regex(r"[a-z]{1,5}[1-5]", fullmatch=True), min_size=1, max_size=4).map(" ".join),
    st.lists(st.from_regex(r"[a-z][a-z ;,()]{0,20}", fullmatch=True), min_size=1, max_size=4).map(tuple),
)
def test_an_entry_survives_being_written(word: str, pinyin: str, glosses: tuple[str, ...]) -> None:
    entry = Entry(word, word, pinyin, glosses)
    assert parse_line(entry_line(entry)) == entry


def test_gzip_and_plain_files_hold_the_same(tmp_path: Path) -> None:
    plain = small_source(tmp_path).path
    packed = tmp_path / "small.gz"
    packed.write_bytes(gzip.compress(LINES.encode()))
    assert [e for _, e in read_entries(plain, "")] == [e for _, e in read_entries(packed, "")]
    assert header(packed) == header(plain) == {"date": "2026-01-02T03:04:05Z", "entries": "40"}


def test_a_cut_off_gzip_file_is_called_damaged(tmp_path: Path) -> None:
    path = tmp_path / "cut.gz"
    path.write_bytes(gzip.compress(LINES.encode() * 50)[:-40])
    with pytest.raises(InputError, match="damaged"):
        list(read_entries(path, ""))


@pytest.mark.parametrize("content", [b"", b"nothing of the kind\n" * 500, bytes(range(256)) * 4000, b"x" * 3_000_000])
def test_nonsense_is_refused_with_the_form_that_is_expected(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "nonsense.u8"
    path.write_bytes(content)
    with pytest.raises(InputError, match="CC-CEDICT format"):
        list(read_entries(path, ""))


def test_one_bad_byte_costs_one_entry_at_most(tmp_path: Path) -> None:
    path = tmp_path / "bad.u8"
    path.write_bytes(LINES.encode().replace("软件".encode(), b"\xff\xfe"))
    entries = [entry for _, entry in read_entries(path, "") if entry]
    assert len(entries) == 40
    assert {entry.traditional for entry in entries} >= {"網絡", "城市"}
