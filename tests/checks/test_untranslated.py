from __future__ import annotations

import pytest

from reader.checks.untranslated import UNTRANSLATED
from tests.checks.running import issues

GOOD = [
    ("他住在苏州。", "He lives in Suzhou."),
    ("“龙舟水”是岭南的说法。", "“Dragon-boat rain” (龙舟水) is what they call it in Lingnan."),
    ("GDP增长。", "GDP grew."),
    ("Wi-Fi 6", "Wi-Fi 6"),
]
BAD = [
    ("他住在苏州平江路。", "He lives on 平江路 in Suzhou."),
    ("The quick brown fox jumps over the lazy dog.", "The quick brown fox jumps over the lazy dog."),
    ("他说 this is not what we had agreed on last week 然后走了。", "He said so and left."),
]


@pytest.mark.parametrize("pair", GOOD)
def test_translated_text_is_silent(pair: tuple[str, str]) -> None:
    assert issues(UNTRANSLATED, pair) == []


@pytest.mark.parametrize("pair", BAD)
def test_text_left_in_the_source_language_is_seen(pair: tuple[str, str]) -> None:
    assert [issue.category for issue in issues(UNTRANSLATED, pair)] == ["accuracy/untranslated"]
