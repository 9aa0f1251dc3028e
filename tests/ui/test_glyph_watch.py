"""Characters that no font has are named, once for each text, and others are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.core.task import run
from reader.ui import fonts
from reader.ui.glyph_watch import rare_characters, undrawn
from reader.ui.window import Window


def test_only_what_may_be_missing_is_looked_at() -> None:
    assert run(rare_characters("湖边 town, “café” नम\t\n龘𠮷㐀𠮷\ue5b3" * 3)) == "㐀\ue5b3𠮷"


@pytest.mark.usefixtures("qapp")
def test_what_a_font_has_is_drawn() -> None:
    if fonts.han_family("SC") is None:
        pytest.skip("no Chinese font here")
    assert list(undrawn("，。「」“”々")) == []


def test_missing_characters_are_named(
    qtbot: QtBot, window: Window, read, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.ui.glyph_watch.undrawn", lambda characters, _region: iter(characters[:1]))
    page.write_text(page.read_text(encoding="utf-8").replace("图书馆建在", "图书馆𠮷建在"), encoding="utf-8")
    read(window, page)
    qtbot.waitUntil(window.messages.isVisible)
    assert "U+" in window.messages.text
    assert "fonts-hanazono" in window.messages.text
