"""How long a start takes until the last text is painted, beside an empty window: `python -m tests.benchmarks starting`.

Each is a process of its own, with compiled files of the program as an installed one has them; the clock of the process
counts, the start of Python among it. The text is the sample, opened once before. A third process is an empty window that
names one flag of `Qt`, as every program must: PySide makes all names of that space then, and no start is shorter.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TIMES = 9
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
NAMING = EMPTY.replace("import QTimer", "import Qt, QTimer").replace(
    "QTimer.single", "window.setWindowModality(Qt.WindowModality.NonModal)\nQTimer.single"
)
KEEP = """
from reader.core.task import run
from reader.workflow.desk import bring, sample_path
run(bring([sample_path()]))
"""
# It ends when lines of the text have been painted.
OURS = """
import gc, os
gc.disable()  # as main does, before the first import
import main
from reader.workflow.desk import sample_path
from PySide6.QtCore import QTimer
from reader.ui.reading import canvas
paint_row = canvas.paint_row
def painted(*values):
    paint_row(*values)
    QTimer.singleShot(0, lambda: os._exit(0))
canvas.paint_row = painted
main.main([sample_path()])
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
        environment.pop("DUIDU_HOME", None)
        for code in (KEEP, OURS, NAMING):
            timed(code, environment)
        # In turn, so that what else the machine does falls on all.
        rows = [[timed(code, environment) for code in (EMPTY, NAMING, OURS)] for _ in range(TIMES)]
    empty, naming, ours = (statistics.median(column) for column in zip(*rows, strict=True))
    print(f"empty main window {empty:.0f} ms, one that names a flag of Qt {naming:.0f} ms")
    print(f"the last text painted {ours:.0f} ms: {ours / empty:.1f} times the first, {ours / naming:.1f} the second")


if __name__ == "__main__":
    main()
