"""Pasted texts are kept as files."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.core.errors import InputError
from reader.workflow import pasted


def test_the_same_text_is_the_same_file(own_folders: Path) -> None:
    one = pasted.keep_text("你好，世界\r\nHello, world\r\n")
    assert one.parent == own_folders / "data" / "pasted"
    assert one.read_bytes().decode() == "你好，世界\nHello, world\n"
    assert pasted.keep_text("你好，世界\nHello, world\n") == one
    assert pasted.keep_text("你好，世界\nHello, moon\n") != one


@pytest.mark.parametrize("text", ["../../etc/passwd\nx", "a" * 500, "???\n", "con\u202e.txt", "\n\n  title  \n"])
def test_names_are_fit_for_a_file_system(text: str) -> None:
    path = pasted.keep_text(text)
    assert path.parent == pasted.pasted_folder()
    assert len(path.name) < 80


@pytest.mark.parametrize("text", ["", "  \n "])
def test_nothing_to_read(text: str) -> None:
    with pytest.raises(InputError, match="holds no text"):
        pasted.keep_text(text)


def test_a_lone_surrogate_does_not_break_it() -> None:
    assert pasted.keep_text("a\ud842b").read_text(encoding="utf-8") == "a?b"
