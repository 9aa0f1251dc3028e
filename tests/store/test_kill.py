"""Programs that are killed while they save; the runs are processes of their own (see the runners beside this file)."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store import strace_runner

ROOT = Path(__file__).parents[2]


def run_module(name: str, *arguments: str, timeout: int = 110) -> dict:
    command = [sys.executable, "-m", f"tests.store.{name}", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=timeout)
    if "PermissionError" in done.stderr:
        pytest.skip("this system does not let strace attach")
    assert done.stdout, done.stderr
    figures: dict = json.loads(done.stdout)
    return figures


needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")


def test_three_hundred_kills_at_random() -> None:
    figures = run_module("kill_runner", "300")
    assert (figures["unreadable"], figures["lost"], figures["strays"]) == (0, 0, 0)
    assert figures["acknowledged"] > 300


@needs_strace
def test_a_kill_at_every_call_that_changes_the_disk() -> None:
    figures = run_module("strace_runner")
    assert figures["bad"] == []
    assert figures["faults"] > 40


@needs_strace
def test_the_order_of_a_save(tmp_path: Path) -> None:
    code = "from tests.store.strace_runner import *; print(json.dumps(order_of_a_save(Path(sys.argv[1]))))"
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    if "PermissionError" in done.stderr:
        pytest.skip("this system does not let strace attach")
    order = json.loads(done.stdout)
    wanted = ["write", "fsync", "compare", "rename", "fsync folder"]
    positions = [order.index(name, order.index("write")) for name in wanted]
    assert positions == sorted(positions), order
    assert strace_runner.SAVED == 0


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_five_thousand_kills() -> None:
    figures = run_module("kill_runner", "5000", "7", timeout=3500)
    assert (figures["unreadable"], figures["lost"], figures["strays"]) == (0, 0, 0)


@needs_strace
@pytest.mark.slow
@pytest.mark.timeout(600)
def test_every_call_of_a_save_killed_and_failed_once_and_from_then_on() -> None:
    figures = run_module("strace_runner", "all", timeout=500)
    assert figures["bad"] == []
    assert figures["faults"] > 200
