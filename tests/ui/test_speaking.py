"""Reading aloud, with Qt's mock engine, which says nothing but takes its time. Its voices are English and Scandinavian."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.core.spans import Span
from reader.ui import speaking
from reader.ui.window import Window

Read = Callable[[Window, Path], None]
# Loaded before any test: the module warns of sound systems that are not there.
try:
    import_module(speaking.MODULE)
    MISSING = ""
except ImportError as error:
    MISSING = str(error)


def put(window: Window, side: str, text: str) -> int:
    offset = window.session.project.bitext.document(side).text.index(text)
    window.page.view.go_to_span(side, Span(offset, offset), flash=False)
    return offset


@pytest.fixture
def spoken(window: Window, page: Path, read: Read) -> Window:
    if MISSING:
        pytest.skip(f"Qt's speech module cannot be used: {MISSING}")
    window.speaking.engine_name = "mock"
    read(window, page)
    return window


def test_the_caret_goes_along(qtbot: QtBot, spoken: Window) -> None:
    put(spoken, "en", "It opens at eight")
    spoken.actions_["speak"].trigger()
    assert spoken.actions_["speak"].isChecked()
    following = spoken.session.project.bitext.en.text.index("It holds 200,000")
    qtbot.waitUntil(lambda: spoken.page.view.cursor_place().offset == following, timeout=15_000)
    spoken.actions_["speak"].trigger()
    assert not spoken.speaking.speaking
    assert not spoken.actions_["speak"].isChecked()


def test_it_ends_with_the_text(qtbot: QtBot, spoken: Window) -> None:
    put(spoken, "en", "Readers may take books")
    spoken.actions_["speak"].trigger()
    qtbot.waitUntil(lambda: not spoken.speaking.speaking, timeout=15_000)
    assert not spoken.actions_["speak"].isChecked()


def test_a_language_without_a_voice_is_told(spoken: Window) -> None:
    put(spoken, "zh", "图书馆建")
    spoken.actions_["speak"].trigger()
    assert "no Chinese voice" in spoken.messages.text
    assert not spoken.actions_["speak"].isChecked()


def test_another_text_is_silence(spoken: Window) -> None:
    put(spoken, "en", "It opens at eight")
    spoken.actions_["speak"].trigger()
    spoken.close_text()
    assert not spoken.speaking.speaking


def test_without_the_module_there_is_no_such_action(
    monkeypatch: pytest.MonkeyPatch, make_window: Callable[[], Window], page: Path, read: Read
) -> None:
    monkeypatch.setattr(speaking, "is_installed", lambda: False)
    window = make_window()
    read(window, page)
    assert not window.actions_["speak"].isVisible()
    assert not window.actions_["speak"].isEnabled()
