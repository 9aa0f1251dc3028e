"""One program at a time; a killed one leaves no lock that counts."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from reader.core.errors import NotesError
from reader.store.lock import locked
from tests.store.files import strays


def test_the_lock_is_held_and_given_back(tmp_path: Path) -> None:
    path = str(tmp_path / "a.duidu.json")
    with locked(path), pytest.raises(NotesError, match=r"a\.duidu\.json"), locked(path, patience=0.02):
        pass
    with locked(path, patience=0.0):
        pass
    assert strays(tmp_path) == []


def test_two_files_do_not_share_a_lock(tmp_path: Path) -> None:
    with locked(str(tmp_path / "a")), locked(str(tmp_path / "b"), patience=0.0):
        pass


def test_the_lock_of_a_killed_program_is_taken_over(tmp_path: Path) -> None:
    path = str(tmp_path / "a.duidu.json")
    hears, says = os.pipe()
    pid = os.fork()
    if pid == 0:
        with locked(path):
            os.write(says, b"x")
            signal.pause()
    os.read(hears, 1)
    assert len(strays(tmp_path)) == 1
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    with locked(path, patience=0.0):
        pass
    assert strays(tmp_path) == []
    os.close(hears)
    os.close(says)
