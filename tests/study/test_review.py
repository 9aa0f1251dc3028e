from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reader.study.review import GRADES, Schedule, cloze, graded, is_due

TODAY = date(2026, 3, 1)


def days(grades: str) -> list[int]:
    """The intervals after each answer: a(gain), h(ard), g(ood), e(asy)."""
    schedule, today, found = Schedule(), TODAY, []
    names = {grade[0]: grade for grade in GRADES}
    for letter in grades:
        schedule = graded(schedule, names[letter], today)
        today += timedelta(days=schedule.interval)
        found.append(schedule.interval)
    return found


def test_success_spreads_the_days_and_a_lapse_begins_anew() -> None:
    assert days("gggg") == [1, 3, 8, 20]
    assert days("ggga") == [1, 3, 8, 0]
    assert days("gggag") == [1, 3, 8, 0, 1]
    assert days("e") == [4]
    assert days("hh") == [1, 2]


def test_easy_words_come_later_and_hard_ones_earlier() -> None:
    assert days("ggge")[-1] > days("gggg")[-1] > days("gggh")[-1]


def test_a_forgotten_word_is_due_the_same_day() -> None:
    forgotten = graded(Schedule("2026-03-01", 8), "again", TODAY)
    assert is_due(forgotten, TODAY.isoformat())
    assert forgotten.lapses == 1
    assert not is_due(graded(forgotten, "good", TODAY), TODAY.isoformat())
    assert is_due(Schedule(), TODAY.isoformat())


@given(st.lists(st.sampled_from(GRADES), max_size=60))
def test_intervals_and_ease_stay_in_bounds(grades: list[str]) -> None:
    schedule = Schedule()
    for grade in grades:
        schedule = graded(schedule, grade, TODAY)  # type: ignore[arg-type]
        assert 0 <= schedule.interval <= 365
        assert 1.3 <= schedule.ease < 20


def test_cloze() -> None:
    assert cloze("城市里的城市", "城市") == "＿＿里的＿＿"
    assert cloze("网络", "城市") == "网络"
    assert cloze("网络", "") == "网络"
