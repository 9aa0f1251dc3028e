"""Which annotations came and went: found for every kind of edit, and only those."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reader.core.annotation import Annotation
from reader.workflow.annotation_changes import annotation_changes

ITEMS = tuple(Annotation(f"{number:03}", "commenting", ()) for number in range(12))


@given(st.sets(st.integers(0, 11)), st.sets(st.integers(0, 11)), st.sets(st.integers(0, 11)))
def test_edits_removals_and_additions(before: set[int], after: set[int], edited: set[int]) -> None:
    old = tuple(ITEMS[place] for place in sorted(before))
    new = tuple(replace(ITEMS[place], body="x") if place in edited else ITEMS[place] for place in sorted(after))
    changes = annotation_changes(old, new)
    assert changes.gone == [item for item in old if not any(item is other for other in new)]
    assert changes.new == [item for item in new if not any(item is other for other in old)]
    assert annotation_changes(old, old) == ([], [])
