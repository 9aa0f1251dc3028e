"""Run benchmarks: `python -m tests.benchmarks reading notes`; without a name all of them, in their quick form.

Each module here with a `main()` prints its own table; `--quick` and other options are the module's.
"""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path


def benchmarks() -> list[str]:
    """The names of the modules that hold a benchmark; training is none."""
    here = Path(__file__).parent
    return sorted(
        p.stem for p in here.glob("*.py") if "\ndef main(" in p.read_text("utf-8") and "training" not in p.stem
    )


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    names = [argument for argument in sys.argv[1:] if argument.isidentifier()]
    if not names:
        names = benchmarks()
        sys.argv.append("--quick")
    for name in names:
        print(f"== {name}", flush=True)
        importlib.import_module(f"tests.benchmarks.{name}").main()
