"""The quick reader gives the same annotation as the careful one, or leaves the line to it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.annotation import COLORS, Annotation
from reader.store import parse as parse_module
from reader.store.annotation_json import ItemError, read_annotation
from reader.store.notes_file import item_line
from reader.store.quick_lines import quick_items
from tests.store.files import file_of, parsed, raw_note

pytest.importorskip("msgspec")

WORDS = st.text(max_size=8) | st.sampled_from(['"a":', '\\":', "𠮷", "\n", "\u2028"])
NUMBERS = st.integers(-(1 << 70), 1 << 70) | st.floats(allow_nan=False, allow_infinity=False)
SELECTORS = st.fixed_dictionaries(
    {"exact": WORDS, "prefix": WORDS, "suffix": WORDS, "start": st.integers(-1, 9), "end": st.integers(0, 1 << 63)},
    optional={"refinedBy": WORDS},
)
TARGETS = st.fixed_dictionaries(
    {"side": st.sampled_from(["zh", "en", "fr"]), "selector": SELECTORS},
    optional={"fit": st.sampled_from(["exact", "moved", "odd"]), "extra": st.just({"a": 1}), "layer": WORDS},
)
ITEMS = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["a", "b", ""]),
        "motivation": st.sampled_from(["commenting", "new"]),
        "targets": st.lists(TARGETS, max_size=2),
        "rev": st.integers(1, 3),
        "prev": st.none() | st.just("0123abcd"),
    },
    optional={
        "body": WORDS,
        "color": st.sampled_from([*COLORS, "mauve"]),
        "tags": st.lists(WORDS, max_size=2),
        "replacement": WORDS | st.none(),
        "reply_to": WORDS,
        "author": WORDS,
        "created": WORDS,
        "data": st.dictionaries(WORDS, WORDS | st.none() | st.booleans() | NUMBERS | st.just({"a": 1}), max_size=2),
        "extra": st.just({"x": 1}),
        "gone": st.just(True),
        "future": WORDS,
    },
)


def read(line: bytes) -> Annotation | None:
    found = quick_items(line, [line])
    assert found is not None
    return found[0]


@given(ITEMS)
@settings(max_examples=300, deadline=None)
def test_equal_or_left_alone(raw: dict[str, Any]) -> None:
    line = item_line(raw)
    found = read(line)
    if found is None:
        return
    assert "gone" not in raw
    assert found == read_annotation(raw)
    assert json.loads(item_line(raw))["id"] == found.id


def test_an_ordinary_line_is_read_quickly() -> None:
    assert read(item_line(raw_note(1, color="pink", tags=["a"], created="x"))) is not None
    assert read(item_line(raw_note(1, color="mauve"))) is None


REPEATED = (
    b'{"id": "1", "id": "2", "motivation": "commenting", "targets": [], "rev": 1, "prev": null}',
    b'{"id": "1", "motivation": "commenting", "targets": [], "rev": 1, "prev": null, "body" : "a", "body": "b"}',
    b'{"id": "1", "motivation": "commenting", "targets": [], "rev": 1, "rev": 2}',
    b'{"id": "1", "motivation": "commenting", "prev": null, "prev": null, "targets": []}',
    b'{"id": "1", "motivation": "commenting", "prev": null, "rev": 1, "targets": [], "targets": []}',
)


@pytest.mark.parametrize("line", REPEATED)
def test_repeated_members_are_seen(line: bytes) -> None:
    assert read(line) is None


def test_verdicts_are_read_quickly_and_tombstones_do_not_slow_the_others_down() -> None:
    lines = [
        item_line(raw_note(1, data={"verdict": "fix", "pair": 3})),
        item_line({"id": "2", "gone": True, "rev": 2, "prev": "01234567"}),
        item_line(raw_note(3, data={"span": [1, 2]})),
        item_line(raw_note(4, tags=["gone"])),
        item_line(raw_note(5)),
    ]
    items = quick_items(b",\n".join(lines), lines)
    assert items is not None
    assert [item.id if item else None for item in items] == ["00000001", None, None, None, "00000005"]


def test_one_odd_line_does_not_slow_the_others_down() -> None:
    lines = [item_line(raw_note(1)), REPEATED[0], b"[]", item_line(raw_note(2, future=1)), item_line(raw_note(3))]
    items = quick_items(b",\n".join(lines), lines)
    assert items is not None
    assert [item.id if item else None for item in items] == ["00000001", None, None, None, "00000003"]


def test_a_file_is_the_same_either_way(monkeypatch: pytest.MonkeyPatch) -> None:
    data = file_of([raw_note(n, **({"future": 1} if n % 3 else {})) for n in range(50)])
    quick = parsed(data)
    monkeypatch.setattr(parse_module, "quick_items", lambda block, lines: None)
    careful = parsed(data)
    assert quick == careful
    with pytest.raises(ItemError):
        read_annotation(raw_note(1, tags=[1]))
