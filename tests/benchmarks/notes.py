"""The notes, measured: `python -m tests.benchmarks notes`. Prints the figures of the proof table of the notes.

`DUIDU_KILLS=5000` and `DUIDU_FAULTS=all` in the environment make the fault runs long. Times are of the clock, and of the
processor alone, which other programs of the machine disturb less.
"""

from __future__ import annotations

import gc
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from reader.core.anchoring import anchor_all, make_selector
from reader.core.annotation import Annotation, Target
from reader.core.bitext import Bitext
from reader.core.project import Project
from reader.core.spans import Span
from reader.core.task import Task, run
from reader.workflow import annotate, notes
from tests.core.changed_texts import document, later, quotation, sentences
from tests.core.test_anchoring import GOALS, figures
from tests.store.files import bodies, file_of, folders, raw_note
from tests.store.power_cut import after_cut
from tests.store.test_power_cut import save_recorded
from tests.store.texts import bitext

Result = TypeVar("Result")
COUNT = 50_000


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        print_many_notes(Path(folder))
    print_reimports()
    print_faults()


def print_many_notes(folder: Path) -> None:
    """Opening and saving 50,000 notes, and how long the thread of the window was kept waiting."""
    text, items = many_notes()
    path = str(folder / "many.txt.duidu.json")
    print(f"{COUNT} notes; idle, the window's thread waits at most {stall(lambda: time.sleep(1))[1] * 1000:.0f} ms")
    first = run(notes.load_notes(text, path, data=str(folder / "own")))
    run(notes.save_notes(first.base, Project(text, items)))
    print(f"  file of {os.path.getsize(path) / 1e6:.1f} MB")
    for _ in range(3):
        gc.collect()
        loaded = timed("  open", notes.load_notes(text, path, data=str(folder / "own")))
    base, project = loaded.base, loaded.project
    for number in range(4):
        project = annotate.set_body(project, items[number].id, f"edited {number}")
        saved = timed("  save one edit" + (" with a backup" if number == 0 else ""), notes.save_notes(base, project))
        base, project = saved.base, saved.project


def many_notes() -> tuple[Bitext, tuple[Annotation, ...]]:
    """A text of 50,000 sentences, and a note in each."""
    rng = random.Random(1)
    text = bitext(sentences("zh", COUNT, rng), sentences("en", 50, rng))
    items = []
    for number, segment in enumerate(text.zh.segments):
        span = Span(segment.start, min(segment.start + rng.randint(2, 9), segment.end))
        items.append(
            Annotation(
                f"{number:08d}",
                "commenting",
                (Target("zh", make_selector(text.zh, span)),),
                body=f"一条笔记 about sentence {number}",
                color="yellow",
                created="2026-03-01T08:00:00Z",
            )
        )
    return text, tuple(items)


def timed(label: str, task: Task[Result]) -> Result:
    """Run a task in a worker while this thread stands for the window's, and print what it took."""
    taken: list[float] = []

    def work() -> Result:
        before = time.thread_time()
        result = run(task)
        taken.append(time.thread_time() - before)  # of the worker alone: this thread looks at the clock all the time
        return result

    started = time.perf_counter()
    result, longest = stall(work)
    wall, cpu = time.perf_counter() - started, taken[0]
    print(
        f"{label}: {wall:.2f} s ({cpu:.2f} s of processor), the window's thread waited at most {longest * 1000:.0f} ms"
    )
    return result


def stall(work: Callable[[], Result]) -> tuple[Result, float]:
    """The result of `work`, done in a worker thread, and the longest time that this thread could not run."""
    results: list[Result] = []
    worker = threading.Thread(target=lambda: results.append(work()))
    longest, last = 0.0, time.perf_counter()
    worker.start()
    while worker.is_alive():
        time.sleep(0.001)
        now = time.perf_counter()
        longest, last = max(longest, now - last - 0.001), now
    worker.join()
    return results[0], longest


def print_reimports() -> None:
    """Quotations found again after a share of the sentences changed."""
    for language in ("zh", "en"):
        for share, goal in GOALS:
            started = time.process_time()
            result = figures(language, share, range(300, 306))
            taken = time.process_time() - started
            print(
                f"{language}, {share:.0%} changed: {result.found:.2%} of surviving quotes found (goal {goal:.1%}), "
                f"wrong {result.wrong_certain:.3%} of certain, {result.wrong:.3%} in all; {taken / 4.8:.2f} s for 1,000"
            )
    rng = random.Random(5)
    lines = sentences("zh", 20_000, rng)
    old, edition = document("zh", lines), later(lines, 0.05, "zh", rng)
    new = document("zh", edition.sentences)
    selectors = [make_selector(old, quotation(old, rng.randrange(20_000), rng)) for _ in range(10_000)]
    timed("10,000 quotes, a text of 20,000 sentences, 5% changed", anchor_all(new, selectors))


def print_faults() -> None:
    """Kills, injected faults, power cuts and two processes."""
    kills = os.environ.get("DUIDU_KILLS", "300")
    print(f"kill at random: {json.dumps(module('kill_runner', kills, '11'))}")
    if shutil.which("strace"):
        print(
            f"kill and error at system calls: {json.dumps(module('strace_runner', os.environ.get('DUIDU_FAULTS', '')))}"
        )
    else:
        print("kill and error at system calls: strace is not installed")
    with tempfile.TemporaryDirectory() as folder:
        recorder, path, new = save_recorded(Path(folder))
        states = [state for n in range(len(recorder.ops) + 1) for state in after_cut(recorder.start, recorder.ops[:n])]
        old = file_of([raw_note(1), raw_note(2)])
        bad = sum(state.get(path) not in (old, new) for state in states)
        print(f"power cut: {len(recorder.ops)} operations, {len(states)} end states, {bad} bad")
    with tempfile.TemporaryDirectory() as folder:
        notes_path = Path(folder) / "a.duidu.json"
        notes_path.write_bytes(file_of([]))
        command = [sys.executable, "-m", "tests.store.save_once", str(notes_path), folder, "rmw"]
        started = time.perf_counter()
        running = [subprocess.Popen([*command, name, "200"]) for name in ("1", "2")]
        statuses = [process.wait() for process in running]
        kept = len(bodies(notes_path))
        print(f"two processes: {kept} of 400 kept in {time.perf_counter() - started:.1f} s, ended with {statuses}")
        print(f"  own files of the program: {sorted(os.listdir(Path(folders(Path(folder)).journal).parent))}")


def module(name: str, *arguments: str) -> dict[str, object]:
    command = [sys.executable, "-m", f"tests.store.{name}", *filter(None, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found: dict[str, object] = json.loads(done.stdout) if done.stdout else {"error": done.stderr[-300:]}
    return found
