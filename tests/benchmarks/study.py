"""The dictionary and word segmentation, measured: `python -m tests.benchmarks study`.

With `DUIDU_WORDS` naming a file of segmented text (a sentence a line, words apart by spaces, each perhaps with a /tag, as in
the People's Daily corpus) it also prints precision, recall and F1 on both scripts. Such a file cannot be shipped.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from reader.core.resources import resource
from reader.core.task import run
from reader.script.convert import convert
from reader.study.dictionary import Dictionary
from reader.study.sources import installed_source
from reader.study.store import open_store
from reader.study.words import Segmenter, load_lexicon

LINES = slice(8000, 12000)
Cut = Callable[[str], list[str]]


def main() -> None:
    source = installed_source()
    if source is None:
        print("no dictionary package is installed")
        return
    with tempfile.TemporaryDirectory() as folder:
        started, cpu = time.perf_counter(), time.process_time()
        store = run(open_store(source, Path(folder)))
        print(f"{source.licence}: {store.size} entries, built in {time.perf_counter() - started:.1f} s", end="")
        print(f" ({time.process_time() - cpu:.1f} s of processor time), {store.path.stat().st_size / 1e6:.0f} MB")
        dictionary = Dictionary([store])
        print_look_ups(dictionary)
        started = time.perf_counter()
        segmenter = Segmenter(run(load_lexicon(dictionary)))
        print(f"words loaded in {time.perf_counter() - started:.2f} s")
        print_speed(segmenter)
        if "DUIDU_WORDS" in os.environ:
            print_accuracy(segmenter.cut, Path(os.environ["DUIDU_WORDS"]))
        dictionary.close()


def print_look_ups(dictionary: Dictionary) -> None:
    text = sample()
    taken = []
    for position in range(0, len(text), 3):
        started = time.thread_time()  # what else the machine does is no look-up of ours
        dictionary.matches(text, position, "Hans")
        taken.append(time.thread_time() - started)
    print(
        f"look-up: median {statistics.median(taken) * 1e6:.0f} µs, 99th hundredth {sorted(taken)[len(taken) * 99 // 100] * 1e6:.0f} µs"
    )
    for query in ("city", "negotiation", "global village"):
        started = time.perf_counter()
        found = dictionary.english(query, 3)
        print(
            f"{query}: {', '.join(entry.simplified for entry in found)} ({(time.perf_counter() - started) * 1e3:.1f} ms)"
        )


def print_speed(segmenter: Segmenter) -> None:
    text = sample() * 10
    started = time.process_time()
    words = sum(1 for _ in segmenter.words(text))
    taken = time.process_time() - started
    print(f"segmentation: {words} words, {len(text.encode()) / taken / 1e6:.2f} MB/s")


def print_accuracy(cut: Cut, path: Path) -> None:
    simplified = list(gold(path))
    converted = [(words, convert("".join(words), "tw", "hans").text) for words in simplified]
    traditional = [respelt(words, text) for words, text in converted if len("".join(words)) == len(text)]
    for name, lines in (("simplified", simplified), ("traditional", traditional)):
        precision, recall = accuracy(lines, cut)
        f1 = 200 * precision * recall / (precision + recall)
        print(f"{name}: precision {precision:.1%}, recall {recall:.1%}, F1 {f1:.1f} on {len(lines)} lines")


def gold(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines()[LINES]:
        words = [token.rsplit("/", 1)[0].strip("[]") for token in line.split()]
        if any(words):
            yield [word for word in words if word]


def respelt(words: list[str], text: str) -> list[str]:
    """`text` cut where `words` are."""
    ends = [sum(map(len, words[: number + 1])) for number in range(len(words))]
    return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def accuracy(lines: list[list[str]], cut: Cut) -> tuple[float, float]:
    right = found = wanted = 0
    for words in lines:
        mine, theirs = set(spans(cut("".join(words)))), set(spans(words))
        right, found, wanted = right + len(mine & theirs), found + len(mine), wanted + len(theirs)
    return right / found, right / wanted


def spans(words: list[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for word in words:
        yield start, start + len(word)
        start += len(word)


def sample() -> str:
    return resource("sample", "wuzhen.txt").read_text(encoding="utf-8")
