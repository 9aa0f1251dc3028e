"""How long a start takes until the last text is shown, beside an empty window: `python -m tests.benchmarks starting`.

Each is a process of its own, with compiled files of the program as an installed one has them; the clock of the process
counts, the start of Python among it. The text is the sample, opened once before.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TIMES = 7
EMPTY = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1240, 800)
window.show()
QTimer.singleShot(0, lambda: (window.repaint(), app.quit()))
app.exec()
"""
OURS = """
import os
from PySide6.QtCore import QTimer
from reader.ui import app, window
from reader.workflow.desk import sample_path
show = window.Window._show_desk
def shown(self, desk):
    show(self, desk)
    QTimer.singleShot(0, lambda: (self.repaint(), os._exit(0)))
window.Window._show_desk = shown
app.open_window([sample_path()])
"""


def timed(code: str, environment: dict[str, str]) -> float:
    """Milliseconds of a process that runs `code`."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], env=environment, check=True, stderr=subprocess.DEVNULL)
    return (time.perf_counter() - started) * 1000


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **{key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"},
            **{f"XDG_{kind}_HOME": folder for kind in ("CONFIG", "DATA", "STATE", "CACHE")},
            "PYTHONPYCACHEPREFIX": folder,
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "QT_QPA_PLATFORM": "offscreen",
        }
        timed(OURS, environment)
        # In turn, so that what else the machine does falls on both.
        pairs = [(timed(EMPTY, environment), timed(OURS, environment)) for _ in range(TIMES)]
    empty, ours = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"empty main window {empty:.0f} ms, the last text shown {ours:.0f} ms: {ours / empty:.1f} times")


if __name__ == "__main__":
    main()
