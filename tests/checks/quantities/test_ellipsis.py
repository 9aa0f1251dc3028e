from __future__ import annotations

import pytest

from tests.checks.quantities.tables import problems


@pytest.mark.parametrize(
    ("zh", "en", "wrong"),
    [
        ("早鸟票八五折，团体票七折。", "Early-bird tickets are 15% off and group tickets 30%.", "… tickets 40%."),
        ("九月一日开学，九月三日上课。", "School opens on September 1 and lessons begin on the 3rd.", "… on the 4th."),
        ("小的二十斤，大的六十斤。", "The small ones weigh ten kilos and the big ones thirty.", "… ones forty."),
        ("上半年亏损两千万，下半年盈利。", "It lost 20 million in the first half and made money in the second.", ""),
    ],
)
def test_a_figure_takes_the_rest_from_the_one_before_it(zh: str, en: str, wrong: str) -> None:
    assert problems(zh, en) == []
    if wrong:
        stem, figure = en.rsplit(" ", 1)[0], wrong.rsplit(" ", 1)[1]
        assert problems(zh, f"{stem} {figure}") != []


def test_people_who_were_named_are_they() -> None:
    assert problems("四人逃走了。", "They ran away.") == []
    assert problems("四匹马逃走了。", "The horses ran away.") != []
