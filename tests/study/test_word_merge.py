from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reader.study.review import Schedule
from reader.study.word_list import StudyWord, WordList
from reader.study.word_merge import merged

NET, CITY, LAKE = (StudyWord(form, form, form) for form in ("网络", "城市", "湖"))


def listed(*words: StudyWord) -> WordList:
    return WordList(words)


def test_both_sides_add() -> None:
    assert merged(listed(NET), listed(NET, CITY), listed(NET, LAKE)) == listed(NET, CITY, LAKE)


def test_a_word_that_one_removed_is_gone() -> None:
    assert merged(listed(NET, CITY), listed(CITY), listed(NET, CITY, LAKE)) == listed(CITY, LAKE)
    assert merged(listed(NET, CITY), listed(NET, CITY, LAKE), listed(CITY)) == listed(CITY, LAKE)


def test_a_word_that_one_removed_and_the_other_changed_stays() -> None:
    noted = replace(NET, note="mine")
    assert merged(listed(NET), listed(), listed(noted)) == listed(noted)
    assert merged(listed(NET), listed(noted), listed()) == listed(noted)


def test_changes_of_other_fields_come_together() -> None:
    ours, theirs = replace(NET, status="known"), replace(NET, schedule=Schedule("2026-05-01", 4))
    assert merged(listed(NET), listed(ours), listed(theirs)) == listed(replace(ours, schedule=theirs.schedule))


def test_of_the_same_field_ours_stands_and_both_notes() -> None:
    ours, theirs = replace(NET, status="known", note="a"), replace(NET, status="learning", note="b")
    assert merged(listed(NET), listed(ours), listed(theirs)) == listed(replace(NET, status="known", note="a\nb"))


def test_a_word_that_both_added_is_one() -> None:
    ours, theirs = replace(NET, zh="网络很快。"), replace(NET, zh="网络慢。", note="slow")
    assert merged(listed(), listed(ours), listed(theirs)) == listed(replace(ours, note="slow"))


word = st.builds(
    StudyWord, st.sampled_from("天地人"), note=st.sampled_from(["", "x"]), status=st.sampled_from(["new", "known"])
)
lists = st.lists(word, max_size=3, unique_by=lambda one: one.key).map(lambda words: WordList(tuple(words)))


@given(lists, lists, lists)
def test_nothing_that_somebody_added_or_changed_is_lost(base: WordList, ours: WordList, theirs: WordList) -> None:
    found = {one.key: one for one in merged(base, ours, theirs).words}
    before = {one.key: one for one in base.words}
    for one in (*ours.words, *theirs.words):
        assert one == before.get(one.key) or one.key in found
    assert len(found) == len(merged(base, ours, theirs).words)


@given(lists, lists)
def test_one_side_that_did_nothing_takes_the_others(base: WordList, other: WordList) -> None:
    assert set(map(repr, merged(base, base, other).words)) == set(map(repr, other.words))
    assert set(map(repr, merged(base, other, WordList(base.words)).words)) == set(map(repr, other.words))
