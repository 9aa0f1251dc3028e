"""The search for garbage cycles, held while large values are made: none of ours has cycles, and a search stops all threads."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# One entry for each that holds it now; several threads may.
_holders: list[None] = []


@contextmanager
def paused() -> Iterator[None]:
    """No search meanwhile, nor later through what was made: it is freed when it is let go, as ever."""
    was_on = gc.isenabled()
    gc.disable()
    _holders.append(None)
    try:
        yield
    finally:
        _holders.pop()
        gc.freeze()
        if was_on:
            gc.enable()


def is_paused() -> bool:
    """True while somebody makes what a search would only walk through."""
    return bool(_holders)
