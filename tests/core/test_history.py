"""Undo shows the earlier value, redo the later one, and edits with one key are one step."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.core.history import LIMIT, History


def test_undo_and_redo_return_the_very_values() -> None:
    first, second = object(), object()
    history = History(first).apply("change", second)
    for _ in range(2):
        assert history.undo_label == "change"
        history = history.undo()
        assert history.current is first
        assert history.redo_label == "change"
        history = history.redo()
        assert history.current is second


def test_a_new_edit_forgets_what_was_undone() -> None:
    history = History(1).apply("two", 2).undo().apply("three", 3)
    assert history.redo_label is None
    assert history.redo() is history
    assert history.undo().current == 1


def test_typing_is_one_step_until_it_is_sealed() -> None:
    history = History("").apply("type", "a", key="note-1").apply("type", "ab", key="note-1")
    assert history.undo().current == ""
    history = history.sealed().apply("type", "abc", key="note-1")
    assert history.undo().current == "ab"


def test_another_key_is_another_step() -> None:
    history = History(0).apply("a", 1, key="x").apply("b", 2, key="y")
    assert history.undo().current == 1


def test_after_undo_the_same_key_starts_a_new_step() -> None:
    history = History(0).apply("a", 1, key="x").apply("a", 2, key="y").undo().apply("a", 3, key="x")
    assert history.undo().current == 1


def test_nothing_to_undo_is_no_change() -> None:
    history = History(1)
    assert history.undo() is history
    assert history.redo() is history
    assert history.sealed() is history


def test_the_oldest_steps_are_dropped_beyond_the_limit() -> None:
    history = History(0)
    for number in range(1, LIMIT + 11):
        history = history.apply("step", number)
    while history.undo_label:
        history = history.undo()
    assert history.current == 10


@given(st.lists(st.integers(), max_size=30), st.integers(0, 40))
def test_undo_n_then_redo_n_is_where_one_was(values: list[int], steps: int) -> None:
    history = History(-1)
    for value in values:
        history = history.apply("edit", value)
    here = history
    for _ in range(steps):
        history = history.undo()
    for _ in range(steps):
        history = history.redo()
    assert history == here
