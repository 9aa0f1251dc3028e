"""For every test: no screen, no folder of the person who runs it, the interface in English, no leftover threads."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

# Before anything imports Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import hypothesis
import pytest

from reader.core import messages

# A slow moment of the machine is no failure; `timeout` in pyproject.toml guards against a hang. The ordinary run tries the
# same examples each time; `--hypothesis-profile=search` tries others, and remembers what failed.
hypothesis.settings.register_profile("duidu", deadline=None, derandomize=True)
hypothesis.settings.register_profile("search", deadline=None)
hypothesis.settings.load_profile("duidu")


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, state and data of the program in a folder of this test."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("DUIDU_HOME", str(home))
    for name in ("CONFIG", "STATE", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    return home


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """The interface language is English before and after each test."""
    messages.set_language("en")
    yield
    messages.set_language("en")


@pytest.fixture(autouse=True)
def no_jobs_left() -> Iterator[None]:
    """No worker thread outlives its test."""
    yield
    left = [thread.name for thread in threading.enumerate() if thread.name.startswith("job ")]
    assert not left, f"threads left running: {left}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A warning of Qt fails a test of the window."""
    for item in items:
        if "/tests/ui/" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))
