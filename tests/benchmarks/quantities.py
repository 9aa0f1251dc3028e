"""How well and how fast the quantity check works: `python -m tests.benchmarks.quantities [PAIRS.tsv ...]`.

Without arguments it measures the development tables beside the checkout and the tables of the tests. For each table: recall, false
alarms, both by kind and for Traditional rows, with Wilson intervals; then speed on the Chinese and English of all of them.
"""

from __future__ import annotations

import csv
import math
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from reader.checks.quantities.characters import is_traditional
from reader.checks.quantities.extract import all_quantities
from tests.checks.quantities.tables import HERE, problems
from tests.shared_data import SHARED


def wilson(hits: int, total: int) -> str:
    """A share with its 95 % interval."""
    if not total:
        return "-"
    share, z = hits / total, 1.96
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return f"{share:.3f} ({hits}/{total}, {max(0, middle - half):.3f}-{min(1, middle + half):.3f})"


def measure(path: Path) -> list[tuple[str, str]]:
    """Print the figures of one table; its texts."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    outcome = [(row["verdict"] != "agree", bool(problems(row["zh"], row["en"])), row) for row in rows]
    print(f"\n{path.name}: {len(rows)} rows")
    report("all", outcome)
    report("traditional", [item for item in outcome if is_traditional(item[2]["zh"])])
    kinds: dict[str, list[tuple[bool, bool, dict[str, str]]]] = defaultdict(list)
    for item in outcome:
        kinds[item[2].get("kind", "")].append(item)
    for kind in sorted(kinds):
        report(f"  {kind}", kinds[kind])
    return [(row["zh"], row["en"]) for row in rows]


def report(name: str, outcome: Sequence[tuple[bool, bool, dict[str, str]]]) -> None:
    wrong = [flagged for is_wrong, flagged, _ in outcome if is_wrong]
    right = [flagged for is_wrong, flagged, _ in outcome if not is_wrong]
    print(f"{name:16} recall {wilson(sum(wrong), len(wrong)):32} false alarms {wilson(sum(right), len(right))}")


def speed(texts: Iterable[str], language: str) -> None:
    lines = list(texts) * 20
    size = sum(len(line.encode()) for line in lines) / 1e6
    for line in lines[: len(lines) // 20]:
        all_quantities(line, language)  # compiles the patterns
    start = time.perf_counter()
    found = sum(len(all_quantities(line, language)) for line in lines)
    seconds = time.perf_counter() - start
    print(
        f"{language}: {size / seconds:.2f} MB/s, {len(lines) / seconds:,.0f} lines/s, {found / seconds:,.0f} quantities/s"
    )


def main(arguments: Sequence[str] = ()) -> None:
    dev = SHARED / "eval" / "quantities" / "quantities_dev.tsv"
    paths = [Path(item) for item in arguments] or [*([dev] if dev.exists() else []), *sorted(HERE.glob("pairs_*.tsv"))]
    texts = [pair for path in paths for pair in measure(path)]
    print()
    speed((zh for zh, _ in texts), "zh")
    speed((en for _, en in texts), "en")


if __name__ == "__main__":
    main(sys.argv[1:])
