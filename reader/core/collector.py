"""The search for garbage cycles, held while large values are made: none of ours has cycles, and a search stops all threads."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """No search meanwhile, nor later through what was made: it is freed when it is let go, as ever."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
