"""The interface language for a locale, and the filling-in of fields."""

from __future__ import annotations

import pytest

from reader.core.errors import InputError
from reader.core.messages import language, nearest_language, set_language, tr, tr_count


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("zh_CN.UTF-8", "zh_CN"),
        ("zh-SG", "zh_CN"),
        ("zh", "zh_CN"),
        ("zh_HK", "zh_TW"),
        ("zh-Hant", "zh_TW"),
        ("zh-Hans-HK", "zh_CN"),
        ("en_GB", "en"),
        ("C", "en"),
        ("", "en"),
        ("de_CH", "en"),
    ],
)
def test_the_nearest_language(locale: str, expected: str) -> None:
    assert nearest_language(locale) == expected


def test_an_error_reads_as_one_line() -> None:
    error = InputError("{name} is empty.", "Choose another file.", name="a{b}.txt")
    assert str(error) == "a{b}.txt is empty. Choose another file."


def test_one_is_said_as_one_in_every_language() -> None:
    before = language()
    try:
        for code in ("en", "zh_CN", "zh_TW"):
            set_language(code)
            one = tr_count(
                "Not translated: this passage has no English.",
                "Not translated: {count} passages in a row have no English.",
                1,
            )
            assert one == tr("Not translated: this passage has no English.")
            assert "1" not in one
    finally:
        set_language(before)
