"""JSON is read strictly and written in one form."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.store.json_text import DEPTH, JsonError, read_json, write_json

BAD = [
    '{"a": 1, "a": 2}',
    '{"a": {"b": 1, "b": 1}}',
    '{"a": NaN}',
    "[Infinity]",
    "[-Infinity]",
    "[1e999]",
    "[" * 100_000,
    '{"a":' * 100_000,
    "[" * (DEPTH + 1) + "]" * (DEPTH + 1),
    "9" * 5000,
    '{"a": 1} {"b": 2}',
    '{"a": 1',
    '"\n"',
    "",
    "nul",
    "{'a': 1}",
]


@pytest.mark.parametrize("text", BAD, ids=lambda text: repr(text[:16]))
def test_doubtful_json_is_refused(text: str) -> None:
    with pytest.raises(JsonError):
        read_json(text)


def test_lone_surrogates_become_replacement_characters_and_can_be_written() -> None:
    value = read_json('{"a\\udc00": ["x\\ud842y", "\\ud842\\udfb7"]}')
    assert value == {"a\ufffd": ["x\ufffdy", "𠮷"]}
    assert write_json(value).encode("utf-8")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=12,
)


@given(JSON)
def test_what_is_written_is_read_and_written_alike(value: object) -> None:
    text = write_json(value)
    assert "\n" not in text
    again = read_json(text)
    assert again == value
    assert write_json(again) == text
    assert json.loads(text) == value
