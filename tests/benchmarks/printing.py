"""Speed of printing and of the overview: a long text laid out, written, looked at; the strip painted over a million pairs."""

from __future__ import annotations

import gc
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QApplication

from reader.core.project import Project
from reader.core.task import run
from reader.ui import theme
from reader.ui.overview.strip import WIDTH, Strip
from reader.ui.printing.output import lay_out, picture, write_pdf
from reader.ui.printing.paper import Choices
from reader.ui.printing.setter import Printing
from reader.ui.reading.view import ReadingView
from reader.workflow import overview
from tests.made_bitext import town

Result = TypeVar("Result")
PAIRS, OVERVIEW_PAIRS = 10_000, 1_000_000
QUICK_PAIRS, QUICK_OVERVIEW_PAIRS = 1_000, 50_000


class Stalls:
    """The longest time for which another thread could not run, milliseconds: so long the window would stand still."""

    def __enter__(self) -> Stalls:
        self.longest, self._going = 0.0, True
        self._thread = threading.Thread(target=self._tick, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._going = False
        self._thread.join()

    def _tick(self) -> None:
        last = time.perf_counter()
        while self._going:
            time.sleep(0.001)
            now = time.perf_counter()
            self.longest, last = max(self.longest, (now - last) * 1000), now


def timed(name: str, action: Callable[[], Result]) -> Result:
    """Do something and print how long it took, and how long it let nobody else run."""
    with Stalls() as stalls:
        start, processor = time.perf_counter(), time.process_time()
        result = action()
        clock, processor = time.perf_counter() - start, time.process_time() - processor
    print(f"  {name:34}{clock:8.2f} s {processor:8.2f} s of the processor {stalls.longest:7.0f} ms longest stall")
    return result


def main() -> None:
    """Print the table."""
    application = QApplication.instance() or QApplication([])
    quick = "--quick" in sys.argv
    pairs, seen = (QUICK_PAIRS, QUICK_OVERVIEW_PAIRS) if quick else (PAIRS, OVERVIEW_PAIRS)
    print(f"{pairs:,} pairs on paper")
    printing = Printing(Project(town(pairs)), Choices())
    laid = timed("laid out", lambda: run(lay_out(printing)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "town.pdf")
        timed(f"{len(laid.sheets):,} pages written as PDF", lambda: run(write_pdf(laid, str(path))))
        print(f"  {'size of the PDF':34}{path.stat().st_size / 1e6:8.2f} MB")
    timed("one page of the preview", lambda: run(picture(laid, len(laid.sheets) // 2, 1 / 3)))
    print(f"{seen:,} pairs in the overview")
    bitext = town(seen)
    gc.freeze()  # as the window does when it shows a text
    doubts = timed("doubt counted", lambda: run(overview.doubts(bitext)))
    view = ReadingView()
    strip = Strip(view)
    strip.resize(WIDTH, 900)
    strip.dress(theme.load_theme("light"))
    for lane in overview.LANES:
        strip.show_marks(lane, doubts)
    strip.show()
    times = []
    for number in range(60):
        if number % 2:  # a lane is drawn anew
            strip.show_marks(overview.LANES[number % 5], doubts[number:])
        start = time.perf_counter()
        strip.grab()
        times.append((time.perf_counter() - start) * 1000)
    print(f"  {'strip, a lane anew, median, max':34}{sorted(times[1::2])[15]:8.2f} {max(times[1::2]):8.2f} ms")
    print(f"  {'strip while scrolling, median, max':34}{sorted(times[::2])[15]:8.2f} {max(times[2::2]):8.2f} ms")
    del application
