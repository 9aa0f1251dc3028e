"""The program as a screen reader on Linux meets it: another process, on a real accessibility bus and a screen of its own."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
CLIENT = Path(__file__).parent / "at_spi_client.py"
LAUNCHERS = (Path("/usr/libexec/at-spi-bus-launcher"), Path("/usr/lib/at-spi2-core/at-spi-bus-launcher"))
SYSTEM_PYTHON = Path("/usr/bin/python3")
TEXT = """江边的图书馆
The Library by the River

一、开馆
I. Opening

图书馆建在江边，共有三层。每天早上八点开门。
The library stands by the river and has three floors. It opens at eight every morning.
"""
# The bus, the program, then the client; whatever was started ends with the shell.
SESSION = """
trap 'kill $(jobs -p) 2>/dev/null' EXIT
"$LAUNCHER" --launch-immediately >/dev/null 2>&1 &
"$PYTHON" main.py "$TEXT" >"$LOG" 2>&1 &
"$SYSTEM_PYTHON" -W ignore "$CLIENT"
"""


def missing() -> str:
    """Why this cannot be tried here; "" when it can."""
    launcher = next((one for one in LAUNCHERS if one.exists()), None)
    tools = [name for name in ("Xvfb", "dbus-run-session", "bash") if not shutil.which(name)]
    if sys.platform != "linux" or launcher is None or tools:
        return f"needs Linux with at-spi2-core and {', '.join(tools) or 'Xvfb'}"
    probe = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    tried = (
        subprocess.run([SYSTEM_PYTHON, "-c", probe], capture_output=True, check=False)
        if SYSTEM_PYTHON.exists()
        else None
    )
    return "" if tried and tried.returncode == 0 else "needs python3-gi and gir1.2-atspi-2.0"


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """A screen of its own."""
    if reason := missing():
        pytest.skip(reason)
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


@pytest.fixture(scope="module")
def told(display: str, tmp_path_factory: pytest.TempPathFactory) -> dict:
    """What the client says."""
    folder = tmp_path_factory.mktemp("at-spi")
    text = folder / "library.txt"
    text.write_text(TEXT, encoding="utf-8")
    launcher = next(one for one in LAUNCHERS if one.exists())
    environment = {
        **os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "DUIDU_HOME": str(folder / "home"), "LAUNCHER": str(launcher), "PYTHON": sys.executable, "TEXT": str(text),
        "LOG": str(folder / "log"), "SYSTEM_PYTHON": str(SYSTEM_PYTHON), "CLIENT": str(CLIENT), "LANG": "C.UTF-8",
    }  # fmt: skip
    session = subprocess.Popen(
        ["dbus-run-session", "--", "bash", "-c", SESSION], env=environment, cwd=ROOT, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    try:
        out, error = session.communicate(timeout=90)
    finally:
        if session.poll() is None:
            os.killpg(session.pid, signal.SIGKILL)
    log = (folder / "log").read_text(encoding="utf-8") if (folder / "log").exists() else ""
    assert out.startswith("{"), error + log
    return json.loads(out)


def test_the_text_is_read_with_its_language(told: dict) -> None:
    assert told["name"] == "Reading area"
    assert told["text"] == "江边的图书馆"
    assert told["part"] == "边的"
    assert told["locale"] == "zh_CN"
    assert told["states"] == ["FOCUSABLE", "READ_ONLY", "MULTI_LINE", "SHOWING"]
    assert min(told["size"]) > 8


def test_the_caret_and_the_selection_are_told(told: dict) -> None:
    assert told["caret"] == 3
    assert ["object:text-caret-moved", 2, "0"] in told["heard"]
    assert any(kind == "object:text-selection-changed" for kind, _, _ in told["heard"])
    assert "selected: 边的" in [said for kind, _, said in told["heard"] if kind == "object:announcement"]


def test_every_control_that_can_be_reached_has_a_name(told: dict) -> None:
    assert told["nameless"] == []
    assert {"document frame", "push button", "menu bar", "status bar"} <= set(told["roles"])
