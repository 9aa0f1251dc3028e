"""Speed of conversion beside the package's own convert() on the same tables: `python -m tests.benchmarks conversion`.

Prints for each direction the time to make it, megabytes of UTF-8 a second for both, and the time of a screen of text.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable

from reader.core.document import Document, Source
from reader.core.spans import Span
from reader.script.convert import convert
from reader.script.engine import DIRECTIONS, direction
from reader.workflow.display import CHOICES, view

PARAGRAPH = (
    "清晨的江边很安静，渔船一条接一条靠岸，卖早点的摊子已经升起了白烟。老周把头发上的水擦干，坐下来要了一碗面，"
    "说起昨天软件园里的那场讨论：几十位工程师面对面地谈网络安全，有人担心数据存在别处，有人说内存和硬盘只是工具，"
    "要紧的是谁来管理。他发现自己并不反对任何一方，后来干脆合上笔记本电脑，听窗外的雨。"
)


def paragraphs(size: int) -> str:
    """Text of about `size` bytes, with a number in each paragraph so that no two are alike."""
    lines = (f"{number}、{PARAGRAPH}\n" for number in range(size // len(PARAGRAPH.encode()) + 1))
    return "".join(lines)


def seconds(work: Callable[[], object], times: int) -> float:
    best = float("inf")
    for _ in range(times):
        started = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - started)
    return best


def compare(name: str, text: str, times: int) -> None:
    started = time.perf_counter()
    made = direction(name)
    ready = (time.perf_counter() - started) * 1000
    size = len(text.encode()) / 1e6
    own = seconds(lambda: made.convert(text), times)
    package = seconds(lambda: made.engine.convert(text), 1)
    print(
        f"{name:6} ready {ready:5.0f} ms   {size / own:6.2f} MB/s   package {size / package:5.2f}   x {package / own:.1f}"
    )


def screen(choice: str, text: str) -> None:
    document = Document("zh-Hans", text, Source("", "text", "utf-8", ""))
    view(document, Span(0, 10), choice)
    spans = [Span(start, start + 300) for start in range(0, 6000, 300)]
    started = time.perf_counter()
    for span in spans:
        view(document, span, choice)
    first = (time.perf_counter() - started) * 1000
    again = seconds(lambda: [view(document, span, choice) for span in spans], 3) * 1000
    print(f"{choice:9} 20 paragraphs of 300 characters: {first:.1f} ms, seen before {again:.1f} ms")


def main(size: int = 1_000_000) -> None:
    text = paragraphs(size)
    simplified = [name for name in DIRECTIONS if name.startswith("s")]
    for name in simplified:
        compare(name, text, 3)
    traditional = convert(text, "hant", "hans").text
    for name in DIRECTIONS:
        if name not in simplified:
            compare(name, traditional, 3)
    for choice in CHOICES:
        screen(choice, text)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
