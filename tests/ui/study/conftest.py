"""A small dictionary of our own in the place of the installed one, and a window that reads a page with its words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.core.spans import Span
from reader.core.task import run
from reader.study.entry import Source
from reader.study.word_list import StudyWord
from reader.ui.window import Window
from reader.workflow import study
from reader.workflow.word_file import StoredWords, read_words

ENTRIES = """# a few entries of our own
圖書館 图书馆 [tu2 shu1 guan3] /library/CL:家[jia1],個|个[ge4]/
圖書 图书 [tu2 shu1] /books/
江邊 江边 [jiang1 bian1] /riverside <bank> & shore/
江 江 [Jiang1] /surname Jiang/
江 江 [jiang1] /river/
家 家 [jia1] /home/
長 长 [chang2] /long/length/
長 长 [zhang3] /to grow/chief/
河 河 [he2] /river/see 江[jiang1]/
寬帶 宽带 [kuan1 dai4] /broadband/
"""


@pytest.fixture
def own_dictionary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The dictionary that stands in for the installed one."""
    path = tmp_path / "own.u8"
    path.write_text(ENTRIES, encoding="utf-8")
    monkeypatch.setattr(study, "installed_source", lambda: Source("Our own", path, "cedict", "Our own, for tests"))
    return path


@pytest.fixture
def no_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    """No package with a dictionary is installed."""
    monkeypatch.setattr(study, "installed_source", lambda: None)


@pytest.fixture
def reading(window: Window, page: Path, read: Callable[[Window, Path], None], own_dictionary: Path) -> Window:
    """A window that shows the page."""
    read(window, page)
    return window


@pytest.fixture
def put_at(qtbot: QtBot) -> Callable[..., int]:
    """Puts the caret before some text of one side and gives its offset."""

    def put(window: Window, text: str, side: str = "zh", which: int = 0) -> int:
        whole = window.session.project.bitext.document(side).text
        offset = -1
        for _ in range(which + 1):
            offset = whole.index(text, offset + 1)
        window.page.view.go_to_span(side, Span(offset, offset), flash=False)
        return offset

    return put


@pytest.fixture
def stored(qtbot: QtBot, window: Window) -> Callable[[], tuple[StudyWord, ...]]:
    """The words that stand in the file of the word list, as soon as the window has written it."""

    def read() -> tuple[StudyWord, ...]:
        window.study.vocabulary.flush()
        return run(read_words(StoredWords())).words.words

    return read


@pytest.fixture
def opened(qtbot: QtBot, reading: Window) -> Window:
    """The same, with the dictionary ready; words are shown in the card."""
    reading.preferences.choose("look_up_in", "panel")
    reading.study.dictionaries.need()
    qtbot.waitUntil(lambda: reading.study.dictionaries.study is not None, timeout=20_000)
    return reading
