"""The store's tests sync thousands of files: they work in memory where the system has a folder for that.

`DUIDU_REAL_DISK=1` in the environment runs them on the disk of the temporary folder.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm")


@pytest.fixture
def tmp_path(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A fresh folder, in memory if possible."""
    if os.environ.get("DUIDU_REAL_DISK") or not os.access(MEMORY, os.W_OK):
        yield tmp_path_factory.mktemp("store")
        return
    folder = Path(tempfile.mkdtemp(dir=MEMORY))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)
