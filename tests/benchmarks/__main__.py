"""Run benchmarks by name: `python -m tests.benchmarks reading`. Each module here has a `main()` that prints its table."""

from __future__ import annotations

import importlib
import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for name in (argument for argument in sys.argv[1:] if argument.isidentifier()):
        importlib.import_module(f"tests.benchmarks.{name}").main()
