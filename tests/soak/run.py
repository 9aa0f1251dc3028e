"""A long run: `python -m tests.soak.run [ACTIONS [DOCUMENTS [SEED]]]`, by default 2,000 actions in 200 documents.

It prints memory and objects as it goes and ends with 1 when Qt warned, something was raised, or memory grew.
"""

from __future__ import annotations

import ctypes
import gc
import os
import sys
import tempfile
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from statistics import median
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.soak.hands import Hands, write_text

# The first half fills caches (fonts, themes, languages). The medians of the third and the fourth quarter are compared.
GROWTH_MB, GROWTH_OBJECTS = 20.0, 0.05


class State(NamedTuple):
    """What is counted between two documents."""

    megabytes: float
    python_objects: float
    qt_objects: float


@dataclass
class Soaked:
    """What a run saw."""

    actions: Counter[str] = field(default_factory=Counter)
    warnings: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    states: list[State] = field(default_factory=list)
    slowest: dict[str, float] = field(default_factory=dict)  # milliseconds of this thread's work for one action

    def growth(self) -> State:
        """By how much the median of the last quarter of the documents is above that of the quarter before."""
        quarter = max(1, len(self.states) // 4)
        before, last = self.states[-2 * quarter : -quarter], self.states[-quarter:]
        pairs = zip(zip(*before, strict=True), zip(*last, strict=True), strict=True)
        return State(*(median(after) - median(earlier) for earlier, after in pairs))

    def grew(self) -> bool:
        """True when something is kept of texts that were closed."""
        growth, last = self.growth(), self.states[-1]
        counts = (growth.python_objects / last.python_objects, growth.qt_objects / last.qt_objects)
        return growth.megabytes > GROWTH_MB or max(counts) > GROWTH_OBJECTS


def soak(actions: int, documents: int, seed: int = 1, told: Callable[[str], object] = lambda _line: None) -> Soaked:
    """Open and close `documents` texts in one window and do `actions` things in them."""
    from reader.ui import app
    from reader.ui.preferences import Preferences
    from reader.ui.window import Window

    application, seen = app.make_application(), Soaked()
    before = qInstallMessageHandler(lambda kind, _context, text: _hear(seen, kind, text))
    hook, sys.excepthook = (
        sys.excepthook,
        lambda *error: seen.errors.append("".join(traceback.format_exception(*error))),
    )
    asked = QFileDialog.getSaveFileName, QFileDialog.getOpenFileName, QFileDialog.getOpenFileNames
    QFileDialog.getSaveFileName = QFileDialog.getOpenFileName = staticmethod(lambda *_a, **_k: ("", ""))  # type: ignore[assignment]
    QFileDialog.getOpenFileNames = staticmethod(lambda *_a, **_k: ([], ""))  # type: ignore[assignment]
    window = Window(Preferences())
    try:
        window.show()
        with tempfile.TemporaryDirectory() as folder:
            for number in range(documents):
                _read_one(
                    window,
                    Hands(window, seed * 1_000_003 + number),
                    Path(folder),
                    number,
                    actions * (number + 1) // documents - actions * number // documents,
                    seen,
                )
                seen.states.append(_state(window))
                if number % 20 == 19 or number == documents - 1:
                    told(f"{number + 1:4} documents {sum(seen.actions.values()):6} actions  {_shown(seen.states[-1])}")
    finally:
        window.setProperty("close_anyway", True)
        window.close()
        window.deleteLater()
        _settle()
        QFileDialog.getSaveFileName, QFileDialog.getOpenFileName, QFileDialog.getOpenFileNames = asked  # type: ignore[assignment]
        sys.excepthook = hook
        qInstallMessageHandler(before)
        application.setStyleSheet("")
    return seen


def _read_one(window: QObject, hands: Hands, folder: Path, number: int, actions: int, seen: Soaked) -> None:
    path = write_text(folder, number)
    window.open_paths([str(path)])
    _wait(lambda: window.session.project is not None or window.messages.isVisible())
    for _ in range(actions):
        start = time.thread_time()
        name = hands.do()
        seen.actions[name] += 1
        seen.slowest[name] = max(seen.slowest.get(name, 0.0), (time.thread_time() - start) * 1000)
    window.actions_["library"].trigger()
    _wait(lambda: not _jobs())
    for left in folder.glob(f"{path.stem}*"):  # the notes too
        left.unlink()


def _hear(seen: Soaked, kind: QtMsgType, text: str) -> None:
    if kind != QtMsgType.QtDebugMsg and "This plugin does not support" not in text:
        seen.warnings.append(text)


def _wait(condition: Callable[[], object], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not condition():
        QTest.qWait(5)
        if time.monotonic() > end:
            raise TimeoutError(f"the window does not come to rest: {_jobs()}")


def _jobs() -> list[str]:
    """What works for a text; the dictionary is made once, whatever is read."""
    names = [thread.name for thread in threading.enumerate() if thread.name.startswith("job ")]
    return [name for name in names if name != "job Preparing the dictionary"]


def _settle() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    gc.collect()


def _state(window: QObject) -> State:
    _settle()
    with suppress(OSError):  # what is free is given back, where the system knows how
        _libc().malloc_trim(0)
    return State(_megabytes(), len(gc.get_objects()) + gc.get_freeze_count(), len(window.findChildren(QObject)))


@cache
def _libc() -> ctypes.CDLL:
    """Once: each time it is asked for, ctypes makes a class, which is garbage that the collector may not find any more."""
    return ctypes.CDLL("libc.so.6")


def _megabytes() -> float:
    """The memory that this process has for itself (not the fonts and libraries that it reads); 0 where nobody says."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("RssAnon")), 0.0)


def _shown(state: State) -> str:
    return f"{state.megabytes:7.1f} MB {state.python_objects:9,.0f} Python objects {state.qt_objects:6,.0f} Qt objects"


def say(line: str) -> None:
    """Tell whoever waits."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(arguments: list[str]) -> int:
    actions, documents, seed = (*map(int, arguments), *(2000, 200, 1)[len(arguments) :])
    with tempfile.TemporaryDirectory() as home:
        os.environ["DUIDU_HOME"] = home
        seen = soak(actions, documents, seed, say)
    for kind, lines in (("warning", seen.warnings), ("error", seen.errors)):
        for text, count in Counter(lines).most_common():
            say(f"{kind} ({count} times): {text}")
    slow = sorted(seen.slowest.items(), key=lambda item: -item[1])[:12]
    say("slowest, ms of the GUI thread: " + ", ".join(f"{name} {spent:.0f}" for name, spent in slow))
    say(f"from the third to the fourth quarter: {_shown(seen.growth())}")
    return int(bool(seen.warnings or seen.errors) or seen.grew())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
