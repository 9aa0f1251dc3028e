"""Garbage cycles are taken apart in the thread of the window, and nowhere else."""

from __future__ import annotations

import gc
import threading
import weakref
from typing import ClassVar

from pytestqt.qtbot import QtBot

from reader.ui.collecting import ENOUGH
from reader.ui.window import Window


class Ring:
    """Holds itself, and tells which thread ends it."""

    ended: ClassVar[list[threading.Thread]] = []

    def __init__(self) -> None:
        self.own = self

    def __del__(self) -> None:
        Ring.ended.append(threading.current_thread())


def test_no_other_thread_takes_a_cycle_apart(qtbot: QtBot, window: Window) -> None:
    Ring.ended.clear()
    ring = weakref.ref(Ring())
    worker = threading.Thread(target=lambda: [Ring() for _ in range(ENOUGH[0] + 1)])
    worker.start()
    worker.join()
    assert Ring.ended == []
    qtbot.waitUntil(lambda: ring() is None)
    assert set(Ring.ended) == {threading.main_thread()}


def test_python_searches_by_itself_again_when_the_window_is_closed(window: Window) -> None:
    assert not gc.isenabled()
    window.close()
    assert gc.isenabled()
