from __future__ import annotations

import pytest

from reader.checks.repetition import REPETITION
from tests.checks.running import issues, marked

GOOD = [
    ("他的的确确来过。", "He had had enough of that that day."),
    ("大家研究研究再说。", "Let us look into it."),
    ("他现在在家，一个字一个字地写。", "He is at home now, writing word by word."),
    ("是是非非难以说清。", "Right and wrong are hard to tell."),
    ("和和美美一家人。", "A happy family, so so happy."),
    ("李娜娜住在杭州。", "Sing Sing is a prison; Moon Jae-in in Seoul."),
]
BAD = [
    ("这是他的的书。", "This is his book.", "的的"),
    ("他在在家里。", "He is at home.", "在在"),
    ("我们我们走吧。", "Let us go.", "我们我们"),
    ("委员会委员会通过了决议。", "The committee passed it.", "委员会委员会"),
    ("他走了。", "He left the the house.", "the the"),
]


@pytest.mark.parametrize("pair", GOOD)
def test_good_doubling_is_silent(pair: tuple[str, str]) -> None:
    assert issues(REPETITION, pair) == []


@pytest.mark.parametrize(("zh", "en", "twice"), BAD)
def test_words_written_twice_are_marked(zh: str, en: str, twice: str) -> None:
    (found,) = issues(REPETITION, (zh, en))
    assert [twice] in marked(found, [(zh, en)])
