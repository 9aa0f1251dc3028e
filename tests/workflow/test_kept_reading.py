"""A text that was opened before comes back as it was, and is worked out anew when anything could be otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.align import engine
from reader.core.task import run
from reader.workflow import kept_reading, open
from reader.workflow.folders import cache_folder

TEXT = """江边的图书馆
The Library by the River

图书馆建在江边，共有三层。每天早上八点开门。
The library stands by the river and has three floors. It opens at eight every morning.

Copyright © 2020 River Library. All rights reserved.
"""


@pytest.fixture
def path(tmp_path: Path) -> str:
    file = tmp_path / "text.txt"
    file.write_text(TEXT, encoding="utf-8")
    return str(file)


@pytest.fixture
def aligned(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows with each time that a text is aligned."""
    times: list[int] = []
    align = engine.align
    monkeypatch.setattr(engine, "align", lambda *args, **named: (times.append(1), align(*args, **named))[1])
    return times


def kept_files() -> list[Path]:
    return list((cache_folder() / "readings").glob("*.json"))


def test_a_second_opening_gives_the_same_without_aligning(path: str, aligned: list[int]) -> None:
    first = run(open.open_paths([path]))
    second = run(open.open_paths([path]))
    assert len(aligned) == 1
    assert second == first
    assert second.zh.text is second.en.text


def test_another_text_or_another_choice_is_another_reading(path: str, aligned: list[int]) -> None:
    run(open.open_paths([path]))
    run(open.open_paths([path], choices={(0, 7): True}))
    Path(path).write_text(TEXT.replace("eight", "nine"), encoding="utf-8")
    assert "nine" in run(open.open_paths([path])).en.text
    assert len(aligned) == 3


@pytest.mark.parametrize("damage", ["", "{", '{"layout": 1}', "[" * 100_000])
def test_a_damaged_file_is_worked_out_anew(path: str, aligned: list[int], damage: str) -> None:
    first = run(open.open_paths([path]))
    (file,) = kept_files()
    file.write_text(damage, encoding="utf-8")
    assert run(open.open_paths([path])) == first
    assert len(aligned) == 2


def test_a_folder_that_cannot_be_written_is_no_error(path: str) -> None:
    cache_folder().parent.mkdir(parents=True, exist_ok=True)
    cache_folder().write_text("a file in its place", encoding="utf-8")
    assert run(open.open_paths([path])).alignment.beads


def test_only_some_are_kept(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_reading, "MOST_FILES", 2)
    for number in range(4):
        Path(path).write_text(TEXT + f"\n{number}号。\nNumber {number}.\n", encoding="utf-8")
        run(open.open_paths([path]))
    assert len(kept_files()) == 2
