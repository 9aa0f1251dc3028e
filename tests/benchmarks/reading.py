"""Speed of the reading area: frames while scrolling, jumps, script switch, resize and memory, beside the same in QTextEdit.

Offscreen; a text is built in memory. Times are in milliseconds, painting included: of the clock, and of the processor
alone, which other programs of the machine disturb less.
"""

from __future__ import annotations

import gc
import statistics
import time
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QHBoxLayout, QTextEdit, QWidget

from reader.core.bitext import Bitext
from reader.core.project import Project
from reader.ui.reading.style import ReadingStyle
from reader.ui.reading.view import ReadingView
from tests.made_bitext import town

SIZES = (1_000, 100_000, 1_000_000)
FRAMES = 240
STEP = 90  # pixels a frame: three notches of a wheel a fifth of a second apart
JUMPS = 30
# QTextEdit lays a text out as a whole: beyond this it takes minutes.
TEXT_EDIT_SIZES = (1_000, 10_000)


class Time(NamedTuple):
    """Milliseconds of the clock and of this thread's processor time."""

    clock: float
    processor: float


def timed(action: Callable[[], object]) -> Time:
    """How long `action` takes."""
    clock, processor = time.perf_counter(), time.thread_time()
    action()
    return Time((time.perf_counter() - clock) * 1000, (time.thread_time() - processor) * 1000)


def settled() -> None:
    """Handle what is waiting, the painting among it."""
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)


def spread(times: list[Time]) -> str:
    """Median, 99th percentile and maximum of the clock, then of the processor."""
    columns = []
    for values in (sorted(item.clock for item in times), sorted(item.processor for item in times)):
        columns += [statistics.median(values), values[int(len(values) * 0.99)], values[-1]]
    return "".join(f"{value:8.1f}" for value in columns)


def measure(bitext: Bitext) -> Iterator[tuple[str, list[Time]]]:
    """What is measured, one line each."""
    view = ReadingView()
    view.resize(860, 800)
    view.show()
    settled()
    project = Project(bitext)

    def frame(action: Callable[[], object]) -> Time:
        return timed(lambda: (action(), settled()))

    yield "show", [frame(lambda: view.show_project(project))]
    yield "frame, scrolling down", [frame(lambda: view.scroll_by(STEP)) for _ in range(FRAMES)]
    view.go_to_bead(len(bitext.alignment.beads) // 2)
    yield "frame, scrolling up", [frame(lambda: view.scroll_by(-STEP)) for _ in range(FRAMES)]
    beads = [number * 7919 % len(bitext.alignment.beads) for number in range(1, JUMPS + 1)]
    yield "jump to a bead", [frame(lambda n=number: view.go_to_bead(n)) for number in beads]
    bar = view.verticalScrollBar()
    shares = [number * 0.618 % 1 for number in range(1, JUMPS + 1)]
    yield "drag of the scroll bar", [frame(lambda s=share: bar.setValue(int(s * bar.maximum()))) for share in shares]
    styles = [ReadingStyle(script=script) for script in ("hant", "hans", "hk", "original") * 4]
    view.set_style(styles[0])
    yield "script switch", [frame(lambda s=style: view.set_style(s)) for style in styles]
    view.set_style(ReadingStyle())
    yield "zoom", [frame(lambda s=size: view.set_style(replace(ReadingStyle(), zh_size=s))) for size in range(14, 26)]
    yield "resize", [frame(lambda w=width: view.resize(w, 800)) for width in range(700, 860, 9)]
    view.close()


def measure_text_edit(bitext: Bitext) -> Iterator[tuple[str, list[Time]]]:
    """The same in two QTextEdit panes that scroll together, without levelling, gutter or marks."""
    window = QWidget()
    layout = QHBoxLayout(window)
    panes = [QTextEdit(readOnly=True) for _ in range(2)]
    for pane in panes:
        layout.addWidget(pane)
    window.resize(860, 800)
    window.show()
    settled()
    bars = [pane.verticalScrollBar() for pane in panes]

    def frame(action: Callable[[], object]) -> Time:
        return timed(lambda: (action(), settled()))

    def scroll(value: int) -> None:
        for bar in bars:
            bar.setValue(value)

    texts = bitext.zh.text, bitext.en.text
    yield "show", [frame(lambda: [pane.setPlainText(text) for pane, text in zip(panes, texts, strict=True)])]
    yield "frame, scrolling down", [frame(lambda n=number: scroll(n * STEP)) for number in range(FRAMES)]
    ends = [int(bars[0].maximum() * (number * 0.618 % 1)) for number in range(1, JUMPS + 1)]
    yield "drag of the scroll bar", [frame(lambda e=end: scroll(e)) for end in ends]
    yield "resize", [frame(lambda w=width: window.resize(w, 800)) for width in range(700, 860, 40)]
    window.close()


def memory_per_pair(bitext: Bitext) -> float:
    """Bytes a pair that the reading area keeps beyond the bitext, after some reading and jumping."""
    gc.collect()
    tracemalloc.start()
    view = ReadingView()
    view.show()
    view.show_project(Project(bitext))
    for number in range(100):
        view.go_to_bead(number * 7919 % len(bitext.alignment.beads))
        view.viewport().grab()
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    view.close()
    return kept / len(bitext.alignment.beads)


def main(sizes: tuple[int, ...] = SIZES) -> None:
    """Print the tables."""
    application = QApplication.instance() or QApplication([])
    print(f"{'reading area, ms':32}  median     p99     max | processor: median, p99, max")
    for size in sizes:
        tracemalloc.start()
        bitext = town(size)
        whole, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        text = sum(len(document.text.encode()) for document in (bitext.zh, bitext.en))
        print(f"{size:,} pairs; the bitext itself {whole / size:.0f} bytes a pair, its text {text / size:.0f} in UTF-8")
        for name, times in measure(bitext):
            print(f"  {name:32}{spread(times)}")
        print(f"  {'kept by the view':32}{memory_per_pair(bitext):6.1f} bytes a pair")
    print("two QTextEdit panes")
    for size in TEXT_EDIT_SIZES:
        bitext = town(size)
        print(f"{size:,} pairs")
        for name, times in measure_text_edit(bitext):
            print(f"  {name:32}{spread(times)}")
    del application
