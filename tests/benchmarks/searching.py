"""Search on a long text, measured: `python -m tests.benchmarks searching`; `--quick` takes a shorter one.

"First" is when the first hits are told, "all" when the search has ended; the index is made once, when a text is opened.
"""

from __future__ import annotations

import sys
import time

from reader.core.task import run
from reader.workflow.search import search
from reader.workflow.search_index import SearchIndex, build
from reader.workflow.search_query import EVERYWHERE, Options
from tests.made_bitext import town

QUERIES = (
    ("網絡", EVERYWHERE),
    ("network", EVERYWHERE),
    ("e", EVERYWHERE),
    ("absent words", EVERYWHERE),
    ("wuxian wangluo", EVERYWHERE),
    ("zh:网络 en:boat", EVERYWHERE),
    ("zh:网络 -en:boat", EVERYWHERE),
    ("zh:网络 en:e", EVERYWHERE),
    (r"\d+%", Options(regex=True)),
    (r"\d{4}", Options(regex=True)),
    (r"[a-z]+ing", Options(regex=True)),
    ("rain", Options(whole=True)),
)


def main() -> None:
    pairs = 20_000 if "--quick" in sys.argv else 1_000_000
    bitext = town(pairs)
    index = SearchIndex(bitext)
    started, longest, last = time.perf_counter(), 0.0, time.perf_counter()
    for _ in build(index):
        longest, last = max(longest, time.perf_counter() - last), time.perf_counter()
    print(f"{pairs:,} pairs, {len(bitext.zh.text) + len(bitext.en.text):,} code points")
    print(f"index: {time.perf_counter() - started:.2f} s, longest step {longest * 1000:.0f} ms")
    print(f"{'query':24}{'first, ms':>10}{'all, ms':>10}{'hits':>12}")
    for query, options in QUERIES:
        told: list[float] = []
        started = time.perf_counter()
        found = run(search(index, query, options, lambda _found, told=told: told.append(time.perf_counter())))
        whole = time.perf_counter() - started
        first = (told[0] - started) if told else whole
        print(f"{query:24}{first * 1000:10.1f}{whole * 1000:10.1f}{found.total:12,}")


if __name__ == "__main__":
    main()
