"""Kill a saving program at random moments and look at what it left: `python -m tests.store.kill_runner COUNT [SEED]`.

A child saves without pause and says after each save what it has saved; it is killed; the notes are loaded as at the next
start. Prints one JSON line of figures. A process of its own, so that forking copies neither Qt nor the test runner.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from reader.core.task import run
from reader.store.save import record, save
from tests.store.files import note, opened, parsed, strays

FIRST = 1


def child(path: Path, home: Path, says: int, seed: int) -> None:
    """Edit and save for ever; every third edit goes to the journal only."""
    rng = random.Random(seed)
    read = opened(path, home)
    base, items = read.base, {item.id: item for item in read.annotations}
    generation = max((int(item.body) for item in items.values()), default=0)
    while True:
        generation += 1
        edited = note(FIRST, str(generation)) if rng.random() < 0.9 else note(10_000 + generation, str(generation))
        items[edited.id] = replace(edited, body=str(generation))
        annotations = tuple(items[ident] for ident in sorted(items))
        if generation % 3 == 0:
            done = run(record(base, annotations))
        else:
            base, done = run(save(base, annotations, {})).base, True
        if done:
            os.write(says, f"{edited.id} {generation}\n".encode())


def one_kill(path: Path, home: Path, rng: random.Random) -> dict[str, int]:
    """What the child had acknowledged, by id."""
    hears, says = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.close(hears)
            child(path, home, says, rng.randrange(1 << 30))
        finally:
            os._exit(1)
    os.close(says)
    first = os.read(hears, 65536)  # it has begun
    time.sleep(rng.random() * 0.02)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    text = first
    while more := os.read(hears, 65536):
        text += more
    os.close(hears)
    pairs = (line.split() for line in text.decode().splitlines())
    return {ident: int(generation) for ident, generation in pairs}


def main(count: int, seed: int) -> int:
    """Run `count` kills; the exit status is 0 only when nothing was unreadable or lost."""
    rng = random.Random(seed)
    figures = {"kills": count, "unreadable": 0, "lost": 0, "acknowledged": 0, "strays": 0}
    acknowledged: dict[str, int] = {}
    # A kill does not ask for a real disk, and in memory there are more saves between two kills.
    memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
    with tempfile.TemporaryDirectory(dir=memory) as temporary:
        home, path = Path(temporary), Path(temporary) / "texts" / "a.duidu.json"
        path.parent.mkdir()
        for _ in range(count):
            acknowledged |= one_kill(path, home, rng)
            if path.exists() and parsed(path.read_bytes()).damaged:
                figures["unreadable"] += 1
            there = {item.id: int(item.body) for item in opened(path, home).annotations}
            lost = [ident for ident, generation in acknowledged.items() if there.get(ident, -1) < generation]
            figures["lost"] += len(lost)
            acknowledged |= {ident: there.get(ident, 0) for ident in lost}
        figures["acknowledged"] = max(acknowledged.values())
        read = opened(path, home)
        run(save(read.base, (*read.annotations, note(99_999_999, "1")), {}))
        figures["strays"] = len(strays(path.parent))
    sys.stdout.write(json.dumps(figures) + "\n")
    return int(bool(figures["unreadable"] or figures["lost"] or figures["strays"]))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1))
