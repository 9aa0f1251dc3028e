"""Names that sync folders give to a second version of a file."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from reader.store.conflict_copies import conflict_copies, is_conflict_copy

NAME = "渡口.txt.duidu.json"
COPIES = [
    "渡口.txt.duidu (Li's conflicted copy 2026-01-14).json",
    "渡口.txt.duidu (李的冲突副本 2026-01-14).json",
    "渡口.txt.duidu.sync-conflict-20260114-101112-ABCDEFG.json",
    "渡口.txt.duidu_conflict-20260114-101112.json",
    "渡口.txt.duidu (conflicted copy 2026-01-14 101112).json",
    "渡口.txt.duidu (SFConflict li@example.org 2026-01-14-10-11-12).json",
    "渡口.txt.duidu (1).json",
    "渡口.txt.duidu 2.json",
    "渡口.txt.duidu-LAPTOP.json",
]
OTHERS = [
    NAME,
    "渡口.txt.duidu.json.damaged-1",
    "渡口.txt.duidu",
    "渡口2.txt.duidu.json",
    "渡口.txt.json",
    "渡口.txt.duidu (draft).json",
    ".duidu-12345678-aa.tmp",
]


@pytest.mark.parametrize("other", COPIES)
def test_conflict_copies_are_known(other: str) -> None:
    assert is_conflict_copy(other, NAME)


@pytest.mark.parametrize("other", OTHERS)
def test_other_files_are_not(other: str) -> None:
    assert not is_conflict_copy(other, NAME)


def test_composed_and_decomposed_names_are_alike() -> None:
    name = "café.duidu.json"
    assert is_conflict_copy(unicodedata.normalize("NFD", "café.duidu (1).json"), name)


def test_they_are_found_beside_the_file(tmp_path: Path) -> None:
    for name in (*COPIES, *OTHERS):
        (tmp_path / name).write_text("x")
    assert {Path(path).name for path in conflict_copies(str(tmp_path / NAME))} == set(COPIES)
    assert conflict_copies(str(tmp_path / "nowhere" / NAME)) == []
