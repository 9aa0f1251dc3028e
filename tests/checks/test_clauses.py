from __future__ import annotations

import pytest

from reader.checks.clauses import CLAUSES
from reader.checks.pair import Aids
from tests.checks.running import issues, marked
from tests.checks.small_dictionary import vocabulary

PLAY = "雨停了以后，孩子们跑到院子里踢足球，直到天黑才回家吃饭。"
WALK = "老人早上去公园散步，在门口的小店买报纸，坐在长椅上休息。"


@pytest.mark.parametrize(
    ("zh", "en", "clause"),
    [
        (PLAY, "After the rain stopped the children ran out into the yard to play.", "直到天黑才回家吃饭"),
        (WALK, "In the morning the old man walks in the park and rests on a bench.", "在门口的小店买报纸"),
    ],
)
def test_a_clause_of_which_the_english_says_nothing_is_found(zh: str, en: str, clause: str) -> None:
    (found,) = issues(CLAUSES, (zh, en), aids=Aids(vocabulary=vocabulary()))
    assert found.category == "accuracy/omission"
    assert marked(found, [(zh, en)]) == ([clause], [])


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        (PLAY, "When the rain stopped the children ran to the yard and played football until dark, then ate at home."),
        (PLAY, "Once it was dry, they kicked a ball about in the yard till nightfall and only then went in for supper."),
        (WALK, "In the morning the old man walks in the park, buys a paper at the store and rests on a bench."),
        ("孩子们早上去公园散步，雨停以后，一九八五年三月十二日回家。", "The children walk in the park in the morning."),
        ("孩子们早上去公园散步，在BBC门口的小店休息喝咖啡。", "The children walk in the park in the morning, at BBC."),
    ],
)  # fmt: skip
def test_what_is_said_and_what_other_checks_see_is_left_alone(zh: str, en: str) -> None:
    assert issues(CLAUSES, (zh, en), aids=Aids(vocabulary=vocabulary())) == []


def test_words_that_the_document_says_otherwise_are_no_evidence() -> None:
    cut = (PLAY, "After the rain stopped the children ran out into the yard to play.")
    others = [("孩子们天黑回家吃饭。", "They had supper indoors at nightfall.")] * 3
    assert issues(CLAUSES, cut, *others, aids=Aids(vocabulary=vocabulary())) == []


def test_without_a_dictionary_and_in_doubtful_pairs_nothing_is_said() -> None:
    cut = (PLAY, "After the rain stopped the children ran out into the yard to play.")
    assert issues(CLAUSES, cut) == []
    assert issues(CLAUSES, cut, aids=Aids(vocabulary=vocabulary()), score=0.3) == []
