"""The table of settings and the value made of it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from reader.core.settings import BY_KEY, SETTINGS, Settings, parse, serialise

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_the_default_is_allowed(setting) -> None:
    assert setting.allows(setting.default)


def test_keys_are_unique() -> None:
    assert len(BY_KEY) == len(SETTINGS)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("zoom", 20), ("zoom", "100"), ("zoom", True), ("language", "fr"), ("menu_bar", 1), ("keys", {"open": "Ctrl+O"}),
        ("keys", []), ("zh_font", None), ("theme", 3),
    ],
)  # fmt: skip
def test_what_is_not_allowed_counts_as_the_default(key: str, value: object) -> None:
    assert Settings({key: value}).get(key) == BY_KEY[key].default
    with pytest.raises(ValueError, match="not allowed"):
        Settings().chosen(key, value)


def test_choose_and_restore() -> None:
    chosen = Settings().chosen("zoom", 150)
    assert chosen.get("zoom") == 150
    assert not chosen.is_default("zoom")
    assert chosen.restored("zoom").is_default("zoom")


def test_an_unknown_setting_is_a_fault_of_the_program() -> None:
    with pytest.raises(KeyError):
        Settings().get("no such setting")


def test_unknown_members_are_kept() -> None:
    stored = parse('{"of_the_future": {"a": [1]}, "zoom": 120}').chosen("zoom", 130)
    assert json.loads(serialise(stored)) == {"of_the_future": {"a": [1]}, "zoom": 130}


def test_the_file_is_in_the_order_of_the_table() -> None:
    text = serialise(Settings({"zzz": 1, "reopen": True, "theme": "dark"}))
    assert list(json.loads(text)) == ["theme", "reopen", "zzz"]


@hypothesis_settings(max_examples=40)
@given(st.dictionaries(st.sampled_from([setting.key for setting in SETTINGS]), JSON))
def test_whatever_the_file_holds_each_setting_has_an_allowed_value(stored: dict[str, object]) -> None:
    settings = parse(json.dumps(stored))
    for setting in SETTINGS:
        assert setting.allows(settings.get(setting.key))


@pytest.mark.parametrize("text", ["[]", "3", "", "{", "null"])
def test_what_is_no_object_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - json's own message, or ours
        parse(text)
