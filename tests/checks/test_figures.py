from __future__ import annotations

import pytest

from reader.checks.figures import QUANTITIES
from reader.core.messages import set_language
from tests.checks.running import issues, marked


def test_the_message_says_both_readings_and_the_factor() -> None:
    (found,) = issues(QUANTITIES, ("该基金规模为8.84亿。", "The fund stands at 88.4 million."))
    assert found.message == "8.84亿 = 884,000,000; 88.4 million = 88,400,000: 10 times less."


@pytest.mark.parametrize(
    ("zh", "en", "category", "message"),
    [
        ("他等了三个小时。", "He waited.", "accuracy/omission", "三个小时 = 3 hour is not in the English."),
        ("他等着。", "He waited three hours.", "accuracy/addition", "three hours = 3 hour is not in the Chinese."),
        ("税率为3.9‰。", "The rate is 39%.", "accuracy/mistranslation", "3.9‰ = 0.39%; 39%: 100 times more."),
        (
            "他周三来。",
            "He comes on Thursday.",
            "accuracy/mistranslation",
            "周三 = Wednesday; Thursday: they do not agree.",
        ),
        (
            "建于六十年代初。",
            "Built in the late 1960s.",
            "accuracy/mistranslation",
            "六十年代初 = 1960s (beginning); late 1960s = 1960s (end): they do not agree.",
        ),
        ("增长了两倍。", "It doubled.", "accuracy/mistranslation", "两倍 = ×3; doubled = ×2: they do not agree."),
        (
            "有1500人。",
            "There were 1,200 people.",
            "accuracy/mistranslation",
            "1500 = 1,500; 1,200: they do not agree.",
        ),
        (
            "正月初五开市。",
            "The market opens on January 5.",
            "accuracy/mistranslation",
            "正月初五 = 01-05 of the lunar calendar; January 5 = 01-05: they do not agree.",
        ),
        ("涨了15%。", "It rose 51%.", "accuracy/mistranslation", "15% = +15%; 51% = +51%: they do not agree."),
    ],
)
def test_category_and_message(zh: str, en: str, category: str, message: str) -> None:
    (found,) = issues(QUANTITIES, (zh, en))
    assert (found.category, found.message) == (category, message)


def test_the_spans_cover_the_figures_with_their_approximators() -> None:
    texts = [("约有三千人。", "There were about 300.")]
    (found,) = issues(QUANTITIES, *texts)
    assert marked(found, texts) == (["约有三千"], ["about 300"])


def test_exchanged_figures_are_told_as_such() -> None:
    found = issues(QUANTITIES, ("父亲52岁，母亲48岁。", "The father is 48 and the mother 52."))
    assert len(found) == 2
    assert "exchanged" in found[0].message


def test_an_omission_of_the_whole_sentence_is_not_a_matter_of_figures() -> None:
    assert issues(QUANTITIES, ("他等了三个小时。", ""), ("", "Three hours.")) == []


def test_messages_can_be_shown_in_chinese() -> None:
    set_language("zh_CN")
    assert issues(QUANTITIES, ("8.84亿", "88.4 million"))[0].message != ""
