"""A window that reads a text with characters that have several counterparts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.ui.window import Window

TEXT = """皇后的头发

The Queen's Hair

皇后的头发很长，软件也在发展。她说了一句话。
The Queen's hair is long, and software is developing too. She said a word.

干净的衣服在里面。头发干了。
Clean clothes are inside. The hair is dry.
"""


@pytest.fixture
def hair(window: Window, tmp_path: Path, read: Callable[[Window, Path], None]) -> Window:
    """The window with that text, as written."""
    path = tmp_path / "hair.txt"
    path.write_text(TEXT, encoding="utf-8")
    read(window, path)
    return window
