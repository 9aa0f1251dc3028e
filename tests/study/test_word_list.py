from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.study.review import Schedule
from reader.study.word_list import (
    STATUSES,
    StudyWord,
    WordList,
    answered,
    from_json,
    known_words,
    to_json,
    with_status,
    with_words,
    without_words,
)

TODAY = date(2026, 3, 1)
CITY = StudyWord("城市", "城市", "cheng2 shi4", "city")
NET = StudyWord("网络", "網絡", "wang3 luo4", "network", zh="网络很快。", en="The network is fast.")


def test_edits_keep_the_order_and_the_keys_unique() -> None:
    words = with_words(WordList(), [CITY, NET])
    again = with_words(words, [StudyWord("城市", "城市", "cheng2 shi4", "town")])
    assert [word.meaning for word in again.words] == ["town", "network"]
    assert without_words(again, [CITY.key, ("no", "")]).words == (NET,)
    assert with_status(words, [NET.key], "known").words[1].status == "known"
    assert words.words == (CITY, NET)


def test_status_by_either_form_and_the_best_reading() -> None:
    other = StudyWord("网络", "網絡", "wang3 luo5", status="learning")
    assert with_words(WordList(), [NET, other, CITY]).status_of() == {
        "网络": "learning",
        "網絡": "learning",
        "城市": "new",
    }


def test_due_words_the_longest_overdue_first_new_ones_last() -> None:
    def due(word: str, day: str, status: str = "learning") -> StudyWord:
        return StudyWord(word, status=status, schedule=Schedule(day, 1))  # type: ignore[arg-type]

    items = [
        due("新", "", "new"),
        due("晚", "2026-02-20"),
        due("早", "2026-01-01"),
        due("後", "2026-03-02"),
        due("知", "", "known"),
    ]
    assert [word.simplified for word in with_words(WordList(), items).due(TODAY)] == ["早", "晚", "新"]


def test_an_answer_moves_the_day_and_the_status() -> None:
    words = with_words(WordList(), [CITY, NET])
    for grade in ("good", "good", "good", "good"):
        words = answered(words, CITY.key, grade, TODAY)  # type: ignore[arg-type]
    assert words.words[0].status == "learning"
    words = answered(words, CITY.key, "good", TODAY)
    assert words.words[0].status == "known"
    assert answered(words, CITY.key, "again", TODAY).words[0].status == "learning"
    assert words.words[1] == NET


text = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)


@given(
    st.lists(
        st.builds(StudyWord, text.filter(bool), text, text, text, st.sampled_from(STATUSES), text, text, text),
        max_size=5,
    )
)
def test_the_list_survives_being_stored(items: list[StudyWord]) -> None:
    words = with_words(WordList(), items)
    assert from_json("".join(to_json(words))) == words


def test_a_lone_surrogate_survives() -> None:
    words = WordList((StudyWord("湖", zh="湖\ud800水"),))
    assert from_json("".join(to_json(words)).encode().decode()) == words


def test_a_list_that_another_program_wrote_in_its_own_form_is_read() -> None:
    pretty = json.dumps(json.loads("".join(to_json(WordList((NET, CITY))))), indent=2)
    assert from_json(pretty) == WordList((NET, CITY))


def test_what_a_newer_version_added_is_kept_and_nonsense_left_out() -> None:
    stored = (
        '{"format": "duidu-words", "version": 9, "words": ['
        '{"simplified": "网", "rank": 7, "status": "mastered", "schedule": {"interval": -4, "ease": "x", "due": 3}},'
        '{"simplified": ""}, 5, null, {"word": "x"}]}'
    )
    words = from_json(stored)
    assert len(words.words) == 1
    assert words.words[0].schedule == Schedule()
    assert words.words[0].status == "new"
    assert '"rank": 7' in "".join(to_json(words))


@pytest.mark.parametrize(
    "stored", ["", "[]", "{}", '{"format": "duidu-words"}', '{"format": "other", "words": []}', "{"]
)
def test_another_file_is_refused(stored: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - json's own message or ours
        from_json(stored)


def test_known_words_out_of_other_lists() -> None:
    found = known_words('\ufeff网络,wang3 luo4\n"城市"\tcity\n\nhello\n网络\n𠮷\n')
    assert [(word.simplified, word.status) for word in found] == [("网络", "known"), ("城市", "known"), ("𠮷", "known")]
