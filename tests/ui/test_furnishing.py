"""A window shows a text before its other rooms are made; they know the text when they come, and no key is lost."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenuBar
from pytestqt.qtbot import QtBot

from reader.core.project import Project
from reader.ui.preferences import Preferences
from reader.ui.window import Window
from reader.workflow import annotate
from tests.made_bitext import town
from tests.ui.conftest import end

# What no first sight needs: the workshop of the text, the rooms behind the panels, libraries that are large.
LATER = (
    "numpy", "sqlite3", "difflib", "xml.etree.ElementTree", "reader.align.engine", "reader.text.structure",
    "reader.script.convert", "reader.store.save", "reader.workflow.annotate", "reader.workflow.search", "reader.ui.library",
    "reader.ui.outline", "reader.ui.annotating", "reader.ui.finding", "reader.ui.aligning.mode", "reader.ui.study.rooms",
    "reader.ui.review.rooms", "reader.ui.converting.auditing", "PySide6.QtSvg", "PySide6.QtNetwork",
)  # fmt: skip


@pytest.fixture
def bare(qtbot: QtBot) -> Iterator[Callable[[], Window]]:
    """Makes a window that has what the first sight needs, and nothing more."""
    made: list[Window] = []

    def make() -> Window:
        window = Window(Preferences(), furnished=False)
        window.preferences.setParent(window)
        window.session.open(noted())
        window.stack.setCurrentWidget(window.page)
        window.show()
        qtbot.waitExposed(window)
        made.append(window)
        return window

    yield make
    for window in made:
        end(window)


def noted() -> Project:
    project = Project(town(120))
    segment = project.bitext.zh.segments[3]
    return annotate.add(project, "commenting", [("zh", segment.span)], body="a note")[0]


def test_the_first_sight_imports_no_more_than_it_needs() -> None:
    code = f"import sys, reader.ui.app, reader.ui.window; print([name for name in {LATER!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_rooms_that_come_later_know_the_text(bare: Callable[[], Window]) -> None:
    window = bare()
    assert not hasattr(window, "annotating")
    window.furnishing.finish()
    assert len(window.page.outline.model.entries) > 0
    assert window.page.notes.model.rowCount() > 0
    assert window.page.left.current == "contents"
    assert window.actions_["note"].isEnabled()
    assert all(action.menu().actions() for action in window.findChild(QMenuBar).actions())


def test_a_key_has_the_rest_made_first(qtbot: QtBot, bare: Callable[[], Window]) -> None:
    window = bare()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.page.view.setFocus()
    window.furnishing.start()
    qtbot.keyClick(window.page.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.finding is not None
    assert window.focusWidget() is window.top_bar.find


def test_the_rest_comes_by_itself(qtbot: QtBot, bare: Callable[[], Window]) -> None:
    window = bare()
    window.furnishing.start()
    qtbot.waitUntil(lambda: hasattr(window, "review") and window.actions_["judge_mode"].isEnabled(), timeout=20_000)


def test_a_window_may_close_before_everything_is_there(qtbot: QtBot, bare: Callable[[], Window]) -> None:
    window = bare()
    window.furnishing.start()
    assert window.close()
    qtbot.wait(1)
    assert not hasattr(window, "review")
