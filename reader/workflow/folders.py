"""The folders of the program outside its own: settings, state, data and cache of this user.

`DUIDU_HOME` in the environment puts them all into one folder (a portable copy on a stick, a test).
"""

from __future__ import annotations

import os
from pathlib import Path


def config_folder() -> Path:
    """Where settings and a user's own themes live."""
    return _folder("config")


def state_folder() -> Path:
    """Where the list of recent texts, reading positions and the crash log live."""
    return _folder("state")


def data_folder() -> Path:
    """Where pasted texts live, and notes whose place beside the source cannot be written."""
    return _folder("data")


def cache_folder() -> Path:
    """Where things live that can be built again at any time, such as the index of the dictionary."""
    return _folder("cache")


def _folder(kind: str) -> Path:
    home = os.environ.get("DUIDU_HOME")
    if home:
        return Path(home) / kind
    import platformdirs

    return Path(getattr(platformdirs, f"user_{kind}_path")("duidu", appauthor=False))
