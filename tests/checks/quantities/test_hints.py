from __future__ import annotations

import pytest

from reader.checks.quantities.extract import all_quantities
from reader.checks.quantities.hints import hinted
from tests.checks.quantities.tables import problems


@pytest.mark.parametrize(
    ("zh", "en"),
    [("三峡大坝蓄水了。", "The dam at the three gorges was filled."), ("他们去了九寨沟。", "They went to the valley of the nine villages.")],
)  # fmt: skip
def test_a_figure_inside_a_fixed_word_is_an_answer(zh: str, en: str) -> None:
    assert problems(zh, en) == []


def test_a_figure_that_is_nowhere_is_missing() -> None:
    assert problems("大坝蓄水了。", "The four dams were filled.") != []


def test_large_figures_and_units_need_an_answer_of_their_own() -> None:
    (large,) = all_quantities("thirty", "en")
    (metres,) = all_quantities("three metres", "en")
    assert not hinted(large, "", "三十六计", [])
    assert not hinted(metres, "", "三峡", [])
