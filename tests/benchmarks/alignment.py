"""The aligner measured: how good (cross-validated), how fast, how it grows.

    python -m tests.benchmarks alignment            all of it, some minutes
    python -m tests.benchmarks alignment --quick    no training: speed of every set, growth up to 10,000 pairs

Figures of quality are of texts that the weights of that run never saw; the shipped weights were trained on all sets but
those that lie apart, so what they reach on the others would say nothing.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time

from reader.align.aids import Aids
from reader.align.engine import align_lines
from reader.core.task import run
from tests.benchmarks.alignment_sets import AlignedSet, all_sets, apart_sets, counts, figures

# Strict F1 of public systems, measured once by others with the same conventions on the same sets.
BASELINES = {
    "ntrex-cn-omit": {"Gale-Church": 0.569, "hunalign + dictionary": 0.966, "Vecalign": 0.891, "Bertalign": 0.953},
    "law-labor": {"Gale-Church": 0.972, "hunalign + dictionary": 0.996, "Vecalign": 0.996, "Bertalign": 0.987},
    "law-pdpa": {"Gale-Church": 0.970, "hunalign + dictionary": 1.000, "Vecalign": 1.000, "Bertalign": 1.000},
}
SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
QUICK_SIZES = (1_000, 3_000, 10_000)


def main() -> None:
    quick = "--quick" in sys.argv
    if not quick:
        quality()
    apart()
    speed()
    growth(QUICK_SIZES if quick else SIZES)


def quality() -> None:
    """Cross-validated F1 and reliability, beside the public systems."""
    from tests.benchmarks.alignment_training import all_examples, cross_validate, reliability, report

    for name, systems in BASELINES.items():
        print(f"{name:16} " + "  ".join(f"{system} {value:.3f}" for system, value in systems.items()))
    examples = all_examples()
    for without in ("", "literary"):
        for meaning, tested in cross_validate(examples, 4, without).items():
            print(
                f"\n{'with' if meaning else 'without'} vectors"
                + (f", trained without {without} texts" if without else "")
            )
            report(tested)
            reliability(tested)


def apart() -> None:
    """F1 of the weights that are shipped on the texts that were never trained on."""
    for meaning in (False, True):
        print(f"\nnever trained on, {'with' if meaning else 'without'} vectors")
        for data in apart_sets():
            beads = run(align_lines(data.zh, data.en, Aids(meaning=meaning)))
            result = figures(counts(data.gold, [(len(bead.zh), len(bead.en)) for bead in beads]))
            print(f"{data.name:16} " + "  ".join(f"{key} {value:.4f}" for key, value in result.items()))


def speed() -> None:
    """Seconds of processor time for every set, with the weights that are shipped."""
    print("\nset              zh    en   plain s  with vectors s")
    for data in all_sets():
        times = []
        for meaning in (False, True):
            start = time.process_time()
            run(align_lines(data.zh, data.en, Aids(meaning=meaning)))
            times.append(time.process_time() - start)
        print(f"{data.name:16} {len(data.zh):4}  {len(data.en):4}  {times[0]:7.2f}  {times[1]:7.2f}")


def mixed(size: int) -> AlignedSet:
    """About `size` beads: pieces of all sets in random order, the same each time."""
    pieces = [piece for data in all_sets() for piece in data.parts(12)]
    chance = random.Random(3)
    zh: list[str] = []
    en: list[str] = []
    gold: list[tuple[int, int]] = []
    while len(gold) < size:
        piece = chance.choice(pieces)
        zh += piece.zh
        en += piece.en
        gold += piece.gold
    return AlignedSet(f"mixed {size}", "mixed", tuple(zh), tuple(en), tuple(gold))


def growth(sizes: tuple[int, ...]) -> None:
    """Seconds, memory and F1 by size, each in its own process. The pieces repeat and were trained on: F1 only shows
    that the way is not lost.
    """
    print("\n  pairs  vectors   seconds       MB   strict")
    for size in sizes:
        for kind in ("plain", "vectors") if size <= 10_000 else ("plain",):
            command = [sys.executable, "-m", "tests.benchmarks.alignment", str(size), kind]
            print(subprocess.run(command, capture_output=True, text=True, check=True).stdout.rstrip(), flush=True)


def grown(size: int, meaning: bool) -> None:
    """Print one line of the table of growth."""
    data = mixed(size)
    start = time.process_time()
    beads = run(align_lines(data.zh, data.en, Aids(meaning=meaning)))
    seconds = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    strict = figures(counts(data.gold, [(len(bead.zh), len(bead.en)) for bead in beads]))["strict"]
    print(f"{size:7}  {'with' if meaning else 'without':7}  {seconds:8.1f}  {memory:7}  {strict:.4f}")


if __name__ == "__main__":  # one size of the table of growth, in a process of its own for its memory
    grown(int(sys.argv[1]), sys.argv[2] == "vectors")
