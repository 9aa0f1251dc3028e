"""A short soak in the ordinary run; `python -m tests.soak.run` is the long one."""

from __future__ import annotations

import pytest

from tests.soak.run import soak


@pytest.mark.usefixtures("qapp")
def test_random_actions_neither_warn_nor_raise_nor_leave_anything_behind() -> None:
    seen = soak(72, 6, seed=5)
    assert (seen.errors, seen.warnings) == ([], [])
    assert sum(seen.actions.values()) == 72
    growth = seen.growth()
    assert growth.qt_objects < 100


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.usefixtures("qapp")
def test_memory_stays_flat_over_two_hundred_documents() -> None:
    seen = soak(2000, 200, seed=5)
    assert (seen.errors, seen.warnings) == ([], [])
    assert not seen.grew(), seen.growth()
