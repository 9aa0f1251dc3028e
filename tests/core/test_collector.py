"""The collector is held while something is made, and goes on afterwards as it was."""

from __future__ import annotations

import gc

import pytest

from reader.core import collector


@pytest.mark.parametrize("on", [True, False])
def test_it_is_as_before_afterwards_also_when_something_fails(on: bool) -> None:
    gc.enable() if on else gc.disable()
    try:
        with pytest.raises(ZeroDivisionError), collector.paused():
            _ = 1 / gc.isenabled()
        assert gc.isenabled() is on
    finally:
        gc.enable()


def test_what_was_made_is_not_searched() -> None:
    gc.collect()
    with collector.paused():
        made = [[number] for number in range(10_000)]
    assert gc.get_count()[0] < len(made)
    assert gc.get_freeze_count() >= len(made)


def test_it_is_known_that_somebody_holds_it() -> None:
    with collector.paused(), collector.paused():
        pass
    assert not collector.is_paused()
    with collector.paused():
        assert collector.is_paused()
