"""How long one event holds the window: `python -m tests.benchmarks stalls`.

Runs every test that has a watchdog and prints the longest event that each measured, in processor time, beside the
budget. A share over 1.00 is over the budget on this machine.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.ui.watchdog import BUDGET_MS, RECORD

ROOT = Path(__file__).parents[2]


def watched() -> list[str]:
    """The test files that use the watchdog."""
    files = sorted((ROOT / "tests").rglob("test_*.py"))
    return [str(path) for path in files if "Watchdog(" in path.read_text("utf-8")]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "stalls"
        record.touch()
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *watched()]
        done = subprocess.run(command, cwd=ROOT, env=os.environ | {RECORD: str(record)}, check=False)
        lines = [line.split("\t") for line in record.read_text("utf-8").splitlines()]
    for longest, test in sorted(lines, key=lambda line: -float(line[0])):
        print(f"{float(longest):7.1f} ms  {float(longest) / BUDGET_MS:5.2f} of the budget  {test}")
    print(f"pytest ended with {done.returncode}; the budget is {BUDGET_MS} ms")


if __name__ == "__main__":
    main()
