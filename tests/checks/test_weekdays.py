from __future__ import annotations

import pytest

from reader.checks.weekdays import WEEKDAYS
from tests.checks.running import issues, marked

GOOD = [
    ("会议于2024年3月15日（星期五）举行。", "It was held on Friday, 15 March 2024."),
    ("2024年3月15日举行，星期一休会。", "Held on 15 March 2024; the house rose on Monday."),
]
BAD = [
    ("会议于2024年3月15日（星期四）举行。", "Held on 15 March 2024.", "zh"),
    ("会议于2024年3月15日举行。", "It was held on Thursday, 15 March 2024.", "en"),
]


@pytest.mark.parametrize("pair", GOOD)
def test_weekdays_that_fit_are_silent(pair: tuple[str, str]) -> None:
    assert issues(WEEKDAYS, pair) == []


@pytest.mark.parametrize(("zh", "en", "side"), BAD)
def test_a_weekday_that_contradicts_its_date_is_seen(zh: str, en: str, side: str) -> None:
    (found,) = issues(WEEKDAYS, (zh, en))
    assert "Friday" in found.message
    assert bool(marked(found, [(zh, en)])[0]) == (side == "zh")


def test_a_day_that_does_not_exist_is_left_alone() -> None:
    assert issues(WEEKDAYS, ("2023年2月30日（星期五）", "30 February 2023")) == []
